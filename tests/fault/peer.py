# SPDX-License-Identifier: GPL-3.0-or-later
"""What the servers that do as they are told (smtp-peer.py, imap-peer.py) have in common.

A script is read anew for each conversation; a line of it is

    STEP [/WORDS/] REPLY

REPLY is said at STEP instead of what a server in good health says; with /WORDS/ only where they stand in what the client
said. "|" in it is an end of line. An act may stand at its end: "close" hangs up, "mute" says nothing more, "flood" repeats
the words for ever, "drip" does so an octet at a time, "pour" says them and then their last two octets for ever.
"""
import asyncio
import re

DRIP_SECONDS = 0.1


class Over(Exception):
    """The conversation is."""


def rules_read(script):
    rules = []
    with open(script, encoding="utf-8") as lines:
        for line in lines:
            rule = re.fullmatch(r"(\w+) +(?:/(.*?)/ +)?(.*)", line.strip())
            if rule:
                rules.append(rule.groups())
    return rules


def rule_reply(rules, step, line):
    """None: as in good health."""
    for rule_step, words, reply in rules:
        if rule_step == step and (words or "") in line:
            return reply
    return None


async def act_out(act, octets, reader, writer):
    while act == "flood":
        writer.write(octets)
        await writer.drain()
    while act == "drip":
        for octet in octets:
            writer.write(bytes([octet]))
            await writer.drain()
            await asyncio.sleep(DRIP_SECONDS)
    while act == "pour":
        writer.write(octets[-2:] * 4096)
        await writer.drain()
    while act == "mute" and await reader.read(4096):
        pass
    raise Over


async def utter(reply, reader, writer):
    """Says REPLY and acts; returns its words."""
    end = "\r\n"
    act = re.search(r"(^|\|)(close|flood|mute|drip|pour)$", reply)
    words = reply[: act.start()] if act else reply
    if act and act.group(2) == "pour":
        end = ""
    octets = (words.replace("|", "\r\n") + end).encode("latin-1") if words else b""
    if not act or act.group(2) != "drip":
        writer.write(octets)
        await writer.drain()
    if act:
        await act_out(act.group(2), octets, reader, writer)
    return words


async def serve(converse, port=0):
    """Says the port, and converses with each client until it is killed."""

    async def client(reader, writer):
        try:
            await converse(reader, writer)
        except (Over, OSError, ValueError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(client, "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server that does as it is told, for smtp-hostile.sh and send-kill.sh.

    smtp-peer.py MAILS SCRIPT [PORT]

Says its port (a free one, or PORT), and serves until it is killed, as many at once as come. Each mail that it takes becomes a file in the folder
MAILS before it says so. SCRIPT is read anew for each conversation; a line of it is

    STEP [/WORDS/] REPLY

STEP: greeting, ehlo, mail, rcpt, data, body, dot, quit, rset; with /WORDS/ only where they stand in the line (for data,
body and dot: in the line of RCPT). REPLY is said instead of what a server in good health says; "|" in it is an end of
line, "close" at its end hangs up, "flood" repeats it for ever. `body' comes within a mail, at its first line.
"""
import asyncio
import os
import re
import sys

mails, script = sys.argv[1:3]
port = int(sys.argv[3]) if len(sys.argv) > 3 else 0
HEALTHY = {
    "greeting": "220 peer.example ESMTP",
    "ehlo": "250-peer.example|250-PIPELINING|250-SIZE 20000000|250-DSN|250 8BITMIME",
    "helo": "250 peer.example",
    "mail": "250 2.1.0 sender ok",
    "rcpt": "250 2.1.5 recipient ok",
    "data": "354 go on",
    "body": "",
    "dot": "250 2.0.0 queued as %d",
    "rset": "250 2.0.0 forgotten",
    "quit": "221 2.0.0 bye|close",
}
taken = 0


class Over(Exception):
    """The conversation is."""


def script_read():
    rules = []
    with open(script, encoding="utf-8") as lines:
        for line in lines:
            rule = re.fullmatch(r"(\w+) +(?:/(.*?)/ +)?(.*)", line.strip())
            if rule:
                rules.append(rule.groups())
    return rules


class Conversation:
    def __init__(self, reader, writer):
        self.reader, self.writer, self.rules = reader, writer, script_read()
        self.recipient = ""

    def reply(self, step, line):
        for rule_step, words, reply in self.rules:
            if rule_step == step and (words or "") in line:
                return reply
        return HEALTHY.get(step, "500 5.5.1 what")

    async def say(self, step, line=""):
        """True when it is what was wanted."""
        reply = self.reply(step, line)
        act = re.search(r"(^|\|)(close|flood)$", reply)
        words = reply[: act.start()] if act else reply
        if "%d" in words:
            words = words % taken
        octets = (words.replace("|", "\r\n") + "\r\n").encode() if words else b""
        self.writer.write(octets)
        while act and act.group(2) == "flood":
            await self.writer.drain()
            self.writer.write(octets)
        await self.writer.drain()
        if act:
            raise Over
        return words[:1] in ("2", "3") or not words

    async def take(self):
        """The lines of one mail."""
        global taken
        lines, first = [], True
        while (line := await self.reader.readline()) != b".\r\n":
            if not line:
                raise Over
            if first:
                await self.say("body", self.recipient)
            first = False
            lines.append(line[1:] if line.startswith(b".") else line)
        if re.match(r"(2|.*%d)", self.reply("dot", self.recipient)):
            taken += 1
            name = os.path.join(mails, "%06d" % taken)
            with open(name + ".part", "wb") as file:
                file.write(b"X-Recipient: " + self.recipient.encode() + b"\r\n" + b"".join(lines))
            os.rename(name + ".part", name + ".eml")
        await self.say("dot", self.recipient)

    async def converse(self):
        await self.say("greeting")
        while line := (await self.reader.readline()).decode("latin-1").strip():
            verb = line[:4].lower()
            if verb == "rcpt":
                self.recipient = line[9:-1].split(">")[0]
            wanted = await self.say(verb, self.recipient if verb == "data" else line)
            if verb == "data" and wanted:
                await self.take()


async def serve(reader, writer):
    try:
        await Conversation(reader, writer).converse()
    except (Over, OSError, ValueError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())

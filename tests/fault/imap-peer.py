#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An IMAP server that does as it is told, for imap-hostile.sh and poll-kill.sh.

    imap-peer.py MAILBOX SCRIPT

Says its port, and serves until it is killed. MAILBOX is a folder whose files, named by UID, are the mails; what is expunged
is removed there, what is moved is renamed to MAILBOX.moved. SCRIPT is one of peer.py's; its steps: greeting, capability,
login, open, search, list (sizes), mail (bodies), body (one of them; its line is "UID n"), store, expunge, copy, move,
create, idle, logout. "%T" in a reply is the client's tag.
"""
import asyncio
import os
import re
import sys

sys.dont_write_bytecode = True
import peer  # noqa: E402

mailbox, script = sys.argv[1:3]
CAPABILITY = "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN UIDPLUS MOVE IDLE"
STEPS = {
    "CAPABILITY": "capability",
    "AUTHENTICATE": "login",
    "LOGIN": "login",
    "SELECT": "open",
    "EXAMINE": "open",
    "CREATE": "create",
    "IDLE": "idle",
    "LOGOUT": "logout",
    "UID SEARCH": "search",
    "UID STORE": "store",
    "UID EXPUNGE": "expunge",
    "UID COPY": "copy",
    "UID MOVE": "move",
}


def uids():
    return sorted(int(name) for name in os.listdir(mailbox))


def named(words):
    """The UIDs that a set names, of those that are there."""
    there, found = uids(), set()
    for part in words.split(","):
        first, _, last = part.partition(":")
        low = int(first)
        high = low if not last else there[-1] if last == "*" and there else int(last.replace("*", "0"))
        found.update(uid for uid in there if low <= uid <= high)
    return sorted(found)


def contents(uid):
    with open(os.path.join(mailbox, str(uid)), "rb") as file:
        return file.read()


class Conversation:
    def __init__(self, reader, writer):
        self.reader, self.writer, self.rules = reader, writer, peer.rules_read(script)
        self.tag = "*"

    async def say(self, step, line, healthy):
        """HEALTHY: lines before the OK, or None where there is none."""
        own = peer.rule_reply(self.rules, step, line)
        reply = own if own is not None else "".join(each + "|" for each in healthy) + "%T OK done"
        await peer.utter(reply.replace("%T", self.tag), self.reader, self.writer)
        return own is None

    async def mails(self, line):
        own = peer.rule_reply(self.rules, "mail", line)
        if own is not None:
            await peer.utter(own.replace("%T", self.tag), self.reader, self.writer)
            return
        for number, uid in enumerate(named(line.split()[3]), 1):
            own = peer.rule_reply(self.rules, "body", "UID %d" % uid)
            if own is not None:
                await peer.utter(own.replace("%T", self.tag), self.reader, self.writer)
                continue
            octets = contents(uid)
            self.writer.write(b"* %d FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (number, uid, len(octets), octets))
            await self.writer.drain()
        await peer.utter(self.tag + " OK done", self.reader, self.writer)

    async def fetch(self, line):
        if "BODY.PEEK[]" in line:
            await self.mails(line)
            return
        await self.say(
            "list", line, ["* %d FETCH (UID %d RFC822.SIZE %d)" % (n, uid, len(contents(uid)))
                           for n, uid in enumerate(named(line.split()[3]), 1)])

    def healthy(self, step, line):
        there = uids()
        if step == "capability":
            return [CAPABILITY]
        if step == "open":
            return ["* %d EXISTS" % len(there), "* OK [UIDVALIDITY 7] so", "* OK [UIDNEXT %d] so" % ((there or [0])[-1] + 1)]
        if step == "search":
            return ["* SEARCH " + " ".join(str(uid) for uid in named(line.split()[4]))]
        return []

    def change(self, step, line):
        for uid in named(line.split()[3]) if step in ("expunge", "move") else []:
            path = os.path.join(mailbox, str(uid))
            os.rename(path, "%s.moved/%d" % (mailbox, uid)) if step == "move" else os.remove(path)

    async def answer(self, line):
        words = line.upper().split()
        self.tag, verb = line.split()[0], words[1]
        if verb == "UID" and words[2] == "FETCH":
            await self.fetch(line)
            return
        step = STEPS.get(" ".join(words[1:3]) if verb == "UID" else verb, "unknown")
        if await self.say(step, line, self.healthy(step, line)):
            self.change(step, line)
        if step == "logout":
            raise peer.Over

    async def converse(self):
        greeting = peer.rule_reply(self.rules, "greeting", "")
        await peer.utter("* OK ready" if greeting is None else greeting, self.reader, self.writer)
        while line := (await self.reader.readline()).decode("latin-1").strip():
            await self.answer(line)


os.makedirs(mailbox + ".moved", exist_ok=True)
asyncio.run(peer.serve(lambda reader, writer: Conversation(reader, writer).converse()))

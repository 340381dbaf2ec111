#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server that does as it is told, for smtp-hostile.sh and send-kill.sh.

    smtp-peer.py MAILS SCRIPT [PORT]

Says its port (a free one, or PORT), and serves until it is killed, as many at once as come. Each mail that it takes becomes a file in the folder
MAILS before it says so. SCRIPT is one of peer.py's; its steps: greeting, ehlo, mail, rcpt, data, body, dot, quit, rset;
the words of data, body and dot are looked for in the line of RCPT. `body' comes within a mail, at its first line.
"""
import asyncio
import os
import re
import sys

sys.dont_write_bytecode = True
import peer  # noqa: E402

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


class Conversation:
    def __init__(self, reader, writer):
        self.reader, self.writer, self.rules = reader, writer, peer.rules_read(script)
        self.recipient = ""

    def reply(self, step, line):
        own = peer.rule_reply(self.rules, step, line)
        return HEALTHY.get(step, "500 5.5.1 what") if own is None else own

    async def say(self, step, line=""):
        """True when it is what was wanted."""
        reply = self.reply(step, line)
        words = await peer.utter(reply % taken if "%d" in reply else reply, self.reader, self.writer)
        return words[:1] in ("2", "3") or not words

    async def take(self):
        """The lines of one mail."""
        global taken
        lines, first = [], True
        while (line := await self.reader.readline()) != b".\r\n":
            if not line:
                raise peer.Over
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


asyncio.run(peer.serve(lambda reader, writer: Conversation(reader, writer).converse(), port))

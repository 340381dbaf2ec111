#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a poll at random moments, while mail comes in, for poll-kill.sh.

    poll-killer.py KILLS SEED MAILBOX SPOOL COMMAND...

MAILBOX is imap-peer.py's. Before each kill eight mails more come; at the end COMMAND may run undisturbed. Then says how
many mails there were, and of these in SPOOL how many are lost, partial, or there again.
"""
import os
import random
import re
import signal
import subprocess
import sys
import time

kills, seed, mailbox, spool = int(sys.argv[1]), sys.argv[2], *sys.argv[3:5]
command = sys.argv[5:]
dice = random.Random(seed)
came = 0


def mails_come(count):
    global came
    for _ in range(count):
        came += 1
        name = os.path.join(mailbox, str(came))
        with open(name, "w", encoding="ascii") as file:
            file.write("Message-ID: <%d@x>\r\n\r\n%s\r\nEnd.\r\n" % (came, "x" * dice.randrange(3000)))


def start():
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)


mails_come(20)
begun = time.monotonic()
start().wait()
whole = time.monotonic() - begun
for _ in range(kills):
    mails_come(8)
    child = start()
    time.sleep(dice.random() * whole)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
undisturbed = [start().wait() for _ in range(3)]

partial, found = 0, []
for name in os.listdir(spool):
    with open(os.path.join(spool, name), encoding="ascii") as file:
        words = file.read()
    partial += not words.endswith("End.\n")
    found += re.findall(r"^Message-ID: <(\d+)@x>$", words, re.MULTILINE)
print("kills=%d mails=%d lost=%d partial=%d again=%d left=%d end=%d" % (
    kills, came, came - len(set(found)), partial, len(found) - len(set(found)), len(os.listdir(mailbox)), undisturbed[-1]))

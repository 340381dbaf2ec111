#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command, and writes what it took to a file: "SECONDS MEBIBYTES".

    measured.py FILE COMMAND...

Mebibytes: the most that one of its processes had in memory at a time. Ends as the command does.
"""
import resource
import subprocess
import sys
import time

begun = time.monotonic()
code = subprocess.call(sys.argv[2:])
took = time.monotonic() - begun
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("%.1f %d\n" % (took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))
sys.exit(code if code >= 0 else 128 - code)

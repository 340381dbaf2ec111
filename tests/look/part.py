# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the HTML part of a mail."""
import email
import email.policy
import sys

with open(sys.argv[1], "rb") as file:
    message = email.message_from_binary_file(file, policy=email.policy.default)
sys.stdout.reconfigure(encoding="utf-8")
print(message.get_body(("html",)).get_content(), end="")

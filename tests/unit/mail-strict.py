# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads one mail on stdin by the strictest policy there is, and prints subject, name, address and text."""
import email
import email.policy
import sys

policy = email.policy.default.clone(raise_on_defect=True)
message = email.message_from_binary_file(sys.stdin.buffer, policy=policy)
names = [name.lower() for name in message.keys()]
assert len(names) == len(set(names)), "a header stands twice"
for part in message.walk():
    assert not part.defects, part.defects
    for name, value in part.items():
        assert not getattr(value, "defects", ()), (name, value.defects)
(to,) = message["To"].addresses
text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
sys.stdout.reconfigure(encoding="utf-8", newline="\n")
# Python puts blanks between the encoded words of a name.
print(message["Subject"], to.display_name.replace(" ", ""), to.addr_spec, text, sep="\n", end="")

# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads mails by the strictest policy there is, and writes the HTML part of each FOLDER/NAME.eml as FOLDER/NAME.html.
    part.py FOLDER"""
import email
import email.policy
import pathlib
import sys

strict = email.policy.default.clone(raise_on_defect=True)
for mail in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    message = email.message_from_bytes(mail.read_bytes(), policy=strict)
    names = [name.lower() for name in message.keys()]
    assert len(names) == len(set(names)), f"{mail}: a header stands twice"
    text, html = message.iter_parts()
    assert text.get_content_type() == "text/plain" and html.get_content_type() == "text/html", mail
    assert text.get_content(), mail
    mail.with_suffix(".html").write_text(html.get_content().replace("\r\n", "\n"), encoding="utf-8")

# SPDX-License-Identifier: GPL-3.0-or-later
"""Mails that want to be somebody else's, a hundred of them, each with what must become of it.

    spoofs.py FOLDER NAME=VALUE...

The values are what a spoofer may have got hold of: daily, audit, open and summary, the addresses that mails to Ann (and
Mia) are answered at; id, the Message-ID of Ann's; bob, Bob's address. FOLDER gets N.eml, and a line each goes to stdout:
N, the envelope's sender and recipient, the outcome, and what the owner is told, parted by tabs.
"""
import sys

folder = sys.argv[1]
own = dict(pair.split("=", 1) for pair in sys.argv[2:])
daily, audit, free, summary, bobs, ids = (own[n] for n in ("daily", "audit", "open", "summary", "bob", "id"))
SITE = "checkin@acme.example"
ANN, BOB, EVE = "ann@acme.example", "bob@acme.example", "eve@evil.example"
RECEIVED = "Received: from out.example by mx.acme.example with ESMTP; Mon, 23 Nov 2026 10:00:00 +0100"
ELSEWHERE = "comes from"
NOBODY = "it has no single sender"
UNCONFIRMED = "the mail server does not confirm it"
NONE = "it answers no mail of ours"
FORGED = "the token in its address is none of ours"

table = []


def spoof(head, said, to=daily, sender=EVE, body="Done: lies\n", outcome="held"):
    table.append((head if isinstance(head, list) else [head], said, to, sender, body, outcome))


# Ann's address is known; From is not hers, or nobody's.
for line, said in [
    (f"From: {EVE}", ELSEWHERE),
    (f"From: Ann Lee <{EVE}>", ELSEWHERE),
    (f'From: "{ANN}" <{EVE}>', ELSEWHERE),
    (f'From: "Ann <{ANN}>" <{EVE}>', ELSEWHERE),
    (f"From: =?utf-8?q?ann=40acme.example?= <{EVE}>", ELSEWHERE),
    (f"From: =?utf-8?b?PGFubkBhY21lLmV4YW1wbGU+?= <{EVE}>", ELSEWHERE),
    (f"From: {EVE} ({ANN})", ELSEWHERE),
    (f"From: {ANN}.evil.example", ELSEWHERE),
    ("From: ann@acme.example.", NOBODY),
    ("From: ann+x@acme.example", ELSEWHERE),
    ("From: ann@sub.acme.example", ELSEWHERE),
    ("From: ann@acme.example@evil.example", NOBODY),
    ("From: \u0430nn@acme.example", ELSEWHERE),
    ("From: ann@\u0430cme.example", ELSEWHERE),
    (f"From: {BOB}", ELSEWHERE),
    (f"From: Ann Lee <{BOB}>", ELSEWHERE),
    (f"From: {ANN}, {EVE}", NOBODY),
    (f"From: {EVE}, {ANN}", NOBODY),
    (f"From: nobody, {ANN}", NOBODY),
    (f"From: <{ANN}> <{EVE}>", NOBODY),
    (f"From: <{EVE}> <{ANN}>", NOBODY),
    (f"From: {EVE} <{ANN}>", NOBODY),
    (f"From: <{ANN}> {EVE}", NOBODY),
    (f"From: Staff: {ANN};", NOBODY),
    (f"From: <@evil.example:{ANN}>", NOBODY),
    (f"From: {ANN}\0.evil.example", NOBODY),
    (f"From: <{ANN}", NOBODY),
    (f'From: "Ann <{ANN}>', NOBODY),
    ("From:", NOBODY),
    ("From: <>", NOBODY),
    ("X-From: ann", NOBODY),
    ([f"From: {ANN}", f"From: {ANN}"], NOBODY),
    ([f"From: {ANN}", f"From: {EVE}"], NOBODY),
    ([f"From: {EVE}", f"FROM : {ANN}"], NOBODY),
    ([f"From: {ANN}", f"Sender: {EVE}"], "but its Sender is eve"),
    ([f"From: {ANN}", "Sender: nobody, really"], "but its Sender is nobody"),
    ([f"From: {EVE}", f"Sender: {ANN}"], ELSEWHERE),
    ([f"From: {EVE}", f"Reply-To: {ANN}"], ELSEWHERE),
    ([f"From: {EVE}", f"Resent-From: {ANN}"], ELSEWHERE),
    ([f"From: {EVE}", f"Return-Path: <{ANN}>"], ELSEWHERE),
    ([f"From: {EVE}", f"X-Original-From: {ANN}"], ELSEWHERE),
    ([f"From: {EVE}", f"Subject: x\rFrom: {ANN}"], NOBODY),
    ([f"From: {ANN}"] + ["X-Pad: 1"] * 1000 + [f"From: {EVE}"], NOBODY),
]:
    spoof(line, said)
spoof(f"From: {EVE}", ELSEWHERE, sender=ANN)
spoof(f"From: {EVE}", ELSEWHERE, body=f"From: {ANN}\n\nDone: lies\n")
spoof([f"From: {EVE}", "Content-Type: message/rfc822"], ELSEWHERE, body=f"From: {ANN}\nTo: {SITE}\n\nDone: lies\n")
spoof([f"From: {EVE}", 'Content-Type: multipart/mixed; boundary="b"'], ELSEWHERE,
      body=f"--b\nFrom: {ANN}\nContent-Type: text/plain\n\nDone: lies\n--b--\n")

# Only To, Cc, or a handle leads to Ann's mail: To and Cc grant nothing, at any level.
for to in (daily, free):
    for head in ([f"To: {to}"], [f"Cc: {to}"], [f"Delivered-To: {to}"], [f"X-Original-To: {to}"]):
        spoof([f"From: {EVE}"] + head, ELSEWHERE, to=SITE)
spoof([f"From: {BOB}", f"To: {SITE}, {ANN}", f"Cc: {free}"], ELSEWHERE, to=SITE)
spoof([f"From: {EVE}", f"In-Reply-To: {ids}"], ELSEWHERE, to=SITE)
spoof([f"From: {BOB}", f"References: <x@y.example> {ids}"], ELSEWHERE, to=SITE)
spoof([f"From: {ANN}", f"From: {EVE}", f"In-Reply-To: {ids}"], NOBODY, to=SITE)
spoof([f"From: {ANN}", f"Sender: {EVE}", f"References: {ids}"], "but its Sender is eve", to=SITE)
spoof([f"From: {ANN}", "In-Reply-To: <aaaaaaaaaaaaaaaa@acme.example>"], NONE, to=SITE)
spoof([f"From: {ANN}", "Subject: Re: [aaaaaaaaaaaaaaaa]"], NONE, to=SITE)
spoof([f"From: {ANN}"], NONE, to=SITE)
spoof([f"From: {ANN}"], NONE, to=daily.replace("acme.example", "evil.example"))

# Tokens that are none.
local, token = daily.split("@")[0].split("+")
for at in (0, 1, 3, 9, 12, 15, 20, 40):
    wrong = token[:at] + ("b" if token[at] != "b" else "c") + token[at + 1:]
    spoof([f"From: {ANN}", f"In-Reply-To: {ids}"], FORGED, to=f"{local}+{wrong}@acme.example")
spoof([f"From: {ANN}"], FORGED, to=f"{local}+{'a' * 42}@acme.example")
spoof([f"From: {ANN}"], NONE, to=f"{local}+{token[:41]}@acme.example")
spoof([f"From: {ANN}"], NONE, to=f"{local}+{token}a@acme.example")

# The audit wants DMARC; From is Ann's in all of them.
PASS = "dmarc=pass header.from=acme.example"
for fields in [
    [RECEIVED],
    [f"Authentication-Results: mx.acme.example; {PASS}"],
    [RECEIVED, f"Authentication-Results: mx.acme.example; {PASS}"],
    [f"Authentication-Results: mx.evil.example; {PASS}", RECEIVED],
    [f"Authentication-Results: mx.acme.example.evil.example; {PASS}", RECEIVED],
    [f"Authentication-Results: (mx.acme.example) mx.evil.example; {PASS}", RECEIVED],
    [f"Authentication-Results: evil; x=(mx.acme.example; {PASS})", RECEIVED],
    [f"Authentication-Results: evil;\n mx.acme.example; {PASS}", RECEIVED],
    [f"Authentication-Results: mx.acme.example 2; {PASS}", RECEIVED],
    [f"Authentication-Results: mx.acme.example; none; {PASS}", RECEIVED],
    ["Authentication-Results: mx.acme.example; dmarc=pass header.from=evil.example", RECEIVED],
    ["Authentication-Results: mx.acme.example; dmarc=pass", RECEIVED],
    ["Authentication-Results: mx.acme.example; dmarc=fail header.from=acme.example", RECEIVED],
    [f"Authentication-Results: mx.acme.example; dmarc=fail ({PASS})", RECEIVED],
    [f'Authentication-Results: mx.acme.example; dmarc=fail reason="{PASS}"', RECEIVED],
    ["Authentication-Results: mx.acme.example; dkim=pass header.d=acme.example; spf=pass smtp.mailfrom=acme.example",
     RECEIVED],
    [f"Authentication-Results: mx.acme.example; {PASS}; dmarc=fail header.from=acme.example", RECEIVED],
    [f"Authentication-Results: mx.acme.example; {PASS}",
     "Authentication-Results: mx.acme.example; dmarc=none header.from=acme.example", RECEIVED],
    [f"Authentication-Results: mx.acme.example; {PASS} header.from=evil.example", RECEIVED],
    [f"ARC-Authentication-Results: i=1; mx.acme.example; {PASS}", RECEIVED],
    [f"X-Authentication-Results: mx.acme.example; {PASS}", RECEIVED],
    [RECEIVED, f"Authentication-Results: mx.acme.example; {PASS}", RECEIVED],
]:
    spoof(fields + [f"From: {ANN}"], UNCONFIRMED, to=audit)

# A token alone runs no command, even where it is enough for an answer; nor does it tell of an absence.
spoof(f"From: {EVE}", ELSEWHERE, to=free, body="leave\n")
spoof(f"From: {EVE}", ELSEWHERE, to=free, body="pause\n")
spoof([f"From: {ANN}", f"From: {EVE}"], NOBODY, to=free, body="vacation 2026-11-24..2026-12-24\n")
spoof(f"From: {BOB}", ELSEWHERE, to=free)
spoof(f"From: {EVE}", ELSEWHERE, to=summary, body="all: you are fired\n")
spoof(f"From: {BOB}", ELSEWHERE, to=summary, body="all: I am Mia\n")
for head in ([f"From: {ANN}", f"From: {EVE}"], [f"From: {EVE}"], [f"From: <@evil.example:{ANN}>"]):
    spoof(head, "its sender is nobody we know", to="checkin+command@acme.example", body="leave\n")
spoof([f"From: {ANN}", f"Sender: {EVE}"], "but its Sender is eve", to="checkin+command@acme.example", body="leave\n")
spoof([f"From: {ANN}"], UNCONFIRMED, to="checkin+command@acme.example", body="leave\n")
spoof([f"From: {ANN}", "Subject: pause"], UNCONFIRMED, to=SITE)
spoof([f"From: {EVE}", "Auto-Submitted: auto-replied", "Subject: Out of office"], "", outcome="nothing",
      body="I am away until 24 December 2026.\n")

for number, (head, said, to, sender, body, outcome) in enumerate(table, 1):
    subject = [] if any(line.startswith("Subject:") for line in head) else [f"Subject: spoof {number}"]
    lines = head + subject + [f"Message-ID: <{number}@evil.example>", "Date: Mon, 23 Nov 2026 10:00:00 +0100"]
    with open(f"{folder}/{number}.eml", "wb") as file:
        file.write(("\n".join(lines) + "\n\n" + body).encode())
    print(number, sender, to, outcome, said, sep="\t")

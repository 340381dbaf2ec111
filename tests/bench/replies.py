#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers every question mail of a Maildir, in the shapes of five mail programs.

usage: replies.py QUESTIONS SPOOL MAILDIR

QUESTIONS is the Maildir that `muster send' filled. Each reply goes twice: as a file of the spool into SPOOL/new, and as a
mail into MAILDIR/new, for a peer to index the same bytes. A reply is multipart/alternative with a plain and an HTML part,
both with the whole question quoted, and the transport headers of three hops: 6 to 12 KiB. One in a hundred carries a
picture of 200 KiB. The same questions give the same bytes. Nothing is synced: this prepares a benchmark, it is none.
"""
import base64
import email
import email.utils
import html
import os
import quopri
import random
import sys
import time

WORDS = ("finished the parser review merged branch deploy staging customer ticket reply meeting notes invoice index query "
         "slow page fixed test release candidate waiting design feedback paired migration backup restore rollback alert "
         "weekend planning retro café naïve résumé Zürich señor crash report profile memory queue worker wording").split()
LABELS = ("Done", "Next", "Blockers")
STYLES = ("mutt", "gmail", "outlook", "thunderbird", "apple")


def letters(dice, count):
    return "".join(dice.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", k=count))


def sentence(dice):
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(8, 30))).capitalize() + "."


def answer(dice):
    return "\n".join("- " + sentence(dice) for _ in range(dice.randint(1, 4)))


def inline(lines, answers):
    """The question quoted, each answer under its question."""
    out, left = [], list(answers)
    for line in lines:
        out.append("> " + line if line else ">")
        if line[:2] in ("1.", "2.", "3.") and left:
            out += ["", left.pop(0), ""]
    return "\n".join(out)


def texts(dice, style, lines, stamp, sender):
    """The plain part and the HTML part."""
    answers = [answer(dice), answer(dice), dice.choice(("no", sentence(dice)))]
    labelled = "\n\n".join(f"{label}: {text}" for label, text in zip(LABELS, answers))
    wrote = f"On {stamp}, {sender} wrote:"
    quoted = "\n".join("> " + line if line else ">" for line in lines)
    if style == "mutt":
        plain = f"{wrote}\n{inline(lines, answers)}\n"
    elif style == "outlook":
        plain = (f"{labelled}\n\n________________________________\nFrom: {sender}\nSent: {stamp}\n"
                 f"Subject: Your check-in\n\n" + "\n".join(lines) + "\n")
    elif style == "apple":
        plain = f"{labelled}\n\nSent from my iPhone\n\n> {wrote}\n> \n{quoted}\n"
    else:
        plain = f"{labelled}\n\n{wrote}\n\n{quoted}\n"
    css = "margin:0in;font-size:11.0pt;font-family:Calibri,sans-serif;mso-fareast-language:EN-US"
    paragraphs = "\n".join(f'<p style="{css}">{html.escape(line) or "&nbsp;"}</p>'
                           for line in labelled.split("\n"))
    quote = "\n".join(f'<p style="{css}">{html.escape(line) or "&nbsp;"}</p>' for line in lines)
    page = (f'<html><head><meta charset="utf-8"></head><body><div dir="ltr">{paragraphs}</div><br>'
            f'<div class="gmail_quote"><div class="gmail_attr">{html.escape(wrote)}</div>'
            f'<blockquote class="gmail_quote">{quote}</blockquote></div></body></html>\n')
    return plain, page


def part(kind, text):
    body = quopri.encodestring(text.encode()).decode()
    return (f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{body}\n")


def with_picture(dice, boundary, body):
    picture = base64.encodebytes(dice.randbytes(200 * 1024)).decode()
    return (f"--{boundary}m\nContent-Type: multipart/alternative; boundary=\"{boundary}\"\n\n{body}--{boundary}m\n"
            f"Content-Type: image/png; name=\"screen.png\"\nContent-Disposition: attachment; filename=\"screen.png\"\n"
            f"Content-Transfer-Encoding: base64\n\n{picture}--{boundary}m--\n")


def asked_lines(question):
    """The plain part of the question, which is its first."""
    text = question.get_payload()[0].get_payload(decode=True).decode()
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def reply(dice, number, question, when):
    person, to = question["Delivered-To"], question["Reply-To"]
    lines = asked_lines(question)
    style = STYLES[number % len(STYLES)]
    stamp = time.strftime("%a, %d %b %Y at %H:%M", time.gmtime(when))
    plain, page = texts(dice, style, lines, stamp, "Acme check-in <checkin@acme.example>")
    boundary = "=_alt_" + letters(dice, 24)
    date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(when))
    hops = "".join(f"Received: from mx{i}.acme.example (mx{i}.acme.example [192.0.2.{i + 1}])\n\tby mx.acme.example (Postfix) "
                   f"with ESMTPS id {letters(dice, 10)}\n\tfor <{to}>; {date}\n" for i in range(3))
    head = (f"Return-Path: <{person}>\nDelivered-To: {to}\n{hops}"
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=acme.example; s=2026;\n\tbh={letters(dice, 43)}=;\n"
            f"\tb=" + "\n\t ".join(letters(dice, 64) for _ in range(5)) + "\n"
            f"ARC-Seal: i=1; a=rsa-sha256; cv=none; d=relay.example; s=arc;\n"
            f"\tb=" + "\n\t ".join(letters(dice, 64) for _ in range(5)) + "\n"
            f"From: {person.split('@')[0]} <{person}>\nTo: Acme check-in <{to}>\nSubject: Re: {question['Subject']}\n"
            f"Date: {date}\nMessage-ID: <{letters(dice, 24)}@client.example>\nIn-Reply-To: {question['Message-ID']}\n"
            f"References: {question['Message-ID']}\nMIME-Version: 1.0\n")
    body = f"--{boundary}\n{part('plain', plain)}--{boundary}\n{part('html', page)}--{boundary}--\n"
    if number % 100 == 99:
        head += f"Content-Type: multipart/mixed; boundary=\"{boundary}m\"\n\n"
        body = with_picture(dice, boundary, body)
    else:
        head += f"Content-Type: multipart/alternative; boundary=\"{boundary}\"\n\n"
    return person, to, (head + body).encode()


def main():
    questions, spool, maildir = sys.argv[1:]
    new = os.path.join(questions, "new")
    for folder in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(maildir, folder), exist_ok=True)
    number = octets = 0
    for name in sorted(os.listdir(new)):
        with open(os.path.join(new, name), "rb") as file:
            question = email.message_from_binary_file(file)
        if question["Auto-Submitted"]:
            continue  # a welcome asks nothing
        when = int(email.utils.parsedate_to_datetime(question["Date"]).timestamp()) + 3600
        person, to, mail = reply(random.Random(number), number, question, when)
        received = when * 1000000 + number
        with open(os.path.join(spool, "new", f"{received:018d}-{number:019d}-{1:07d}"), "wb") as file:
            file.write(f"muster 1 {received} pipe {person} {to}\n".encode() + mail)
        with open(os.path.join(maildir, "new", f"{when}.M{number:06d}.bench"), "wb") as file:
            file.write(mail)
        number += 1
        octets += len(mail)
    print(f"{number} replies, {octets // max(number, 1)} octets each")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server that misuses TLS in one way, for smtp-tls.sh and imap-tls.sh.

    tls-peer.py PROTOCOL WAY CERTIFICATE KEY HEARD

PROTOCOL: smtp, or imap with an empty mailbox. Says its port, serves one connection after the other until it is killed, and
appends each line that it hears to HEARD, with "tls" or "clear" in front. WAY: tls, starttls (both in good health), old
(TLS 1.1), cut (hangs up within the handshake), mute (says nothing within it), clear (speaks in clear where TLS was
promised), strip (offers no STARTTLS), deny (offers and refuses it), inject (an answer in clear behind its yes), known (in
clear: it knows us already, or, of SMTP, wants no login).
"""
import socket
import ssl
import sys

protocol, way, certificate, key, heard = sys.argv[1:]


class Smtp:
    greeting = b"220 peer ESMTP\r\n"
    injected = b"250 AUTH PLAIN\r\n"
    replies = {b"AUTH": b"235 welcome\r\n", b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}

    @staticmethod
    def wants_tls(line):
        return line[:4].upper() == b"STAR"

    @staticmethod
    def starttls(line, agreed):
        return b"220 go ahead\r\n" if agreed else b"454 not today\r\n"

    def answer(self, line, offers_tls, lines):
        verb = line[:4].upper()
        if verb == b"EHLO":
            login = b"" if way == "known" and offers_tls else b"250 AUTH PLAIN\r\n"
            return b"250-peer\r\n" + (b"250-STARTTLS\r\n" if offers_tls and way != "known" else b"") + (login or b"250 SIZE\r\n")
        if verb == b"DATA":
            return self.replies[verb], lambda: self.mail_end(lines)
        return self.replies.get(verb, b"250 ok\r\n")

    @staticmethod
    def mail_end(lines):
        for line in lines:
            if line == b".\r\n":
                return b"250 taken\r\n"
        return b""


class Imap:
    greeting = b"* PREAUTH we know you\r\n" if way == "known" else b"* OK ready\r\n"
    injected = b"A003 OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] done\r\n"
    untagged = {
        b"EXAMINE": b"* 0 EXISTS\r\n* OK [UIDVALIDITY 7] a\r\n* OK [UIDNEXT 1] b\r\n",
        b"UID": b"* SEARCH\r\n",
        b"LOGOUT": b"* BYE\r\n",
    }

    @staticmethod
    def wants_tls(line):
        return line.split()[1:2] == [b"STARTTLS"]

    @staticmethod
    def starttls(line, agreed):
        return line.split()[0] + (b" OK go ahead\r\n" if agreed else b" NO not today\r\n")

    def answer(self, line, offers_tls, lines):
        tag, verb = line.split()[:2]
        said = self.untagged.get(verb, b"")
        if verb == b"CAPABILITY":
            said = b"* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN" + (b" STARTTLS" if offers_tls else b"") + b"\r\n"
        return said + tag + b" OK done\r\n"


peer = {"smtp": Smtp, "imap": Imap}[protocol]()


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, key)
    if way == "old":
        made.set_ciphers("DEFAULT:@SECLEVEL=0")
        made.minimum_version = made.maximum_version = ssl.TLSVersion.TLSv1_1
    return made


def secure(plain, log):
    """The TLS side of a connection, or None when there is none."""
    if way == "cut":
        plain.recv(1)
        return None
    if way == "mute":
        while plain.recv(4096):
            pass
        return None
    if way == "clear":
        plain.sendall(peer.greeting * 2)
        said = plain.recv(4096)
        if said[:1] != b"\x16":  # a handshake
            log.write("clear " + said.decode("latin-1") + "\n")
        return None
    return context().wrap_socket(plain, server_side=True)


def converse(stream, is_tls, log):
    """Until the client goes, or STARTTLS: then True."""
    lines = stream.makefile("rb")
    for line in lines:
        log.write(("tls " if is_tls else "clear ") + line.decode("latin-1").rstrip("\r\n") + "\n")
        log.flush()
        if peer.wants_tls(line):
            agreed = way != "deny"
            stream.sendall(peer.starttls(line, agreed) + (peer.injected if way == "inject" else b""))
            if agreed:
                return True
            continue
        said = peer.answer(line, not is_tls and way != "strip", lines)
        if isinstance(said, tuple):
            stream.sendall(said[0])
            said = said[1]()
        stream.sendall(said)
    return False


def serve(plain, log):
    plain.settimeout(10)
    stream, is_tls = plain, False
    if way == "tls":
        stream, is_tls = secure(plain, log), True
    stream.sendall(peer.greeting)
    if converse(stream, is_tls, log):
        stream = secure(plain, log)
        if stream is not None:
            converse(stream, True, log)


listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    connection, _ = listener.accept()
    with connection, open(heard, "a", encoding="utf-8") as heard_log:
        try:
            serve(connection, heard_log)
        except (OSError, ssl.SSLError, ValueError):
            pass

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An SMTP server that misuses TLS in one way, for smtp-tls.sh.

    tls-peer.py WAY CERTIFICATE KEY HEARD

Says its port, serves one connection after the other until it is killed, and appends each line that it hears to HEARD,
with "tls" or "clear" in front. WAY: smtps, starttls (both in good health), old (TLS 1.1), cut (hangs up within the
handshake), mute (says nothing within it), clear (speaks in clear where TLS was promised).
"""
import socket
import ssl
import sys

way, certificate, key, heard = sys.argv[1:]
EHLO = {True: b"250-peer\r\n250 AUTH PLAIN\r\n", False: b"250-peer\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n"}
REPLIES = {b"STAR": b"220 go ahead\r\n", b"AUTH": b"235 welcome\r\n", b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, key)
    if way == "old":
        made.set_ciphers("DEFAULT:@SECLEVEL=0")
        made.minimum_version = made.maximum_version = ssl.TLSVersion.TLSv1_1
    return made


def secure(plain):
    """The TLS side of a connection, or None when there is none."""
    if way == "cut":
        plain.recv(1)
        return None
    if way == "mute":
        while plain.recv(4096):
            pass
        return None
    if way == "clear":
        plain.sendall(EHLO[True] * 2)
        return plain
    return context().wrap_socket(plain, server_side=True)


def mail_end(lines):
    for line in lines:
        if line == b".\r\n":
            return


def converse(stream, is_tls, log):
    """Until the client goes, or STARTTLS: then True."""
    lines = stream.makefile("rb")
    for line in lines:
        log.write(("tls " if is_tls else "clear ") + line.decode("latin-1").rstrip("\r\n") + "\n")
        log.flush()
        verb = line[:4].upper()
        stream.sendall(EHLO[is_tls] if verb == b"EHLO" else REPLIES.get(verb, b"250 ok\r\n"))
        if verb == b"STAR":
            return True
        if verb == b"DATA":
            mail_end(lines)
            stream.sendall(b"250 taken\r\n")
    return False


def serve(plain, log):
    plain.settimeout(10)
    stream, is_tls = plain, False
    if way == "smtps":
        stream, is_tls = secure(plain), True
    stream.sendall(b"220 peer ESMTP\r\n")
    if converse(stream, is_tls, log):
        stream = secure(plain)
        if stream is not None:
            converse(stream, True, log)


listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    connection, _ = listener.accept()
    with connection, open(heard, "a", encoding="utf-8") as heard_log:
        try:
            serve(connection, heard_log)
        except (OSError, ssl.SSLError):
            pass

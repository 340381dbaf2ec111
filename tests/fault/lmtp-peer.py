# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that an LMTP server has to bear.

    lmtp-peer.py PLACE SCENARIO

PLACE is the path of a UNIX socket, or HOST:PORT. Each scenario prints one line: what it heard. A reply is
shown by its code and its enhanced code; "end" is the end of the connection.
"""
import os
import random
import re
import signal
import socket
import sys
import time

place = sys.argv[1]
HELLO = b"LHLO peer.example\r\n"
ENVELOPE = b"MAIL FROM:<ann@example.com>\r\nRCPT TO:<checkin@example.com>\r\nDATA\r\n"
MAIL = b"Subject: hello\r\n\r\nAll done.\r\n.\r\n"


class Peer:
    def __init__(self):
        if ":" in place and not place.startswith("/"):
            host, port = place.rsplit(":", 1)
            self.socket = socket.create_connection((host.strip("[]"), int(port)))
        else:
            self.socket = socket.socket(socket.AF_UNIX)
            self.socket.connect(place)
        self.socket.settimeout(20)
        self.lines = self.socket.makefile("rb")

    def say(self, octets):
        self.socket.sendall(octets)
        return self

    def hear(self, count=1):
        """The next COUNT replies; "end" when there are no more."""
        heard = []
        while len(heard) < count:
            try:
                line = self.lines.readline()
            except ConnectionResetError:
                line = b""
            if not line:
                return " ".join(heard + ["end"])
            if line[3:4] != b"-":
                heard.append(re.match(rb"\d{3}( \d\.\d\.\d)?", line).group().decode().replace(" ", "/"))
        return " ".join(heard)

    def greet(self):
        self.say(HELLO)
        assert self.hear(2) == "220 250"
        return self

    def hand_over(self):
        self.say(ENVELOPE)
        return f"{self.hear(3)} {self.say(MAIL).hear()}".removeprefix("250/2.1.0 250/2.1.5 354 ")


def mail():
    print(Peer().greet().hand_over())


def rest():
    """All in one go, and the end of what it says at once: it still listens."""
    peer = Peer()
    peer.say(HELLO + ENVELOPE + MAIL + ENVELOPE + MAIL + b"QUIT\r\n")
    peer.socket.shutdown(socket.SHUT_WR)
    print(peer.hear(20))


def slow():
    """A hundred clients in the middle of something hold nobody up."""
    halves = [HELLO[:5], HELLO, HELLO + ENVELOPE[:30], HELLO + ENVELOPE, HELLO + ENVELOPE + MAIL[:20]]
    slow_ones = [Peer().say(halves[i % len(halves)]) for i in range(80)]
    began = time.monotonic()
    heard = {Peer().greet().hand_over() for _ in range(20)}
    took = time.monotonic() - began
    for peer, half in zip(slow_ones, halves * 20):
        whole = HELLO + ENVELOPE + MAIL
        heard.add(peer.say(whole[len(half):]).hear(6).removeprefix("220 250 250/2.1.0 250/2.1.5 354 "))
    print(heard, "soon" if took < 5 else took)


def deaf():
    """It speaks and never listens, until the server hears it no more; then it listens."""
    peer, said, some = Peer(), 0, b"NOOP\r\n" * 1000
    peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    peer.socket.settimeout(0.3)
    try:
        while said < 10_000_000:
            said += peer.socket.send(some[said % 6:])
    except TimeoutError:
        pass
    peer.socket.settimeout(20)
    other = Peer().greet().hand_over()
    heard = peer.hear(1 + said // 6).split()
    print(other, "bounded" if said < 5_000_000 else said, len(heard) - 1 == said // 6, set(heard[1:]))


def garbage():
    """Octets of no protocol, from many: each ends, and the server goes on."""
    dice = random.Random(int(os.environ.get("SEED", "1")))
    for _ in range(100):
        peer = Peer()
        try:
            peer.say(dice.randbytes(dice.randrange(1, 60000)).replace(b".", b"\n"))
            peer.socket.shutdown(socket.SHUT_WR)
            while peer.socket.recv(65536):
                pass
        except OSError:
            pass  # it hangs up on too much nonsense
    print(Peer().greet().hand_over())


def smuggle():
    """What other servers take for the end of a mail; here it is one mail."""
    ends = [b"\n.\n", b"\n.\r\n", b"\r.\r", b"\r\n.\n", b"\r\n.\r", b"\r.\r\n", b"\n.\r", b"\r\n\0.\r\n"]
    inner = b"MAIL FROM:<eve@example.org>\r\nRCPT TO:<checkin+smuggled@example.com>\r\nDATA\r\nevil\r\n"
    peer, heard = Peer().greet(), []
    for end in ends:
        peer.say(ENVELOPE)
        peer.hear(3)
        heard.append(peer.say(b"Subject: one\r\n\r\ntext" + end + inner + b".\r\n").hear())
    print(*heard, peer.say(b"NOOP\r\n").hear())


def crowd():
    """More sessions than there may be: those who come too late hear why."""
    there = [Peer() for _ in range(int(os.environ["SESSIONS"]))]
    for peer in there:
        peer.greet()
    late = Peer().hear(3)
    there.pop().say(b"QUIT\r\n").hear(2)
    print(late, "-", Peer().greet().hand_over())


def idle():
    """Who says nothing, who says a bit now and then, and who does not finish a mail."""
    quiet, half = Peer(), Peer().greet().say(ENVELOPE)
    half.hear(3)
    drip = Peer()
    drip.hear()
    try:
        for _ in range(100):
            drip.say(b"x")
            time.sleep(0.1)
    except OSError:
        pass
    print(quiet.hear(3), "-", half.hear(3), "-", drip.hear(3))


def stop():
    """The server is told to end (PID): between two mails, in a mail, and behind one."""
    between, inside, behind = (Peer().greet() for _ in range(3))
    for peer in inside, behind:
        peer.say(ENVELOPE)
        peer.hear(3)
    inside.say(MAIL[:10])
    behind.say(MAIL)
    last = behind.hear()
    os.kill(int(os.environ["PID"]), signal.SIGTERM)
    print(between.hear(2), "-", inside.hear(2), "-", last, behind.hear(2))


def gone():
    """It hangs up right behind its mail, before the verdict."""
    for _ in range(20):
        peer = Peer().greet().say(ENVELOPE)
        peer.hear(3)
        peer.say(MAIL).socket.shutdown(socket.SHUT_RDWR)
    print(Peer().greet().hand_over())


def refused():
    """Each recipient by itself; nothing for whom nobody is there."""
    peer = Peer().greet()
    peer.say(b"MAIL FROM:<>\r\nRCPT TO:<checkin+a@example.com>\r\nRCPT TO:<bob@example.com>\r\n"
             b"RCPT TO:<checkin@example.org>\r\nRCPT TO:<CheckIn@Example.COM>\r\nDATA\r\n" + MAIL)
    print(peer.hear(8))


def large():
    peer = Peer().greet()
    peer.say(b"MAIL FROM:<> SIZE=99999999\r\n" + ENVELOPE)
    print(peer.hear(4), peer.say(b"x" * 3000000 + b"\r\n.\r\n").hear(), peer.hand_over())


globals()[sys.argv[2]]()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who wants to know who said what in a pulse.

  pulse-join.py ARRIVALS TRUTH COPY...

COPY are copies of a state directory, oldest first, with the keys in them. ARRIVALS are the addresses that answered, in
the order in which a mail server saw them; TRUTH, which is only used to count, has a line "ADDRESS WORD" a person, where
WORD stands in that person's answer alone. Prints how many answers were joined to their person, out of those that could
be seen: "0 of 8".
"""
import base64
import collections
import hashlib
import os
import re
import sqlite3
import sys
import tempfile
import shutil

arrivals = open(sys.argv[1]).read().split()
truth = dict(line.split() for line in open(sys.argv[2]))
words = [word.encode() for word in truth.values()]
copies = sys.argv[3:]


def files(copy):
    for folder, _, names in os.walk(copy):
        for name in names:
            path = os.path.join(folder, name)
            yield path, open(path, "rb").read()


def database(copy):
    """A copy of the copy, so that looking changes nothing."""
    folder = tempfile.mkdtemp()
    for name in ("muster.db", "muster.db-wal"):
        if os.path.exists(os.path.join(copy, name)):
            shutil.copy(os.path.join(copy, name), folder)
    return folder, sqlite3.connect(os.path.join(folder, "muster.db"))


def rows(copy):
    folder, db = database(copy)
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        try:
            for row in db.execute('SELECT * FROM "%s"' % table):
                yield table, row
        except sqlite3.Error:
            pass
    db.close()
    shutil.rmtree(folder)


def octets(value):
    return value if isinstance(value, bytes) else str(value).encode()


def seen():
    """The words that are anywhere in the last copy."""
    everything = b"".join(data for _, data in files(copies[-1]))
    return [word for word in words if word in everything]


guesses = collections.defaultdict(set)


def by_neighbours():
    """A file of one mail, or a row of one answer, that also names somebody."""
    for copy in copies:
        for path, data in files(copy):
            if "muster.db" in path:
                continue
            found = [word for word in words if word in data]
            if len(found) == 1:
                guesses[found[0]].update(a for a in truth if a.encode() in data)
        people, mails = {}, {}
        for table, row in rows(copy):
            if table == "person":
                people[row[0]] = row[1]
            if table == "sent_mail":
                mails[row[0]] = (row[1], row[3])
        for table, row in rows(copy):
            data = b" ".join(octets(value) for value in row)
            found = [word for word in words if word in data]
            if len(found) != 1:
                continue
            guesses[found[0]].update(a for a in truth if a.encode() in data)
            guesses[found[0]].update(people[p] for h, p in mails.values() if h.encode() in data and p in people)


def key_of(token):
    """As work/pulse/ticket.c has it."""
    claim = base64.b32decode(token.upper() + "=" * (-len(token) % 8))[:10]
    mail = int.from_bytes(claim[1:5], "big")
    bits = int.from_bytes(claim[5:8], "big") & 0xFFFFF
    expires = int.from_bytes(claim[8:10], "big")
    wire = b"".join(n.to_bytes(4, "big") for n in (mail, bits, expires))
    return hashlib.sha256(wire).digest()[:16]


def tokens_in(data):
    return [found.group(1).decode() for found in re.finditer(rb"\+([a-z2-7]{42})@", data)]


def holders():
    """Whose a token is: the mail in which it stands was queued for somebody, or it stands near one address alone."""
    found = {}
    for copy in copies:
        recipients = {}
        for table, row in rows(copy):
            if table == "outbox":
                recipients[row[0]] = [octets(value).decode() for value in row if octets(value).decode() in truth]
        for table, row in rows(copy):
            if table == "outbox_bytes":
                for token in tokens_in(row[1]):
                    for address in recipients.get(row[0], []):
                        found[key_of(token)] = address
        for _, data in files(copy):
            for token in tokens_in(data):
                at = data.find(token.encode())
                near = [a for a in truth if a.encode() in data[max(0, at - 700):at + 700]]
                if len(near) == 1:
                    found.setdefault(key_of(token), near[0])
    return found


def by_tokens():
    """The key of a token whose holder is known, before a word, in any octet of any copy."""
    everything = b"".join(data for copy in copies for _, data in files(copy))
    for key, address in holders().items():
        for at in (m.end() for m in re.finditer(re.escape(key), everything)):
            behind = [(everything.find(word, at), word) for word in words if word in everything[at:at + 4000]]
            if behind:
                guesses[min(behind)[1]].add(address)


def orders():
    """Orders in which the words could have come: by place in a file, by frame of the journal, by row, by copy."""
    for path, data in files(copies[-1]):
        found = [word for word in words if word in data]
        yield sorted(found, key=data.find)
        yield sorted(found, key=data.rfind)
        if path.endswith("-wal"):
            page = int.from_bytes(data[8:12], "big")
            frames = {word: (data.find(word) - 32) // (page + 24) for word in found}
            if len(set(frames.values())) == len(frames):
                yield sorted(found, key=frames.get)
    tables = collections.defaultdict(list)
    for table, row in rows(copies[-1]):
        data = b" ".join(octets(value) for value in row)
        found = sorted((word for word in words if word in data), key=data.find)
        tables[table].extend(found)
    yield from tables.values()
    first = {}
    for number, copy in enumerate(copies):
        everything = b"".join(data for _, data in files(copy))
        for word in words:
            if word in everything:
                first.setdefault(word, number)
    if len(set(first.values())) == len(first):
        yield sorted(first, key=first.get)


def by_order():
    """Chance puts eight into one of two orders once in twenty thousand times: then it is no chance."""
    for order in orders():
        for candidate in (order, order[::-1]):
            if len(candidate) != len(arrivals) or len(set(candidate)) != len(candidate):
                continue
            if [truth[a].encode() for a in arrivals] == candidate:
                for address, word in zip(arrivals, candidate):
                    guesses[word].add(address)


by_neighbours()
by_tokens()
by_order()
known = seen()
right = sum(1 for word in known if len(guesses[word]) == 1 and truth[next(iter(guesses[word]))].encode() == word)
print("%d of %d" % (right, len(known)))

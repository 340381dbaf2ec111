#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R1: the filer is killed at random moments, and mails come twice: each is filed, and once, and has its file.
#   KILLS=2000 SEED=1 for more, and for others. At the end a mail is taken away and the store is made to forget, to show that this test would see it.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/fault/mornings.sh"

python3 -c 'import sqlite3' 2>/dev/null || skip_all "python3 with sqlite3 is not installed"
kills=${KILLS:-30}
crowd=40
RANDOM=${SEED:=$RANDOM}
note "seed $SEED"
state=$work/site/state

# reply PERSON NUMBER: adds the item NUMBER to the person's first answer. The same number is the same mail. It lies as the
# spool keeps it (muster-spool(5)): accepting is another test's.
reply() {
    local who=p$1@acme.example
    came=$((came + 1))
    {
        printf 'muster 1 %s pipe %s %s\n' $came "$who" "${token[$1]}"
        printf 'From: <%s>\nTo: <%s>\nSubject: Re: check-in\nMessage-ID: <%s.%s@client.example>\n' \
            "$who" "${token[$1]}" "$1" "$2"
        printf 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nDone: + item %s\n' "$2"
        printf -- '--b\nContent-Disposition: attachment; filename=file\n\nfile of %s\n--b--\n' "$2"
    } >"$state/spool/new/00$came-000$came-0000001"
}

# replies: three mails more, and now and then one of them twice.
replies() {
    local i
    for i in 1 2 3; do
        sent=$((sent + 1))
        reply $((sent % crowd + 1)) $sent
    done
    [ $((RANDOM % 2)) -ne 0 ] || reply $((sent % crowd + 1)) $sent
}

# What is wrong with files: rows without one, which must not be, and mails without a row. A file without a row may be left by a
# death; the next day's tick takes it away.
audit_files() {
    at "$morning" check 2>&1 | grep -c 'this attachment is gone'
    at "$morning" entries --json | python3 -c 'import json, sys
named = [file for line in sys.stdin for file in json.loads(line).get("attachments", [])]
print("files", len(named), "kept", sum(file["hash"] is not None for file in named))'
}

# What is wrong: items that are missing, or there twice.
audit() {
    at "$morning" entries --json | python3 -c 'import collections, json, sys
items, sent = collections.Counter(), int(sys.argv[1])
for line in sys.stdin:
    for answer in json.loads(line)["answers"]:
        items.update(word for word in answer["text"].replace("+", "").replace("item", "").split())
print("lost", sum(not items[str(i)] for i in range(1, sent + 1)), "doubled", sum(n > 1 for n in items.values()))' "$1"
}

# torture KILLS: the filer of a new site is killed that many times; then says what is wrong with it.
torture() {
    local until=$((killed + $1))
    sent=0 came=1795435200000000 # 2026-11-23T12:00:00Z
    rm -rf "$work/site"
    cp -r "$work/before" "$work/site"
    replies
    timed file
    while [ $killed -lt $until ]; do
        replies
        hounded 2 $lasts file # three deaths in a row over one mail would hold it, as they must
        does file 2>/dev/null || wrong+="the next filer ends with $? "
    done
    [ -z "$(ls "$state/spool/new")" ] || wrong+="mails wait "
    [ "$(at "$morning" status --json | "$reader" members held)" = 0 ] || wrong+="mails are held "
    audited=$(audit $sent)
    [ "$audited" = "lost 0 doubled 0" ] || wrong+="$audited "
    audited=$(audit_files)
    [ "$audited" = "0
files $sent kept $sent" ] || wrong+="$audited of $sent files "
    all=$((all + sent))
}

mornings_begin $crowd
sed -i 's/^  retention {/  attachments { count = 100 }\n&/' "$conf" # each mail of a person adds a file to one answer
morning
does tick
does send
while read -r who reply; do
    who=${who%@*}
    token[${who#p}]=$reply
done < <(addresses)
mv "$work/site" "$work/before"
morning=2026-11-23T12:00:00Z

# Some hundreds on one site: what it holds makes it slower, and never fills the memory in which it lies.
wrong='' all=0
while [ $killed -lt "$kills" ]; do
    torture $((kills - killed < 400 ? kills - killed : 400))
done
note "killed $killed times over $all mails"
is "nothing is lost, filed twice, held, or left" "$wrong" ''

rm -r "$state/attachments"
like "files that are lost would be found out" "$(audit_files)" '^[1-9]'
reply 1 $((sent + 1))
rm "$state"/spool/new/*
does file
is "a mail that is lost would be found out" "$(audit $((sent + 1)))" "lost 1 doubled 0"
python3 -c 'import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as store:
    store.execute("UPDATE received_mail SET hash = randomblob(32)")' "$state/muster.db"
reply $((sent % crowd + 1)) $sent
does file
is "so would one that is filed twice" "$(audit $sent)" "lost 0 doubled 1"
done_testing

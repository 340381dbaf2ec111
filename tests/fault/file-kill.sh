#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The filer is killed at random moments, and mails come twice: each is filed, and once.
# KILLS=2000 tortures longer. At the end a mail is taken away and the store is made to forget, to show that this test would see it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

python3 -c 'import sqlite3' 2>/dev/null || skip_all "python3 with sqlite3 is not installed"
kills=${KILLS:-15}
people=10
now=2026-11-23T12:00:00Z
state=$work/site/state

# reply PERSON NUMBER: adds the item NUMBER to the person's first answer. The same number is the same mail.
reply() {
    local who=p$1@acme.example
    printf 'From: <%s>\nTo: <%s>\nSubject: Re: check-in\nMessage-ID: <%s.%s@client.example>\n\nDone: + item %s\n' \
        "$who" "${token[$1]}" "$1" "$2" "$2" | at "$now" deliver -f "$who" -a "${token[$1]}"
}

file_killed() {
    (MUSTER_NOW=$now exec "$muster" -C "$conf" file >/dev/null 2>&1) &
    local pid=$!
    sleep "$(printf '0.%03d' $((RANDOM % lasts)))"
    kill -9 "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    [ $? -ne 137 ] || killed=$((killed + 1))
}

# What is wrong: items that are missing, or there twice.
audit() {
    at "$now" entries --json | python3 -c 'import collections, json, sys
items, sent = collections.Counter(), int(sys.argv[1])
for line in sys.stdin:
    for answer in json.loads(line)["answers"]:
        items.update(word for word in answer["text"].replace("+", "").replace("item", "").split())
print("lost", sum(not items[str(i)] for i in range(1, sent + 1)), "doubled", sum(n > 1 for n in items.values()))' "$1"
}

mapfile -t rows < <(seq -f 'p%g@acme.example,,,core,' $people)
site_begin "${rows[@]}"
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
for ((i = 1; i <= people; i++)); do
    token[i]=$(field "$(mails "p$i@acme.example" check-in, | tail -n 1)" Reply-To)
done

killed=0 sent=0 lasts=60
while [ $killed -lt "$kills" ]; do
    sent=$((sent + 1))
    reply $((sent % people + 1)) $sent
    [ $((RANDOM % 3)) -ne 0 ] || reply $((sent % people + 1)) $sent
    file_killed
    # three deaths in a row over one mail would hold it, as they must
    [ $((sent % 3)) -ne 2 ] || at "$now" file
done
note "killed $killed times over $sent mails"
ok "the last filer comes to its end" at "$now" file
is "nothing waits" "$(find "$state/spool/new" -type f | wc -l)" 0
is "nothing is lost, nothing is filed twice" "$(audit $sent)" "lost 0 doubled 0"
is "nothing is held" "$(at "$now" status --json | sed 's/.*"held":\([0-9]*\).*/\1/')" 0

reply 1 $((sent + 1))
rm "$state"/spool/new/*
at "$now" file
is "a mail that is lost would be found out" "$(audit $((sent + 1)))" "lost 1 doubled 0"
python3 -c 'import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as store:
    store.execute("UPDATE received_mail SET hash = randomblob(32)")' "$state/muster.db"
reply $((sent % people + 1)) $sent
at "$now" file
is "so would one that is filed twice" "$(audit $sent)" "lost 0 doubled 1"
done_testing

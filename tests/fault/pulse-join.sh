#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Somebody has the whole state directory, all logs, and the order in which a mail server saw the answers to a pulse, and
# wants to know who said what. They look when the answers are in, and when they are published. pulse-join.py is this
# somebody: it knows the formats and holds the keys, and tries tokens, handles, addresses, rows, pages and the journal.
#
# Each thing that is done against it has a control, in which it is not done yet, and somebody finds everyone.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v python3 >/dev/null || skip_all 'python3 is not installed'

PEOPLE="ann bob eva max pam joe lea tom"
ORDER="lea bob tom ann joe max eva pam" # in which they answer
state=$work/site/state
lines=()
for who in $PEOPLE; do lines+=("$who@acme.example,$who,,core,"); done
site_begin "${lines[@]}"
rm "$work/site/workflows.d/daily.conf"
sed -e 's/days     = .*/days     = "tue"/' -e 's/open     = 5/open     = 3/' "$top_srcdir/contrib/workflows/pulse.conf" >"$work/site/workflows.d/pulse.conf"
exec 3>"$work/log"
logs() {
    MUSTER_LOG=stderr "$@" 2>&3
}
word_of() { # that stands in WHO's answer alone
    printf %s "$1" | sha256sum | cut -c1-24
}
asked() { # the last mail that asks WHO
    mails "$1@acme.example" '^How are we doing' | tail -n 1
}
token_of() { # of WHO's mail
    field "$(asked "$1")" Reply-To | sed 's/.*+\(.*\)@.*/\1/'
}
joined() { # joined COPY...: how many of the answers in the last one are joined to their person
    python3 "$top_srcdir/tests/fault/pulse-join.py" "$work/arrivals" "$work/truth" "$@"
}
keep() { # keep NAME: a copy of the state
    cp -a "$state" "$work/$1"
}
deliver() { # deliver WHO DAY MINUTE: the answer lies in the spool
    local mail
    mail=$(asked "$1")
    printf 'From: <%s@acme.example>\nTo: <%s>\nSubject: Re: How\nMessage-ID: <%s@client.example>\nIn-Reply-To: %s\n\n1. 4\n2. %s\n' \
        "$1" "$(field "$mail" Reply-To)" "$2.$3" "$(field "$mail" Message-ID)" "$(word_of "$1")" |
        logs at "$2T11:$3:00+01:00" deliver -f "$1@acme.example" -a "$(field "$mail" Reply-To)"
}
for who in $PEOPLE; do echo "$who@acme.example $(word_of "$who")"; done >"$work/truth"
for who in $ORDER; do echo "$who@acme.example"; done >"$work/arrivals"

logs at 2026-11-20T15:00:00+01:00 tick
logs at 2026-11-24T10:00:00+01:00 tick
keep waiting
logs at 2026-11-24T10:05:00+01:00 send
keep handed

minute=10
series=()
for who in $ORDER; do
    deliver "$who" 2026-11-24 $minute
    [ "$who" != tom ] || keep spooled
    logs at "2026-11-24T11:$minute:30+01:00" file
    keep "after-$who"
    series+=("$work/after-$who")
    minute=$((minute + 3))
done
keep answered

is "when all have answered, nobody is joined" "$(joined "$work/answered")" "0 of 8"
is "nor with what was there before" "$(joined "$work/handed" "$work/answered")" "0 of 8"
is "no token is left in the store, nor in the log" "$(for who in $PEOPLE; do
    grep -rlaiF "$(token_of "$who")" "$work/answered" "$work/log"
done | wc -l)" 0
is "the log has no word on what was filed" "$(grep -c ' filed ' "$work/log")" 0
is "nor on any answer's own Message-ID" "$(grep -c 'client.example' "$work/log")" 0
is "nothing of them lies in a file" "$(find "$state/spool" "$state/raw" -type f 2>/dev/null | wc -l)" 0

note "controls: before it was done"
is "while the mails wait in the outbox, all are known" "$(joined "$work/waiting" "$work/answered")" "8 of 8"
is "an answer that waits in the spool is known" "$(joined "$work/spooled")" "1 of 3"
is "who watches them come sees whose they are" "$(joined "$work/handed" "${series[@]}")" "8 of 8"

logs at 2026-11-27T15:00:00+01:00 tick
logs at 2026-11-27T15:01:00+01:00 send
keep published
is "when they are published, nobody is joined" "$(joined "$work/published")" "0 of 8"
is "nor with what was there before" "$(joined "$work/answered" "$work/published")" "0 of 8"

note "a week later, a reader keeps the journal from being emptied"
logs at 2026-12-01T10:00:00+01:00 tick
logs at 2026-12-01T10:05:00+01:00 send
coproc watcher { # ends with this test, whatever ends that: then its stdin does
    exec python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN")
db.execute("SELECT count(*) FROM pulse").fetchone()
print("reads", flush=True)
sys.stdin.read()' "$state/muster.db"
}
read -r -t 10 <&"${watcher[0]}"
minute=10
for who in $ORDER; do
    deliver "$who" 2026-12-01 $minute
    logs at "2026-12-01T11:$minute:30+01:00" file
    minute=$((minute + 3))
done
keep journal
is "control: then all are known" "$(joined "$work/journal")" "8 of 8"
watched=$watcher_PID
exec {watcher[1]}>&-
wait "$watched"
logs at 2026-12-01T12:00:00+01:00 tick
keep emptied
is "until the next tick" "$(joined "$work/emptied")" "0 of 8"
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# However often and however many at once it is run, one mail is one mail.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

people=()
for i in $(seq 30); do
    people+=("p$i@acme.example,Person $i,,core,")
done
site_begin "${people[@]}" mia@acme.example,Mia\ Hansen,,,core

# together TIME COMMAND: four at the same time, each may find another at work
together() {
    local i
    for i in 1 2 3 4; do
        at "$1" "$2" >/dev/null 2>&1 &
    done
    wait
}

together 2026-11-20T09:00:00+01:00 tick
together 2026-11-20T09:00:00+01:00 send
is "four ticks and four sends at the same time: one welcome each" \
    "$(find "$work/mail/new" -type f | wc -l)" 30
together 2026-11-23T09:00:00+01:00 tick
together 2026-11-23T09:00:00+01:00 send
is "and one question each" "$(find "$work/mail/new" -type f | wc -l)" 60
is "the same time again asks nobody" "$(count 2026-11-23T09:00:00+01:00 asked)" 0
is "a clock that went back asks nobody" "$(count 2026-11-23T08:00:00+01:00 asked)" 0
post 2026-11-23T09:01:00+01:00
is "no further mail" "$(find "$work/mail/new" -type f | wc -l)" 60
is "all Message-IDs differ" "$(grep -h -i '^Message-ID:' "$work"/mail/new/* | sort -u | wc -l)" 60

note "Mia says a word to all of them, and ticks die while they tell it"
at 2026-11-23T17:30:00+01:00 tick
at 2026-11-24T08:30:00+01:00 tick
post 2026-11-24T08:30:00+01:00
answer "$(mails mia@acme.example '^Team')" 2026-11-24T08:40:00+01:00 'all: well done'
for wait in 0.02 0.04 0.06 0.08 0.1 0.12; do
    (MUSTER_NOW=2026-11-24T10:41:00+01:00 exec "$muster" -C "$conf" tick >/dev/null 2>&1) &
    sleep $wait
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
done
together 2026-11-24T10:41:00+01:00 tick
together 2026-11-24T10:41:00+01:00 send
is "each hears it once" "$(grep -l '^ *well done' "$work"/mail/new/* | xargs grep -h '^Delivered-To' | sort | uniq -c | awk '{ print $1 }' | sort -u) $(grep -l '^ *well done' "$work"/mail/new/* | wc -l)" "1 30"
done_testing

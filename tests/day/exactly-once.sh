#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# However often and however many at once it is run, one mail is one mail.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

people=()
for i in $(seq 30); do
    people+=("p$i@acme.example,Person $i,,core,")
done
site_begin "${people[@]}"

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
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann flies to Tokyo and on to New York within a week (SCH 10): one round a local date, none twice, none lost, no night mail.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# Every hour from FROM to UNTIL: prints the hours, as Ann's clock has them, at which she was asked.
asked_at() {
    local at until zone=$3
    until=$(date -d "$2" +%s)
    for ((at = $(date -d "$1" +%s); at < until; at += 3600)); do
        [ "$(count "$(date -u -d "@$at" +%FT%TZ)" asked)" = 0 ] || TZ=$zone date -d "@$at" '+%a %H:%M'
    done
}

site_begin ann@acme.example,Ann\ Lee,,core,
at 2026-11-20T09:00:00+01:00 tick
is "on Monday she is in Berlin" "$(asked_at 2026-11-23T07:00Z 2026-11-23T15:00Z Europe/Berlin)" 'Mon 09:00'
at 2026-11-23T15:00:00Z person ann@acme.example zone=Asia/Tokyo >/dev/null # it is midnight there
is "on Tuesday in Tokyo" "$(asked_at 2026-11-23T16:00Z 2026-11-25T02:00Z Asia/Tokyo)" 'Tue 09:00
Wed 09:00'
at 2026-11-25T08:00:00Z person ann@acme.example zone=America/New_York >/dev/null # it is three in the morning, Wednesday again
is "Wednesday was asked in Tokyo; on Thursday in New York" \
    "$(asked_at 2026-11-25T09:00Z 2026-11-26T16:00Z America/New_York)" 'Thu 09:00'
at 2026-11-27T13:30:00Z person ann@acme.example zone=Asia/Tokyo >/dev/null # 08:30 there; where she lands it is half past ten at night
is "who moves past her hour is not asked at night" \
    "$(asked_at 2026-11-27T14:00Z 2026-11-27T20:00Z Asia/Tokyo; asked_at 2026-11-29T22:00Z 2026-11-30T01:00Z Asia/Tokyo)" 'Mon 09:00'
is "every local date has its round" "$(states | cut -d' ' -f1,3,4)" '2026-11-23 missed -
2026-11-24 missed -
2026-11-25 missed -
2026-11-26 missed -
2026-11-27 skipped grace
2026-11-30 open -'
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A yes or a no settles its thread: what was asked for above it is not done by thanks for what was done, nor by the same yes
# from another device.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

members() {
    at 2026-12-31T00:00:00Z roster list --json | python3 -c 'import json, sys
print(*(p["person"].split("@")[0] for p in map(json.loads, sys.stdin) if p["teams"] and p["state"] != "left"))'
}

day=2026-11-23 minute=0
tick_on() {
    minute=$((minute + 1))
    now=$(printf '%sT10:%02d:00+01:00' "$day" "$minute")
}

# What Mia, who manages them all, hears of what she wrote; $last is the mail that tells it.
hears() {
    tick_on
    heard=$(said mia "$now")
    last=$(mails mia@acme.example '^Re: ' | tail -n 1)
}

begins() {
    tick_on
    write_to checkin+command@acme.example mia@acme.example "$now" "$1"
    hears
}

replies() {
    tick_on
    answer "$1" "$now" "$2"
    hears
}

site_begin sam@acme.example,Sam\ Weber,,,
{
    printf '%s\n' email,name,teams,reads,manager sam@acme.example,Sam\ Weber,,, mia@acme.example,Mia\ Hansen,,core,
    printf '%s@acme.example,%s,core,,mia@acme.example\n' ann Ann\ Lee bob Bob\ Ray eva Eva\ Roth ravi Ravi\ Nair \
        lea Lea\ Blanc
} >"$work/people.csv"
at 2026-11-20T08:01:00Z roster sync "$work/people.csv" --yes >/dev/null
at 2026-11-20T09:00:00+01:00 tick

begins 'remove Bob'
asks_bob=$last
like "somebody's going waits" "$heard" 'Not done yet: remove bob@acme.example'
replies "$asks_bob" 'remove Eva'
asks_eva=$last
like "somebody else's waits below it" "$heard" 'Not done yet: remove eva@acme.example'
replies "$asks_eva" yes
like "a yes does the one that it answers" "$heard" 'Eva Roth is in no team of yours any more'
replies "$last" 'OK, thanks'
is "thanks for that do not do the other" "$(members)" "ann bob lea ravi"
replies "$asks_eva" yes
like "nor does the same yes again" "$heard" 'Nothing waits for a yes'
replies "$asks_bob" yes
like "it has to be asked for again" "$heard" 'Nothing waits for a yes'
is "so that he stays" "$(members)" "ann bob lea ravi"

begins 'remove Bob'
replies "$last" 'remove Ravi'
replies "$last" 'no'
like "a no drops both" "$heard" 'nothing waits any more'
replies "$last" 'OK, thanks'
is "whatever follows" "$(members)" "ann bob lea ravi"

day=2026-11-24 # a day has no more receipts for one person
begins 'remove Bob'
asks_bob=$last
replies "$asks_bob" 'remove Ravi'
asks_ravi=$last
replies "$asks_bob" yes
like "a yes to the upper one does that" "$heard" 'Bob Ray is in no team of yours any more'
is "alone" "$(members)" "ann lea ravi"
replies "$asks_ravi" yes
is "and the lower one waits for its own" "$(members)" "ann lea"
done_testing

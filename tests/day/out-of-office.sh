#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann's mail program says that she is away (ANS 9): nothing is missed and nobody is bothered, until she writes herself.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# notice FILE TIME LINE...: an absence notice that answers the mail in FILE.
notice() {
    local mail=$1 time=$2
    shift 2
    {
        printf 'From: <ann@acme.example>\nTo: <%s>\nSubject: Out of office: %s\n' "$(field "$mail" Return-Path | tr -d '<>')" \
            "$(field "$mail" Subject)"
        printf 'Date: %s\nMessage-ID: <%s@client.example>\nIn-Reply-To: %s\nAuto-Submitted: auto-replied (vacation)\n\n' \
            "$(date -R -d "$time")" "$RANDOM$RANDOM" "$(field "$mail" Message-ID)"
        printf '%s\n' "$@"
    } | at "$time" deliver -f '' -a "$(field "$mail" Return-Path | tr -d '<>')"
    at "$time" file
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example check-in, | tail -n 1)
notice "$question" 2026-11-23T09:01:00+01:00 'I am away until Friday, 27 November.'
is "she is away until the day it names" "$(at 2026-11-23T09:02:00+01:00 roster list | grep Ann)" \
    'away     Ann Lee <ann@acme.example>  until Fri 27 Nov 2026  in core'
is "only Bob is reminded" "$(count 2026-11-23T15:00:00+01:00 reminded)" 1
is "only he has missed it" "$(count 2026-11-23T17:30:00+01:00 closed)" 1
is "and only he is asked" "$(count 2026-11-24T09:00:00+01:00 asked)" 1
answer "$question" 2026-11-24T20:00:00+01:00 'Done: I am back early' 'Next: the mail' 'No'
is "a word of her own ends it" "$(count 2026-11-25T09:00:00+01:00 asked)" 2
post 2026-11-25T09:00:00+01:00
again=$(mails ann@acme.example '^Your check-in,' | tail -n 1)
ok "and the question says so" grep -q 'Welcome back' "$again"
is "once" "$(count 2026-11-26T09:00:00+01:00 asked; post 2026-11-26T09:00:00+01:00
    grep -c 'Welcome back' "$(mails ann@acme.example '^Your check-in,' | tail -n 1)")" "2
0"
notice "$(mails ann@acme.example '^Your check-in,' | tail -n 1)" 2026-11-26T10:00:00+01:00 'Back on Monday, 30 November.'
is "who is back on Monday is there on Monday" "$(at 2026-11-26T10:01:00+01:00 roster list | grep Ann)" \
    'away     Ann Lee <ann@acme.example>  until Sun 29 Nov 2026  in core'
is "and asked" "$(count 2026-11-27T09:00:00+01:00 asked) $(count 2026-11-30T09:00:00+01:00 asked)" "1 2"
is "the days tell the story" "$(states | grep ann | cut -d' ' -f1,3)" '2026-11-23 late
2026-11-24 away
2026-11-25 missed
2026-11-26 away
2026-11-27 away
2026-11-30 open'
done_testing

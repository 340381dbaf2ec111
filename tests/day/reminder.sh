#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann answers at ten, Bob forgets: Bob is reminded once, in the thread, and has missed it in the evening.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core,
at 2026-11-20T09:00:00+01:00 tick
is "both are asked" "$(count 2026-11-23T09:00:00+01:00 asked)" 2
post 2026-11-23T09:00:00+01:00
question=$(mails bob@acme.example check-in, | tail -n 1)
answer "$(mails ann@acme.example check-in, | tail -n 1)" 2026-11-23T10:00:00+01:00 \
    'Done: invoices' 'Next: review' 'Blockers: no'

is "nobody is reminded before three" "$(count 2026-11-23T14:59:00+01:00 reminded)" 0
is "only who forgot is reminded" "$(count 2026-11-23T15:00:00+01:00 reminded)" 1
is "and once" "$(count 2026-11-23T15:00:00+01:00 reminded)" 0
is "really" "$(count 2026-11-23T16:00:00+01:00 reminded)" 0
post 2026-11-23T16:00:00+01:00
reminder=$(mails bob@acme.example '^Re:')
is "it answers the question" "$(field "$reminder" In-Reply-To)" "$(field "$question" Message-ID)"
is "in its thread" "$(field "$reminder" References)" "$(field "$question" Message-ID)"
is "under its subject" "$(field "$reminder" Subject)" "Re: $(field "$question" Subject)"
is "with a token of its own" \
    "$([ "$(field "$reminder" Reply-To)" != "$(field "$question" Reply-To)" ] && echo own)" own
is "Ann got none, but a word on her first answer" \
    "$(field "$(mails ann@acme.example '^Re:')" Auto-Submitted)" auto-replied

is "at half past five, one has missed it" "$(count 2026-11-23T17:30:00+01:00 closed)" 1
is "the rounds say so" "$(states)" "2026-11-23 ann answered -
2026-11-23 bob missed -"
answer "$reminder" 2026-11-23T20:00:00+01:00 'Done: all of it'
is "an answer to the reminder counts, late" "$(states)" "2026-11-23 ann answered -
2026-11-23 bob late -"

note "Tuesday: what was in Bob's way is over, and he has said no more"
answer "$reminder" 2026-11-23T20:10:00+01:00 'Done: all of it' 'Blockers: no paper'
at 2026-11-24T09:00:00+01:00 tick
post 2026-11-24T09:00:00+01:00
question=$(mails bob@acme.example 'check-in, Tue' | tail -n 1)
like "the question asks about it" "$(text "$question")" 'Still open.*\[ \] #10 no paper'
answer "$question" 2026-11-24T10:00:00+01:00 '#10 done'
is "his questions still wait" "$(count 2026-11-24T15:00:00+01:00 reminded)" 2
post 2026-11-24T15:00:00+01:00
reminder=$(mails bob@acme.example '^Re:' | tail -n 1)
like "and the reminder says so" "$(text "$reminder")" 'These questions still wait for your answer'
is "but asks no more about what is over" "$(text "$reminder" | grep -c 'Still open')" 0
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mia reads one summary a morning, in one thread a week, and nothing when nothing is new.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
is "nothing is new on Monday morning" "$(count 2026-11-23T08:30:00+01:00 summarised)" 0
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
answer "$(mails ann@acme.example check-in,)" 2026-11-23T10:00:00+01:00 \
    'Done: invoices for Lyon' 'Next: review' 'Blockers: no password for the test server'
at 2026-11-23T17:30:00+01:00 tick
is "not before half past eight" "$(count 2026-11-24T08:29:00+01:00 summarised)" 0
is "Tuesday's summary" "$(count 2026-11-24T08:30:00+01:00 summarised)" 1
is "once" "$(count 2026-11-24T08:30:00+01:00 summarised)" 0
post 2026-11-24T08:30:00+01:00
first=$(mails mia@acme.example)
is "its subject is the week's" "$(field "$first" Subject)" "Team summary, week 48"
is "it begins a thread" "$(field "$first" In-Reply-To)$(field "$first" References)" ""
is "it is known as written by a machine" "$(field "$first" Auto-Submitted)" auto-generated
text=$(text "$first")
like "the headline" "$text" '1 blocker\. 1 answered, 1 did not'
like "the blocker stands before the answers" "$text" 'no password for the test server.*invoices for Lyon'
like "who gave no answer" "$text" 'No answer: Bob Ray'

at 2026-11-24T09:00:00+01:00 tick
post 2026-11-24T09:00:00+01:00
answer "$(mails ann@acme.example check-in, | tail -n 1)" 2026-11-24T10:00:00+01:00 'Done: the review'
is "Wednesday's" "$(count 2026-11-25T08:30:00+01:00 summarised)" 1
post 2026-11-25T08:30:00+01:00
second=$(mails mia@acme.example | tail -n 1)
is "has the same subject" "$(field "$second" Subject)" "Team summary, week 48"
is "and answers Tuesday's" "$(field "$second" In-Reply-To)" "$(field "$first" Message-ID)"
is "what was told is not told again" "$(grep -c Lyon "$second")" 0

for day in 25 26 27; do
    at 2026-11-${day}T09:00:00+01:00 tick
    at 2026-11-${day}T17:30:00+01:00 tick
done
is "nothing comes at the weekend" "$(count 2026-11-29T12:00:00+01:00 summarised)" 0
is "the days since come on Monday" "$(count 2026-11-30T08:30:00+01:00 summarised)" 1
post 2026-11-30T08:30:00+01:00
third=$(mails mia@acme.example | tail -n 1)
is "in a new week's thread" "$(field "$third" Subject)$(field "$third" In-Reply-To)" \
    "Team summary, week 49"

# After a night without a tick: the end of a round comes before the summary that counts it.
at 2026-11-30T09:00:00+01:00 tick
is "Tuesday's comes after a stop, too" "$(count 2026-12-01T08:30:00+01:00 summarised)" 1
post 2026-12-01T08:30:00+01:00
like "and nobody has time of yesterday left" "$(cat "$(mails mia@acme.example | tail -n 1)")" \
    'Tue 1 Dec: .*No answer: Ann Lee and Bob Ray'
done_testing

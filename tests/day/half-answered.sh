#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# On Monday one mail asks for the check-in and for the plan of the week. Bob answers one half of it, Eva none.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/weekly-words.sh"

weekly_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, eva@acme.example,Eva\ Roth,,core, \
    mia@acme.example,Mia\ Hansen,,,core jo@acme.example,Jo\ Sand,America/New_York,,core

day 2026-11-23
answer "$(last ann)" 2026-11-23T10:00:00+01:00 'Done: the audit' 'Blocked: no' 'Plan: the invoices'
answer "$(last bob)" 2026-11-23T10:00:00+01:00 'Done: support' 'Blocked: no'
ticks 2026-11-23 14:30 17:30
like "Jo, whose morning comes before the end, reads who has time, and for what" "$(text "$(last jo)")" \
    'Still open: Bob Ray \(Plan for the week, Mon 23 Nov\)\.
Has time: Eva Roth'
day 2026-11-24
summary=$(text "$(last mia)")
like "two answered, and one did not" "$summary" '2 answered, 1 did not.*CORE +2 of 3'
is "only who said nothing is said to have given no answer" "$(grep 'No answer' <<<"$summary")" "No answer: Eva Roth."
is "what Bob left open is told by itself" "$(grep 'Still open' <<<"$summary")" \
    "Still open: Bob Ray (Plan for the week, Mon 23 Nov)."
like "and what he answered stands in the summary" "$summary" 'Bob Ray.*Done: +support'

answer "$(last bob '^Your check-in and')" 2026-11-24T10:00:00+01:00 'Plan: the import'
answer "$(last eva '^Your check-in,')" 2026-11-24T10:00:00+01:00 'Done: parcels'
at 2026-11-24T17:30:00+01:00 tick
day 2026-11-25
summary=$(text "$(last mia)")
like "the other half comes late, and is no answer to Tuesday's" "$summary" 'Bob Ray \(Plan for the week; late, for Mon 23 Nov\)'
is "nothing is open any more, and Ann and Bob did not answer" "$(grep 'Still open\|No answer' <<<"$summary")" \
    "No answer: Ann Lee and Bob Ray."
done_testing

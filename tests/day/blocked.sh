#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann was blocked yesterday. Today's question offers to say in two words that she still is, and the words are understood.
# While she says nothing, the summary says since when.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T15:00:00+01:00 tick
day=2026-11
morning() { # morning DAY: what it brings
    at "$day-${1}T08:30:00+01:00" tick && at "$day-${1}T09:00:00+01:00" tick && post "$day-${1}T09:00:00+01:00"
}
asked() { # asked DATE: Ann's question of that day
    mails ann@acme.example "check-in, $1" | head -n 1
}

morning 23
is "on Monday nothing is known" "$(grep -c '3. same' "$(asked Mon)")" 0
answer "$(asked Mon)" $day-23T10:00:00+01:00 'Done: tax table
Blockers: no password for the test server'
morning 24
like "on Tuesday the short answer is offered" "$(cat "$(asked Tue)")" 'still there\? "3. same" is enough'
like "also as a link" "$(cat "$(asked Tue)")" 'body=3D3.%20same'
answer "$(asked Tue)" $day-24T10:00:00+01:00 '3. same'
like "it says what was said before" \
    "$(at $day-24T10:01:00+01:00 entries --json --since=$day-24)" 'no password for the test server'
morning 25
like "so it is offered again" "$(cat "$(asked Wed)")" '"3. same" is enough'
answer "$(asked Wed)" $day-25T10:00:00+01:00 '3. none'
morning 26
is "until it is gone" "$(grep -c '3. same' "$(asked Thu)")" 0
answer "$(asked Thu)" $day-26T10:00:00+01:00 'Blockers: the contract is not signed'
morning 27
like "new blockers stand in the summary without a day" \
    "$(cat "$(mails mia@acme.example Team | tail -n 1)")" 'Ann Lee \(core\): the contract'
answer "$(mails bob@acme.example 'check-in, Fri' | head -n 1)" $day-27T10:00:00+01:00 'Done: parcels' 'Blockers: the scanner broke'
morning 30
like "what is old comes behind what is new, and says since when" \
    "$(cat "$(mails mia@acme.example Team | tail -n 1)")" \
    '2 blockers.*Bob Ray \(core\): the scanner.*Ann Lee \(core, Thu 26 Nov\): the contract'
done_testing

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
    ticks "$day-$1" 08:30 09:00
}

morning 23
is "on Monday nothing is known" "$(grep -c '3. same' "$(asked ann Mon)")" 0
answer "$(asked ann Mon)" $day-23T10:00:00+01:00 'Done: tax table
Blockers: no password for the test server'
morning 24
like "on Tuesday the short answer is offered" "$(cat "$(asked ann Tue)")" 'still there\? "3. same" is enough'
like "also as a link" "$(cat "$(asked ann Tue)")" 'body=3D3.%20same'
answer "$(asked ann Tue)" $day-24T10:00:00+01:00 '3. same'
like "it says what was said before" \
    "$(at $day-24T10:01:00+01:00 entries --json --since=$day-24)" 'no password for the test server'
morning 25
like "so it is offered again" "$(cat "$(asked ann Wed)")" '"3. same" is enough'
answer "$(asked ann Wed)" $day-25T10:00:00+01:00 '3. none'
morning 26
is "until it is gone" "$(grep -c '3. same' "$(asked ann Thu)")" 0
answer "$(asked ann Thu)" $day-26T10:00:00+01:00 'Blockers: the contract is not signed'
morning 27
like "new blockers stand in the summary without a day" \
    "$(cat "$(mails mia@acme.example Team | tail -n 1)")" 'Ann Lee \(core\): the contract'
answer "$(mails bob@acme.example 'check-in, Fri' | head -n 1)" $day-27T10:00:00+01:00 'Done: parcels' 'Blockers: the scanner broke'
morning 30
like "what is old comes behind what is new, and says since when" \
    "$(cat "$(mails mia@acme.example Team | tail -n 1)")" \
    '2 blockers.*Bob Ray \(core\): the scanner.*Ann Lee \(core, Thu 26 Nov\): the contract'
done_testing

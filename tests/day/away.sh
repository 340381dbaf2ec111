#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann's vacation responder answers her check-in for her; on Thursday she is back, and says so by writing.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin {ann,bob,cat}@acme.example,,,core, mia@acme.example,,,,core
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00

# responds FROM TO TIME WORDS: a vacation responder answers the envelope's sender, under the null one.
responds() {
    {
        printf 'From: <%s>\nTo: <%s>\nSubject: Automatic reply: Your check-in\nAuto-Submitted: auto-replied\n' "$1" "$2"
        printf 'Date: %s\nMessage-ID: <%s@vacation.example>\n\n%s\n' "$(date -R -d "$3")" "$RANDOM$RANDOM" "$4"
    } | at "$3" deliver -f '' -a "$2"
    at "$3" file
}
envelope() {
    field "$1" Return-Path | tr -d '<>'
}

responds ann@acme.example "$(envelope "$(asked ann Mon)")" 2026-11-23T09:01:00+01:00 \
    'I am out of the office until 30 November, for a surgery.'
responds bob@acme.example "$(field "$(asked bob Mon)" Reply-To)" 2026-11-23T09:01:00+01:00 \
    'I am away and read no mail.'
responds mallory@evil.example "$(envelope "$(asked cat Mon)")" 2026-11-23T09:01:00+01:00 \
    'I am away until 4 December.'
is "whoever is away has missed nothing" "$(states)" "2026-11-23 ann away -
2026-11-23 bob away -
2026-11-23 cat open -"
is "no machine gets an answer" "$(count 2026-11-23T09:02:00+01:00 receipts)" 0
is "who is away is not reminded" "$(count 2026-11-23T15:00:00+01:00 reminded)" 1
at 2026-11-23T17:30:00+01:00 tick
ok "of the absence only the dates are kept" \
    sh -c "! grep -aq surgery '$work'/site/state/muster.db*"

# Ann named a day, Bob did not: he is asked again.
at 2026-11-24T09:00:00+01:00 tick
post 2026-11-24T09:00:00+01:00
is "until the day that was named nobody asks" "$(asked ann Tue)" ""
ok "without one it was that day only" test -n "$(asked bob Tue)"

# She reads her mail on Wednesday evening all the same, and answers Monday's.
answer "$(asked ann Mon)" 2026-11-25T20:00:00+01:00 'Done: I am back earlier, all is well'
is "her own words answer the round" "$(states | head -n 1)" "2026-11-23 ann late -"
at 2026-11-25T20:01:00+01:00 tick
at 2026-11-26T09:00:00+01:00 tick
post 2026-11-26T09:00:00+01:00
ok "and she is asked again" test -n "$(asked ann Thu)"
like "with a word on it" "$(tr '\n' ' ' <"$(asked ann Thu)")" 'your out-of-office reply said'
done_testing

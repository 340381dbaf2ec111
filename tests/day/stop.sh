#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The server stands still from Monday's question to Thursday night, and is slow on Friday.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
is "Monday is asked" "$(count 2026-11-23T09:00:00+01:00 asked)" 1
report=$(at 2026-11-26T03:00:00+01:00 tick --json)
like "at night nothing is mailed" "$report" '"asked":0,"reminded":0.*"summarised":0'
is "two days are recorded as skipped" "$(states)" "2026-11-23 ann missed -
2026-11-24 ann skipped grace
2026-11-25 ann skipped grace"
is "the next working hour brings the summary" "$(count 2026-11-26T08:30:00+01:00 summarised)" 1
is "and nine the next question" "$(count 2026-11-26T09:00:00+01:00 asked)" 1
post 2026-11-26T09:00:00+01:00
summary=$(mails mia@acme.example)
is "Mia reads of Tuesday and Wednesday once" "$(echo "$summary" | wc -l)" 1
is "a question an hour late still comes" "$(count 2026-11-27T10:00:00+01:00 asked)" 1
is "on Monday it is more than two hours late" "$(count 2026-11-30T11:01:00+01:00 skipped)" 1
is "a year later, the last month is recorded" \
    "$(at 2027-11-30T03:00:00+01:00 tick --json >/dev/null; states | grep -c grace)" 24
done_testing

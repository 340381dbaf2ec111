#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A working week with a holiday in it (SCH 7, 8): Ann works Monday to Thursday, Bob is on vacation, Eva sits in Tokyo.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# What the tick at nine of DAY counted.
asked_on() {
    count "$1T09:00:00+01:00" asked
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    eva@acme.example,Eva\ Roth,Asia/Tokyo,tokyo, mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//acme//days//EN BEGIN:VEVENT UID:1@acme \
    DTSTAMP:20260101T000000Z 'DTSTART;VALUE=DATE:20211124' RRULE:FREQ=YEARLY "SUMMARY:Founders' Day" END:VEVENT \
    END:VCALENDAR >"$work/acme.ics"
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//acme//days//EN BEGIN:VEVENT UID:2@acme \
    DTSTAMP:20260101T000000Z 'DTSTART;VALUE=DATE:20261123' 'SUMMARY:Labour Thanksgiving Day' END:VEVENT \
    END:VCALENDAR >"$work/japan.ics"

friday=2026-11-20T10:00:00+01:00
like "a calendar is read, and said back" "$(at $friday calendar import "$work/acme.ics")" \
    "^acme: 2 holidays to come
  on Tue 24 Nov 2026: Founders' Day"
like "one counts for a team" "$(at $friday calendar import "$work/japan.ics" --team=tokyo --name=JP)" '^JP: 1 holiday'
is "both are listed" "$(at $friday calendar list | grep -c 'to come')" 2
is "no calendar of a team that is not there" "$(at $friday calendar import "$work/acme.ics" --team=tokio 2>&1)" \
    "muster calendar: there is no team \`tokio'; did you mean \`tokyo'?"
is "no calendar of what is none" "$(at $friday calendar import "$work/people.csv" >/dev/null 2>&1; echo $?)" 66
at $friday person ann@acme.example workdays=mon-thu >/dev/null
is "an absence is said back with its weekdays" "$(at $friday away bob@acme.example 2026-11-25..2026-11-26)" \
    "Bob Ray <bob@acme.example> is away from Wed 25 Nov 2026 to Thu 26 Nov 2026."

is "on Monday Eva has a holiday" "$(asked_on 2026-11-23)" 2
is "on Tuesday everyone has one" "$(asked_on 2026-11-24)" 0
is "on Wednesday Bob is away, and in Tokyo it was morning before" \
    "$(count 2026-11-25T09:00:00+09:00 asked) $(asked_on 2026-11-25)" "1 1"
is "he is listed so" "$(at 2026-11-25T12:00:00+01:00 roster list | grep Bob)" \
    "away     Bob Ray <bob@acme.example>  until Thu 26 Nov 2026  in core"
is "and counted, as is who only reads" "$(at 2026-11-25T12:00:00+01:00 status | grep ^people)" \
    "people    2 active, 1 away, 1 only reading"
like "by programs too" "$(at 2026-11-25T12:00:00+01:00 status --json)" '"welcome":0,.*"left":0,"reading":1,'
count 2026-11-25T18:00:00+01:00 closed >/dev/null
count 2026-11-26T08:30:00+01:00 summarised >/dev/null
post 2026-11-26T08:30:00+01:00
summary=$(mails mia@acme.example summary | tail -n 1)
ok "the summary says until when" grep -q 'Away: Bob Ray until Thu 26 Nov' "$summary"
is "on Thursday Ann is asked, and on Friday Bob alone, beside Eva" \
    "$(asked_on 2026-11-26) $(count 2026-11-27T09:00:00+09:00 asked) $(asked_on 2026-11-27)" "1 1 1"
is "rounds of an absence are recorded, those of a holiday do not exist" "$(states | grep -E '(bob|ann) ' | cut -d' ' -f1-3)" \
    "2026-11-23 ann missed
2026-11-23 bob missed
2026-11-25 ann missed
2026-11-25 bob away
2026-11-26 ann missed
2026-11-26 bob away
2026-11-27 bob open"
is "a year later the days are known again, by tick" \
    "$(at 2027-11-22T03:00:00+01:00 tick; at 2027-11-22T03:00:00+01:00 calendar list --json |
        sed -n 's/.*"acme".*"days":\([0-9]*\).*/\1/p')" 2
done_testing

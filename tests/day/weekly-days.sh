#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Weeks that are not as planned: a holiday on Monday, somebody away on Friday, late answers, corrections, other languages.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/weekly-words.sh"

weekly_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, mia@acme.example,Mia\ Hansen,,,core
friday=2026-11-20T10:00:00+01:00
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//acme//days//EN BEGIN:VEVENT UID:1@acme \
    DTSTAMP:20260101T000000Z 'DTSTART;VALUE=DATE:20261123' "SUMMARY:Founders' Day" END:VEVENT \
    END:VCALENDAR >"$work/acme.ics"
at $friday calendar import "$work/acme.ics" >/dev/null
at $friday away bob@acme.example 2026-11-27 >/dev/null

day 2026-11-23
is "on a holiday nobody is asked" "$(mails ann@acme.example '^Your')" ""
day 2026-11-24
is "the plan is asked on Tuesday, and takes the place there" "$(asked ann)" \
    "1. What did you get done since your last check-in?
2. Is anything in your way?
3. What do you plan for this week?"
tuesday=$(last ann)
answer "$(last bob)" 2026-11-24T10:00:00+01:00 'Done: support' 'Blocked: no' 'Plan: the import' 'the manual'
day 2026-11-25
is "on Wednesday there is none for who made none" "$(asked ann | grep -c '\[')" 0
is "and for who made one, it is Tuesday's" "$(text "$(last bob)" | grep -A2 'you planned')" \
    "    On Tuesday you planned (put an x, or just write):
    [ ] the import
    [ ] the manual"

# Ann plans a day late, and thinks again.
answer "$tuesday" 2026-11-25T10:00:00+01:00 'Plan:' '- tests' '- docs'
is "a late plan is a plan" "$(said ann 2026-11-24 plan)" "late 1 1 - tests/- docs"
answer "$tuesday" 2026-11-25T11:00:00+01:00 '3. tests' 'the parser'
is "and one that was corrected" "$(said ann 2026-11-24 plan)" "late 2 1 tests/the parser"
day 2026-11-26
is "which the next day shows" "$(asked ann | grep '\[')" "[ ] tests
[ ] the parser"

day 2026-11-27
is "on Friday Bob is not asked" "$(mails bob@acme.example 'Fri 27 Nov')" ""
update=$(last ann)
is "and Ann is, of both" "$(asked ann | sed -n 2,3p)" "[ ] tests
[ ] the parser"
at 2026-11-27T17:30:00+01:00 tick

# Monday: Bob is back, and Ann had not answered on Friday.
day 2026-11-30
is "on Monday Bob is asked for the week that was, and for the one to come" "$(asked bob)" \
    "1. What became of your plan for the week?
[ ] the import
[ ] the manual
2. Is anything in your way?
3. What do you plan for this week?"
is "Ann, who has said nothing, is offered all of hers" "$(asked ann | tail -n 2)" "[ ] tests
[ ] the parser"
answer "$update" 2026-11-30T09:30:00+01:00 'x tests'
is "a late word on Friday's list is Friday's" "$(said ann 2026-11-27 update)" "late 1 1 tests"
day 2026-12-01
like "and told as late; two people's plans are not counted" "$(text "$(last mia)")" \
    'Ann Lee \(Update of the week; late, for Fri 27 Nov\)
 +Done:  tests'
is "not by anything" "$(text "$(last mia)" | grep -c 'what was planned')" 0

# In the person's language, without a word of the owner's.
for language in de fr es ja; do
    at 2026-12-01T12:00:00Z person bob@acme.example "language=$language" >/dev/null
    at 2026-12-01T12:00:00Z workflow run plan --person=bob@acme.example --to=sam@acme.example >/dev/null
    post 2026-12-01T12:00:00Z
done
is "the week is asked in each language" "$(for mail in $(mails sam@acme.example); do text "$mail" | grep '^1\.'; done | sort)" \
    "$(sort <<<'1. Was hast du dir für diese Woche vorgenommen?
1. Que prévoyez-vous cette semaine ?
1. ¿Qué planeas para esta semana?
1. 今週は何をする予定ですか。')"

# Mistakes are found with file and line.
sed -i -e 's/plan\.items/plan.itms/' -e 's/daily\.next/daily.nxt/' "$work/site/workflows.d/weekly.conf"
is "check names them all" "$(at 2026-12-01T12:00:00Z check 2>&1 | sed -n 's,.*workflows.d/weekly.conf:[0-9]*: ,,p')" \
    "no question of another workflow is called \`daily.nxt'; did you mean \`daily.next'?
no list is called \`plan.itms'; did you mean \`plan.items'?"
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A fortnight with a plan on Monday and what became of it on Friday, both in the mail of the check-in.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/weekly-words.sh"

weekly_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    eva@acme.example,Eva\ Roth,,core, mia@acme.example,Mia\ Hansen,,,core
ok "the ready-made week is good as it comes" at 2026-11-20T09:00:00+01:00 check

# Monday
day 2026-11-23
is "on Monday the plan takes the place of what comes next" "$(asked ann)" \
    "1. What did you get done since your last check-in?
2. Is anything in your way?
3. What do you plan for this week?"
is "in one mail" "$(field "$(last ann)" Subject)" "Your check-in and your plan for the week, Mon 23 Nov"
answer "$(last ann)" 2026-11-23T10:00:00+01:00 'Done: the audit' 'Blocked: no' \
    'Plan:' '- invoice export for Lyon' '- login review goal:3' '- tests'
is "a plan is a list, its words as they were written" "$(said ann 2026-11-23 plan)" \
    "answered 1 1 - invoice export for Lyon/- login review goal:3/- tests"
answer "$(last bob)" 2026-11-23T10:00:00+01:00 'Done: support' 'Blocked: no' 'Next: the import' 'the manual'
is "\"Next:\" is the plan, where only that was asked" "$(said bob 2026-11-23 plan)" "answered 1 1 the import/the manual"
answer "$(last eva)" 2026-11-23T10:00:00+01:00 '1. support' '2. no' '3. holidays for all'

# Tuesday
day 2026-11-24
is "on Tuesday Monday's plan is what she would do" "$(asked ann)" \
    "1. What did you get done since your last check-in?
[ ] invoice export for Lyon
[ ] login review goal:3
[ ] tests
2. What will you do next?
3. Is anything in your way?"
summary=$(text "$(last mia)")
like "the reader has the plan under its title" "$summary" 'Ann Lee \(Plan for the week\)
 +Plan:  invoice export for Lyon; login review goal:3; tests'
is "and nothing is counted yet" "$(grep -c 'what was planned' <<<"$summary")" 0
answer "$(last ann)" 2026-11-24T10:00:00+01:00 'x tests' 'Next: the tax table'
answer "$(last bob)" 2026-11-24T10:00:00+01:00 'Next: same'
is "\"same\" is what was planned in its place" "$(said bob 2026-11-24 daily)" "answered 1 2 the import/the manual"
day 2026-11-25
is "on Wednesday Tuesday's is" "$(asked ann | grep '\[')" "[ ] the tax table"
is "who would do the same has the plan again" "$(asked bob | grep '\[')" "[ ] the import
[ ] the manual"
day 2026-11-26

# Friday
day 2026-11-27
is "on Friday the plan is the checklist, but for what was ticked before" "$(asked ann)" \
    "1. What became of your plan for the week?
[ ] invoice export for Lyon
[ ] login review goal:3
2. What will you do next?
3. Is anything in your way?"
at 2026-11-27T15:00:00+01:00 tick
post 2026-11-27T15:00:00+01:00
is "the reminder asks the same" "$(asked ann '^Re:' | head -n 3)" "$(asked ann '^Your week' | head -n 3)"
answer "$(last ann '^Your week')" 2026-11-27T16:00:00+01:00 'On Fri, Nov 27, 2026, Acme check-in wrote:' \
    '> 1. What became of your plan for the week?' '> ' \
    '>    On Monday you planned ([x] done, [>] next week, or write why not):' \
    '>    [x] invoice export for Lyon (took two days)' '>    [ ] login review goal:3 moved to next week' '> ' \
    'and helped support' '> ' '> 2. What will you do next?' '> ' 'the tax table' '> ' '> 3. Is anything in your way?' '> ' 'no'
is "done, and not, with the words behind each" "$(said ann 2026-11-27 update)" \
    "answered 1 1 [x] invoice export for Lyon (took two days)/[ ] login review goal:3 moved to next week//and helped support"
is "the rest is the daily check-in's" "$(said ann 2026-11-27 daily)" "answered 1 1 the tax table | 2 no"
answer "$(last bob '^Your week')" 2026-11-27T16:00:00+01:00 'x the import' '-> the manual' 'Next: mails' 'Blocked: no'
is "an arrow moves what it points to" "$(said bob 2026-11-27 update)" "answered 1 1 the import/-> the manual"
answer "$(last eva '^Your week')" 2026-11-27T16:00:00+01:00 'Done: nothing' 'Next: holidays for all'
at 2026-11-27T17:30:00+01:00 tick

# The Monday after
day 2026-11-30
summary=$(text "$(last mia)")
like "the week of the team in one summary" "$summary" 'Ann Lee \(Update of the week\)
 +Done:  \[x\] invoice export for Lyon \(took two days\); \[ \] login review'
like "and what came of the plans, ticks of Tuesday too" "$summary" 'CORE  3 of 3
Of what was planned: done 3, moved 2, open 1\.'
is "nobody is said to have been silent who answered one part" "$(grep -c 'No answer' <<<"$summary")" 0
is "what is left is offered for the new plan" "$(asked ann)" \
    "1. What did you get done since your last check-in?
[ ] the tax table
2. Is anything in your way?
3. What do you plan for this week?
[ ] login review goal:3"
like "as what it is" "$(text "$(last ann)")" 'Still on your list. Put an x to keep it, or just write:'
is "moved or not" "$(asked bob | tail -n 1)" "[ ] the manual"
like "a report of the week tells the same" "$(at 2026-11-30T10:00:00+01:00 report --since 2026-11-23 --until 2026-11-27)" \
    'Of what was planned: done 3, moved 2, open 1\.'
like "also to programs" "$(at 2026-11-30T10:00:00+01:00 report --since 2026-11-23 --until 2026-11-27 --json)" \
    '"planned":6,"done":3,"moved":2'
is "of which nothing was done, all is" "$(asked eva | tail -n 1)" "[ ] holidays for all"
answer "$(last ann)" 2026-11-30T10:00:00+01:00 'On Mon, Nov 30, 2026, Acme check-in wrote:' \
    '> 1. What did you get done since your last check-in?' '> [x] the tax table' '> 2. Is anything in your way?' '> ' \
    'no' '> ' '> 3. What do you plan for this week?' '> ' '> Still on your list. Put an x to keep it, or just write:' \
    '> [x] login review goal:3' '> ' 'the new parser'
is "kept by an x, and something new" "$(said ann 2026-11-30 plan)" "answered 1 1 login review goal:3//the new parser"
answer "$(last eva)" 2026-11-30T10:00:00+01:00 'same as last week'
is "\"same as last week\" is the plan of last week" "$(said eva 2026-11-30 plan)" "answered 1 1 holidays for all"
answer "$(last bob)" 2026-11-30T10:00:00+01:00 '1. the manual' '2. no' '3. the manual, part 2'

day 2026-12-01
is "and so it goes on" "$(asked ann | grep '\[')" "[ ] login review goal:3
[ ] the new parser"
for date in 2026-12-02 2026-12-03 2026-12-04; do
    day "$date"
done
is "on Friday too" "$(asked ann | sed -n 1,3p)" "1. What became of your plan for the week?
[ ] login review goal:3
[ ] the new parser"

# Calm: the fortnight's mails to the three who are asked, by weekday; the welcome came before it.
brought() { # brought SUBJECT: how many whose subject matches
    local who
    for who in ann bob eva; do mails "$who@acme.example" "$1"; done | xargs grep -hm 1 '^Date:' |
        awk '!/20 Nov 2026/ { count[substr($2, 1, 3)]++ }
            END { printf "Mon %d Tue %d Wed %d Thu %d Fri %d\n", count["Mon"], count["Tue"], count["Wed"], count["Thu"], count["Fri"] }'
}
note "questions to three people in a fortnight: $(brought '^(?!Re: )')"
note "reminders (asked for on one Friday only), and receipts of their first answers: $(brought '^Re: ')"
is "Monday and Friday bring as many questions as Tuesday" \
    "$(brought '^(?!Re: )')" "Mon 6 Tue 6 Wed 6 Thu 6 Fri 6"
is "and one reminder a person, for both" "$(brought '^Re: ' | sed 's/.*Fri//')" " 3"
done_testing

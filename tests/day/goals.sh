#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann makes a goal, her team feeds it by lines in their answers, Mia reads how it moves. What nobody feeds is asked about once
# a month, and shown.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, eva@acme.example,Eva\ Roth,,ops, \
    mia@acme.example,Mia\ Hansen,,,core oskar@acme.example,Oskar\ Lind,,,
cat >"$work/people.csv" <<CSV
email,name,teams,reads,manager,language
ann@acme.example,Ann Lee,core,,mia@acme.example,
bob@acme.example,Bob Ray,core,,mia@acme.example,de
eva@acme.example,Eva Roth,ops,,,
mia@acme.example,Mia Hansen,,core,oskar@acme.example,
oskar@acme.example,Oskar Lind,,,,
ivo@acme.example,Ivo Horn,,core,,
CSV
at 2026-11-20T08:00:00Z roster sync "$work/people.csv" >/dev/null
cp "$top_srcdir/contrib/workflows/goals.conf" "$work/site/workflows.d/"
is "the workflow that comes with it is sound" "$(at 2026-11-20T08:00:00Z check)" "all is well"
at 2026-11-20T15:00:00+01:00 tick

morning() { # morning DATE: what it brings
    ticks "$1" 08:30 09:00
}
asked() { # asked WHO: the last question
    mails "$1@acme.example" "^(Your|Dein|Deine) (check-in|Check-in|goals|Ziele)" | tail -n 1
}
told() { # told WHO TIME: what we say to a mail of theirs; empty when nothing
    local before after
    before=$(mails "$1@acme.example" '^Re: ' | wc -l)
    at "$2" tick
    post "$2"
    after=$(mails "$1@acme.example" '^Re: ' | wc -l)
    [ "$before" = "$after" ] || text "$(mails "$1@acme.example" '^Re: ' | tail -n 1)"
}
summary() { # summary WHO
    text "$(mails "$1@acme.example" '^Team' | tail -n 1)"
}
stands() { # stands N: where it stands, for the operator
    at 2026-12-31T00:00:00Z goal show "$1" | sed -n 's/^  \(.*\)/\1/p' | head -n "${2:-1}"
}

morning 2026-11-23
note "Monday: goals are made"
answer "$(asked ann)" 2026-11-23T09:10:00+01:00 'goal new Halve the support queue: open tickets 120 -> 60 by Q1' \
    'goal new Answer faster: answer time 12 h -> 4 h; unanswered 10 -> 0 by 31 March @bob'
said=$(told ann 2026-11-23T09:11:00+01:00)
like "what was understood is said back" "$said" \
    'goal:1 Halve the support queue \(Ann Lee, by Q1 2027\)
 *open tickets: 120 \(120 → 60, 0%\)'
like "of a second one too, with all that it is measured by" "$said" \
    'goal:2 Answer faster \(Bob Ray, by Q1 2027\)
 *2.1 answer time: 12 h \(12 → 4 h, 0%\)
 *2.2 unanswered: 10 \(10 → 0, 0%\)'
is "her check-in still waits for its answer" "$(entry ann 2026-11-23)" "0 :"

note "Monday: an answer feeds them"
answer "$(asked ann)" 2026-11-23T10:00:00+01:00 '1. the parser' 'goal:1 -4' '2. close 20 tickets (goal:1)' '3. no' '' \
    'goal:2.1 10.5 h, mostly nights'
is "the lines are no answers" "$(entry ann 2026-11-23)" '1 1 the parser | 2 close 20 tickets (goal:1) | 3 no :'
is "and are counted" "$(stands 1) / $(stands 2)" \
    'open tickets: 116 (120 → 60, 7%) / 2.1 answer time: 10.5 h (12 → 4 h, 19%)'
is "nobody is bothered with a mail about it, but for the first answer ever" \
    "$(told ann 2026-11-23T10:01:00+01:00 | grep -c goal)" 1
answer "$(asked ann)" 2026-11-23T10:10:00+01:00 '1. the parser and its tests' 'goal:1 -6'
is "what a second reply says anew counts once" "$(stands 1)" 'open tickets: 114 (120 → 60, 10%)'
answer "$(asked ann)" 2026-11-23T10:20:00+01:00 'goal:1 -6'
is "as often as it is said" "$(stands 1)" 'open tickets: 114 (120 → 60, 10%)'
is "calmly" "$(told ann 2026-11-23T10:21:00+01:00)" ""
answer "$(asked bob)" 2026-11-23T11:00:00+01:00 'Ziel:1 -4,5' 'ziel:2.2 50%' 'Zuversicht'
is "Bob writes as Germans do" "$(stands 1) / $(stands 2 2 | tail -n 1)" \
    'open tickets: 109.5 (120 → 60, 18%) / 2.2 unanswered: 5 (10 → 0, 50%)'
told bob 2026-11-23T11:01:00+01:00 >/dev/null

note "Monday: slips, and who may not"
answer "$(asked ann)" 2026-11-23T12:00:00+01:00 'goal:2 50%' 'goal:9 3' 'goal:1 3x' 'goal:1' 'goal:2.1 30 min' '1. more tests'
said=$(told ann 2026-11-23T12:01:00+01:00)
like "which key result?" "$said" '> goal:2 50%.*Goal 2 has several key results'
like "no such goal" "$said" '> goal:9 3.*There is no goal 9 that you may see'
like "another unit" "$said" '> goal:1 3x.*without a unit.*> goal:2.1 30 min.*measured in h'
like "no number: that asks for its page" "$said" '> goal:1
.*What was said of it'
is "all in one mail, and nothing moved" "$(stands 1) / $(stands 2)" \
    'open tickets: 109.5 (120 → 60, 18%) / 2.1 answer time: 10.5 h (12 → 4 h, 19%)'
is "the answer beside them is filed" "$(entry ann 2026-11-23)" '3 1 more tests | 2 close 20 tickets (goal:1) | 3 no :'
answer "$(asked ann)" 2026-11-23T12:02:00+01:00 '1. more tests' 'goal:2.1 banana'
like "what was meant for a figure and is none is told, with what would be one" "$(told ann 2026-11-23T12:03:00+01:00)" \
    '> goal:2.1 banana

Not understood. It is written like this: goal:3 60%, or \+2, or done'
is "its words stay where they stood" "$(entry ann 2026-11-23)" \
    '4 1 more tests/goal:2.1 banana | 2 close 20 tickets (goal:1) | 3 no :'
answer "$(asked bob)" 2026-11-23T12:10:00+01:00 'goal 1 title Whatever' 'goal 1 done'
like "Bob may say where it stands, not what it is" "$(told bob 2026-11-23T12:11:00+01:00)" \
    '> goal 1 title Whatever.*Ziel 1 ändern nur'
answer "$(asked eva)" 2026-11-23T12:10:00+01:00 'goals' 'goal 1' 'goal 1 +2'
said=$(told eva 2026-11-23T12:11:00+01:00)
like "who is not of the team sees nothing of it" "$said" 'There are no goals yet.*There is no goal 1.*There is no goal 1'
is "not even whose it is" "$(grep -c 'Ann Lee' <<<"$said")" 0

note "Tuesday: the summary tells"
morning 2026-11-24
said=$(summary mia)
like "what is new and where it stands" "$said" \
    'HOW GOALS STAND
goal:1 Halve the support queue \(new, Ann Lee, by Q1 2027\)
 *open tickets: 109.5 \(120 → 60, 18%\); before: 120'
like "an item keeps the words that name its goal" "$said" 'Next: *close 20 tickets \(goal:1\)'
answer "$(mails mia@acme.example '^Team' | tail -n 1)" 2026-11-24T09:10:00+01:00 'goal:1 100, confidence low'
is "Mia feeds it by an answer to the summary" "$(stands 1)" 'open tickets: 100 (120 → 60, 33%)'
is "and hears nothing" "$(told mia 2026-11-24T09:11:00+01:00)" ""
answer "$(mails mia@acme.example '^Team' | tail -n 1)" 2026-11-24T09:20:00+01:00 'goal 1 until Q2' 'goal 1 owner @bob' 'goal 1 98'
like "she manages the team, and may change it" "$(told mia 2026-11-24T09:21:00+01:00)" \
    '> goal 1 owner @bob.*goal:1 Halve the support queue \(Bob Ray, by Q2 2027, confidence low\)'
answer "$(mails mia@acme.example '^Re' | tail -n 1)" 2026-11-24T09:30:00+01:00 'undo'
like "and take it back" "$(told mia 2026-11-24T09:31:00+01:00)" 'goal:1 Halve the support queue \(Ann Lee, by Q1 2027'
is "all of it" "$(stands 1)" 'open tickets: 100 (120 → 60, 33%)'
answer "$(mails ivo@acme.example '^Team' | tail -n 1)" 2026-11-24T09:40:00+01:00 'goal 1 drop'
like "who only reads may not" "$(told ivo 2026-11-24T09:41:00+01:00)" 'Only who made or owns goal 1'

note "Tuesday: the page of a goal"
answer "$(asked ann)" 2026-11-24T10:00:00+01:00 'goal 1'
said=$(told ann 2026-11-24T10:01:00+01:00)
like "how it came there, newest first" "$said" \
    'What was said of it:
 *Tue 24 Nov, Mia Hansen: 100, confidence low
 *Mon 23 Nov, Bob Ray: -4.5
 *Mon 23 Nov, Ann Lee: -6
'
like "and what was planned for it" "$said" 'What was written for it:
 *Mon 23 Nov, Ann Lee: close 20 tickets \(goal:1\)'
write_to checkin+command@acme.example oskar@acme.example 2026-11-24T10:10:00+01:00 'goal 1' ''
said=$(told oskar 2026-11-24T10:11:00+01:00)
like "up the line it is seen" "$said" 'goal:1 Halve the support queue \(Ann Lee, core, by Q1 2027'
is "without personal texts" "$(grep -c 'close 20' <<<"$said")" 0

note "Wednesday: one that was made by mistake, and one that is reached"
answer "$(asked ann)" 2026-11-24T11:00:00+01:00 'goal new Oops'
answer "$(asked ann)" 2026-11-24T11:00:30+01:00 'undo'
like "it is gone" "$(told ann 2026-11-24T11:01:00+01:00)" 'Taken back:.*Goal 3 is gone'
answer "$(asked bob)" 2026-11-24T11:00:00+01:00 'goal:2.2 done' 'goal:2.1 4'
answer "$(asked bob)" 2026-11-24T11:10:00+01:00 'goal:2 done'
morning 2026-11-25
like "the summary says so" "$(summary mia)" 'goal:2 Answer faster \(done, Bob Ray.*2.1 answer time: 4 h \(12 → 4 h, 100%\)'
is "and no word of the other" "$(summary mia | grep -c Oops)" 0
answer "$(asked bob)" 2026-11-25T11:00:00+01:00 'goal:2.1 5'
like "what is over is not fed" "$(told bob 2026-11-25T11:01:00+01:00)" 'Ziel 2 ist vorbei'

note "A month later: nobody said anything"
morning 2026-12-07
is "a fortnight is not long" "$(text "$(asked ann)" | grep -c 'Goal 1')" 0
answer "$(asked ann)" 2026-12-07T10:00:00+01:00 '1. this' '2. that' '3. no'
morning 2026-12-18
answer "$(asked ann)" 2026-12-18T10:00:00+01:00 '1. x' '2. y' '3. no'
morning 2026-12-21
like "the first summary of a week says so" "$(summary mia)" 'goal:1 Halve the support queue .*
 *nobody has said since Tue 24 Nov where it stands'
answer "$(asked ann)" 2026-12-21T10:00:00+01:00 '1. this' '2. that' '3. no'
morning 2026-12-22
is "and no other" "$(summary mia | grep -c 'goal:1')" 0
morning 2027-01-04
said=$(text "$(asked ann)")
like "its owner is asked, in the mail of the day" "$said" 'Your goals

4. Goal 1: where does it stand now\?
 *\(a number\)
 *Halve the support queue, open tickets: 100 \(120 → 60, 33%\); said on'
is "nobody else" "$(text "$(asked bob)" | grep -c 'Ziel 1')" 0
is "one mail brings both" "$(mails ann@acme.example ', Mon 4 Jan' | wc -l)" 1
answer "$(asked ann)" 2027-01-04T10:00:00+01:00 '1. this' '2. that' '3. no' '4. 90 tickets, the easy ones'
is "the answer feeds it" "$(stands 1)" 'open tickets: 90 (120 → 60, 50%)'
answer "$(asked ann)" 2027-01-04T10:10:00+01:00 '4. +2'
is "a correction is held against what was before it" "$(stands 1)" 'open tickets: 102 (120 → 60, 30%)'
answer "$(asked ann)" 2027-01-04T10:20:00+01:00 '4. about half'
like "what is no number is said to be none" "$(told ann 2027-01-04T10:21:00+01:00)" '> goal:1 about half

Not understood'
at 2027-01-31T00:00:00Z goal set 1 reopen 2>/dev/null
morning 2027-02-01
is "in February it is not asked: it was fed four weeks ago" "$(text "$(asked ann)" | grep -c 'Goal 1')" 1
at 2027-02-01T17:31:00+01:00 tick
morning 2027-02-02
is "who leaves it open is not missed for that" "$(states | grep -c '2027-02-01 ann skipped person')" 1

note "More goals in one answer than commands in one mail"
mapfile -t steps < <(printf 'goal:1 %s\n' {94..70})
answer "$(asked ann)" 2027-02-02T09:30:00+01:00 '1. the queue' "${steps[@]}"
is "each line of twenty-five is heard" "$(stands 1)" 'open tickets: 70 (120 → 60, 83%)'

note "The command line"
at 2027-02-02T10:00:00Z goal new --team=ops --owner=eva@acme.example 'Ship Lyon by 15 March' >"$work/said"
is "makes one" "$(cat "$work/said")" 'goal:4 Ship Lyon (Eva Roth, ops, by Mon 15 Mar)
  0%'
at 2027-02-02T10:00:00Z goal set 4 60% >/dev/null
like "feeds it, and tells it as JSON" "$(at 2027-02-02T10:00:00Z goal show 4 --json)" \
    '"goal":4,"title":"Ship Lyon","team":"ops","owner":"eva@acme.example","state":"open".*"until":"2027-03-15".*"current":60.*"percent":60.*"history":\[\{.*"kind":"is","amount":60'
is "lists what is open" "$(at 2027-02-02T10:00:00Z goal list --team=core | grep -c '^goal:')" 1
at 2027-02-02T10:00:00Z goal set 4 dance 2>"$work/said"
is "and says what it does not understand" "$? $(cat "$work/said")" \
    '64 muster goal: goal 4 dance: it is not understood; see muster-mail(7), GOALS'
is "the store is whole" "$(at 2027-02-02T10:00:00Z check)" "all is well"
done_testing

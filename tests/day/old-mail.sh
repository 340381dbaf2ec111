#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Replies to old mails: Ann's address book completes a token of last week, Bob answers before he is asked, Cat corrects
# a day that is over. The receipt says where it went, and one word moves it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin {ann,bob,cat,dan}@acme.example,,,core, mia@acme.example,,,,core
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
for who in ann bob cat dan; do
    declare "$who=$(mails $who@acme.example check-in, | tail -n 1)"
    answer "${!who}" 2026-11-23T10:00:00+01:00 "Done: Monday of $who" 'Next: more' 'Blockers: no'
done

# last WHO: the newest mail that answers one of theirs.
last() {
    local mail found=
    for mail in $(mails "$1@acme.example" '^Re:'); do
        [ "$(field "$mail" Auto-Submitted)" != auto-replied ] || found=$mail
    done
    echo "$found"
}
at 2026-11-23T10:01:00+01:00 tick
at 2026-11-23T17:30:00+01:00 tick

# Bob is up early on Tuesday, and answers before he is asked, with the mail that he has.
answer "$bob" 2026-11-24T07:00:00+01:00 'Tuesday: the train is late, I read the reports.'
is "an answer before its question is today's" "$(entry bob 2026-11-24)" \
    "1 : Tuesday: the train is late, I read the reports."
is "and not yesterday's" "$(entry bob 2026-11-23)" "1 1 Monday of bob | 2 more | 3 no :"
at 2026-11-24T07:01:00+01:00 tick
post 2026-11-24T07:01:00+01:00
like "he is told at once" "$(words "$(last bob)")" \
    'You are early: your reply was filed as your answer for Tue 24 Nov.*meant for Mon 23 Nov.*"move"'
answer "$bob" 2026-11-24T07:30:00+01:00 'And the mails.'
is "more of it goes the same way" "$(entry bob 2026-11-24)" \
    "2 : Tuesday: the train is late, I read the reports.//And the mails."

is "at nine the others are asked" "$(count 2026-11-24T09:00:00+01:00 asked)" 3
post 2026-11-24T09:00:00+01:00
is "and Bob is not" "$(mails bob@acme.example 'check-in, Tue')" ""

# Ann takes Monday's mail for Tuesday's. It asks one paragraph or three: neither says where it belongs.
answer "$ann" 2026-11-24T10:00:00+01:00 'The audit' '' 'The invoices' '' 'No'
is "an unlabelled reply to an old mail is for the open round" "$(entry ann 2026-11-24)" \
    "1 1 The audit | 2 The invoices | 3 No :"
is "the old one stays as it was" "$(entry ann 2026-11-23)" "1 1 Monday of ann | 2 more | 3 no :"
at 2026-11-24T10:01:00+01:00 tick
post 2026-11-24T10:01:00+01:00
receipt=$(last ann)
like "she is told where it went" "$(words "$receipt")" \
    'Mon 23 Nov was answered and over, so your reply was filed as your answer for Tue 24 Nov.*"move".*1\. .*The audit'
is "in the thread of the mail that she answered" "$(field "$receipt" References | cut -d' ' -f1)" \
    "$(field "$ann" Message-ID)"
is "as an answer of a machine to a mail" "$(field "$receipt" Auto-Submitted)" auto-replied
like "with the name of a list" "$(field "$receipt" List-Id)" 'checkin\.acme\.example'

# Cat and Dan have a word on Monday: it says where it belongs, by label or by number.
answer "$cat" 2026-11-24T10:10:00+01:00 'Next: nothing but sleep'
answer "$dan" 2026-11-24T10:10:00+01:00 '2. holidays'
is "a label keeps a late correction where it is" "$(entry cat 2026-11-23)" \
    "2 1 Monday of cat | 2 nothing but sleep | 3 no :"
is "a number too" "$(entry dan 2026-11-23)" "2 1 Monday of dan | 2 holidays | 3 no :"
is "and today is still to be answered" "$(states | grep -E '24 (cat|dan)')" "2026-11-24 cat open -
2026-11-24 dan open -"
is "that is no news to them" "$(count 2026-11-24T10:11:00+01:00 receipts)" 0

# One word moves it. Her name stands below, as it does below all her mails.
answer "$receipt" 2026-11-24T10:20:00+01:00 'Move' '' 'Ann'
is "moved, it is Monday's" "$(entry ann 2026-11-23)" "2 1 The audit | 2 The invoices | 3 No :"
is "and Tuesday waits again" "$(states | grep 24.ann)" "2026-11-24 ann open -"
answer "$receipt" 2026-11-24T10:25:00+01:00 'move!'
is "once is enough" "$(entry ann 2026-11-23)" "2 1 The audit | 2 The invoices | 3 No :"
is "she is reminded as everybody is" "$(count 2026-11-24T15:00:00+01:00 reminded)" 3
is "and has missed it in the evening" "$(count 2026-11-24T17:30:00+01:00 closed)" 3
is "the day stands so" "$(states | grep 24)" "2026-11-24 ann missed -
2026-11-24 bob answered -
2026-11-24 cat missed -
2026-11-24 dan missed -"

# Mia reads all of it the next morning: what was late, what was corrected.
at 2026-11-25T08:30:00+01:00 tick
post 2026-11-25T08:30:00+01:00
like "late corrections stand in the next summary" "$(words "$(mails mia@acme.example summary | tail -n 1)")" \
    'corrected, Mon 23 Nov'

# A reply to a mail whose round was missed is late, and answers that round.
answer "$cat" 2026-11-25T08:40:00+01:00 'Early again'
is "Wednesday's answer of Cat is for Wednesday" "$(entry cat 2026-11-25)" "1 : Early again"
at 2026-11-25T08:41:00+01:00 tick
post 2026-11-25T08:41:00+01:00
answer "$(last cat)" 2026-11-25T08:45:00+01:00 'move'
is "an early answer that was for another day makes room for its question" "$(count 2026-11-25T09:00:00+01:00 asked)" 4
is "and stands where it was meant" "$(entry cat 2026-11-23)" \
    "3 1 Monday of cat | 2 nothing but sleep | 3 no : Early again"
missed=$(mails dan@acme.example 'check-in, Tue' | head -n 1)
answer "$missed" 2026-11-25T10:00:00+01:00 'Tuesday was fine'
is "a late answer to a missed round is that round's" "$(states | grep 24.dan) $(entry dan 2026-11-24)" \
    "2026-11-24 dan late - 1 : Tuesday was fine"
done_testing

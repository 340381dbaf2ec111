#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mia comments on what she reads, by hitting Reply; the words find their way to whom they are about, and to nobody else.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,Asia/Tokyo,core, \
    eva@acme.example,Eva\ Roth,,core, mia@acme.example,Mia\ Hansen,,,core oskar@acme.example,Oskar\ Lind,,,core

quoted() {
    text "$1" | sed 's/^/> /'
}
comments() {
    mails "$1@acme.example" '^Re:' | while read -r file; do grep -l 'stands in no summary' "$file"; done
}

at 2026-11-20T09:00:00+01:00 tick
for time in 2026-11-23T01:00:00+01:00 2026-11-23T09:00:00+01:00; do at $time tick && post $time; done
answer "$(mails ann@acme.example check-in, | head -n 1)" 2026-11-23T10:00:00+01:00 \
    'Done: invoice export for Lyon; found an error in the tax table' 'Next: review of the login patch' 'Blockers: none'
answer "$(mails bob@acme.example check-in, | head -n 1)" 2026-11-23T10:10:00+01:00 \
    'Done: translated the mails' 'Blockers: no password for the test server'
at 2026-11-23T17:30:00+01:00 tick
at 2026-11-24T08:30:00+01:00 tick
post 2026-11-24T08:30:00+01:00
summary=$(mails mia@acme.example Team)

answer "$summary" 2026-11-24T08:40:00+01:00 "$(quoted "$summary" | sed '/tax table/a\
\
Which error? I wrote that table.\
')"
is "a remark between the lines is a comment, and waits for what else is said" "$(count 2026-11-24T10:39:00+01:00 commented)" 0
is "for two hours" "$(count 2026-11-24T10:41:00+01:00 commented)" 1
post 2026-11-24T10:41:00+01:00
is "in Ann's own thread" "$(field "$(comments ann | head -n 1)" In-Reply-To)" \
    "$(field "$(mails ann@acme.example 'check-in, Mon' | head -n 1)" Message-ID)"
is "under the subject of that thread" "$(field "$(comments ann)" Subject)" 'Re: Your check-in, Mon 23 Nov'
like "it says who wrote" "$(field "$(comments ann)" From)" 'Mia Hansen'
like "and what it is about" "$(text "$(comments ann)")" 'Which error\? I wrote that table\..*> invoice export for Lyon'
is "nobody else hears of it" "$(comments bob)$(comments eva)$(comments oskar)" ""

answer "$(comments ann)" 2026-11-24T11:00:00+01:00 'Checking it now: the rate of 2020.'
is "Ann's reply goes to Mia" "$(count 2026-11-24T13:01:00+01:00 commented)" 1
post 2026-11-24T13:01:00+01:00
is "in the thread of the summary that she commented on" "$(field "$(comments mia)" In-Reply-To)" \
    "$(field "$summary" Message-ID)"
is "under its subject" "$(field "$(comments mia)" Subject)" 'Re: Team summary, week 48'
is "it is no answer to a check-in" "$(states | grep -c '2026-11-24 ann answered')" 0

other=$(mails oskar@acme.example Team)
answer "$other" 2026-11-24T13:05:00+01:00 'Ann: well done' '' "$(quoted "$other")"
is "Oskar, who names Ann, is heard by Ann and by Mia, who commented before" "$(count 2026-11-24T15:06:00+01:00 commented)" 2
answer "$other" 2026-11-24T15:10:00+01:00 'Good work!' '' "$(quoted "$other")"
is "words that name nobody go to nobody" "$(at 2026-11-24T15:11:00+01:00 tick --json |
    sed -n 's/.*"commented":\([0-9]*\),"receipts":\([0-9]*\).*/\1 \2/p')" "0 1"
post 2026-11-24T15:11:00+01:00
whom=$(mails oskar@acme.example '^Re: Team' | tail -n 1)
like "and Oskar is asked whom they are for" "$(text "$whom")" 'names nobody, so it went to nobody\. Whom is it'
is "in the thread of his summary" "$(field "$whom" References | cut -d' ' -f1)" "$(field "$other" Message-ID)"
answer "$whom" 2026-11-24T15:12:00+01:00 'Eva: good work!' '' "$(quoted "$whom")"
answer "$other" 2026-11-24T16:00:00+01:00 'Bob: I call the hoster, well done' '@eva no check-in, well done?'
is "his reply to that finds her, who gave no answer; Bob sleeps" "$(count 2026-11-24T17:13:00+01:00 commented)" 1
is "the comment waits for Bob's own morning" "$(count 2026-11-25T00:29:00+01:00 commented)" 0
is "and comes then" "$(count 2026-11-25T00:31:00+01:00 commented)" 1

answer "$other" 2026-11-25T09:20:00+01:00 'all: For all, the office is closed on Friday.'
is "what is for all goes to each; Bob's day ends in ten minutes, so he hears before that" \
    "$(count 2026-11-25T09:21:00+01:00 commented)" 1
is "and the others in their hours" "$(count 2026-11-25T11:21:00+01:00 commented)" 2
is "once" "$(count 2026-11-25T11:22:00+01:00 commented)" 0
at 2026-11-25T08:30:00+01:00 tick
post 2026-11-25T10:00:00+01:00
is "comments never stand in a summary" "$(mails oskar@acme.example Team | xargs cat | grep -c 'Which error')" 0

# A stranger's hand on Mia's address proves nothing.
sed 's/^From: .*/From: <eve@evil.example>/; s/@client/@evil/' "$work/reply.eml" >"$work/forged.eml"
at 2026-11-25T11:30:00+01:00 deliver -f eve@evil.example -a "$(field "$summary" Reply-To)" <"$work/forged.eml"
at 2026-11-25T11:30:00+01:00 file
is "a forged comment goes nowhere" "$(count 2026-11-25T14:01:00+01:00 commented)" 0

# "Done, ..." ends a mail about one thing; here it stands beside words about others.
answer "$summary" 2026-11-25T14:10:00+01:00 'Done, I ordered paper.' '#10 I call the hoster.' 'Ann: fine, and to the point'
is "whom \"Done\" is for is asked" "$(count 2026-11-25T14:11:00+01:00 receipts)" 1
is "Bob's blocker stays open, with a word about it, which he has in his morning" \
    "$(at 2026-11-25T14:11:00+01:00 items --open | grep -c '^#10') $(count 2026-11-26T00:31:00+01:00 commented)" "1 1"
at 2026-11-26T12:00:00+01:00 tick
post 2026-11-26T12:00:00+01:00
like "and Ann in hers what is said to her" "$(text "$(comments ann | tail -n 1)")" 'fine, and to the point'
answer "$summary" 2026-11-26T12:10:00+01:00 'Done, I ordered paper.' '#10 I call again.'
is "of words that name nobody their writer hears" "$(count 2026-11-26T12:11:00+01:00 receipts)" 1
done_testing

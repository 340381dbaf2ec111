#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann thanks Bob in her check-in. The line is no part of her answer: Bob hears of it the same day, within his hours, and
# whoever reads his team finds it in the summary.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,Asia/Tokyo,ops, eva@acme.example,Eva\ Roth,,core, \
    eva.berg@acme.example,Eva\ Berg,,ops, mia@acme.example,Mia\ Hansen,,,core oskar@acme.example,Oskar\ Lind,,,ops
at 2026-11-20T15:00:00+01:00 tick
day=2026-11

morning() { # morning DAY: what it brings, in Tokyo and in Berlin
    ticks "$day-$1" 01:00 08:30 09:00
}
thanked() { # thanked WHO: the last mail about kudos
    mails "$1@acme.example" '^Kudos' | tail -n 1
}
said() { # said WHO WORDS: the mail that says back what they wrote, and has these words
    mails "$1@acme.example" '^Re:' | xargs -r grep -l "$2" | tail -n 1
}
summary() { # summary WHO: the last one
    mails "$1@acme.example" '^Team' | tail -n 1
}

note "until the site turns them on, it is a line like any other"
morning 23
answer "$(asked ann Mon)" $day-23T09:30:00+01:00 'Done: the parser' 'kudos @bob for nothing yet'
like "it stands in the answer" "$(entry ann $day-23)" 'kudos @bob'
is "and nobody is told" "$(count $day-24T01:00:00+01:00 told)" 0

note "then it is taken out"
sed -i 's/^# kudos = yes/  kudos = yes/' "$work/site/muster.conf"
ok "the setting is a good one" at $day-24T08:00:00+01:00 check
morning 24
answer "$(asked ann Tue)" $day-24T09:30:00+01:00 'Done: the tax table' 'kudos @bob for the review of my parser' \
    'Next: the docs'
is "the answer is without it" "$(entry ann $day-24)" '1 1 the tax table | 2 the docs :'
is "it is evening in Tokyo: Bob is not disturbed" "$(count $day-24T09:31:00+01:00 told)" 0
is "he hears of it in his morning" "$(count $day-25T00:31:00+01:00 told)" 1
post $day-25T00:31:00+01:00
is "from whom" "$(field "$(thanked bob)" Subject)" 'Kudos from Ann Lee'
like "and what for" "$(words "$(thanked bob)")" 'Ann Lee thanks you.*Ann Lee: for the review of my parser'
is "nobody else gets a mail" "$(thanked ann)$(thanked eva)$(thanked mia)" ""
morning 25
like "his team's reader sees it" "$(words "$(summary oskar)")" \
    'KUDOS.*- To Bob Ray, from Ann Lee: for the review of my parser'
is "the reader of another team does not" "$(words "$(summary mia)" | grep -c 'review of my parser')" 0
morning 26
is "once" "$(words "$(summary oskar)" | grep -c 'review of my parser')" 0

note "a word back goes to Ann"
answer "$(thanked bob)" $day-26T01:00:00+01:00 'It was a pleasure to read, that parser of yours.'
is "as a comment" "$(count $day-26T09:01:00+01:00 commented)" 1

note "what cannot be meant gets one line"
answer "$(asked ann Thu)" $day-26T10:00:00+01:00 'Done: more' 'kudos @ann for being great'
is "oneself" "$(entry ann $day-26)" '1 1 more :'
is "is told so" "$(count $day-26T10:01:00+01:00 receipts)" 1
post $day-26T10:01:00+01:00
like "in one line" "$(words "$(said ann 'called @')")" '@ann here, or it is you: nothing was sent'
answer "$(asked eva Thu)" $day-26T10:00:00+01:00 'Done: x' '- kudos @nobody for it' '- kudos @ann for the tax table'
is "one who is known is thanked, but not at once" "$(count $day-26T10:02:00+01:00 told)" 0
post $day-26T10:02:00+01:00
like "one who is not is said" "$(words "$(said eva 'called @')")" 'called @nobody here'
answer "$(asked bob Thu)" $day-26T10:05:00+01:00 'Done: y' 'kudos @eva for the plan, and @ann'
answer "$(asked bob Thu)" $day-26T10:06:00+01:00 'kudos @ann for the table'
is "what else is said comes with it" "$(count $day-26T12:01:00+01:00 told)" 1
post $day-26T12:01:00+01:00
like "in one mail" "$(words "$(thanked ann)")" 'Eva Roth.*for the tax table.*Bob Ray.*for the table'
is "a near Eva comes before a far one" "$(count $day-26T12:06:00+01:00 told)" 1
post $day-26T12:06:00+01:00
like "and reads it" "$(words "$(thanked eva.berg)")" 'Bob Ray.*for the plan'

note "as a command it is said back"
answer "$(asked ann Thu)" $day-26T11:00:00+01:00 '/kudos @bob, @eva.berg for the plan'
at $day-26T11:01:00+01:00 tick; post $day-26T11:01:00+01:00
like "with the names" "$(words "$(said ann 'Thank you: ')")" 'Thank you: Bob Ray hears of it. *Thank you: Eva Berg'

note "who is forgotten is so here too"
answer "$(asked eva Thu)" $day-26T11:30:00+01:00 'kudos @bob CANARY for the crane'
at $day-27T08:30:00+01:00 tick
answer "$(asked eva Thu)" $day-26T11:40:00+01:00 'forget-me'
at $day-27T09:00:00+01:00 tick; post $day-27T09:00:00+01:00
answer "$(mails eva@acme.example '^Re:' | tail -n 1)" $day-27T09:10:00+01:00 'yes'
for minute in 11 12 13 14; do at $day-27T09:$minute:00+01:00 tick; done
is "no file of the state holds a word" "$(grep -rlaF CANARY "$work/site/state" | wc -l)" 0
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Something is in Ann's way, and only Bob can lift it. It gets a number, finds Bob the same day, is asked about the next, and
# goes when somebody says that it is over.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,Asia/Tokyo,core, eva@acme.example,Eva\ Roth,,ops, \
    mia@acme.example,Mia\ Hansen,,,core oskar@acme.example,Oskar\ Lind,,,core
at 2026-11-20T15:00:00+01:00 tick
day=2026-11

morning() { # morning DAY: what it brings, in Tokyo and in Berlin
    ticks "$day-$1" 01:00 08:30 09:00
}
told() { # told WHO: the last mail about an item
    mails "$1@acme.example" '^#' | tail -n 1
}
summary() { # summary WHO: the last one
    mails "$1@acme.example" '^Team' | tail -n 1
}

morning 23
note "Monday: Ann is blocked in two ways"
answer "$(asked ann Mon)" $day-23T10:00:00+01:00 'Done: tax table' \
    'Blockers: - @bob: no password for the test server' '- the contract with Lyon is not signed'
is "it is evening in Tokyo: Bob is not disturbed" "$(count $day-23T10:01:00+01:00 told)" 0
is "he hears of it in his morning" "$(count $day-24T00:31:00+01:00 told)" 1
post $day-24T00:31:00+01:00
is "by number and name" "$(field "$(told bob)" Subject)" '#10 Ann Lee: @bob: no password for the test server'
like "and how to answer" "$(text "$(told bob)")" 'You are named.*#10 Ann Lee.*"done" closes it and tells Ann Lee'
is "nobody else does" "$(told mia)$(told oskar)$(told eva)" ""
morning 24
like "the summary shows both, and who was asked" "$(text "$(summary mia)")" \
    '2 blockers.*#10 Ann Lee \(core\): @bob: no password.*\(asked:.*Bob Ray\).*#11 Ann Lee \(core\): the contract'

note "Tuesday: they are asked about"
like "with boxes" "$(text "$(asked ann Tue)")" \
    'Still open.*\[ \] #10 @bob: no password for the test server.*\[ \] #11 the contract with Lyon'
is "nobody else is asked about them" "$(text "$(asked bob Tue)" | grep -c '#1')" 0
answer "$(asked ann Tue)" $day-24T10:00:00+01:00 '1. the import' '> 3. Is anything in your way?' \
    '>   [ ] #10 @bob: no password for the test server' '>   [x] #11 the contract with Lyon is not signed' \
    '' 'no paper in the printer, heute'
is "the rest of the reply is answers" "$(entry ann $day-24)" '1 1 the import | 3 no paper in the printer, heute :'
is "what cannot wait reaches the managers within two hours" "$(count $day-24T12:00:00+01:00 told)" 2
post $day-24T12:00:00+01:00
like "and says so" "$(text "$(told mia)")" 'cannot wait for the summary'
answer "$(told mia)" $day-24T12:10:00+01:00 'I bring some up.'
answer "$(told bob)" $day-24T12:20:00+01:00 'Erledigt, das Passwort liegt im Tresor.'
is "a word of Mia's goes to Ann, and Bob's that it is done, each in its own thread" "$(count $day-24T14:21:00+01:00 commented)" 2
post $day-24T14:21:00+01:00
like "with what he says of it" "$(text "$(mails ann@acme.example '^Re:' | tail -n 1)")" 'das Passwort liegt im Tresor'
morning 25
like "the summary says what is over, and what is left" "$(text "$(summary mia)")" \
    '1 blocker\..*#12 Ann Lee \(core\): no paper.*Over: #10 Ann Lee and #11 Ann Lee'
like "Ann is asked about that" "$(text "$(asked ann Wed)")" '\[ \] #12 no paper'
is "and not about what is over" "$(text "$(asked ann Wed)" | grep -c '#1[01]')" 0

note "Wednesday: words in other answers"
answer "$(asked ann Wed)" $day-25T10:00:00+01:00 'Done: paper' '! the lift is stuck' 'Next: call Lyon due:fri' \
    'Blockers: still'
is "nothing is lost of the answers" "$(entry ann $day-25)" \
    '1 1 paper/! the lift is stuck | 2 call Lyon due:fri | 3 still :'
answer "$(asked ann Wed)" $day-25T10:05:00+01:00 'Done: paper' '! the lift is stuck, and so am I'
morning 26
like "a correction keeps the number" "$(text "$(summary mia)")" \
    '#13 Ann Lee \(core\): the lift is stuck, and so am I.*#12 Ann Lee \(core, Tue 24 Nov\): no paper'
answer "$(summary oskar)" $day-26T09:10:00+01:00 '#13 I call the firemen' '#12 done'
is "Oskar's words about one reach Ann, and the end of the other also Mia, who spoke of it" "$(count $day-26T11:11:00+01:00 commented)" 3

note "Thursday: who may not"
answer "$(asked eva Thu)" $day-26T10:00:00+01:00 'Done: parcels' '#13 done'
is "to Eva, of another team, a number is text" "$(entry eva $day-26)" '1 1 parcels/#13 done :'
answer "$(asked ann Thu)" $day-26T10:30:00+01:00 'Done: out again' 'Blockers: no'
morning 27
is "no means that nothing is left" "$(text "$(summary mia)" | grep -c 'blocker')" 0
like "and the summary says so" "$(text "$(summary mia)")" 'Over: #12 Ann Lee and #13 Ann Lee'
is "an action is in nobody's way" "$(text "$(asked ann Fri)" | grep -c 'Still open')" 0

note "Friday: an action is due, and Bob has forgotten something"
like "the action is asked about on its day" "$(text "$(asked ann Fri)")" 'Waiting for you \(“#14 done”.*#14 Fri 27 Nov: call Lyon due:fri'
answer "$(asked ann Fri)" $day-27T10:00:00+01:00 'Next: out' '#14 done' 'Blockers: @bob: no chair'
morning 30
is "on Monday Bob is told" "$(field "$(told bob)" Subject)" '#15 Ann Lee: @bob: no chair'
is "and not told twice" "$(text "$(asked bob Mon)" | grep -c Waiting)" 0
is "what was done is over" "$(text "$(asked ann Mon)" | grep -c Waiting)" 0
day=2026-12 morning 02
like "after some days he finds it in his own check-in" "$(text "$(asked bob "Wed 2 Dec")")" '#15 Ann Lee, Fri 27 Nov: @bob: no chair'
is "and in no further mail" "$(mails bob@acme.example '^#' | wc -l)" 2
answer "$(asked bob "Wed 2 Dec")" 2026-12-02T10:00:00+01:00 'Done: parcels' '#15 done - it is in the cellar'
is "a line in any answer closes it, and Ann hears" "$(count 2026-12-02T12:01:00+01:00 commented)" 1
post 2026-12-02T12:01:00+01:00
like "with what is said beside" "$(text "$(mails ann@acme.example '^Re:' | tail -n 1)")" 'it is in the cellar'
is "and it is over" "$(at 2026-12-02T12:02:00+01:00 items --open | grep -c '#15')" 0

note "December: commands say the same from anywhere, and who goes leaves nothing behind unseen"
day=2026-12 morning 03
answer "$(asked ann "Thu 3 Dec")" 2026-12-03T10:00:00+01:00 'Done: parcels' 'Next: action: call the bank' 'Blockers: - @bob: no key' '- no light'
door=checkin+command@acme.example
write_to $door mia@acme.example 2026-12-03T10:10:00+01:00 blockers
like "who reads the team may ask what is open" "$(said mia 2026-12-03T10:10:00+01:00)" \
    '#17 Thu 3 Dec, Ann Lee: @bob: no key \(asked: Bob Ray\)'
write_to $door eva@acme.example 2026-12-03T10:11:00+01:00 '' 'blockers' 'done 17'
like "who is elsewhere sees nothing, and closes nothing" "$(said eva 2026-12-03T10:12:00+01:00)" 'Nothing is in the way. > done 17 There is no such open item'
write_to $door oskar@acme.example 2026-12-03T10:13:00+01:00 '' 'ack #18'
like "at the door a yes is wanted" "$(said oskar 2026-12-03T10:14:00+01:00)" 'Not done yet: ack #18'
answer "$(mails oskar@acme.example | tail -n 1)" 2026-12-03T10:15:00+01:00 yes
like "what nobody was asked for is his now" "$(said oskar 2026-12-03T10:16:00+01:00)" 'Whoever wrote #18 hears'
item() { at 2026-12-03T12:00:00+01:00 items --json "$@" | python3 -c 'import json, sys
print(" ".join("%d:%s:%s" % (i["item"], (i["owner"] or "-").split("@")[0], "open" if i["open"] else "over") for i in map(json.loads, sys.stdin)))'; }
is "and the operator sees it" "$(item --open)" "16:ann:open 17:bob:open 18:oskar:open"
write_to $door bob@acme.example 2026-12-03T10:20:00+01:00 'leave'
said bob 2026-12-03T10:21:00+01:00 >/dev/null
answer "$(mails bob@acme.example | tail -n 1)" 2026-12-03T10:22:00+01:00 yes
is "what Bob was asked is nobody's when he goes" "$(item --open --team core)" "16:ann:open 17:-:open 18:oskar:open"
write_to $door ann@acme.example 2026-12-03T10:30:00+01:00 'leave'
said ann 2026-12-03T10:31:00+01:00 >/dev/null
answer "$(mails ann@acme.example | tail -n 1)" 2026-12-03T10:32:00+01:00 yes
day=2026-12 morning 04
like "the next summary has all that a leaver left open" "$(text "$(summary mia)")" \
    '#16 Ann Lee .*: action: call the bank.*#17 Ann Lee .*no key.*#18 Ann Lee .*no light'
ok "the operator closes what nobody can" at 2026-12-04T10:00:00+01:00 items close 17
is "and no more" "$(item --open) $(item --person ann@acme.example --open)" "16:ann:open 18:oskar:open 16:ann:open 18:oskar:open"
like "once" "$(at 2026-12-04T10:00:00+01:00 items close 17 2>&1)" 'no open item has the number 17'
done_testing

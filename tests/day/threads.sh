#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# People talk about what Ann wrote: what is said within two hours comes in one mail, a sign is no word, who has heard enough
# says so, and nobody's day gets loud.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, eva@acme.example,Eva\ Roth,,core, \
    paul@acme.example,Paul\ Roux,,ops, mia@acme.example,Mia\ Hansen,,,core oskar@acme.example,Oskar\ Lind,,,core
day=2026-11-24
at 2026-11-20T15:00:00+01:00 tick

news() { # news WHO: their mails about threads, oldest first
    mails "$1@acme.example" | while read -r file; do
        words "$file" | grep -q '"mute" ends\|"mute": no more' && echo "$file"
    done
}
last() { # last WHO: the last of them
    news "$1" | tail -n 1
}
tick() { # tick TIME: what is due on that day, and into the mailboxes
    ticks $day "$1"
}
told() { # told TIME: how many mails a tick writes about threads
    count "${day}T$1:00+01:00" commented
    post "${day}T$1:00+01:00"
}

day=2026-11-23 tick 09:00
answer "$(mails ann@acme.example check-in, | head -n 1)" 2026-11-23T10:00:00+01:00 \
    'Done: invoice export for Lyon' 'Next: the tax table' 'Blockers: none'
answer "$(mails bob@acme.example check-in, | head -n 1)" 2026-11-23T10:10:00+01:00 'Done: mails' 'Blockers: none'
day=2026-11-23 tick 17:30
tick 08:30
tick 09:00
mia=$(mails mia@acme.example '^Team') oskar=$(mails oskar@acme.example '^Team')

note "Tuesday: three people talk to Ann"
answer "$mia" ${day}T09:10:00+01:00 'Ann: which table?'
answer "$oskar" ${day}T09:50:00+01:00 'Ann: is Lyon happy?' 'Ask them, please.'
is "nothing comes at once" "$(told 10:00)" 0
is "what two readers say comes to Ann in one mail, and what the second said to the first" "$(told 11:11)" 1
like "in order, each under its writer" "$(words "$(last ann)")" \
    'Mia Hansen:.*which table\?.*Oskar Lind:.*is Lyon happy\?.*Ask them.*You wrote.*> invoice export'
like "from the site, as there are two" "$(field "$(last ann)" From)" '^Acme check-in <'
is "in her thread" "$(field "$(last ann)" References)" "$(field "$(mails ann@acme.example 'check-in, Mon' | head -n 1)" Message-ID)"
is "the second writer hears nothing of himself" "$(news oskar)" ""
is "Mia hears of Oskar's when it has waited, too" "$(told 11:51)" 1
like "under his name" "$(field "$(last mia)" From)" '^"?Oskar Lind'
ok "each has an address of their own" test "$(field "$(last mia)" Reply-To)" != "$(field "$(last ann)" Reply-To)"

note "a sign is no word"
answer "$(last ann)" ${day}T12:00:00+01:00 'Yes they are. The one of 2020, @bob has it.'
answer "$(last mia)" ${day}T12:05:00+01:00 '👍'
answer "$(last mia)" ${day}T12:06:00+01:00 '+1'
answer "$oskar" ${day}T12:07:00+01:00 'Ann: 🎉'
answer "$(mails eva@acme.example 'check-in, Tue' | head -n 1)" ${day}T12:08:00+01:00 '👍'
is "it answers no check-in" "$(entry eva $day)" '0 :'
is "Ann's words go to the two, and to Bob, whom they call" "$(told 14:01)" 3
is "and no sign goes to Ann" "$(news ann | wc -l)" 1
like "they go along, each once" "$(words "$(last mia)")" 'Ann Lee:.*Yes they are\..*🎉 Oskar Lind'
is "nobody sees their own" "$(words "$(last mia)" | grep -c '👍')" 0
like "Bob, who is in her team, has not read of it before" "$(field "$(last bob)" Subject)" '^About Ann Lee, Mon 23 Nov'
like "what it is about" "$(words "$(last bob)")" 'Ann Lee wrote on Mon 23 Nov:.*> invoice export'

note "who has heard enough"
answer "$(last mia)" ${day}T14:10:00+01:00 mute '' Mia
like "is told so, once" "$(at ${day}T14:11:00+01:00 tick --json)" '"receipts":1'
post ${day}T14:11:00+01:00
like "in words" "$(words "$(mails mia@acme.example | tail -n 1)")" 'No more comes of this conversation.*"undo" brings it back'
answer "$(last bob)" ${day}T14:20:00+01:00 'I have it, it is wrong.'
is "Ann and Oskar hear of what Bob says, Mia does not" "$(told 16:21)" 2
like "and Ann of the signs of before" "$(words "$(last ann)")" 'Bob Ray:.*it is wrong.*👍 Mia Hansen.*🎉 Oskar Lind'
like "one writer stands in From" "$(field "$(last ann)" From)" '^"?Bob Ray'
answer "$(last ann)" ${day}T16:30:00+01:00 '@mia: what now?'
is "the day has its end: what would wait longer comes before that" "$(told 17:15)" 1
is "to Bob; the others had two mails of this thread today" "$(words "$(last bob)" | grep -c '@mia: what now')" 1

note "Wednesday: who is called by name is asked, muted or not"
day=2026-11-25
tick 08:30
answer "$(last bob)" ${day}T08:45:00+01:00 'I mend it.'
tick 11:52
like "Mia hears what calls her" "$(words "$(last mia)")" '^Ann Lee: @mia: what now\?'
is "and nothing else" "$(words "$(last mia)" | grep -c 'mend it')" 0
answer "$(last mia)" ${day}T12:00:00+01:00 undo
tick 12:01
like "an undo is said back" "$(words "$(mails mia@acme.example | tail -n 1)")" 'You hear of it as before'
answer "$(last bob)" ${day}T12:10:00+01:00 'It is mended.'
tick 14:11
is "one mail a day brings what nobody asked for" "$(words "$(last mia)" | grep -c 'mended')" 0

note "following"
answer "$(mails eva@acme.example 'check-in, Tue' | head -n 1)" ${day}T15:00:00+01:00 'Done: parcels' 'Blockers: no paper'
answer "$(mails bob@acme.example 'check-in, Tue' | head -n 1)" ${day}T16:00:00+01:00 'follow #10'
answer "$(mails paul@acme.example 'check-in, Tue' | head -n 1)" ${day}T16:00:00+01:00 'follow #10'
tick 16:01
like "a colleague may" "$(words "$(mails bob@acme.example | tail -n 1)")" 'You hear all that is said about #10'
like "who may not read it may not" "$(words "$(mails paul@acme.example | tail -n 1)")" 'or name an item or a person: "follow #41"'
day=2026-11-26
tick 08:30
like "after the undo Mia hears again what is said; the rest came in the morning" "$(words "$(last mia)")" '^Bob Ray: It is mended\.'
answer "$(mails mia@acme.example '^Team' | tail -n 1)" ${day}T09:00:00+01:00 '#10 I bring some'
tick 11:01
like "and hears what is said" "$(words "$(last bob)")" '^Mia Hansen: #10 I bring some'
is "which the other does not" "$(news paul)" ""

note "Friday: three people need Bob, who has not written a word"
day=2026-11-27
question() { # question WHO: their check-in of today
    mails "$1@acme.example" "^Your check-in, Fri" | tail -n 1
}
unasked() { # unasked WHO: how many mails of today no mail of theirs caused
    mails "$1@acme.example" | while read -r file; do
        date -d "$(field "$file" Date)" +%F | grep -qx $day && ! grep -q '^Auto-Submitted: auto-replied' "$file" && echo "$file"
    done | wc -l
}
tick 08:30
tick 09:00
answer "$(question ann)" ${day}T09:10:00+01:00 'Done: export' 'Blockers: @bob: no password'
answer "$(question eva)" ${day}T09:20:00+01:00 'Done: parcels' 'Blockers: @bob: no tape'
answer "$(mails mia@acme.example '^Team' | tail -n 1)" ${day}T09:30:00+01:00 'Eva: @bob has some, I think'
tick 11:11
like "all of it comes in one mail" "$(field "$(last bob)" Subject)" '^News about Eva Roth and Ann Lee'
like "conversation by conversation" "$(words "$(last bob)")" \
    'Eva Roth, Tue 24 Nov Mia Hansen: @bob has some.*Ann Lee, Fri 27 Nov #11 .* @bob: no password Eva Roth, Fri 27 Nov #12 .* no tape'
answer "$(last bob)" ${day}T11:30:00+01:00 'Eva: it is in the drawer' '#11 done'
is "his reply goes to each of them, and to Mia, who spoke there" "$(told 13:31)" 3
like "to Ann, that it is done" "$(words "$(last ann)")" '^Bob Ray: #11 is over: '
like "to Eva, where the tape is" "$(words "$(last eva)")" 'Bob Ray: it is in the drawer'
answer "$(question ann)" ${day}T14:00:00+01:00 'Blockers: @bob: no desk'
is "a mail a day is enough" "$(told 16:01) $(count ${day}T16:02:00+01:00 told)" '0 0'
tick 17:29
for who in ann bob eva mia oskar; do
    is "nobody's day had more than three: $who" "$(($(unasked $who) <= 3))" 1
done

note "Monday: a number says nothing to who may not read what it is the number of"
day=2026-11-30
tick 08:30
tick 09:00
answer "$(mails paul@acme.example '^Your check-in, Mon' | tail -n 1)" ${day}T09:10:00+01:00 'Blockers: CANARY-ops'
ops=$(at ${day}T09:11:00+01:00 items --team ops | sed -n 's/^#\([0-9]*\) .*CANARY.*/\1/p')
answer "$(mails oskar@acme.example '^Team' | tail -n 1)" ${day}T09:20:00+01:00 "Ann: #$ops ✓"
tick 11:21
like "whoever writes it is quoted" "$(words "$(last ann)")" "^Oskar Lind: #$ops ✓"
is "and no word of the other team is shown" "$(grep -c CANARY "$(last ann)")" 0
done_testing

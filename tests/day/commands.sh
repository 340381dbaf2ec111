#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What people write to have something done (CMD): alone in a reply, behind a slash in an answer, and to +command, where
# only From says who wrote; what waits for a yes, what is taken back, and what is nobody's to do.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

chosen() {
    at "$1" person "$2@acme.example" --json | sed -n "s/.*\"$3\":\"\([^\"]*\)\".*/\1/p"
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, eva@acme.example,Eva\ Roth,,core, \
    mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example check-in,)

# In an answer: what is behind a slash is for us, and no part of it.
answer "$question" 2026-11-23T09:10:00+01:00 '1. the parser' '/remind off' '2. the printer' \
    '/etc/passwd is world-readable' '3. no' '/zone Asia/Tokyo' '/vacaton 3' '/金曜日は休みます'
is "what is behind a slash is no part of the answer" "$(entry ann 2026-11-23)" \
    "1 1 the parser | 2 the printer//etc/passwd is world-readable | 3 no :"
is "and is done" "$(chosen 2026-11-23T09:11:00+01:00 ann remind) $(chosen 2026-11-23T09:11:00+01:00 ann zone)" "off Asia/Tokyo"
like "and said back" "$(said ann 2026-11-23T09:12:00+01:00 '^Re:')" \
    'remind off Reminders: none. > /zone Asia/Tokyo Your time zone is Asia/Tokyo. > /vacaton 3 Not understood. Did you mean "vacation"\? The line is no part of your answer. .* > /金曜日は休みます Not understood. "help" shows all that you can write. The line is no part'
transcript=$(mails ann@acme.example '^Re:' | tail -n 1)
like "and how it is taken back" "$(words "$transcript")" 'A mistake\? Reply "undo"'
is "with the signs of an answer" "$(field "$transcript" Auto-Submitted)" auto-replied

# Routes and what stands behind them: twenty are told, and what is beyond that is published; none is lost.
mapfile -t routes < <(printf '/route%s\n' {a..y})
answer "$(asked eva Mon)" 2026-11-23T09:15:00+01:00 'Done: the login' "${routes[@]}" \
    'Blockers:' '/zone is what the server calls its disk'
is "of twenty-five lines behind a slash five are in the answer" "$(entry eva 2026-11-23)" \
    "1 1 the login//routeu//routev//routew//routex//routey | 3 /zone is what the server calls its disk :"
routed=$(said eva 2026-11-23T09:15:00+01:00 '^Re:')
is "and twenty are told" "$(grep -o '> /route[a-t]' <<<"$routed" | wc -l)" 20
like "with how they come into the answer" "$routed" \
    '/routet Not understood. .* The line is no part of your answer\. Should it be\? Answer the question once more, without the "/" in front\.'
answer "$(asked eva Mon)" 2026-11-23T09:16:00+01:00 'Blockers:' '/zone is what the server calls its disk'
like "as of a word of ours that is not understood" "$(said eva 2026-11-23T09:16:00+01:00 '^Re:')" \
    '/zone is what .* It is written like this: zone .*\. The line is no part'

# Taken back, and that too.
answer "$transcript" 2026-11-23T09:20:00+01:00 undo
is "undo takes back the last mail" \
    "$(chosen 2026-11-23T09:21:00+01:00 ann remind)$(chosen 2026-11-23T09:21:00+01:00 ann zone)" ""
like "and says what" "$(said ann 2026-11-23T09:21:00+01:00)" 'Taken back: > undo: /zone Asia/Tokyo Your time zone is the usual one again'
answer "$transcript" 2026-11-23T09:22:00+01:00 undo
is "undone, it holds again" "$(chosen 2026-11-23T09:23:00+01:00 ann zone)" Asia/Tokyo
answer "$transcript" 2026-11-23T09:24:00+01:00 undo undo 'zone Europe/Berlin'
said ann 2026-11-23T09:24:00+01:00 >/dev/null

# At the door: nothing is changed before a yes, which only the reader of our mail can say.
door=checkin+command@acme.example
write_to $door ann@acme.example 2026-11-23T10:00:00+01:00 'ooo 3' 'at 11:00' '' 'Ann' 'leave'
is "what comes to the door waits" "$(chosen 2026-11-23T10:01:00+01:00 ann ask)" ""
like "for a yes" "$(said ann 2026-11-23T10:01:00+01:00)" \
    'ooo 3 Not done yet: vacation Mon 23 Nov to Wed 25 Nov. Reply "yes".* > at 11:00 Not done yet: ask at 11:00'
asking=$(mails ann@acme.example '^Re: ooo 3' | tail -n 1)
sed 's/^Delivered-To: .*/Delivered-To: mallory@evil.example/' "$asking" >"$work/stolen.eml"
answer "$work/stolen.eml" 2026-11-23T10:05:00+01:00 yes
is "somebody else's yes is none" "$(chosen 2026-11-23T10:06:00+01:00 ann ask)" ""
answer "$asking" 2026-11-23T10:07:00+01:00 Yes.
is "then it is done" "$(chosen 2026-11-23T10:08:00+01:00 ann ask)" 11:00
like "and said back with the weekdays" "$(said ann 2026-11-23T10:08:00+01:00)" \
    'You are away from Mon 23 Nov to Wed 25 Nov.* you are asked at 11:00'
answer "$asking" 2026-11-23T10:09:00+01:00 yes
like "once" "$(said ann 2026-11-23T10:09:00+01:00)" 'Nothing waits for a yes'

# Somebody else's words.
write_to $door mallory@evil.example 2026-11-23T11:00:00+01:00 help help
write_to checkin+help@acme.example '' 2026-11-23T11:00:00+01:00 help help
at 2026-11-23T11:01:00+01:00 tick
post 2026-11-23T11:01:00+01:00
is "strangers hear nothing" "$(mails mallory@evil.example | wc -l)" 0

# Mistakes are told, with what was probably meant; a signature is none.
write_to $door bob@acme.example 2026-11-23T12:00:00+01:00 '' 'zonne Europe/Paris' 'leave'
like "a slip is told" "$(said bob 2026-11-23T12:01:00+01:00)" '> zonne Europe/Paris Not understood. Did you mean "zone"\?'
is "where nothing was done, nothing is offered to be taken back" \
    "$(words "$(mails bob@acme.example | tail -n 1)" | grep -c 'A mistake')" 0
write_to $door bob@acme.example 2026-11-23T12:02:00+01:00 '' 'vacation sometime'
like "and how it is written" "$(said bob 2026-11-23T12:02:00+01:00)" 'It is written like this: vacation 21 Dec..4 Jan'
write_to $door bob@acme.example 2026-11-23T12:03:00+01:00 '' 'status' 'Best regards' 'Bob'
like "what asks for oneself needs no yes" "$(said bob 2026-11-23T12:03:00+01:00)" 'Open: Your check-in, until 17:30 today. Next question: .*Teams: core .*Days: Mon to Fri Zone: Europe/Berlin'
write_to checkin@acme.example bob@acme.example 2026-11-23T12:04:00+01:00 'who' 'thank you'
like "a subject is enough" "$(said bob 2026-11-23T12:04:00+01:00)" 'is read by Mia Hansen, and, if they ask for it, by the team \(core\)'

# One screen, in everybody's language.
write_to checkin+help@acme.example bob@acme.example 2026-11-23T12:05:00+01:00 '' ''
said bob 2026-11-23T12:05:00+01:00 >/dev/null
is "help fits one screen" "$(screen "$(mails bob@acme.example | tail -n 1)")" fits
is "with what everybody may write, and nothing else" \
    "$(words "$(mails bob@acme.example | tail -n 1)" | grep -o '1on1 with\|status, who\|report')" 'status, who
1on1 with'
like "conversations are named" "$(words "$(mails bob@acme.example | tail -n 1)")" 'follow #41, mute'
is "and no thanks, which are not in use here" "$(words "$(mails bob@acme.example | tail -n 1)" | grep -c kudos)" 0
minute=10
for language in German French Spanish Japanese; do
    answer "$(mails bob@acme.example | tail -n 1)" "2026-11-23T12:$minute:00+01:00" "in $language"
    said bob "2026-11-23T12:$minute:00+01:00" >/dev/null
    answer "$(mails bob@acme.example | tail -n 1)" "2026-11-23T12:$((minute + 1)):00+01:00" help
    said bob "2026-11-23T12:$((minute + 1)):00+01:00" >/dev/null
    is "in $language too" "$(screen "$(mails bob@acme.example | tail -n 1)")" fits
    minute=$((minute + 2))
done

# Bounded: a thousand lines, a long one, letters that only look like ours.
mapfile -t thousand < <(for ((i = 0; i < 1000; i++)); do echo status; done)
write_to $door mia@acme.example 2026-11-23T13:00:00+01:00 '' "${thousand[@]}"
is "of a thousand lines twenty are done" "$(said mia 2026-11-23T13:01:00+01:00 | grep -o '> status' | wc -l)" 20
write_to $door mia@acme.example 2026-11-23T13:02:00+01:00 '' "vacation $(head -c 10000 /dev/zero | tr '\0' 3)"
like "a line of ten thousand octets is none" "$(said mia 2026-11-23T13:02:00+01:00)" 'Not understood'
write_to $door mia@acme.example 2026-11-23T13:03:00+01:00 '' "$(printf '\xd1\x80ause')"
like "nor is what only looks like a word" "$(said mia 2026-11-23T13:03:00+01:00)" 'Not understood'
# A yes that comes late.
write_to $door ann@acme.example 2026-11-23T13:10:00+01:00 'back' ''
said ann 2026-11-23T13:10:00+01:00 >/dev/null
answer "$(mails ann@acme.example '^Re: back' | tail -n 1)" 2026-11-27T10:11:00+01:00 yes
like "a yes that comes late is asked for again" "$(said ann 2026-11-27T10:11:00+01:00)" 'three days old'

# Who is back reads when it goes on; who leaves, nothing but that.
answer "$(mails ann@acme.example '^Re: back' | tail -n 1)" 2026-11-27T10:20:00+01:00 back
like "the next question is told" "$(said ann 2026-11-27T10:20:00+01:00)" 'Welcome back\. Next question: .*11:00'
answer "$(mails ann@acme.example | tail -n 1)" 2026-11-27T10:30:00+01:00 leave
said ann 2026-11-27T10:30:00+01:00 >/dev/null
answer "$(mails ann@acme.example | tail -n 1)" 2026-11-27T10:31:00+01:00 yes
said=$(said ann 2026-11-27T10:31:00+01:00)
like "the last mail says that it is" "$said" 'You have left\. This is the last mail.*sam@acme.example\.$'
is "and offers no help" "$(grep -c '"help"' <<<"$said")" 0
done_testing

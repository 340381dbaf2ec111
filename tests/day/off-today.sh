#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Both were asked in the morning, and once more by hand. Ann says in reply to one of the two mails that she is off, Bob by a
# command: neither owes an answer to anything that was asked that day.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

two_are_asked
door=checkin+command@acme.example
at 2026-11-23T10:00:00+01:00 workflow run daily >/dev/null
ticks 2026-11-23 10:01
is "each was asked twice" "$(states | sort | uniq -c | xargs)" "2 2026-11-23 ann open - 2 2026-11-23 bob open -"
answer "$(mails ann@acme.example check-in, | tail -n 1)" 2026-11-23T10:30:00+01:00 'off today'
is "what Ann says of the day is said of both" "$(states | grep ann | uniq -c | xargs)" "2 2026-11-23 ann skipped off"

write_to $door bob@acme.example 2026-11-23T10:40:00+01:00 '' 'off today'
like "the door wants a yes" "$(said bob 2026-11-23T10:41:00+01:00)" 'Not done yet: vacation Mon 23 Nov'
answer "$(mails bob@acme.example | tail -n 1)" 2026-11-23T10:42:00+01:00 yes
like "Bob hears that he owes nothing" "$(said bob 2026-11-23T10:43:00+01:00)" \
    'You are away on Mon 23 Nov. Nothing is asked meanwhile. What was asked today needs no answer any more'
is "and he is away in both" "$(states | grep bob | uniq -c | xargs)" "2 2026-11-23 bob away -"
is "nobody is reminded" "$(count 2026-11-23T15:00:00+01:00 reminded)" 0
at 2026-11-23T18:00:00+01:00 tick
is "and nobody has missed anything" "$(states | grep -c missed)" 0

note "on Tuesday Bob says so only in the evening"
ticks 2026-11-24 09:00 15:00 17:30 18:00
is "until then he has missed it" "$(states | grep '24 bob')" "2026-11-24 bob missed -"
answer "$(mails bob@acme.example | tail -n 1)" 2026-11-24T18:10:00+01:00 '/off today'
like "but who was off has missed nothing" "$(said bob 2026-11-24T18:11:00+01:00)" 'What was asked today needs no answer'
is "also in the books" "$(states | grep '24 bob')" "2026-11-24 bob away -"

note "who is away later is told nothing of today"
ticks 2026-11-25 09:00
write_to $door ann@acme.example 2026-11-25T10:00:00+01:00 '' 'off tomorrow'
said ann 2026-11-25T10:01:00+01:00 >/dev/null
answer "$(mails ann@acme.example | tail -n 1)" 2026-11-25T10:02:00+01:00 yes
is "since it is still to be answered" "$(said ann 2026-11-25T10:03:00+01:00 | grep -c 'needs no answer')$(states | grep '25 ann')" \
    "02026-11-25 ann open -"

note "on Friday a file comes with it"
ticks 2026-11-27 09:00
at 2026-11-27T10:00:00+01:00 workflow run daily >/dev/null
ticks 2026-11-27 10:01
answer "$(mails ann@acme.example check-in, | tail -n 1)" 2026-11-27T10:30:00+01:00 \
    'off today' '' 'begin 644 handover.txt' '#86)C' '`' 'end'
is "which is an answer, and all that she owes" "$(states | grep '27 ann' | sort | xargs)" \
    "2026-11-27 ann answered - 2026-11-27 ann skipped off"
done_testing

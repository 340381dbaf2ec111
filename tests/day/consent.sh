#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What waits for a yes gets one in a person's own words, to the mail that asked or to a later one of its thread; a yes with
# a condition is none, and says what to write; a no is final.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

hour_of() {
    at "$2" person "$1@acme.example" --json | sed -n 's/.*"ask":"\([^"]*\)".*/\1/p'
}

state_of() {
    at ${day}T13:00:00+01:00 person "$1@acme.example" --json | sed -n 's/.*"state":"\([^"]*\)".*/\1/p'
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
door=checkin+command@acme.example
day=2026-11-23

write_to $door ann@acme.example ${day}T10:00:00+01:00 'at 10:15'
like "a wish at the door waits" "$(said ann ${day}T10:00:00+01:00)" 'Not done yet: ask at 10:15'
answer "$(mails ann@acme.example '^Re: at' | tail -n 1)" ${day}T10:01:00+01:00 'Yes, but not before Friday'
like "a yes with a condition is none" "$(said ann ${day}T10:01:00+01:00)" 'Nothing is done yet: .* Reply with "yes" alone'
answer "$(mails ann@acme.example '^Re: at' | tail -n 1)" ${day}T10:02:00+01:00 'Sure, thanks'
is "a yes to the later mail counts" "$(hour_of ann ${day}T10:03:00+01:00)" 10:15

write_to $door bob@acme.example ${day}T11:00:00+01:00 'at 12:00'
said bob ${day}T11:00:00+01:00 >/dev/null
asking=$(mails bob@acme.example '^Re: at' | tail -n 1)
answer "$asking" ${day}T11:01:00+01:00 'No thanks'
like "a no is heard" "$(said bob ${day}T11:01:00+01:00)" 'Then nothing is done, and nothing waits any more'
answer "$asking" ${day}T11:02:00+01:00 Ja
like "and is final" "$(said bob ${day}T11:02:00+01:00)" 'Nothing waits for a yes'
is "so that nothing was done" "$(hour_of bob ${day}T11:03:00+01:00)" ""

# What cannot be taken back waits until the yes stands alone: words that nobody listed may be a condition.
write_to $door mia@acme.example ${day}T12:00:00+01:00 forget-me
said mia ${day}T12:00:00+01:00 >/dev/null
asking=$(mails mia@acme.example '^Re: forget-me' | tail -n 1)
minute=1
for words in 'Yes, if Bob agrees' 'Yes, once I have my export' 'Ja, wenn Bob zustimmt' "Oui, si Bob est d'accord" \
    'Sí, si Bob está de acuerdo' 'はい、月曜日からお願いします' 'Yes, from Monday' $'Yes\nfrom 3 December' \
    $'Yes,\n\nbut only the answers' $'Yes\n\nMia Hansen\nPS: when I have my export' \
    $'/yes\nif Bob agrees' $'at 10:30\nyes\nif Bob agrees'; do
    answer "$asking" "${day}T12:0$((minute / 2)):$((minute % 2 * 30 + 10))+01:00" "$words"
    minute=$((minute + 1))
    like "${words//$'\n'/ } is none" "$(state_of mia)" '^(welcome|active)$'
done
answer "$asking" ${day}T12:40:00+01:00 'Yes, I am sure. Thanks!' '' '-- ' 'Mia Hansen' 'Not before noon'
is "one with thanks and a signature is" "$(state_of mia)" left
done_testing

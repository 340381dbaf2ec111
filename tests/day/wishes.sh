#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann never answers (REM): after five rounds she is offered a way out and takes another hour; Bob says nothing at all, and
# is left alone after ten. Eva leaves.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# A working day on which nobody answers.
day() {
    at "$1T09:00:00+01:00" tick
    at "$1T10:30:00+01:00" tick
    post "$1T10:30:00+01:00"
    at "$1T17:30:00+01:00" tick
}

state() {
    at "$1" person "$2@acme.example" --json | sed -n 's/.*"state":"\([a-z]*\)".*/\1/p'
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    eva@acme.example,Eva\ Roth,,core, mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-20T09:00:00+01:00 send
answer "$(mails eva@acme.example short)" 2026-11-20T12:00:00+01:00 leave
is "who would leave is asked first" "$(state 2026-11-20T12:01:00+01:00 eva)" active
at 2026-11-20T12:01:00+01:00 tick
post 2026-11-20T12:01:00+01:00
ok "in a mail that says so" grep -q 'Reply "yes" to' "$(mails eva@acme.example '^Re:')"
answer "$(mails eva@acme.example '^Re:')" 2026-11-20T12:02:00+01:00 yes
is "who leaves has left" "$(state 2026-11-20T12:03:00+01:00 eva)" left
at 2026-11-20T12:03:00+01:00 tick
post 2026-11-20T12:03:00+01:00
ok "and is told so, for the last time" grep -q 'You have left' "$(mails eva@acme.example '^Re:' | tail -n 1)"
is "the roster does not bring her back" "$(at 2026-11-20T13:00:00+01:00 roster sync "$work/people.csv")" 'nothing to change'
at 2026-11-23T08:30:00+01:00 tick
post 2026-11-23T08:30:00+01:00
ok "her reader is told" grep -q '^Left: Eva Roth\.' "$(mails mia@acme.example summary | tail -n 1)"

for date in 2026-11-2{3,4,5,6,7}; do day $date; done
is "after five rounds there is an offer" "$(count 2026-11-30T08:29:00+01:00 offered)-$(count 2026-11-30T08:30:00+01:00 offered)" 0-2
post 2026-11-30T08:30:00+01:00
is "one mail each" "$(mails ann@acme.example 'Another hour' | wc -l)" 1
answer "$(mails ann@acme.example 'Another hour')" 2026-11-30T08:40:00+01:00 'at 10:30' 'remind off' '' 'Ann'
at 2026-11-30T08:41:00+01:00 tick
post 2026-11-30T08:41:00+01:00
transcript=$(mails ann@acme.example '^Re: Another hour')
ok "what she wished is said back" grep -q 'you are asked at 10:30' "$transcript"
is "it answers her mail" "$(field "$transcript" In-Reply-To)" "$(field "$work/reply.eml" Message-ID)"
is "and holds" "$(count 2026-11-30T09:00:00+01:00 asked) $(count 2026-11-30T10:30:00+01:00 asked)" "1 1"
is "she is not reminded any more" "$(count 2026-11-30T15:00:00+01:00 reminded)" 1
at 2026-11-30T17:30:00+01:00 tick
for date in 2026-12-0{1,2,3,4}; do day $date; done
is "ten rounds of silence are a pause" "$(state 2026-12-04T18:00:00+01:00 bob)" paused
is "five after a word are not" "$(state 2026-12-04T18:00:00+01:00 ann)" active
count 2026-12-07T08:30:00+01:00 summarised >/dev/null
post 2026-12-07T08:30:00+01:00
ok "his reader is told once" grep -q '^Paused: Bob Ray\.' "$(mails mia@acme.example summary | tail -n 1)"
is "who is paused is not asked" "$(count 2026-12-07T09:00:00+01:00 asked)" 0
post 2026-12-07T09:00:00+01:00
is "nor offered anything a second time" "$(mails bob@acme.example 'Another hour' | wc -l)" 1
answer "$(mails bob@acme.example check-in, | tail -n 1)" 2026-12-07T12:00:00+01:00 'Done: it was a long trip' 'Next: mail' 'No'
is "a word ends it" "$(state 2026-12-07T12:01:00+01:00 bob) $(count 2026-12-08T09:00:00+01:00 asked)" "active 1"
is "and Eva comes back when she is brought back" \
    "$(at 2026-12-08T12:00:00+01:00 back eva@acme.example) $(count 2026-12-09T09:00:00+01:00 asked)" \
    "Eva Roth <eva@acme.example> is back on Tue 8 Dec 2026. 2"
post 2026-12-09T09:00:00+01:00
is "that somebody was paused is told once" \
    "$(mails mia@acme.example summary | xargs grep -l '^Paused: Bob' | wc -l)" 1
done_testing

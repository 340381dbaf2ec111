#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What waits for a yes gets one in a person's own words, to the mail that asked or to a later one of its thread; a yes with
# a condition is none, and a no is final.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

hour_of() {
    at "$2" person "$1@acme.example" --json | sed -n 's/.*"ask":"\([^"]*\)".*/\1/p'
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
door=checkin+command@acme.example
day=2026-11-23

write_to $door ann@acme.example ${day}T10:00:00+01:00 'at 10:15'
like "a wish at the door waits" "$(said ann ${day}T10:00:00+01:00)" 'Not done yet: ask at 10:15'
answer "$(mails ann@acme.example '^Re: at' | tail -n 1)" ${day}T10:01:00+01:00 'Yes, but not before Friday'
like "a yes with a condition is none" "$(said ann ${day}T10:01:00+01:00)" 'Not understood: what stands behind "yes"'
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
done_testing

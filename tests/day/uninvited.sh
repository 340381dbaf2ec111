#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mia invites somebody and takes it back: she hears whether mail had gone out to them, since nobody else tells them.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

site_begin sam@acme.example,Sam,,,
printf '%s\n' email,name,teams,reads,manager mia@acme.example,Mia\ Hansen,,core, ann@acme.example,Ann\ Lee,core,,mia@acme.example \
    >"$work/people.csv"
at 2026-11-20T08:01:00Z roster sync "$work/people.csv" --yes >/dev/null
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
write_to checkin+command@acme.example mia@acme.example 2026-11-23T09:30:00+01:00 '' help
said mia 2026-11-23T09:31:00+01:00 >/dev/null
letter=$(mails mia@acme.example | tail -n 1)

answer "$letter" 2026-11-23T20:00:00+01:00 'invite dora@acme.example'
like "in the evening somebody is invited" "$(said mia 2026-11-23T20:01:00+01:00)" 'dora@acme.example is in core now'
answer "$letter" 2026-11-23T20:02:00+01:00 undo
like "taken back before the first mail" "$(said mia 2026-11-23T20:03:00+01:00)" \
    'dora is in no team of yours any more, and has left. The first mail had not gone to them yet, and will not'
ticks 2026-11-24 09:00
is "none comes" "$(mails dora@acme.example)" ""

answer "$letter" 2026-11-24T10:00:00+01:00 'invite dora@acme.example'
said mia 2026-11-24T10:01:00+01:00 >/dev/null
is "by day it comes at once" "$(mails dora@acme.example | wc -l)" 1
answer "$letter" 2026-11-24T10:02:00+01:00 undo
like "taken back behind it" "$(said mia 2026-11-24T10:03:00+01:00)" \
    'and has left. Mail had gone to them before; nobody here tells them that no more comes, so please do'
ticks 2026-11-25 09:00 15:00
is "which is true" "$(mails dora@acme.example | wc -l)" 1
done_testing

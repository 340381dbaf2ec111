#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Readers choose: Mia reads question by question. Oskar comes back from a week away to one mail about all of it, and gets the rest of what is cut.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    mia@acme.example,Mia\ Hansen,,,core oskar@acme.example,Oskar\ Lind,,,core
ok "Mia's choice" at 2026-11-20T08:30:00Z person mia@acme.example entries=by-question
ok "Oskar's week" at 2026-11-20T08:30:00Z away oskar@acme.example 2026-11-24..2026-11-30
at 2026-11-20T09:00:00+01:00 tick
reply() {
    answer "$(mails "$1@acme.example" check-in, | tail -n 1)" "$2" "${@:3}"
}
for day in 23 24 25 26; do
    at 2026-11-${day}T08:30:00+01:00 tick && post 2026-11-${day}T08:30:00+01:00
    at 2026-11-${day}T09:00:00+01:00 tick && post 2026-11-${day}T09:00:00+01:00
    reply ann 2026-11-${day}T10:00:00+01:00 "Done: invoices of the $day" "Next: letters of the $day" 'a word beside it'
    reply bob 2026-11-${day}T10:00:00+01:00 "Done: parcels of the $day" 'Blockers: none'
done
mias=$(mails mia@acme.example Team | head -n 1)
like "each question has its answers" "$(text "$mias")" 'Done
 +Ann Lee: invoices of the 23
 +Bob Ray: parcels of the 23
Next
 +Ann Lee: letters of the 23'

answer "$mias" 2026-11-24T11:00:00+01:00 "$(text "$mias" | sed 's/^/> /; /Bob Ray: parcels/a\
\
Which parcels?\
')"
is "a remark under Bob's line is for Bob" "$(count 2026-11-24T13:01:00+01:00 commented)" 1
post 2026-11-24T13:01:00+01:00
is "and for nobody else" "$(mails bob@acme.example '^Re:' | xargs grep -l 'Which parcels' | wc -l) $(mails ann@acme.example '^Re:' | xargs -r grep -l 'Which parcels' | wc -l)" '1 0'

is "Oskar gets nothing while he is away" "$(mails oskar@acme.example Team | wc -l)" 0
at 2026-11-30T08:30:00+01:00 tick && post 2026-11-30T08:30:00+01:00
at 2026-12-01T08:30:00+01:00 tick && post 2026-12-01T08:30:00+01:00
is "and one mail when he is back" "$(mails oskar@acme.example Team | wc -l)" 1
at 2026-12-01T09:00:00+01:00 tick && post 2026-12-01T09:00:00+01:00
all=$(text "$(mails oskar@acme.example Team)")
like "about all of it" "$all" '^Tue 24 Nov to Tue 1 Dec: .*invoices of the 23.*invoices of the 26'

# A long entry is cut in the summary, and comes whole to who asks as the summary says.
reply ann 2026-12-01T10:00:00+01:00 "Done:" "$(seq -f '- letter number %g' 30)"
at 2026-12-02T08:30:00+01:00 tick && post 2026-12-02T08:30:00+01:00
oskars=$(mails oskar@acme.example Team | tail -n 1)
like "the summary says how to get the rest" "$(text "$oskars")" 'more lines: reply "get ann"'
answer "$oskars" 2026-12-02T08:40:00+01:00 'get ann'
at 2026-12-02T08:41:00+01:00 tick && post 2026-12-02T08:41:00+01:00
like "and so it is" "$(text "$(mails oskar@acme.example Report)")" 'letter number 1.*letter number 30'
is "that is no comment" "$(mails ann@acme.example '^Re:' | xargs -r grep -l 'get ann' | wc -l)" 0
answer "$oskars" 2026-12-02T08:42:00+01:00 'get zoe'
is "who is not in it cannot be got" "$(count 2026-12-02T08:43:00+01:00 commented)" 0
done_testing

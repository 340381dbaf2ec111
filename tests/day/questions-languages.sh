#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mia changes, in English, what Ann and Eva are asked, and Eva reads German: what she has always written goes on to count.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

site_begin sam@acme.example,Sam\ Weber,,,
printf '%s\n' email,name,teams,reads,manager,language ann@acme.example,Ann\ Lee,core,,mia@acme.example, \
    eva@acme.example,Eva\ Roth,core,,mia@acme.example,de mia@acme.example,Mia\ Hansen,,core,, >"$work/people.csv"
at 2026-11-20T08:01:00Z roster sync "$work/people.csv" >/dev/null
at 2026-11-20T09:00:00+01:00 tick
ticks 2026-11-23 09:00
write_to checkin@acme.example mia@acme.example 2026-11-23T10:00:00+01:00 questions

letter() { # the last one to Mia about her commands
    mails mia@acme.example '^Re:' | tail -n 1
}
edits() { # edits TIME SED...: Mia edits what stands in it, and what we say to that
    local time=$1 mail lines
    shift
    mail=$(letter)
    mapfile -t lines < <(text "$mail" | sed 's/^/> /' | sed "$@")
    answer "$mail" "$time" "${lines[@]}"
    said mia "$time" '^Re:'
}
asked() {
    mails "$1@acme.example" , | tail -n 1
}

like "the questions come at once: they change nothing" "$(said mia 2026-11-23T10:01:00+01:00)" '2\. What will you do next\? list: next, today, t'
like "other words are for everybody, and the reply says so" \
    "$(edits 2026-11-23T10:02:00+01:00 -e 's/What will you do next?/What comes next, and when?/')" \
    '\* 2\. What comes next, and when\? .* 2: everybody is asked in these words, whatever their language\. The words .* still count'
answer "$(letter)" 2026-11-23T10:03:00+01:00 yes
said mia 2026-11-23T10:03:00+01:00 >/dev/null
ticks 2026-11-24 09:00
like "Eva is asked in them" "$(words "$(asked eva)")" '1\. Was hast du .* 2\. What comes next, and when\?'
answer "$(asked eva)" 2026-11-24T09:30:00+01:00 'Erledigt: der Drucker' 'Heute: der Parser'
is "and answers as ever" "$(entry eva 2026-11-24)" '1 1 der Drucker | 2 der Parser :'
answer "$(asked ann)" 2026-11-24T09:30:00+01:00 'Today: the parser'
is "so does Ann" "$(entry ann 2026-11-24)" '1 2 the parser :'

answer "$(letter)" 2026-11-24T10:00:00+01:00 undo questions
like "labels are those of one language" \
    "$(said mia 2026-11-24T10:01:00+01:00 >/dev/null
        edits 2026-11-24T10:02:00+01:00 -e 's/list: next, today, t/list: next, plan/')" \
    '\* 2\. What will you do next\? list: next, plan 3\. .* blocked, b Reply "yes"'
answer "$(letter)" 2026-11-24T10:03:00+01:00 yes
said mia 2026-11-24T10:03:00+01:00 >/dev/null
ticks 2026-11-25 09:00
like "Eva is asked in German again" "$(words "$(asked eva)")" '2\. Was machst du als Nächstes\?'

like "other words and other labels are another question" \
    "$(edits 2026-11-25T10:02:00+01:00 -e 's/What will you do next?/How was your lunch?/' -e 's/list: next, plan/list: lunch/')" \
    '2: its words are new, .* taken for another question'
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The fortnight that ./quickstart shows (contrib/day/fortnight): twelve people in four countries. Each thing that
# happened is looked for in the mail of whom it was for, and the mail of each is counted.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

told=$work/told
"$top_srcdir/contrib/day/fortnight" "$muster" "$work/days" >"$told" 2>&1
is "everybody found the mail that they answered, and it was calm" "$?" 0
[ "$(tail -n 1 "$told" | grep -c "0 came outside")" = 1 ] || sed 's/^/# /' "$told"
conf=$work/days/muster.conf

# got PERSON KIND DATE: the text of that mail on that day ("23 Nov"), on one line
got() {
    local file
    for file in "$work/days/mail/$1/new/$2"*; do
        [ -f "$file" ] && grep -q "^Date: ..., $3 " "$file" && text "$file" && return
    done | tr -s ' \n' ' '
}

like "Monday's plan" "$(got ann question '23 Nov')" 'What do you plan for this week\?'
is "it is a holiday in Japan alone" "$(got yui question '23 Nov')$(got ken question '23 Nov')" ""
like "so Tokyo plans on Tuesday" "$(got yui question '24 Nov')" 'What do you plan for this week\?'
like "Bob in New York hears of Ann's blocker in his morning" "$(got bob news '24 Nov')" \
    'Ann Lee.*@bob: no password for the test server'
like "Ann hears that it is over" "$(got ann news '24 Nov')$(got ann news '25 Nov')" 'The password is in the safe now'
like "the summary says what came and went" "$(got mia summary '25 Nov')" 'Over: #10 Ann Lee \(@bob: no password for the test server\)'
like "Eva's mail program said that she is away" "$(got mia summary '26 Nov')" 'Away: Eva Roth until Fri 27 Nov'
is "she is asked nothing on Thursday and Friday" "$(got eva question '26 Nov')$(got eva question '27 Nov')" ""
like "and again on Monday, in German" "$(got eva question '30 Nov')" 'Hallo Eva'
like "Max forgot: one reminder" "$(got max remind '25 Nov')" 'Max'
like "Lea is new on Thursday" "$(got lea welcome '26 Nov')" 'From tomorrow|From Mon'
is "and asked for the first time on Friday" "$(got lea question '26 Nov')" ""
like "Friday: the plan as a checklist" "$(got ann question '27 Nov')" \
    '\[ \] invoice export for Lyon \[ \] review of Bob.s login patch \[ \] holiday list'
like "the next Monday offers what is left" "$(got ann question '30 Nov')" '\[ \] holiday list'
is "and not what was done" "$(got ann question '30 Nov' | grep -c '\[ \] invoice export')" 0
like "the 1-on-1 has an agenda from both" "$(got mia meeting '27 Nov')" \
    'Lyon in spring.*the move to Lyon.*the pager at Christmas'
is "of which no summary knows" "$(cat "$work"/days/mail/{mia,oskar}/new/summary* | grep -c 'pager at Christmas')" 0
like "Mia's word reaches Ann" "$(got ann news '1 Dec')" 'a good week, and a good plan'
like "Mia makes a goal of moving the racks" "$(got mia transcript '24 Nov')" \
    'goal:1 Move the racks \(Ravi Nair, ops, by Q4 2026\) *racks in the new room: 0'
like "Ravi's answers feed it, and it moves" "$(got mia summary '27 Nov')$(got mia summary '3 Dec')" \
    'racks in the new room: 5 \(0 → 12, 42%\).*racks in the new room: 9 \(0 → 12, 75%\); before: 5'
is "Tom left: no mail after Tuesday" "$(for day in 2 3 4; do got tom question "$day Dec"; done)" ""
is "and stands in no later summary" "$(got mia summary '4 Dec' | grep -c Tom)" 0
is "the store tells the same of Ann" "$(at 2026-12-05T00:00:00Z entries --person ann@acme.example --workflow daily --json |
    grep -c '"state":"answered"')" 10
note "$(tail -n 2 "$told" | tr -s ' \n' ' ')"
done_testing

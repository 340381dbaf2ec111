#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sam breaks a template: status says so for as long as it lasts, and only whom it ails goes without.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, cid@acme.example,Cid\ Ode,,core,
at 2026-11-20T09:00:00+01:00 tick
mkdir -p "$work/site/templates/en"
printf 'Subject: {{#title}}\n\n{{/titel}}\n' >"$work/site/templates/en/question.txt"
nine=2026-11-23T09:00:00+01:00
at $nine tick 2>"$work/out"
is "a template that cannot be read is a fault" $? 78
at $nine tick 2>/dev/null
at $nine status >"$work/out"
is "and status needs the owner" $? 1
like "it says of which step, and why" "$(grep TROUBLE "$work/out")" \
    'muster tick. failed: .*en/question\.txt:3: '
rm "$work/site/templates/en/question.txt"
is "mended, all are asked" "$(count $nine asked)" 3
post $nine
ok "and the trouble is over" at $nine status

note "Tuesday: only Bob's language is broken; he is not asked, and keeps nobody"
mkdir -p "$work/site/templates/de"
printf 'Subject: {{#title}}\n\n{{/titel}}\n' >"$work/site/templates/de/question.txt"
printf '%s\n' email,name,language bob@acme.example,Bob\ Ray,de ann@acme.example,Ann\ Lee,en \
    cid@acme.example,Cid\ Ode,en >"$work/people.csv"
at 2026-11-23T18:00:00+01:00 roster sync "$work/people.csv" >/dev/null
at 2026-11-23T18:00:00+01:00 once
nine=2026-11-24T09:00:00+01:00
at $nine tick --json >"$work/out" 2>"$work/err"
is "the tick has failed" $? 78
like "and says why" "$(cat "$work/err")" 'de/question\.txt:3: '
like "it counts what it did" "$(cat "$work/out")" '"asked":2'
is "and did it" "$(states | grep 2026-11-24)" "2026-11-24 ann open -
2026-11-24 cid open -"
is "nobody twice" "$(count $nine asked 2>/dev/null)" 0
rm "$work/site/templates/de/question.txt"
is "mended, he is asked too" "$(count $nine asked)" 1
done_testing

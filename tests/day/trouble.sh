#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sam breaks a template: status says so for as long as it lasts.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core,
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
is "mended, all are asked" "$(count $nine asked)" 2
post $nine
ok "and the trouble is over" at $nine status
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann answers, and thinks better of it, again and again, all through a Monday.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example check-in, | tail -n 1)

# says TIME LINE...: what stands filed after Ann wrote this.
says() {
    local time=$1
    shift
    answer "$question" "2026-11-23T$time:00+01:00" "$@"
    entry ann 2026-11-23
}

is "her first words fit nowhere" "$(says 09:30 'In a rush: audit all day.')" "1 : In a rush: audit all day."
is "three paragraphs are the whole story, and replace it" \
    "$(says 10:00 'The audit.' '' 'The invoices.' '' 'No.')" "2 1 The audit. | 2 The invoices. | 3 No. :"
is "a label replaces its own section" "$(says 10:10 'Next: the invoices, and tests')" \
    "3 1 The audit. | 2 the invoices, and tests | 3 No. :"
is "a number too" "$(says 10:20 '1. The audit, all of it')" \
    "4 1 The audit, all of it | 2 the invoices, and tests | 3 No. :"
is "a plus adds to its section" "$(says 10:30 '+ Next: call Bob')" \
    "5 1 The audit, all of it | 2 the invoices, and tests/call Bob | 3 No. :"
is "a blocker takes the place of none" "$(says 10:40 '+ Blockers: no password')" \
    "6 1 The audit, all of it | 2 the invoices, and tests/call Bob | 3 no password :"
is "one paragraph says less than stands there, and is added" "$(says 11:00 'I leave at four today.')" \
    "7 1 The audit, all of it | 2 the invoices, and tests/call Bob | 3 no password : I leave at four today."
is "and another one" "$(says 11:10 'At five.')" \
    "8 1 The audit, all of it | 2 the invoices, and tests/call Bob | 3 no password : I leave at four today.//At five."
for polite in Thanks 'ok' '👍' 'Thank you!' 'Danke'; do
    is "\"$polite\" is no answer" "$(says 11:20 "$polite" | cut -d' ' -f1)" 8
done
is "nor is what she said before" "$(says 11:30 'Next: the invoices, and tests' 'call Bob' | cut -d' ' -f1)" 8
is "three new paragraphs replace all of it" "$(says 12:00 'Audit.' '' 'Rest.' '' 'Nothing.')" \
    "9 1 Audit. | 2 Rest. | 3 Nothing. :"
is "all on the same round" "$(states)" "2026-11-23 ann answered -
2026-11-23 bob open -"

# Every revision is kept.
is "nine revisions are there" \
    "$(cp "$work/site/state/muster.db"* "$work" && python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM entry").fetchone()[0])' "$work/muster.db")" 9

# To a mail that was never answered, politeness is no answer either.
answer "$(mails bob@acme.example check-in, | tail -n 1)" 2026-11-23T12:10:00+01:00 'Thanks!'
is "Bob is still asked" "$(states | tail -n 1)" "2026-11-23 bob open -"
done_testing

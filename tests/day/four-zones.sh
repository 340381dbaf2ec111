#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Four people in four zones: each is welcomed in their own hours, and asked at nine of their own day.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,Europe/Berlin,core, \
    yui@acme.example,Yui\ Mori,Asia/Tokyo,core, \
    ravi@acme.example,Ravi\ Nair,Asia/Kolkata,ops, \
    bob@acme.example,Bob\ Ray,America/New_York,core, \
    mia@acme.example,Mia\ Hansen,,,core\;ops

is "on Friday at 08:00 UTC it is day for three of four: they are welcomed" \
    "$(count 2026-11-20T08:00:00Z welcomed)" 3
post 2026-11-20T08:00:00Z
is "a minute before half past eight in New York, nobody is" "$(count 2026-11-20T13:29:00Z welcomed)" 0
is "then Bob is" "$(count 2026-11-20T13:30:00Z welcomed)" 1
post 2026-11-20T13:30:00Z
is "the welcome asks nothing" "$(count 2026-11-20T16:00:00Z asked)" 0
is "nobody is asked at the weekend" "$(count 2026-11-22T23:59:00Z asked)" 0
is "nine on Monday in Tokyo" "$(count 2026-11-23T00:00:00Z asked)" 1
post 2026-11-23T00:00:00Z
is "not yet nine in Kolkata" "$(count 2026-11-23T03:29:00Z asked)" 0
is "nine in Kolkata" "$(count 2026-11-23T03:30:00Z asked)" 1
post 2026-11-23T03:30:00Z
is "nine in Berlin" "$(count 2026-11-23T08:00:00Z asked)" 1
post 2026-11-23T08:00:00Z
is "nine in New York" "$(count 2026-11-23T14:00:00Z asked)" 1
post 2026-11-23T14:00:00Z

for person in ann yui ravi bob; do
    is "$person got one welcome and one question" \
        "$(mails "$person@acme.example" | while read -r mail; do field "$mail" Subject; done |
            grep -c -e '^From ' -e '^Your check-in')" 2
done
is "who only reads is not welcomed and not asked" "$(mails mia@acme.example)" ""
yui=$(mails yui@acme.example '^Your')
is "the question is dated in Yui's own day" "$(field "$yui" Date)" "Mon, 23 Nov 2026 09:00:00 +0900"
is "its subject is her day" "$(field "$yui" Subject)" "Your check-in, Mon 23 Nov"
is "a vacation robot may answer it" "$(field "$yui" Auto-Submitted)$(field "$yui" List-Id)" ""
like "the reply goes to a token" "$(field "$yui" Reply-To)" '^<?checkin\+[a-z2-7]{42}@acme\.example>?$'
like "and so does the bounce" "$(field "$yui" Return-Path)" '^<checkin\+[a-z2-7]{42}@acme\.example>$'
ann=$(mails ann@acme.example | head -n 1)
like "the welcome came first" "$(field "$ann" Subject)" '^From '
is "and is known as written by a machine" "$(field "$ann" Auto-Submitted)" auto-generated
is "one round a person" "$(states | wc -l)" 4
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# PRODUCT 4, sentence by sentence: who may read what, for how long, and what nobody is shown.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, eva@acme.example,Eva\ Roth,,ops, \
    mia@acme.example,Mia\ Hansen,,,core olga@acme.example,Olga\ Berg,,,ops
at 2026-11-20T09:00:00+01:00 tick && post 2026-11-20T09:00:00+01:00
to() { # to PERSON [SUBJECT]: all that they got
    mails "$1@acme.example" "${2:-}" | xargs -r cat
}
like "the welcome says that whoever runs the server could read it" "$(to ann From)" 'whoever runs the server could read'
like "who reads it" "$(to ann From)" 'Mia Hansen'
like "and how long it is kept" "$(to ann From)" '24 months.*30 days'

at 2026-11-23T09:00:00+01:00 tick && post 2026-11-23T09:00:00+01:00
answer "$(mails ann@acme.example check-in,)" 2026-11-23T10:11:12+01:00 'Done: the secret recipe' 'Blockers: none'
at 2026-11-24T08:30:00+01:00 tick && post 2026-11-24T08:30:00+01:00
like "a reader of the team reads the entry" "$(to mia Team)" 'the secret recipe'
is "a reader of another team does not" "$(to olga | grep -c recipe)" 0
is "nor does a member, unasked" "$(to bob | grep -c recipe)" 0
is "nobody but the person sees when it was answered" "$( (to mia; to olga; to bob) | grep -c '10:11\|09:11')" 0
is "nor from which client or address it came" "$( (to mia; to bob) | grep -ci 'client\.example')" 0

report() {
    at 2026-11-29T12:00:00+01:00 report --since 2026-11-23 --until 2026-11-27 "$@"
}
is "there is no rate of one person" "$(report --person ann@acme.example | grep -c '[0-9] of [0-9]')" 0
is "nor of two" "$(report --team core | grep -c '[0-9] of [0-9]')" 0

raw() {
    find "$work/site/state/raw" -type f -exec grep -l 'recipe' {} + | wc -l
}
is "the original mail is there" "$(raw)" 1
at 2026-12-22T09:00:00+01:00 tick
is "for 30 days" "$(raw)" 1
at 2026-12-25T09:00:00+01:00 tick
is "then it is gone" "$(raw)" 0
filed() {
    at "$1" entries --json --since 2026-11-23 --until 2026-11-23 --person ann@acme.example | grep -c recipe
}
is "the entry stays" "$(filed 2026-12-26T09:00:00+01:00)" 1

# Bob leaves.
printf '%s\n' email,name,zone,teams,reads ann@acme.example,Ann\ Lee,,core, eva@acme.example,Eva\ Roth,,ops, \
    mia@acme.example,Mia\ Hansen,,,core olga@acme.example,Olga\ Berg,,,ops >"$work/people.csv"
at 2027-01-04T08:00:00+01:00 tick && at 2027-01-04T09:00:00+01:00 tick && post 2027-01-04T09:00:00+01:00
bobs=$(mails bob@acme.example check-in, | tail -n 1)
at 2027-01-04T10:00:00+01:00 roster sync "$work/people.csv" >/dev/null
before=$(mails bob@acme.example | wc -l)
for day in 04T15 05T09 05T15 06T09; do at 2027-01-${day}:00:00+01:00 tick && post 2027-01-${day}:00:00+01:00; done
is "who has left gets no further mail" "$(mails bob@acme.example | wc -l)" "$before"
answer "$bobs" 2027-01-05T11:00:00+01:00 'Done: something else'
is "the tokens are dead" "$(at 2027-01-05T12:00:00+01:00 entries --json --since 2027-01-04 | grep -c 'something else')" 0
is "the rounds are closed" "$(at 2027-01-05T12:00:00+01:00 entries --json --person bob@acme.example --since 2026-11-23 | grep -c '"state":"open"')" 0

at 2028-10-30T09:00:00+01:00 tick
is "entries are kept for 24 months" "$(filed 2028-10-30T10:00:00+01:00)" 1
at 2028-12-01T09:00:00+01:00 tick
is "then they are erased" "$(filed 2028-12-01T10:00:00+01:00)" 0
is "who left is a former member by then" "$(at 2028-12-01T10:00:00+01:00 roster list --json | grep -c 'Bob Ray')" 0
done_testing

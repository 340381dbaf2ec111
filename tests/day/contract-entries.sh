#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What `entries' says, seen from outside: which rounds exist, what state they are in, and that a
# mail counts once.
# shellcheck disable=SC1091,SC2154
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# entry DATE PERSON FIELD...: fields of one round, as JSON has them.
entry() {
    at 2026-12-31T00:00:00Z entries --json "--since=$1" "--until=$1" "--person=$2@example.com" |
        "$reader" members "${@:3}"
}

ask() {
    at "$1" tick && post "$1"
}

today() {
    mails "$1@example.com" "check-in, $2" | head -n 1
}

site_begin 'ann@example.com,Ann Lee,,core,' 'bob@example.com,Bob Ray,,core,'
ask 2026-11-20T08:00:00Z
ask 2026-11-23T08:00:00Z

note "Monday: Ann answers on the last second, Bob a second later; the filer comes an hour after"
for who in ann bob; do
    mail=$(today $who 'Mon 23 Nov')
    second=$([ $who = ann ] && echo 00 || echo 01)
    printf 'From: <%s@example.com>\nMessage-ID: <mon@%s>\nIn-Reply-To: %s\n\n1. all of it\n' \
        $who $who "$(field "$mail" Message-ID)" |
        at "2026-11-23T16:30:${second}Z" deliver -f '' -a "$(field "$mail" Reply-To)"
done
at 2026-11-23T17:30:00Z tick
is 'nobody has answered for the store yet' "$(states)" '2026-11-23 ann missed -
2026-11-23 bob missed -'
at 2026-11-23T17:31:00Z file
is 'acceptance decides, not filing' "$(states)" '2026-11-23 ann answered -
2026-11-23 bob late -'
is 'received is when it was accepted' "$(entry 2026-11-23 ann revision received why)" \
    '1 "2026-11-23T16:30:00Z" null'

note "Tuesday: Ann moves to another team, and answers by five routes"
ask 2026-11-24T08:00:00Z
sed -i '2s/core/ops/' "$work/people.csv"
at 2026-11-24T08:30:00Z roster sync "$work/people.csv" >/dev/null
mail=$(today ann 'Tue 24 Nov')
token=$(field "$mail" Reply-To)
printf 'From: <ann@example.com>\nMessage-ID: <tue@ann>\nIn-Reply-To: %s\n\n1. one\n3. no\n' \
    "$(field "$mail" Message-ID)" >"$work/tue.eml"
take() {
    at 2026-11-24T09:00:00Z deliver "$@"
}
take -f ann@example.com -a "$token" <"$work/tue.eml"
take -f '' -a "${token^^}" <"$work/tue.eml"
sed 's/$/\r/' "$work/tue.eml" | take -a checkin@acme.example
{
    printf 'Return-Path: <x@y>\nDelivered-To: z\nReceived: from a by b; today\nX-Spam-Status: No\n'
    printf 'DKIM-Signature: v=1;\n a=b\nAuthentication-Results: mx; spf=pass\nARC-Seal: i=1\n'
    cat "$work/tue.eml"
} | take
(
    echo 'From ann@example.com Tue Nov 24 10:00:00 2026'
    cat "$work/tue.eml"
) | RECIPIENT=$token take
at 2026-11-24T09:01:00Z file
is 'five routes, one entry' "$(entry 2026-11-24 ann state revision)" '"answered" 1'
sed 's/one/two/' "$work/tue.eml" | take -a "$token"
at 2026-11-24T09:02:00Z file
is 'the same Message-ID with other words is another mail' "$(entry 2026-11-24 ann revision)" 2
is 'the team is that of the morning' "$(entry 2026-11-24 ann team)" '["core"]'
is 'only the questions that were answered stand there' \
    "$(entry 2026-11-24 ann answers | grep -o '"question":[0-9]' | tr -d '\n')" \
    '"question":1"question":3'

note "Wednesday belongs to the new team"
ask 2026-11-25T08:00:00Z
is 'from now on' "$(entry 2026-11-25 ann team)" '["ops"]'
count_entries() {
    at 2026-12-31T00:00:00Z entries --json "$@" | wc -l
}
is 'by team, by date' "$(count_entries --team=ops --until=2026-11-24)" 0
is 'and both ends count' \
    "$(count_entries --since=2026-11-24 --until=2026-11-25 --workflow=daily)" 4
is 'in the text, an empty line parts the rounds' \
    "$(at 2026-12-31T00:00:00Z entries --since=2026-11-25 --until=2026-11-25 | grep -c '^$')" 1
slip() { # slip OPTION: what is said of it, and the exit code
    at 2026-12-31T00:00:00Z entries "$1" 2>&1
    echo $?
}
is 'a slip in a name is said' "$(slip --team=osp)" "muster entries: there is no team \`osp'; did you mean \`ops'?
64"
is 'of a workflow' "$(slip --workflow=dayly)" "muster entries: there is no workflow \`dayly'; did you mean \`daily'?
64"
is 'of a person' "$(slip --person=nobody@x)" "muster entries: there is no person \`nobody@x'
64"
is 'a name that only old rounds know is known' "$(count_entries --team=core --since=2026-11-30)" 0
ok 'and no fault' at 2026-12-31T00:00:00Z entries --team=core --since=2026-11-30

note "Nobody answers in another's name"
mail=$(today bob 'Wed 25 Nov')
for from in stranger ann; do
    printf 'From: <%s@example.com>\nIn-Reply-To: %s\nMessage-ID: <wed@%s>\n\n1. not Bob\n' $from \
        "$(field "$mail" Message-ID)" $from |
        at 2026-11-25T09:00:00Z deliver -a "$(field "$mail" Reply-To)"
done
at 2026-11-25T09:01:00Z file
is 'not with his token' "$(entry 2026-11-25 bob state)" '"open"'

note "A weekly round finds who is off on its day"
sed -i 's/"mon-fri"/"mon"/; s/= "skip"/= "next"/' "$work/site/workflows.d/daily.conf"
printf '%s\n' email,workdays ann@example.com,tue-fri bob@example.com, >"$work/people.csv"
at 2026-11-26T08:00:00Z roster sync "$work/people.csv" >/dev/null
ask 2026-11-30T08:00:00Z
is 'Bob on Monday' "$(entry 2026-11-30 bob state) $(entry 2026-11-30 ann state)" '"open" '
ask 2026-12-01T08:00:00Z
is 'and Ann on Tuesday' "$(entry 2026-12-01 ann state)" '"open"'
done_testing

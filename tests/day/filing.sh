#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Replies of a Monday: who answers, how, when and from where, and what is filed of it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# reply FROM TO TIME LINE...: somebody writes to an address, as it is accepted by the filter.
reply() {
    local from=$1 to=$2 time=$3
    shift 3
    {
        printf 'From: <%s>\nTo: <%s>\nSubject: Re: your check-in\nDate: %s\n' "$from" "$to" "$(date -R -d "$time")"
        printf 'Message-ID: <%s@client.example>\n%s\n' "$RANDOM$RANDOM" "${extra:-}"
        printf '%s\n' "$@"
    } | at "$time" deliver -f "$from" -a "$to"
}

# told PERSON MEMBER: a member of the person's round today, as JSON.
told() {
    at "$evening" entries --json --person "$1@acme.example" --since 2026-11-23 --until 2026-11-23 | "$reader" members "$2"
}

answers() {
    at "$evening" entries --json --person "$1@acme.example" | python3 -c 'import json, sys
print(" | ".join("%d %s" % (a["question"], a["text"]) for a in json.loads(sys.stdin.readline())["answers"]))'
}

held() {
    at "$evening" status --json | "$reader" members held
}

evening=2026-11-23T22:00:00+01:00
site_begin {ann,bob,cat,dan,eva}@acme.example,,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
for who in ann bob cat dan eva; do
    declare "$who=$(field "$(mails $who@acme.example check-in, | tail -n 1)" Reply-To)"
done

# Ann answers from her phone at noon; the filer is down until the evening.
reply ann@acme.example "$ann" 2026-11-23T12:00:00+01:00 'Done: invoices' 'Next: the review' 'Blockers: no'
is "accepting files nothing" "$(told ann state)" '"open"'
ok "the filer is quiet" test -z "$(at "$evening" file 2>&1)"
is "an answer accepted in time is in time, however late it is filed" "$(told ann state)" '"answered"'
is "each answer stands at its question" "$(answers ann)" "1 invoices | 2 the review | 3 no"
is "it says when it was accepted" "$(told ann received)" '"2026-11-23T11:00:00Z"'

# She corrects one answer, from her private address, which is nobody's yet; then from her own.
reply ann@home.example "$ann" 2026-11-23T13:00:00+01:00 'Next: holidays'
at "$evening" file
is "another sender changes nothing" "$(answers ann)" "1 invoices | 2 the review | 3 no"
is "it is held for the owner" "$(held)" 1
reply ann@acme.example "$ann" 2026-11-23T13:05:00+01:00 '2. the review, and tests'
at "$evening" file
is "a correction replaces its own section only" "$(answers ann)" "1 invoices | 2 the review, and tests | 3 no"
is "and is a revision" "$(told ann revision)" 2

# Bob writes after the end of the day, Cat has no day for it, Dan is on leave and his robot says so.
reply bob@acme.example "$bob" 2026-11-23T18:00:00+01:00 'It was all about the audit.'
reply cat@acme.example "$cat" 2026-11-23T10:00:00+01:00 'off today'
extra='Auto-Submitted: auto-replied
' reply dan@acme.example "$dan" 2026-11-23T09:01:00+01:00 'I am away until Friday.'
at "$evening" file
is "after the end it is late" "$(told bob state)" '"late"'
is "what answers no question stands beside them" "$(told bob unplaced)" '"It was all about the audit."'
is "a day off is skipped" "$(told cat state) $(told cat why)" '"skipped" "off"'
is "a robot answers nothing" "$(told dan state) $(told dan answers)" '"away" []'
is "and is no trouble to the owner" "$(held)" 1

# Somebody guesses a token, and somebody writes out of the blue.
reply eva@acme.example "checkin+$(tr a-y b-z <<<"${eva:8:42}")@acme.example" 2026-11-23T10:00:00+01:00 'Done: x'
reply mallory@evil.example checkin@acme.example 2026-11-23T10:00:00+01:00 'Buy this'
at "$evening" file
is "a wrong token opens nothing" "$(told eva state)" '"open"'
is "both are held" "$(held)" 3

# The same mail five times.
for _ in 1 2 3 4 5; do
    RANDOM=7 reply eva@acme.example "$eva" 2026-11-23T11:00:00+01:00 'Done: once'
done
at "$evening" file
is "is one entry" "$(told eva revision) $(answers eva)" "1 1 once"
is "nothing waits" "$(find "$work/site/state/spool/new" -type f | wc -l)" 0
is "each mail is kept as it came" "$(find "$work/site/state/raw" -type f | wc -l)" 13
like "people can read it" "$(at "$evening" entries --person ann@acme.example)" \
    '2026-11-23  daily  ann <ann@acme.example>  answered, revision 2.*2\. What will you do next\?.*the review, and tests'
is "nobody else is shown" "$(at "$evening" entries --team ops)" ""
at "$evening" entries --since tomorrow >/dev/null 2>&1
is "a date is a date" $? 64
done_testing

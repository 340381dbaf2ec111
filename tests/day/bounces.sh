#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann's address dies. Her mail comes back day after day, a probe comes back too, and nothing more is sent to her; her
# manager and the owner are told; and a word of hers brings all of it back. What is delayed, or comes back elsewhere, counts
# not.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# report CLASS: the machine part of a delivery report, as RFC 3464 has it.
report() {
    case $1 in
    hard) printf 'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n' ;;
    soft) printf 'Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full\n' ;;
    delayed) printf 'Action: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; 451 4.4.1 no answer\n' ;;
    esac
}

# comes_back MAIL TIME CLASS [ADDRESS]: a mail system reports on MAIL to its envelope sender, or to ADDRESS.
comes_back() {
    local mail=$1 time=$2 class=$3 to
    to=${4:-$(field "$mail" Return-Path | tr -d '<>')}
    {
        printf 'From: MAILER-DAEMON@mx.example\nTo: <%s>\nSubject: Mail delivery report\n' "$to"
        printf 'Date: %s\nMessage-ID: <%s@mx.example>\nAuto-Submitted: auto-replied\n' "$(date -R -d "$time")" "$RANDOM$RANDOM"
        printf 'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n'
        printf -- '--b\n\nThe mail below could not be delivered.\n\n--b\nContent-Type: message/delivery-status\n\n'
        printf 'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; %s\n' "$(field "$mail" Delivered-To)"
        report "$class"
        printf '\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: %s\n\n--b--\n' "$(field "$mail" Message-ID)"
    } | at "$time" deliver -f '' -a "$to"
    at "$time" file
}

# question DAY: the question that Ann is asked on that day, at nine.
question() {
    at "${1}T09:00:00+01:00" tick
    post "${1}T09:00:00+01:00"
    mails ann@acme.example '^Your check-in,' | tail -n 1
}

person() {
    at 2026-12-31T00:00:00Z person ann@acme.example --json | "$reader" members suspended |
        sed 's/null/reached/; s/"//g'
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick

# A week of trouble that is none: a liar each day, a box that is full twice, a server that is slow.
for day in 2026-11-2{3..7}; do
    mail=$(question $day)
    comes_back "$mail" "${day}T09:05:00+01:00" hard checkin@acme.example
    comes_back "$mail" "${day}T09:06:00+01:00" hard "$(field "$mail" Reply-To)"
    case $day in
    *23 | *24) comes_back "$mail" "${day}T09:07:00+01:00" soft ;;
    *) comes_back "$mail" "${day}T09:07:00+01:00" delayed ;;
    esac
done
is "no probe for what is delayed, half as bad, or told to another address" \
    "$(at 2026-11-27T10:00:00+01:00 tick; post 2026-11-27T10:00:00+01:00; mails ann@acme.example 'Does mail reach you')" ''

# Then the address dies. A day counts once, whatever comes back on it.
for day in 11-30 12-01 12-02; do
    mail=$(question 2026-$day)
    comes_back "$mail" "2026-${day}T09:05:00+01:00" hard
    comes_back "$mail" "2026-${day}T09:06:00+01:00" hard
done
is "four points are not enough" "$(count 2026-12-02T16:00:00+01:00 probed)" 0
mail=$(question 2026-12-03)
comes_back "$mail" 2026-12-03T09:05:00+01:00 hard
is "at five a probe goes out" "$(count 2026-12-03T09:06:00+01:00 probed)" 1
is "and one only" "$(count 2026-12-03T09:07:00+01:00 probed)" 0
post 2026-12-03T09:10:00+01:00
probe=$(mails ann@acme.example 'Does mail reach you')
like "it says what it is" "$(cat "$probe")" 'This one is a test'
is "a machine's mail, and no question" "$(field "$probe" Auto-Submitted)" auto-generated
comes_back "$probe" 2026-12-03T09:15:00+01:00 delayed
is "a probe that is late is not lost" "$(count 2026-12-03T09:16:00+01:00 suspended)" 0
comes_back "$probe" 2026-12-03T11:00:00+01:00 soft
is "it comes back: she is suspended" "$(count 2026-12-03T11:01:00+01:00 suspended)" 1
is "what waited for her is recorded as not asked" "$(states | grep '12-03 ann')" '2026-12-03 ann skipped unreachable'

is "the next day only Bob is asked" "$(count 2026-12-04T09:00:00+01:00 asked)" 1
is "and her day is not lost" "$(states | grep '12-04 ann')" '2026-12-04 ann skipped unreachable'
post 2026-12-04T09:00:00+01:00
summary=$(mails mia@acme.example '^Team summary' | tail -n 1)
ok "her manager reads that mail does not arrive" grep -q 'Mail does not arrive: Ann Lee' "$summary"
at 2026-12-07T08:30:00+01:00 tick
post 2026-12-07T08:30:00+01:00
summary=$(mails mia@acme.example '^Team summary' | tail -n 1)
is "once" "$(grep -c 'Mail does not arrive' "$summary")" 0
is "the owner sees why" "$(at 2026-12-07T10:00:00+01:00 roster list | grep Ann)" \
    'active   Ann Lee <ann@acme.example>  suspended since Thu 3 Dec 2026: 5.2.2  in core'
like "and what to do" "$(at 2026-12-07T10:00:00+01:00 status)" 'TROUBLE.*mail to ann@acme.example comes back.*muster back'
at 2026-12-07T10:00:00+01:00 status >"$work/status"
is "since it is for the owner" $? 1
like "the forecast knows" "$(at 2026-12-07T10:00:00+01:00 forecast --person=ann@acme.example --days=1)" 'mail to them comes back'

answer "$mail" 2026-12-08T10:00:00+01:00 'Done: the new mailbox' 'Next: everything' 'No'
is "a word of hers ends it" "$(person)" reached
at 2026-12-09T09:00:00+01:00 tick
is "and the next day she is asked again" "$(states | grep '12-09 ann')" '2026-12-09 ann open -'
is "her answer stands where it belongs" "$(states | grep '12-03 ann')" '2026-12-03 ann late -'

answer "$probe" 2026-12-08T10:05:00+01:00 'Yes, it does again.'
like "an answer to the probe bothers nobody" "$(at 2026-12-08T11:00:00+01:00 status)" 'held +0'

# An old probe that comes back now is a mail as any other.
post 2026-12-09T09:00:00+01:00
comes_back "$probe" 2026-12-09T10:00:00+01:00 hard
is "what she outlived does not count any more" "$(count 2026-12-09T10:01:00+01:00 suspended)" 0
done_testing

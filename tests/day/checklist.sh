#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What Ann planned on Monday comes back on Tuesday, to be ticked; each day from another mail program.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick

# morning DATE: the question of that day, in $question.
morning() {
    ticks "$1" 09:00
    question=$(mails "${2:-ann}@acme.example" '^Your check-in' | tail -n 1)
}

# planned: the lines of the checklist in $question, as text; what is in her way (#10) is another one.
planned() {
    text "$question" | sed -n '/planned/!{/\[ ]/!d;/#/d};s/^ *//;s/ *$//;p'
}

morning 2026-11-23
is "on the first day nothing was planned" "$(planned)" ""
answer "$question" 2026-11-23T10:00:00+01:00 'Done: the audit' 'Next:' '- invoice export for Lyon' \
    "- review of Bob's login patch" '- tests' 'Blockers: no'

morning 2026-11-24
is "on Tuesday Monday's plan is a checklist" "$(planned)" "On Monday you planned (put an x, or just write):
[ ] invoice export for Lyon
[ ] review of Bob's login patch
[ ] tests"
is "Bob, who planned nothing, has none" \
    "$(question=$(mails bob@acme.example '^Your check-in' | tail -n 1) planned)" ""
at 2026-11-24T15:00:00+01:00 tick
post 2026-11-24T15:00:00+01:00
is "the reminder shows it too" \
    "$(question=$(mails ann@acme.example '^Re: Your check-in' | tail -n 1) planned | grep -c '\[ \]')" 3

# mutt: the quote edited between its lines.
answer "$question" 2026-11-24T16:00:00+01:00 'On Tue, Nov 24, 2026, Acme check-in wrote:' \
    '> 1. What did you get done since your last check-in?' '> ' \
    '>    On Monday you planned (put an x, or just write):' '>    [x] invoice export for Lyon' \
    ">    [ ] review of Bob's login patch" '>    [ ] tests' '> ' 'and helped support' '> ' \
    '> 2. What will you do next?' '> ' 'the import' '> ' '> 3. Is anything in your way?' '> ' 'no'
is "what she ticked and what she wrote are her answer" "$(entry ann 2026-11-24)" \
    "1 1 invoice export for Lyon//and helped support | 2 the import | 3 no :"

morning 2026-11-25
is "on Wednesday it is Tuesday's plan" "$(planned)" "On Tuesday you planned (put an x, or just write):
[ ] the import"
# Gmail: on top, with a box ticked in the quote below.
answer "$question" 2026-11-25T10:00:00+01:00 'Next: the import, part 2' '' \
    'On Wed, Nov 25, 2026 at 9:00 AM Acme check-in <checkin@acme.example> wrote:' '' \
    '> 1. What did you get done since your last check-in?' '>' \
    '> On Tuesday you planned (put an x, or just write):' '> [x] the import' '>' \
    '> 2. What will you do next?' '>' '> 3. Is anything in your way?'
is "a tick in the quote is an answer" "$(entry ann 2026-11-25)" \
    "1 1 the import | 2 the import, part 2 :"

morning 2026-11-26
# Outlook: no quote marks at all.
answer "$question" 2026-11-26T10:00:00+01:00 '' 'From: Acme check-in <checkin@acme.example>' \
    'Sent: Thursday, November 26, 2026 9:00 AM' 'To: Ann Lee <ann@acme.example>' \
    'Subject: Your check-in, Thu 26 Nov' '' '1. What did you get done since your last check-in?' '' \
    '   On Wednesday you planned (put an x, or just write):' '   [x] the import, part 2' '' \
    '2. What will you do next?' '' '3. Is anything in your way?' 'the test server is down'
is "and where nothing is quoted" "$(entry ann 2026-11-26)" \
    "1 1 the import, part 2 | 3 the test server is down :"

morning 2026-11-27
is "a plan that was answered for does not come back" "$(planned)" ""
answer "$question" 2026-11-27T10:00:00+01:00 'Next: same'
is "\"same\" is the plan of the last time" "$(entry ann 2026-11-27)" "1 2 the import, part 2 :"

morning 2026-11-30
is "after the weekend it is Friday's" "$(planned)" "On Friday you planned (put an x, or just write):
[ ] the import, part 2"
answer "$question" 2026-11-30T10:00:00+01:00 'x the import, part 2' '' 'Sent from my iPhone'
is "typed on a phone, without a quote" "$(entry ann 2026-11-30)" "1 1 the import, part 2 :"

# With the owner's word, none comes back.
sed -i 's/question done    { kind = "list" /&recall = "" /' "$work/site/workflows.d/daily.conf"
ok "the configuration is good" at 2026-11-30T10:00:00+01:00 check
answer "$question" 2026-11-30T11:00:00+01:00 'Next: tests'
morning 2026-12-01
is "without recall there is no checklist" "$(planned)" ""
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann writes plain words below mails that ask nothing. The owner sees them, and she hears so, once a day; words of thanks
# need no answer.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

held() { at "$1" held list --json | grep -c welcome; }
letters() { mails "$1@acme.example" '^Re:' | wc -l; }

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
post 2026-11-20T09:00:00+01:00
welcome=$(mails ann@acme.example | head -n 1)
day=2026-11-20

answer "$welcome" ${day}T10:00:00+01:00 'Could I get the questions at 11 please?' 'It suits me better.'
like "what asks nothing was answered: its writer hears what becomes of it" "$(said ann ${day}T10:01:00+01:00)" \
    '> Could I get the questions at 11 please\? Not understood, so nothing is done about it\. sam@acme.example looks after .*"help" shows all'
is "and the owner sees it" "$(held ${day}T10:02:00+01:00)" 1
answer "$welcome" ${day}T11:00:00+01:00 'Hello? Is anybody there?'
said ann ${day}T11:01:00+01:00 >/dev/null
is "once a day" "$(letters ann) $(held ${day}T11:02:00+01:00)" "1 2"
answer "$welcome" 2026-11-23T10:00:00+01:00 'So what about eleven?'
said ann 2026-11-23T10:01:00+01:00 >/dev/null
is "and again on another" "$(letters ann) $(held 2026-11-23T10:02:00+01:00)" "2 3"

welcome=$(mails bob@acme.example | head -n 1)
answer "$welcome" ${day}T10:00:00+01:00 'Thanks!'
said bob ${day}T10:01:00+01:00 >/dev/null
is "thanks need no answer" "$(letters bob)" 0
answer "$welcome" ${day}T12:00:00+01:00 'Could I get the questions at 11 please?'
said bob ${day}T12:01:00+01:00 >/dev/null
is "and take none from what he asks two hours later" "$(letters bob)" 1
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mia likes her summary as soon as everyone has answered; Oskar gets his in the morning.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, joe@acme.example,Joe\ Fox,America/New_York,core, \
    mia@acme.example,Mia\ Hansen,,,core oskar@acme.example,Oskar\ Lind,,,core
ok "a choice of hers" at 2026-11-20T08:30:00Z person mia@acme.example summary=early
at 2026-11-20T15:00:00+01:00 tick
for time in 2026-11-23T09:00:00+01:00 2026-11-23T15:00:00+01:00 2026-11-24T08:30:00+01:00; do
    at $time tick && post $time
done

at 2026-11-24T09:00:00+01:00 tick && post 2026-11-24T09:00:00+01:00
answer "$(asked ann Tue)" 2026-11-24T09:30:00+01:00 'Done: tax table'
is "in New York nobody was asked yet" "$(count 2026-11-24T09:31:00+01:00 summarised)" 0
at 2026-11-24T15:00:00+01:00 tick && post 2026-11-24T15:00:00+01:00
is "then Joe still has time" "$(count 2026-11-24T15:01:00+01:00 summarised)" 0
answer "$(asked joe Tue)" 2026-11-24T16:00:00+01:00 'Done: contract'
is "when he has answered, she reads it" "$(count 2026-11-24T16:01:00+01:00 summarised)" 1
post 2026-11-24T16:01:00+01:00
like "all of it" "$(cat "$(mails mia@acme.example Team | tail -n 1)")" 'tax table.*contract'
answer "$(asked joe Tue)" 2026-11-24T16:30:00+01:00 'Done: contract and lunch'
is "once a day" "$(count 2026-11-24T16:31:00+01:00 summarised)" 0
is "in the morning both get one: Oskar all, Mia what came after" "$(count 2026-11-25T08:30:00+01:00 summarised)" 2
post 2026-11-25T08:30:00+01:00
is "nothing is told twice" "$(grep -c 'tax table' "$(mails mia@acme.example Team | tail -n 1)")" 0
like "nothing is left out" "$(cat "$(mails mia@acme.example Team | tail -n 1)")" 'contract and lunch'
done_testing

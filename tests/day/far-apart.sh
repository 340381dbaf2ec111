#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Yui in Tokyo is welcomed in her morning, when Mia and Ann in Berlin are still asleep. Her 1-on-1s with both come all the
# same, and where one of the two does not come to it, nobody is asked what came of it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/meetings.sh"

site_begin
cat >"$work/people.csv" <<'CSV'
email,name,zone,teams,manager
yui@acme.example,Yui Mori,Asia/Tokyo,core,mia@acme.example
ann@acme.example,Ann Lee,,core,mia@acme.example
mia@acme.example,Mia Hansen,,core,
CSV
cat >"$work/site/workflows.d/ones.conf" <<'CONF'
workflow ones {
  kind  = "1-on-1"
  pairs = "manager"
  days  = "thu every 2 weeks"
  at    = "10:00"
}
CONF
at 2026-11-19T08:00:00Z roster sync "$work/people.csv" >/dev/null
titles() { # titles WHO: what they got about the 1-on-1 of 3 December
    mails "$1@acme.example" '1-on-1 with .*3 Dec' | while read -r mail; do
        field "$mail" Subject
    done | sed 's/1-on-1 with \([^ ]*\) .*/\1/' | sort | uniq -c | xargs
}

ticks 2026-11-20 01:00 09:00 # nine in Tokyo, and in Berlin
for day in 12-01 12-02; do ticks 2026-$day 01:00 08:30; done
is "Yui is asked for points, and invited" "$(titles yui)" "1 Mia 1 Re: Mia"
is "so is Mia, with her as with Ann" "$(titles mia)" "1 Ann 1 Re: Ann 1 Re: Yui 1 Yui"

# --- a calendar says no ---
agenda=$(mails yui@acme.example 'Re: 1-on-1 with Mia' | tail -n 1)
answer "$agenda" 2026-12-02T09:00:00+01:00 "My desk"
calendar_answer "$agenda" 2026-12-02T09:10:00+01:00 DECLINED 0 "too late in the evening" yui
ticks 2026-12-02 09:15
ticks 2026-12-03 11:35
ticks 2026-12-04 01:00 09:00
is "Mia hears of it, and is asked only about the one with Ann" "$(titles mia)" "1 Ann 2 Re: Ann 2 Re: Yui 1 Yui"
like "the last she hears of Yui is that" "$(words "$(mails mia@acme.example 'Re: 1-on-1 with Yui' | tail -n 1)")" \
    "Yui Mori cannot come"
is "Yui is asked nothing more" "$(titles yui)" "1 Mia 1 Re: Mia"
ticks 2026-12-15 01:00 08:30
like "what she wanted to talk about waits for the next one" \
    "$(words "$(mails mia@acme.example '1-on-1 with Yui .*17 Dec')")" "\[ \] Yui Mori: My desk"

# --- another hour is another question ---
ticks 2026-12-16 01:00 08:30
agenda=$(mails yui@acme.example 'Re: 1-on-1 with Mia .*17 Dec')
calendar_answer "$agenda" 2026-12-16T09:00:00+01:00 DECLINED 0 "" yui
sed -i 's/at *= "10:00"/at = "09:00"/' "$work/site/workflows.d/ones.conf"
ticks 2026-12-16 09:05
ticks 2026-12-17 01:00 11:05
is "who said no to an hour that is no more is asked what came of the other one" \
    "$(mails mia@acme.example 'Re: 1-on-1 with Yui .*17 Dec' | tail -n 1 | while read -r mail; do words "$mail"; done |
        grep -c 'What came of it?')" 1
done_testing

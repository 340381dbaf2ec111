#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a week brought: for the operator by command, for Mia by mail, and for Vera, up the line, without personal texts.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

"$muster" init "$work/site" --address checkin@acme.example --send "maildir:$work/mail" --now=2026-11-20T08:00:00Z >/dev/null
sed -i 's,^  zone .*,  zone = "Europe/Berlin",' "$conf"
cat >"$work/people.csv" <<END
email,name,teams,reads,manager
ann@acme.example,Ann Lee,core,,mia@acme.example
bob@acme.example,Bob Ray,core,,mia@acme.example
eva@acme.example,Eva Roth,core,,mia@acme.example
kim@acme.example,Kim Park,ops,,mia@acme.example
mia@acme.example,Mia Hansen,,core,vera@acme.example
vera@acme.example,Vera Lang,,,
END
at 2026-11-20T08:00:00Z roster sync "$work/people.csv" >/dev/null
ok "Mia likes a weekly report" at 2026-11-20T08:30:00Z person mia@acme.example report=weekly
ok "and so does her manager" at 2026-11-20T08:30:00Z person vera@acme.example report=weekly
at 2026-11-20T09:00:00+01:00 tick

reply() {
    answer "$(mails "$1@acme.example" check-in, | tail -n 1)" "$2" "${@:3}"
}
for day in 23 24; do
    at 2026-11-${day}T09:00:00+01:00 tick && post 2026-11-${day}T09:00:00+01:00
    reply ann 2026-11-${day}T10:11:12+01:00 "Done: invoices, part $day" 'Blockers: none'
    reply kim 2026-11-${day}T10:12:13+01:00 "Done: servers" 'Blockers: no contract for the servers'
    at 2026-11-${day}T17:30:00+01:00 tick && post 2026-11-${day}T17:30:00+01:00
done
reply bob 2026-11-24T20:00:00+01:00 'Done: the lost parcel'

week() {
    at 2026-11-29T12:00:00+01:00 report --since 2026-11-23 --until 2026-11-27 "$@"
}
text=$(week)
like "it says which days" "$text" '^Mon 23 Nov to Fri 27 Nov: '
like "how many answered, by team" "$text" 'CORE +3 of 6'
is "a team of one is not counted" "$(grep -c 'OPS .*of' <<<"$text")" 0
like "what was done, by day" "$text" 'Ann Lee \(Mon 23 Nov\).*part 23.*Ann Lee \(Tue 24 Nov\).*part 24'
like "what was in the way, and when" "$text" '#10 Kim Park \(ops, Mon 23 Nov\): no contract'
is "once, though she said it twice" "$(grep -c 'no contract' <<<"$text")" 1
is "one person's alone" "$(week --person bob@acme.example | grep -c 'lost parcel\|invoices')" 1
is "which is not counted either" "$(week --person ann@acme.example | grep -c ' of ')" 0
is "one team's alone" "$(week --team ops | grep -c invoices)" 0
is "no clock time of an answer is in any form" "$(week; week --html; week --json)$(:)" \
    "$( (week; week --html; week --json) | sed 's/1[01]:1[123]\|10:1[0-9]:[0-9]*//g')"
is "JSON: an object a team" "$(week --json | python3 -c 'import json, sys
print([(t["team"], t["answered"], t["asked"], len(t["blockers"]), len(t["entries"])) for t in map(json.loads, sys.stdin)])')" \
    "[('core', 3, 6, 0, 3), ('ops', None, None, 1, 2)]"
like "HTML: a page" "$(week --html)" '^<!DOCTYPE html>.*invoices, part 23'
at 2026-11-29T12:00:00+01:00 report --team=cor 2>"$work/err"
is "a slip in a name is a mistake" $? 64
like "with what was meant" "$(cat "$work/err")" 'did you mean .core'

body() {
    text "$(mails "$1@acme.example" Report)"
}
at 2026-11-30T08:29:00+01:00 tick && post 2026-11-30T08:29:00+01:00
is "not before the first working day of the next week, at the hour of the summary" "$(mails mia@acme.example Report)" ""
at 2026-11-30T08:30:00+01:00 tick && post 2026-11-30T08:30:00+01:00
at 2026-11-30T08:31:00+01:00 tick && post 2026-11-30T08:31:00+01:00
is "then one mail to each" "$(mails mia@acme.example Report | wc -l) $(mails vera@acme.example Report | wc -l)" '1 1'
like "Mia reads what her team wrote" "$(body mia)" 'invoices, part 24'
is "of ops, which she does not read but manages, she gets no personal text" "$(body mia | grep -c 'Done:.*servers')" 0
like "but what is in the way" "$(body mia)" 'no contract for the servers'
like "Vera, up the line, gets counts and blockers" "$(body vera)" 'no contract for the servers.*CORE +3 of 6'
is "and no personal text" "$(body vera | grep -c 'invoices\|parcel\|Ann\|Bob')" 0

kims() {
    at 2026-12-02T12:00:00+01:00 report --team ops --since "$1" --until "$2"
}
at 2026-11-30T09:00:00+01:00 tick && post 2026-11-30T09:00:00+01:00
like "who writes nothing is held up all the same" "$(kims 2026-11-30 2026-11-30)" '1 blocker\..*no contract for the servers'
is "and nothing else is told of them" "$(kims 2026-11-30 2026-11-30 | grep -c 'Kim Park')" 1
at 2026-12-01T10:00:00+01:00 items close 10
text=$(week)
like "what is over is counted as such" "$text" '^Mon 23 Nov to Fri 27 Nov: 1 blocker, 1 solved\.'
like "and says since when" "$(tr -s ' \n' ' ' <<<"$text")" '#10 Kim Park \(ops, Mon 23 Nov\): no contract for the servers \(solved Tue 1 Dec\)'
like "to programs too" "$(week --json)" '"item":10,.*"date":"2026-11-23","solved":"2026-12-01"'
like "and in the list of items" "$(at 2026-12-02T10:00:00+01:00 items)" '^#10 .*, over since 2026-12-01: no contract'
for day in 01 02; do
    at 2026-12-${day}T09:00:00+01:00 tick && post 2026-12-${day}T09:00:00+01:00
    reply kim 2026-12-${day}T10:12:13+01:00 "Done: servers, part $day"
done
is "it was in the way until then, and is not after it" \
    "$(kims 2026-12-01 2026-12-01 | grep -c 'no contract') $(kims 2026-12-02 2026-12-02 | grep -c 'no contract')" "1 0"
done_testing

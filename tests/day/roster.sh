#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sam keeps the people of Acme in a spreadsheet.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

now=2026-11-20T08:00:00Z
roster() {
    at "$now" roster "$@"
}
people() {
    printf '%s\n' "$@" >"$work/people.csv"
}

site_begin
is "a site begins with nobody" "$(roster list)" ""
people 'email,name,zone,teams,reads' 'ann@acme.example,Ann Lee,Europe/Berlin,core,' \
    'Mia@Acme.example,"Hansen, Mia",Europe/Copenhagen,,core;ops'
is "a dry run says what would change" "$(roster sync --dry-run "$work/people.csv")" \
    "added    Ann Lee <ann@acme.example>: zone: Europe/Berlin; teams: core
added    Hansen, Mia <mia@acme.example>: zone: Europe/Copenhagen; reads: core,ops
nothing was changed: this was a dry run"
is "and changes nothing" "$(roster list)" ""
ok "a sync takes it in" roster sync "$work/people.csv"
is "and the same again changes nothing" "$(roster sync "$work/people.csv")" "nothing to change"
is "the list is for programs too" "$(roster list --json)" \
    '{"person":"ann@acme.example","name":"Ann Lee","zone":"Europe/Berlin","teams":["core"],"reads":[],"manager":[],"workdays":"","hours":"","language":"","aliases":[],"state":"welcome"}
{"person":"mia@acme.example","name":"Hansen, Mia","zone":"Europe/Copenhagen","teams":[],"reads":["core","ops"],"manager":[],"workdays":"","hours":"","language":"","aliases":[],"state":"welcome"}'

people 'email,zoone,hours' 'ann@acme.example,Europe/Berlin,late' 'bob,,9-' 'ann@acme.example,,'
said=$(roster sync "$work/people.csv" 2>&1)
is "a file with faults is no roster" $? 78
is "all of them are said, with their lines" "$(sed "s,^$work/,," <<<"$said" | cut -d: -f1-2 | uniq | xargs)" \
    "people.csv:1 people.csv:2 people.csv:3 people.csv:4"
like "and what was meant" "$said" "did you mean \`zone'"
people email,hours checkin@acme.example, bob@acme.example,late
is "in their order, also what is found at the end" \
    "$(roster sync "$work/people.csv" 2>&1 | sed "s,^$work/,," | cut -d: -f1-2 | xargs)" \
    "people.csv:2 people.csv:3"
roster sync "$work/nobody.csv" 2>/dev/null
is "a file that is not there is another matter" $? 66
roster frobnicate 2>/dev/null
is "so is a word that means nothing" $? 64

people email,name,aliases ann.ray@acme.example,Ann\ Ray,ann@acme.example mia@acme.example,,
is "Ann marries" "$(roster sync "$work/people.csv")" \
    "renamed  Ann Ray <ann.ray@acme.example>: email: ann@acme.example -> ann.ray@acme.example; name: Ann Lee -> Ann Ray; aliases: ann@acme.example"
people email ann.ray@acme.example
is "Mia leaves" "$(roster sync "$work/people.csv")" "left     Hansen, Mia <mia@acme.example>"
is "her state says so" "$(roster list | grep -c '^left     Hansen')" 1
people email {ann.ray,b,c,d,e}@acme.example
roster sync "$work/people.csv" >/dev/null
people email ann.ray@acme.example
said=$(roster sync "$work/people.csv" 2>&1)
is "that four of five leave at once is refused" $? 78
like "with the list and the way out" "$said" 'e@acme.example.*--yes'
is "and nothing is changed" "$(roster list | grep -c '^left')" 1
ok "unless Sam says so" roster sync "$work/people.csv" --yes
is "then they have left" "$(roster list | grep -c '^left')" 5
people email,teams ann.ray@acme.example,core mia@acme.example,core
is "Mia is back" "$(roster sync "$work/people.csv" --json | tail -n 1)" \
    '{"what":"back","person":"mia@acme.example","name":"Hansen, Mia","detail":"teams: core"}'
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mia manages four people, and Sam manages Mia. Nobody has two meetings at once, and nobody's hour changes because
# somebody else comes or goes.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/meetings.sh"

roster() { # roster WHO...: these are managed by Mia
    {
        echo email,name,teams,manager
        printf '%s@acme.example,,core,mia@acme.example\n' "$@"
        printf '%s\n' mia@acme.example,Mia\ Hansen,core,sam@acme.example sam@acme.example,Sam,core,
    } >"$work/people.csv"
    at "$now" roster sync "$work/people.csv" >/dev/null
}
invited() { # invited WHO DAY: with whom, and at which hour of UTC
    local mail
    mails "$1@acme.example" "Re: 1-on-1 with .*$2" | while read -r mail; do
        printf '%s %s\n' "$(invitation "$mail" | sed 's/.*T\([0-9]\{4\}\)00Z.*/\1/')" \
            "$(field "$mail" Subject | sed 's/.*with \([^ @,]*\).*/\1/')"
    done | sort | xargs
}

meetings_begin
now=2026-11-20T08:00:00Z
roster ann bob cem dan
ticks 2026-11-20 15:00
ticks 2026-11-26 08:30 09:00
ticks 2026-11-27 08:30 09:00
is "Mia meets them one after the other, and Sam at none of their hours" "$(invited mia '30 Nov')" \
    "0900 Sam 0930 Ann 1000 Bob 1030 cem 1100 dan"
is "they know the same hour" "$(invited ann '30 Nov'), $(invited dan '30 Nov')" "0930 Mia, 1100 Mia"
is "no hour had to be changed" "$(mails mia@acme.example '1-on-1 with' | wc -l)" 10

note "Bob leaves, and Eva and Fay come"
now=2026-12-02T09:00:00+01:00
roster ann cem dan eva fay
ticks 2026-12-02 09:00
ticks 2026-12-10 08:30 09:00
ticks 2026-12-11 08:30 09:00
is "Eva has the hour that was Bob's, Fay one behind the others" "$(invited mia '14 Dec')" \
    "0900 Sam 0930 Ann 1000 Eva 1030 cem 1100 dan 1130 fay"

note "whether the day is long enough"
ok "half an hour each fits" at "$now" check
sed -i 's/length = 30/length = 90/' "$work/site/workflows.d/ones.conf"
at "$now" check >"$work/faults" 2>&1
is "an hour and a half does not" $? 78
like "and check says whose day it is" "$(cat "$work/faults")" \
    'ones.conf:5: mia@acme.example meets 5 people, 90 minutes each, .* from 10:00 on, and the hours of that day hold 4'

note "Thirteen people, each of whom meets each other one: many ways lead up to everybody"
rm -r "$work/site"
site_begin p{1..13}@acme.example,,,core,
{
    printf 'workflow all {\n kind = "1-on-1"\n days = "mon"\n length = 20\n pairs = {'
    for host in {1..13}; do
        for ((guest = host + 1; guest <= 13; guest++)); do
            printf '%s"p%d@acme.example p%d@acme.example"' "${comma-}" $host $guest
            comma=', '
        done
    done
    printf '}\n}\n'
} >"$work/site/workflows.d/all.conf"
ok "are no matter of minutes" timeout 20 "$muster" -C "$conf" check --now=2026-11-20T09:00:00+01:00
done_testing

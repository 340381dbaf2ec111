# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What the kill tests of the clock share: forty people, one morning after the other, and a way to die.
#
#   mornings_begin         the site; everyone was welcomed
#   morning                the next working day's 09:00 in $morning
#   does COMMAND           runs it at $morning; --force, since the clock may be far behind, and relays are tried here
#   timed COMMAND          runs it at $morning to its end, and remembers how long that takes
#   killed COMMAND         runs it at $morning and kills it at a random moment of that time; counts in $kills

kills=0
morning=2026-11-22T09:00:00+01:00
lasts=50 # milliseconds

mornings_begin() {
    local people=() i
    for i in $(seq 40); do
        people+=("p$i@acme.example,Person $i,,core,")
    done
    site_begin "${people[@]}" && at 2026-11-20T09:00:00+01:00 tick &&
        at 2026-11-20T09:00:00+01:00 send && rm -rf "$work/mail"
}

morning() {
    local day=${morning%T*}
    day=$(date -d "$day + 1 day" +%F)
    while [ "$(date -d "$day" +%u)" -gt 5 ]; do
        day=$(date -d "$day + 1 day" +%F)
    done
    morning=${day}T09:00:00+01:00
}

does() {
    at "$morning" "$1" --force
}

timed() {
    local begun
    begun=$(date +%s%3N)
    does "$1"
    lasts=$(($(date +%s%3N) - begun + 1))
}

killed() {
    (MUSTER_NOW=$morning exec "$muster" -C "$conf" "$1" --force >/dev/null 2>&1) &
    local pid=$!
    sleep "$(printf '0.%03d' $((RANDOM % lasts)))"
    kill -9 "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    [ $? -ne 137 ] || kills=$((kills + 1))
}

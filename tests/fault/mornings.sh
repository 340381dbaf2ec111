# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What the kill tests of the clock share: some people, one morning after the other, and a way to die.
#
#   mornings_begin PEOPLE  the site; everyone was welcomed
#   morning                the next working day's 09:00 in $morning; now and then everyone says a word before, since
#                          who is silent for long is asked no more
#   does COMMAND           runs it at $morning; --force, since the clock may be far behind, and relays are tried here
#   timed COMMAND          runs it at $morning to its end, and remembers in $lasts how many microseconds that takes
#   hounded TIMES WITHIN COMMAND
#                          runs it at $morning and kills it at a random moment of the first WITHIN microseconds, up to TIMES
#                          times, or until it comes to its end, which has to be a good one; in $n how often it was, and
#                          adds that to $killed

killed=0
mornings_since_words=0
morning=2026-11-22T09:00:00+01:00
lasts=50000
hound=$top_builddir/tests/fault/hound

mornings_begin() {
    local people=() i
    for i in $(seq "$1"); do
        people+=("p$i@acme.example,Person $i,,core,")
    done
    site_begin "${people[@]}" && at 2026-11-20T09:00:00+01:00 tick &&
        at 2026-11-20T09:00:00+01:00 send && rm -rf "$work/mail"
}

# The address to which each one's first question can be answered, a line each: ADDRESS REPLY-TO.
addresses() {
    awk '{ sub(/\r$/, "") }
        FNR == 1 { head = 1 }
        head && /^Delivered-To:/ { to = $2 }
        head && /^Reply-To:/ { gsub(/[<>]/, "", $2); reply = $2 }
        head && /^$/ { head = 0; if (!(to in seen)) print to, reply; seen[to] = 1 }' "$work"/mail/new/*
}

everyone_thanks() {
    local who reply
    [ -s "$work/addresses" ] || addresses >"$work/addresses"
    while read -r who reply; do
        printf 'From: <%s>\nTo: <%s>\nSubject: Re: Your check-in\nMessage-ID: <%s.%s@client.example>\n\nThanks!\n' \
            "$who" "$reply" "${morning%T*}" "$RANDOM$RANDOM" |
            at "$morning" deliver -f "$who" -a "$reply"
    done <"$work/addresses"
    does file
}

morning() {
    mornings_since_words=$((mornings_since_words + 1))
    if [ $mornings_since_words -eq 4 ]; then
        everyone_thanks
        mornings_since_words=0
    fi
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
    local begun=${EPOCHREALTIME/./}
    does "$1"
    lasts=$((${EPOCHREALTIME/./} - begun + 1))
}

hounded() {
    n=$(MUSTER_NOW=$morning "$hound" "$1" $RANDOM "$2" "$muster" -C "$conf" "$3" --force) || {
        echo "Bail out! $3, killed before, ends with $?"
        exit 1
    }
    killed=$((killed + n))
}

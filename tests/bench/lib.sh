# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154
# What the benches share: contenders in turn, the medians of their rates, and a line for each ratio.
#
#   bench=P6 rounds=5             set by the bench, before it measures
#   timed NAME COUNT COMMAND...   runs COMMAND, which does COUNT of something; a failure ends all
#   rate NAME PER-SECOND          the same of what measured itself
#   median NAME                   of NAME's rates
#   ratio WORDS ONE OTHER LEAST AIM   prints ONE's median / OTHER's; `failed' is 1 below LEAST
#   put_away FOLDER               makes room for the next round. Nothing is removed until the end:
#                                 where removed blocks are discarded, the disk is busy with that
#                                 for seconds, and the next round would pay for it.
. "${top_srcdir:?}/tests/lib.sh"
tap_planned=0 # a bench is no TAP: it prints a table
failed=0

rate() {
    echo "$2" >>"$work/$1.rates"
}

timed() {
    local name=$1 count=$2 begun
    shift 2
    begun=$(date +%s%6N)
    "$@" >"$work/said" 2>&1 || {
        cat "$work/said"
        exit 1
    }
    rate "$name" $((count * 1000000 / ($(date +%s%6N) - begun)))
}

median() {
    sort -n "$work/$1.rates" | sed -n "$((rounds / 2 + 1))p"
}

ratio() {
    awk -v bench="$bench" -v words="$1" -v one="$(median "$2")" -v other="$(median "$3")" \
        -v least="$4" -v aim="$5" 'BEGIN {
        missed = one / other < least
        printf "%-3s %-40s %5.2f   (%d / %d a second; must reach %.1f, aim %.1f)%s\n",
            bench, words, one / other, one, other, least, aim, missed ? "  NOT REACHED" : ""
        exit missed }' || failed=1
}

put_away() {
    local past
    [ -e "$1" ] || return 0
    past=$(mktemp -d "$work/past.XXXXXX") && mv "$1" "$past/"
}

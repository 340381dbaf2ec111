# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What the kill tests of those who accept share: many kills in slices, so that what was accepted never fills the memory in
# which it lies.
#
#   slices KILLS KILLER ARG...   runs KILLER with a slice of KILLS, a seed, and ARG..., on an empty $spool/new, into which
#                                it looks at its end; again until it killed KILLS times. What it says, one line of NAME=N,
#                                is added up in $said. It stops at a slice in which the killer fails.

SLICE=250

slices() {
    local kills=$1 killed=0 n sum=
    shift
    while [ "$killed" -lt "$kills" ]; do
        find "$spool/new" -type f -delete
        said=$("$1" $((kills - killed < SLICE ? kills - killed : SLICE)) $RANDOM "${@:2}") || return
        sum+=$said$'\n'
        n=${said#kills=}
        killed=$((killed + ${n%% *}))
    done
    said=$(awk '{ for (i = 1; i <= NF; i++) { split($i, part, "="); name[i] = part[1]; n[i] += part[2] } }
        END { for (i = 1; i in name; i++) printf "%s%s=%d", (i > 1 ? " " : ""), name[i], n[i] }' <<<"${sum%$'\n'}")
}

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The store alone, as ratios in the same run: a morning's rows against what SQLite needs for them,
# and everything again on ten times the history (QUALITY P9).
#   PEOPLE=20000 due at once, HISTORY=20 days of a thousand people and ten times that, ROUNDS=5;
#   HISTORY=1000 is ten million entries, and takes an hour. Ends with 1 when a ratio is not reached.
. "${top_srcdir:-.}/tests/lib.sh"

people=${PEOPLE:-20000} history=${HISTORY:-20} rounds=${ROUNDS:-5} group=1000
bench=$top_builddir/tests/bench/store-bench
tap_planned=0 # this is no TAP: it prints a table

for ((round = 1; round <= rounds; round++)); do
    for what in floor ask; do
        rm -rf "$work/morning" && mkdir "$work/morning" || exit 1
        "$bench" "$what" "$work/morning" "$people" 1 || exit 1
    done
done >"$work/morning-times"

mkdir "$work/small" "$work/large" || exit 1
"$bench" grow "$work/small" "$group" "$history" || exit 1
"$bench" grow "$work/large" "$group" $((history * 10)) || exit 1
for ((round = 1; round <= rounds; round++)); do
    for size in small large; do
        days=$history
        [ "$size" = small ] || days=$((history * 10))
        for what in ask file; do
            "$bench" "$what" "$work/$size" "$group" $((days + round)) | sed "s/^/$size-/" || exit 1
        done
        "$bench" look "$work/$size" "$group" "$days" | sed "s/^/$size-/" || exit 1
    done
done >"$work/history-times"

sort -k1,1 -k2,2n "$work/morning-times" "$work/history-times" | awk -v people="$people" \
    -v small="$((history * group))" '
    { times[$1, ++count[$1]] = $2; if (!($1 in seen)) { seen[$1] = 1; order[++n] = $1 } }
    function median(what) { return times[what, int((count[what] + 1) / 2)] }
    function ratio(words, of, to, most,    r, verdict) {
        r = median(of) / (median(to) > 0.01 ? median(to) : 0.01)
        if (r > most && median(of) - median(to) > 2) { failed = 1; verdict = "  NOT REACHED" }
        printf "%-22s %5.2f   (%.2f us / %.2f us; must reach %.2f)%s\n",
            words, r, median(of), median(to), most, verdict
    }
    END {
        printf "store: %d people asked at once, 4 KiB each, 500 a transaction\n", people
        ratio("P4  ask / SQLite", "ask", "floor", 2)
        printf "store: %d entries, and ten times that\n", small
        for (i = 1; i <= n; i++)
            if (sub(/^large-/, "", order[i])) {
                # a handle that we never gave is looked for in every era
                most = order[i] == "look-strange" ? 12 : 1.2
                ratio("P9  " order[i], "large-" order[i], "small-" order[i], most)
            }
        exit failed
    }'

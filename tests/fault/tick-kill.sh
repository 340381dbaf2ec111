#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tick is killed at random moments of many mornings, and run again each time: everyone is asked once a day, nobody twice.
#   KILLS=2000 SEED=1 for more, and for others. At the end the store is made to forget what tick did, to show that this test would see it.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/fault/mornings.sh"
kills=${KILLS:-30} mornings=1
RANDOM=${SEED:=$RANDOM}
note "seed $SEED"

# How many question mails one person got of one day: the different counts.
counts() {
    awk '{ sub(/\r$/, "") }
        FNR == 1 { head = 1 }
        head && /^Delivered-To:/ { to = $2 }
        head && /^Subject:/ { subject = $0 }
        head && /^$/ { head = 0; count[to " " subject]++ }
        END { for (mail in count) print count[mail] }' "$work"/mail/new/* | sort -u | xargs
}

mornings_begin 40
morning
timed tick
does send
while [ $killed -lt "$kills" ]; do
    morning
    mornings=$((mornings + 1))
    hounded $((kills - killed)) $((lasts * 2 / 3)) tick
    does tick
    does send
done
note "killed $killed times in $mornings mornings"
is "everyone has a round each day" "$(states | wc -l)" $((40 * mornings))
is "and a mail each day" "$(find "$work/mail/new" -type f | wc -l)" $((40 * mornings))
is "nobody got two of a day" "$(counts)" 1

morning
at "$morning" backup "$work/copy" >/dev/null
does tick
does send
rm "$work"/site/state/muster.db*
cp "$(find "$work/copy" -name muster.db)" "$work/site/state/muster.db"
does tick
does send
is "a store that forgets would be found out" "$(counts)" "1 2"
done_testing

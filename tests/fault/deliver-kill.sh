#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R1: `deliver' is killed at random moments, and the mail server tries again. Nothing is
# lost, nothing is partial.
#   KILLS=2000 SEED=1 for more, and for others; TMPDIR=/var/tmp to have it on a disk.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/fault/slices.sh"
plan 5

kills=${KILLS:-200}
RANDOM=${SEED:=$RANDOM}
killer=$top_builddir/tests/fault/killer
note "seed $SEED"

mkdir -p "$work/site/state/spool/"{tmp,new} "$work/careless/new"
printf 'site {\n  address = "checkin@example.com"\n}\n' >"$work/site/muster.conf"

deliver=("$muster" -C "$work/site/muster.conf" deliver -f ann@example.com -a checkin@example.com)
spool=$work/site/state/spool
slices "$kills" "$killer" "$spool" "${deliver[@]}"
note "deliver: $said"
ok 'deliver was killed as often as was wanted' test "$(grep -oE '[0-9]+' <<<"$said" | head -n 1)" -ge "$kills"
like 'no accepted mail is lost' "$said" ' lost=0 '
like 'no mail is there in part' "$said" ' partial=0 '

# The kill test itself: a filter that names the file before it has written it has to be found out.
spool=$work/careless
slices 200 "$killer" "$spool" "$top_builddir/tests/fault/careless" "$spool"
note "careless: $said"
like 'the kill test sees mails that are there in part' "$said" ' partial=[1-9]'

leftovers=$(find "$work/site/state/spool/tmp" -type f | wc -l)
note "$leftovers leftovers in tmp wait for the sweep"
find "$work/site/state/spool/new" -type f | head -n 1 | xargs head -c 80 | head -n 1 >"$work/header"
like 'a spooled mail starts with its header' "$(cat "$work/header")" \
    '^muster 1 [0-9]+ pipe ann@example\.com checkin@example\.com$'

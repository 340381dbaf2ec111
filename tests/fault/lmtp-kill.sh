#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R1: `lmtpd' is killed at random moments under several sessions at once, and the mail server
# tries again. Nothing that had its 250 is lost, for any of its recipients; nothing is partial.
#   KILLS=2000 SEED=1 for more, and for others; TMPDIR=/var/tmp to have it on a disk.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/fault/slices.sh"
plan 5

kills=${KILLS:-60}
RANDOM=${SEED:=$RANDOM}
killer=$top_builddir/tests/fault/lmtp-killer
note "seed $SEED"

# site NAME: a site in $work/NAME, whose spool is $spool.
site() {
    spool=$work/$1/state/spool
    mkdir -p "$spool/"{tmp,new}
    printf 'site { address = "checkin@example.com" }\nlmtp { listen = "unix:lmtp" }\n' >"$work/$1/muster.conf"
}

site good
slices "$kills" "$killer" "$spool" "$work/good/lmtp" "$muster" -C "$work/good/muster.conf" lmtpd
note "lmtpd: $said"
like 'lmtpd was killed as often as was wanted' "$said" "^kills=$kills mails=[1-9][0-9]"
like 'no mail with a 250 is lost' "$said" ' lost=0 '
like 'no mail is there in part' "$said" ' partial=0 '

# The kill test itself: a server that says yes before it writes has to be found out.
site careless
MUSTER_CONF=$work/careless/muster.conf slices 60 "$killer" "$spool" "$work/careless/lmtp" \
    "$top_builddir/tests/fault/careless-lmtpd"
note "careless: $said"
like 'the kill test sees mails that are lost' "$said" ' lost=[1-9]'

leftovers=$(find "$work/good/state/spool/tmp" -type f | wc -l)
note "$leftovers leftovers in tmp wait for the sweep"
find "$work/good/state/spool/new" -name '*-003' | head -n 1 | xargs head -n 1 >"$work/header"
like 'a mail for three lists them' "$(cat "$work/header")" \
    '^muster 2 [0-9]+ lmtp ann@example\.com checkin\+0@example\.com checkin\+1@example\.com checkin\+2@example\.com$'

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Our own mail server says that Ann's address does not exist: that counts as a mail that came back. What it says of us, of a
# mail or of later counts against nobody.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"

mkdir "$work/relay"
cat >"$work/script" <<'SCRIPT'
rcpt /ann@/ 550 5.1.1 no such user
rcpt /bob@/ 550 5.7.1 not from here
rcpt /eva@/ 452 4.2.2 mailbox full, try later
dot /joe@/ 554 5.6.0 not this content
SCRIPT
coproc python3 "$top_srcdir/tests/fault/smtp-peer.py" "$work/relay" "$work/script"
read -r port <&"${COPROC[0]}"
on_exit 'kill "$COPROC_PID"; wait "$COPROC_PID" 2>/dev/null'

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, eva@acme.example,Eva\ Roth,,core, \
    joe@acme.example,Joe\ Doe,,core, mia@acme.example,Mia\ Hansen,,core,
at 2026-11-20T09:00:00+01:00 tick
post 2026-11-20T09:00:00+01:00
sed -i "s,^  url .*,  url = \"smtp://127.0.0.1:$port\"," "$conf"

morning() {
    at "$1" tick --force --json | sed -n "s/.*\"${2:-asked}\":\([0-9]*\).*/\1/p"
    at "$1" send --force >/dev/null 2>&1
}
for day in 2026-11-2{3,4,5,6,7}; do
    asked=$(morning "${day}T09:00:00+01:00")
done
is "five days long she is asked as everybody" "$asked" 5
is "then a probe goes to her, and to nobody else" "$(morning 2026-11-27T10:00:00+01:00 probed)" 1
is "our mail server refuses that too: she is suspended" "$(morning 2026-11-27T10:01:00+01:00 suspended)" 1
is "she alone" "$(at 2026-11-27T10:02:00+01:00 roster list --force | grep suspended)" \
    'active   Ann Lee <ann@acme.example>  suspended since Fri 27 Nov 2026: 550 5.1.1 no such user  in core'

cut -d, -f1-4 "$work/people.csv" | sed 's/$/,aliases/; 1!s/,aliases$/,/; 1s/.*/email,name,zone,teams,aliases/
    s/^ann@acme.example,\(.*\),$/ann.lee@acme.example,\1,ann@acme.example/' >"$work/new.csv"
at 2026-11-27T11:00:00+01:00 roster sync --force "$work/new.csv" >/dev/null
is "a new address in the roster is a new start" "$(at 2026-11-27T11:01:00+01:00 roster list --force | grep -c suspended)" 0
is "and on Monday she is asked" "$(morning 2026-11-30T09:00:00+01:00)" 5
ok "and reached" sh -c "ls $work/relay | grep -q . && grep -rql 'ann.lee@acme.example' $work/relay"
done_testing

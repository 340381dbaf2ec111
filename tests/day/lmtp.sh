#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `muster run' keeps the LMTP server alive: Ann's answer comes in by it and is filed, the server is killed and
# comes back, a new configuration moves it, and it ends with `run'.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example check-in, | tail -n 1)

# listen PATH: the server shall listen there.
listen() {
    sed -i '/^lmtp/d' "$conf"
    echo "lmtp { listen = \"unix:$1\" }" >>"$conf"
}
# lmtpd: the pid of the server.
lmtpd() {
    sed -n 's/^muster\/lmtpd\[\([0-9]*\)\]: listen.*/\1/p' "$work/log" | tail -n 1
}
lmtpd_is_new() {
    [ "$(lmtpd)" != "$1" ]
}
is_answered() {
    at 2026-11-23T10:01:00+01:00 entries --json | grep -q 'All of it'
}

listen nowhere/lmtp
like 'check looks for the folder of the socket' "$(at 2026-11-23T10:00:00+01:00 check 2>&1)" \
    "muster.conf:[0-9]+: the folder of the LMTP socket, $work/site/nowhere: No such file or directory"
listen keys.txt
touch "$work/site/keys.txt"
like 'and for what is in its place' "$(at 2026-11-23T10:00:00+01:00 check 2>&1)" 'keys.txt is there, and is no socket'
listen lmtp
is 'and is content with a good one' "$(at 2026-11-23T10:00:00+01:00 check 2>&1)" 'all is well'
MUSTER_NOW=2026-11-23T10:00:00+01:00 "$muster" -C "$conf" run >"$work/log" 2>&1 &
run=$!
on_exit "kill $run 2>/dev/null"
ok 'run starts it' wait_for 20 test -S "$work/site/lmtp"
printf 'From: <ann@acme.example>\nMessage-ID: <1@client.example>\nSubject: Re: check-in\n\nDone: All of it\n' |
    at 2026-11-23T10:00:00+01:00 submit -f ann@acme.example -a "$(field "$question" Reply-To)"
is 'Ann answers through it' "${PIPESTATUS[1]}" 0
ok 'and is filed' wait_for 20 is_answered

first=$(lmtpd)
kill -9 "$first"
ok 'killed, it comes back' wait_for 20 lmtpd_is_new "$first"
listen elsewhere
kill -HUP $run
ok 'HUP moves it' wait_for 20 test -S "$work/site/elsewhere"
kill $run
wait $run
is 'run ends' $? 0
ok 'and so does the server' wait_for 5 test ! -e "$work/site/elsewhere"
done_testing

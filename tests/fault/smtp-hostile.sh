#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What `muster send' makes of a mail server that cuts, refuses, babbles or hangs up at each state of the dialogue: each of
# three mails has the one right verdict, no doubt where there is none, and nothing is lost once the server is well again.
# More of them, and those that fall silent or drip, are in tests/unit/net-smtp.c, where patience is a second.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"

mkdir "$work/relay"
: >"$work/script"
coproc python3 "$top_srcdir/tests/fault/smtp-peer.py" "$work/relay" "$work/script"
on_exit "kill $COPROC_PID"
read -r port <&"${COPROC[0]}"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, cid@acme.example,Cid\ Ode,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-20T09:00:00+01:00 send
sed -i "s,^  url .*,  url = \"smtp://127.0.0.1:$port\"\n  connections = 1," "$conf"

morning=2026-11-23T09:00:00+01:00 later=2026-11-23T09:20:00+01:00
at "$morning" tick
mv "$work/site" "$work/before"

# sends TIME [OPTION...]: sent, retried, failed, doubtful, halted
sends() {
    local time=$1
    shift
    MUSTER_NOW=$time timeout 20 "$muster" -C "$conf" send --force --json "$@" 2>"$work/err" |
        sed 's/[^0-9a-z,:]//g; s/[a-z]*://g'
}

copies() { grep -h '^X-Recipient' "$work"/relay/*.eml 2>/dev/null | sort | uniq -c | sed 's/ X-Recipient://' | tr -s '\r\n ' ' '; }
each=" 1 ann@acme.example 1 bob@acme.example 1 cid@acme.example "

# What the server does; what is said of it; what it has at the end, when it was well again twenty minutes later.
while IFS=';' read -r rule said after; do
    rm -rf "$work/site" "$work"/relay/*
    cp -r "$work/before" "$work/site"
    tr '~' '\n' <<<"$rule" >"$work/script"
    is "$rule" "$(sends "$morning")" "$said"
    : >"$work/script"
    sends "$later" >/dev/null
    is "$rule: in the end" "$(copies)" "$after"
done <<TABLE
greeting 421 4.3.2 not now|close;0,0,0,0,true;$each
greeting 554 5.7.1 go away|close;0,0,0,0,true;$each
greeting 220-welcome|flood;0,0,0,0,true;$each
mail 530 5.7.0 log in first;0,0,0,0,true;$each
mail 553 5.1.8 no such sender;0,0,0,0,true;$each
mail close;0,3,0,0,false;$each
rcpt 450 4.2.0 greylisted~data 503 5.5.1 no recipient;0,3,0,0,false;$each
rcpt 550 5.1.1 no such user~data 503 5.5.1 no recipient;0,0,3,0,false;
rcpt 554 5.7.1 relay access denied~data 503 5.5.1 no recipient;0,0,0,0,true;$each
rcpt /bob/ 554 5.7.1 he wants no mail~data /bob/ 503 5.5.1 no recipient;2,0,1,0,false; 1 ann@acme.example 1 cid@acme.example 
rcpt /ann/ 554 5.7.1 she wants no mail~data /ann/ 503 5.5.1 no recipient;2,0,1,0,false; 1 bob@acme.example 1 cid@acme.example 
body 452 4.3.1 disk full|close;0,3,0,0,false;$each
dot 451 4.3.0 not now;0,3,0,0,false;$each
dot 554 5.6.0 we do not like it;0,0,3,0,false;
dot close;0,0,0,3,false;$each
dot 250-2.0.0 queued|close;0,0,0,3,false; 2 ann@acme.example 2 bob@acme.example 2 cid@acme.example 
dot 250 2.0.0 queued|421 4.3.2 closing|close;3,0,0,0,false;$each
dot /bob/ close;2,0,0,1,false;$each
TABLE
done_testing

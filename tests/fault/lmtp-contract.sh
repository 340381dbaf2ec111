#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a mail server may count on with `lmtpd': where it listens, its verdicts, and that no client, slow,
# deaf or mad, holds the others up.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:-.}/tests/lib.sh"
command -v python3 >/dev/null || skip_all 'python3 speaks LMTP here (Debian package python3)'

site=$work/site
conf=$site/muster.conf
new=$site/state/spool/new
mkdir -p "$site/state/spool/"{tmp,new}
port=$((20000 + RANDOM % 20000))

# configure WORDS: the site's configuration, WORDS in its lmtp section.
configure() {
    printf 'site { address = "CheckIn@example.com" max-message = 1M }\nlmtp { %s }\n' "$1" >"$conf"
}
# serve [COMMAND...]: starts the server, through COMMAND if there is one; $server is its pid.
serve() {
    "$@" "$muster" -C "$conf" lmtpd 2>>"$work/log" &
    server=$!
    on_exit "kill $server 2>/dev/null"
    wait_for 10 test -S "$site/lmtp"
}
finish() {
    kill "$server"
    wait "$server"
}
peer() {
    python3 "$top_srcdir/tests/fault/lmtp-peer.py" "${place:-$site/lmtp}" "$@"
}
# spooled: the envelopes in the spool, which is emptied; the same ones once, with their number.
spooled() {
    head -qn 1 "$new"/* 2>/dev/null | cut -d ' ' -f 4- | sort | uniq -c | sed 's/^ *//'
    rm -f "$new"/*
}

configure "listen = {\"unix:lmtp\", \"127.0.0.1:$port\"}"
serve
is 'a mail by the UNIX socket' "$(peer mail) $(spooled)" '250/2.0.0 1 lmtp ann@example.com checkin@example.com'
is 'a mail by TCP' "$(place=127.0.0.1:$port peer mail) $(spooled)" '250/2.0.0 1 lmtp ann@example.com checkin@example.com'
is 'the socket is for the user and the group' "$(stat -c %a "$site/lmtp")" 660
is 'all in one go, and the line closed' "$(peer rest) $(spooled)" \
    '220 250 250/2.1.0 250/2.1.5 354 250/2.0.0 250/2.1.0 250/2.1.5 354 250/2.0.0 221/2.0.0 end 2 lmtp ann@example.com checkin@example.com'
is 'each recipient has a verdict' "$(peer refused)" \
    '250/2.1.0 250/2.1.5 550/5.1.1 550/5.1.1 250/2.1.5 354 250/2.0.0 250/2.0.0'
is 'and who has a 250 has the mail' "$(spooled)" '2 lmtp <> checkin+a@example.com CheckIn@Example.COM'
is 'what is too large is read to its end, and the next mail taken' "$(peer large) $(spooled)" \
    '552/5.3.4 250/2.1.0 250/2.1.5 354 552/5.3.4 250/2.0.0 1 lmtp ann@example.com checkin@example.com'
is 'nothing ends a mail but CR LF . CR LF' "$(peer smuggle)" "$(printf '250/2.0.0 %.0s' 1 2 3 4 5 6 7 8)250/2.0.0"
is 'so nobody can hide a second one in it' "$(spooled)" '8 lmtp ann@example.com checkin@example.com'
is 'slow clients hold nobody up' "$(peer slow) $(spooled)" "{'250/2.0.0'} soon 100 lmtp ann@example.com checkin@example.com"
is 'nor does one that does not listen' "$(peer deaf)" "250/2.0.0 bounded True {'250/2.0.0'}"
is 'garbage ends, and mail goes on' "$(peer garbage)" '250/2.0.0'
spooled >"$work/dropped"
is 'who hangs up behind a mail takes it not back' "$(peer gone) $(spooled)" \
    '250/2.0.0 21 lmtp ann@example.com checkin@example.com'
is 'the server has lost no descriptor' "$(ls "/proc/$server/fd" | wc -l)" "$(
    peer mail >/dev/null
    ls "/proc/$server/fd" | wc -l)"
spooled >/dev/null
is 'told to end, it says so, and whose mail it has' "$(PID=$server peer stop)" \
    '421/4.3.2 end - 421/4.3.2 end - 250/2.0.0 421/4.3.2 end'
wait "$server"
is 'and ends well' "$? $(ls "$site/lmtp" 2>&1 | grep -c 'No such file')" '0 1'
is 'the half mail has left nothing' "$(spooled) $(ls "$site/state/spool/tmp")" '1 lmtp ann@example.com checkin@example.com '
is 'the log has a line for each mail, without an address' \
    "$(grep -c 'accepted mail=' "$work/log") $(grep 'accepted mail=' "$work/log" | grep -c @)" "$(grep -c 'accepted mail=' "$work/log") 0"

configure 'listen = "unix:lmtp" sessions = 3 idle = 1'
serve
is 'too many sessions' "$(SESSIONS=3 peer crowd)" '220 421/4.3.2 end - 250/2.0.0'
is 'idle clients are told to go' "$(peer idle)" '220 421/4.4.2 end - 421/4.4.2 end - 421/4.4.2 end'
"$muster" -C "$conf" lmtpd 2>"$work/stderr"
is 'a second server of a site' "$? $(grep -c 'at work' "$work/stderr")" '75 1'
kill -9 "$server"
wait "$server" 2>/dev/null
serve
is 'the socket of one that was killed is taken over' "$(peer mail)" '250/2.0.0'
finish

python3 -c 'import socket, sys, time
s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(); time.sleep(60)' "$site/lmtp" &
stranger=$!
on_exit "kill $stranger 2>/dev/null"
wait_for 10 test -S "$site/lmtp"
"$muster" -C "$conf" lmtpd 2>"$work/stderr"
is 'a socket on which somebody else listens is not' "$? $(test -S "$site/lmtp" && echo there)" '75 there'
kill $stranger
rm -f "$site/lmtp"
echo precious >"$site/lmtp"
"$muster" -C "$conf" lmtpd 2>"$work/stderr"
is 'nor a file' "$? $(cat "$site/lmtp")" '75 precious'
rm "$site/lmtp"

configure 'idle = 300'
"$muster" -C "$conf" lmtpd 2>"$work/stderr"
is 'without a place to listen it says so' "$? $(grep -c 'nowhere to listen' "$work/stderr")" '78 1'
# sd_listen_fds(3) by hand: the socket is descriptor 3, and the pid is ours.
activate() {
    exec python3 -c 'import os, socket, sys
s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen()
os.dup2(os.dup(s.fileno()), 3)
os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1")
os.execv(sys.argv[2], sys.argv[2:])' "$site/lmtp" "$@"
}
serve activate
is 'systemd hands the socket over' "$(peer mail) $(spooled | tail -n 1)" '250/2.0.0 3 lmtp ann@example.com checkin@example.com'
finish
is 'and keeps it' "$? $(test -S "$site/lmtp" && echo there)" '0 there'
rm "$site/lmtp"

configure 'listen = "unix:lmtp"'
serve env MUSTER_NOW=2026-11-23T09:12:44Z
peer mail >/dev/null
like 'the time can be given' "$(cut -d ' ' -f 3 "$new"/* | head -n 1)" '^1795425[12][0-9]{8}$'
spooled >/dev/null

# `muster submit' to it.
submit() {
    "$muster" -C "$conf" submit "$@" <"${mail:-$work/mail}" >"$work/stdout" 2>"$work/stderr"
    status="$? $(spooled)$(cat "$work/stdout")"
    ! grep -qE '^[0-9]|secret' "$work/stderr" || status="$status, and it said: $(cat "$work/stderr")"
}
printf 'Subject: secret\n\n.dots\n..\n.\nno end' >"$work/mail"
submit -f ann@example.com -a checkin+abc@example.com
is 'submit: accepted' "$status" '0 1 lmtp ann@example.com checkin+abc@example.com'
submit
is 'submit: nothing is known' "$status" '0 1 lmtp ? checkin@example.com'
submit -f MAILER-DAEMON -a '<CHECKIN@EXAMPLE.COM>'
is 'submit: the null sender' "$status" '0 1 lmtp <> CHECKIN@EXAMPLE.COM'
SENDER=ann@example.com ORIG_RECIPIENT=checkin+x@example.com submit
is 'submit: the environment' "$status" '0 1 lmtp ann@example.com checkin+x@example.com'
RECIPIENT=vmail@host.example submit -f 'a> SIZE=1'
is 'submit: an environment that is not ours, a sender that is none' "$status" '0 1 lmtp ? checkin@example.com'
submit -a bob@example.com
is 'submit: not our address' "$status" '67 '
mail=/dev/null submit
is 'submit: an empty mail' "$status" '65 '
head -c 1100000 /dev/zero >"$work/large"
mail=$work/large submit
is 'submit: a mail that is too large' "$status" '65 '
submit --frobnicate
is 'submit: a wrong call is for another try' "$status" '75 '
"$muster" -C "$conf" submit <"$work/mail"
tail -n +2 "$new"/* >"$work/there"
is 'submit: every octet comes through' "$(tr -d '\r' <"$work/there")" "$(cat "$work/mail")"
spooled >/dev/null
finish
submit
is 'submit: no server' "$status" '75 '
configure "listen = \"127.0.0.1:$port\""
submit
is 'submit: no UNIX socket' "$status" '75 '
done_testing

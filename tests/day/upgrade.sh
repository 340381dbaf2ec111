#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `run' while its programs are replaced: it takes up the new ones, outlives a broken one, and tells systemd what it does.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core,
mkdir -p "$work/bin" "$work/libexec"
cp "$top_builddir/bin/muster" "$work/bin"
cp -r "$top_builddir/libexec/muster" "$work/libexec"
ln -s "$top_builddir/share" "$work/share"
muster=$work/bin/muster
program=$work/libexec/muster/muster-run

# What systemd would be told.
python3 -c 'import socket, sys
told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
told.bind(sys.argv[1])
while True:
    print(told.recv(100).decode(), flush=True)' "$work/notify" >"$work/told" &
on_exit "kill $!"
ok "systemd listens" wait_for 10 test -S "$work/notify"

# Its time is the clock's, to the second: a --now that stood still would tick at nothing for ever.
NOTIFY_SOCKET=$work/notify "$muster" -C "$conf" run --now="$(date -u +%FT%T.%NZ)" 2>"$work/log" &
running=$!
on_exit "kill $running 2>/dev/null"
said() { [ "$(grep -c "$1" "$work/log")" -ge "$2" ]; }
ok "run begins" wait_for 10 said 'run site=' 1

cp "$program" "$program.new"
rm "$program"
echo 'half of a program' >"$program"
chmod +x "$program"
kill -HUP $running
ok "a new program that cannot run is not taken" wait_for 10 said 'restart error=' 1
printf 'From: <ann@acme.example>\n\nhello\n' | "$muster" -C "$conf" deliver -f ann@acme.example
spool_is_empty() { [ -z "$(ls "$work/site/state/spool/new")" ]; }
ok "the old one works on" wait_for 10 spool_is_empty

mv "$program.new" "$program"
touch "$program"
kill -HUP $running
ok "one that can is" wait_for 10 said 'run site=' 2
frozen=$(tr '\0' '\n' <"/proc/$running/environ" | grep -c MUSTER_NOW)
is "and its clock runs" "$frozen" 0
kill -TERM $running
wait $running
is "TERM ends it well" $? 0
is "it stops once, for systemd" "$(tr '\n' ' ' <"$work/told")" \
    "READY=1 RELOADING=1 READY=1 RELOADING=1 READY=1 STOPPING=1 "
done_testing

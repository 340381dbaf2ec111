#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Cron's commands write their log to syslog: a syslog of the test's own hears it, in a mount namespace where /dev/log is its.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v python3 >/dev/null || skip_all 'python3 is the syslog here (Debian package python3)'
[ "$(id -u)" = 0 ] || skip_all 'a /dev/log of its own needs root'
if [ -z "${SYSLOG:-}" ]; then
    unshare -m true 2>/dev/null || skip_all 'no mount namespace here'
    rm -rf "$work"
    trap - EXIT
    SYSLOG=1 exec unshare -m "$BASH" "$0"
fi
mkdir "$work/own"
mount -t tmpfs tmpfs "$work/own" && mkdir "$work/own"/{changes,scratch} &&
    mount -t overlay overlay -o "lowerdir=/dev,upperdir=$work/own/changes,workdir=$work/own/scratch" /dev ||
    skip_all 'no file system can be laid over /dev here'
on_exit 'umount -l /dev "$work/own"'
rm -f /dev/log

python3 -c '
import socket, sys
with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as log, open(sys.argv[1], "wb", buffering=0) as file:
    log.bind("/dev/log")
    while True:
        file.write(log.recv(65536).rstrip(b"\0\n") + b"\n")' "$work/syslog" &
syslogd=$!
on_exit "kill $syslogd"
wait_for 10 test -S /dev/log
heard() { grep -qE "$1" "$work/syslog"; }
unset MUSTER_LOG

site_begin ann@acme.example,Ann\ Lee,,core,
said=$(at 2026-11-20T09:00:00+01:00 once 2>&1)
# 22 is facility mail (2) and priority info (6); 19 is err (3).
ok 'what is sent is told, as mail.info' \
    wait_for 10 heard '^<22>.* muster/send\[[0-9]+\]: sent mail=welcome:1 number=1 to=ann@acme.example reply='
is 'and cron hears nothing' "$said" ''

printf 'From: <eve@evil.example>\n\nwho is there\n' | at 2026-11-20T09:01:00+01:00 deliver -f eve@evil.example
MUSTER_LOG=syslog at 2026-11-20T09:01:00+01:00 once
ok 'what is held is told' wait_for 10 heard '^<22>.* muster/file\[[0-9]+\]: filed mail=[0-9-]+ as=held by=pipe sender=eve@'

before=$(wc -l <"$work/syslog")
printf 'From: <eve@evil.example>\n\nhello\n' | at 2026-11-20T09:02:00+01:00 deliver -f eve@evil.example
MUSTER_LOG=quiet at 2026-11-20T09:02:00+01:00 once
said=$(printf 'From: <eve@evil.example>\n\nhello again\n' | at 2026-11-20T09:03:00+01:00 deliver 2>&1
    MUSTER_LOG=stderr at 2026-11-20T09:03:00+01:00 once 2>&1)
is 'deliver, quiet and stderr leave syslog alone' "$(wc -l <"$work/syslog")" "$before"
like 'and stderr has it all' "$said" '^muster/file\[[0-9]+\]: filed mail='
done_testing

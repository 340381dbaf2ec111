#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R2 for `send': see faults.sh. Eight mails are to go, into a Maildir, and then to a mail server. Into the Maildir each
# comes once; to the mail server once, or again byte for byte when its answer was not heard: one for each connection.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/fault/faults.sh"
command -v sqlite3 >/dev/null || skip_all 'sqlite3 is not installed (Debian package sqlite3)'
faults_begin
mails=8

begin() {
    rm -rf "$work/site" "$work/relay" "$work/mail"
    cp -r "$work/before" "$work/site"
    mkdir "$work/relay"
}
# run_at TIME PREFIX...
run_at() {
    local time=$1
    shift
    "$@" "$muster" -C "$conf" send --now "$time" --force
}
run() {
    run_at 2026-11-23T09:00:00+01:00 "$@"
}

# unsent: how many the outbox still holds.
unsent() {
    sqlite3 "$work/site/state/muster.db" "SELECT count(*) FROM outbox WHERE state <> 'sent'"
}
received() {
    find "$work/relay" "$work/mail/new" -type f ! -name '*.part' 2>/dev/null
}

# What could not be sent is tried again after a while.
wrong() {
    local time
    for time in 09:00:01 09:10:00 10:00:00 13:00:00; do
        run_at 2026-11-23T$time+01:00 within $limit 2>"$work/err" || echo "the next run: $? $(cat "$work/err") "
        [ "$(unsent)" != 0 ] || break
    done
    [ "$(unsent)" = 0 ] || echo "$(unsent) are not sent "
    [ "$(received | xargs grep -hi '^Message-ID:' | sort -u | wc -l)" = $mails ] || echo "not each of them came "
    [ "$(received | xargs sha256sum | cut -d' ' -f1 | sort -u | wc -l)" = $mails ] || echo "not as it was "
    [ "$(received | wc -l)" -le $((mails + doubts)) ] || echo "$(received | wc -l) came "
}

# fill URL DOUBTS: the mails are for URL, which may get DOUBTS of them twice.
fill() {
    doubts=$2
    rm -rf "$work/before" "$work/site"
    cp -r "$work/empty" "$work/site"
    sed -i "s,^  url .*,  url = \"$1\"," "$conf"
    at 2026-11-23T09:00:00+01:00 tick
    mv "$work/site" "$work/before"
    note "to ${1%%:*}"
    begin
    run within $limit
    is 'without a fault all are sent' "$(wrong 0)" ''
}

mapfile -t rows < <(seq -f 'p%g@acme.example,,,core,' $mails)
site_begin "${rows[@]}"
at 2026-11-20T09:00:00+01:00 tick
post 2026-11-20T09:00:00+01:00
mv "$work/site" "$work/empty"

fill "maildir:$work/mail" 0
disk_faults

: >"$work/script"
mkdir -p "$work/relay"
coproc python3 "$top_srcdir/tests/fault/smtp-peer.py" "$work/relay" "$work/script"
on_exit "kill $COPROC_PID"
read -r port <&"${COPROC[0]}"
fill "smtp://127.0.0.1:$port" 4
disk_faults
network_faults

# The test can fail.
begin
run within $limit
received | head -n 1 | xargs rm
like 'a mail that is lost would be found out' "$(wrong 75)" 'not each'
begin
run within $limit
for copy in 1 2 3 4 5; do cp "$(received | head -n 1)" "$work/relay/again$copy.eml"; done
like 'so would mails that come again without a doubt' "$(wrong 75)" '13 came'
begin
run within $limit
sed -i '$a\.' "$(received | head -n 1)"
cp "$(received | tail -n 1)" "$work/relay/again.eml"
echo >>"$work/relay/again.eml"
like 'and one that comes again, and differs' "$(wrong 75)" 'not as it was'
done_testing

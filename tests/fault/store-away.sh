#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R5: the store is locked, missing, newer or broken while people answer. No mail bounces, all of it waits in the spool,
# whoever looks is told what is wrong, and it is filed in order once the store is back.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v sqlite3 >/dev/null || skip_all 'sqlite3 is not installed (Debian package sqlite3)'

site_begin ann@acme.example,Ann\ Lee,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
token=$(field "$(mails ann@acme.example check-in, | tail -n 1)" Reply-To)
state=$work/site/state
store=$state/muster.db
now=2026-11-23T12:00:00+01:00
number=0

# replies: three mails from Ann, each adding an item; says with what deliver ended.
replies() {
    for _ in 1 2 3; do
        number=$((number + 1))
        printf 'From: <ann@acme.example>\nSubject: Re: check-in\nMessage-ID: <%s@client.example>\n\nDone: + item %s\n' \
            $number $number | at "$now" deliver -f ann@acme.example -a "$token" 2>>"$work/err" || echo "$?"
    done
}
waiting() {
    find "$state/spool/new" -type f | wc -l
}
items() {
    entry ann 2026-11-23 | grep -oE 'item [0-9]+' | tr -dc '0-9\n' | tr '\n' ' '
}
# away WORDS CODE MESSAGE: three mails come while the store is as it is now; file ends with CODE and says MESSAGE.
away() {
    replies >"$work/refused"
    is "$1: no mail bounces" "$(cat "$work/refused")" ""
    at "$now" file 2>"$work/said"
    is "file leaves them" "$? $(waiting)" "$2 3"
    like "and says what is wrong" "$(cat "$work/said")" "$3"
}
# back: the store is back; all is filed, in the order in which it came.
back() {
    at "$now" file
    is "then all is filed, in order" "$(waiting) $(items)" "0 $(seq -s ' ' 1 $number) "
}

replies
back

note "Somebody holds the store"
mkfifo "$work/hold"
sqlite3 "$store" <"$work/hold" &
holder=$!
exec 9>"$work/hold"
printf '.timeout 5000\nBEGIN EXCLUSIVE;\n' >&9
on_exit "kill $holder 2>/dev/null"
wait_for 5 sh -c "! sqlite3 '$store' 'BEGIN IMMEDIATE' 2>/dev/null"
away "locked" 75 'busy|locked'
echo 'ROLLBACK;' >&9
exec 9>&-
wait $holder
back

note "It is not there"
mv "$store" "$work/aside.db"
away "missing" 75 'no store|not there|no such file|init'
mv "$work/aside.db" "$store"
back

note "A newer Muster wrote it"
version=$(sqlite3 "$store" 'PRAGMA user_version')
sqlite3 "$store" "PRAGMA user_version = $((version + 1))"
away "newer" 78 'newer Muster'
sqlite3 "$store" "PRAGMA user_version = $version"
back

note "It is broken"
at "$now" file
sqlite3 "$store" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
cp "$store" "$work/whole.db"
dd if=/dev/zero of="$store" bs=4096 count=8 conv=notrunc status=none
rm -f "$store"-wal "$store"-shm
away "broken" 75 'not a database|malformed|corrupt'
cp "$work/whole.db" "$store"
rm -f "$store"-wal "$store"-shm
back
done_testing

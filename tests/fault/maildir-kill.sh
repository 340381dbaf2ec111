#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The sender is killed at any moment while it fills a Maildir, and begins again each time: each mail lies there once, whole.
. "$top_srcdir/tests/lib.sh" || exit 99

mails=60
kills=60

fill() {
    "$top_builddir/tests/servers/hand-over" "maildir:$work/mails" checkin@acme.example ann@acme.example "$1" <"$work/mail"
}

count() {
    find "$work/mails/new" -type f | wc -l
}

{
    printf 'Subject: Hello\r\n\r\n'
    yes 'a line of a letter that is long enough to be cut' | head -200
} >"$work/mail"

cut=0
for ((i = 0; i < kills; i++)); do
    fill $mails >"$work/said" 2>/dev/null &
    sleep "0.0$((RANDOM % 5))$((RANDOM % 10))"
    kill -9 $! 2>/dev/null && cut=$((cut + 1))
    wait $! 2>/dev/null
done
ok "it was killed while it worked" test $cut -gt 10
is "at last it says that each is there" "$(fill $mails | cut -d' ' -f1 | sort | uniq -c | tr -d ' ')" "${mails}accepted"
is "each mail lies there once" "$(count)" $mails
is "and whole" "$(cat "$work"/mails/new/* | grep -c 'long enough to be cut')" $((mails * 200))
is "all the same" "$(md5sum "$work"/mails/new/* | cut -d' ' -f1 | sort -u | wc -l)" 1

# What makes it so is the name: another name for the same mails doubles them.
for mail in "$work"/mails/new/*; do
    mv "$mail" "${mail%.muster}.renamed"
done
fill $mails >/dev/null
is "the control: under other names they come twice" "$(count)" $((2 * mails))
done_testing

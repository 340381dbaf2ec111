#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The sender is killed at any moment while it fills a Maildir, and begins again each time: each mail lies there once, whole.
#   KILLS=2000 SEED=1 for more, and for others.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "$top_srcdir/tests/lib.sh" || exit 99

hand_over=("$top_builddir/tests/servers/hand-over" "maildir:$work/mails" checkin@acme.example ann@acme.example)
mails=60
kills=${KILLS:-60}
RANDOM=${SEED:=$RANDOM}
note "seed $SEED"

fill() {
    "${hand_over[@]}" $mails <"$work/mail"
}

count() {
    find "$work/mails/new" -type f | wc -l
}

# told: what is wrong when the sender has come to its end, if anything.
told() {
    [ "$(fill | cut -d' ' -f1 | sort | uniq -c | tr -d ' ')" = ${mails}accepted ] || echo "it says that some are not there"
    [ "$(count)" = $mails ] || echo "there: $(count)"
    [ "$(cat "$work"/mails/new/* | grep -c 'long enough to be cut')" = $((mails * 200)) ] || echo "not all are whole"
    [ "$(md5sum "$work"/mails/new/* | cut -d' ' -f1 | sort -u | wc -l)" = 1 ] || echo "not all are the same"
}

{
    printf 'Subject: Hello\r\n\r\n'
    yes 'a line of a letter that is long enough to be cut' | head -200
} >"$work/mail"

begun=${EPOCHREALTIME/./}
fill >/dev/null
lasts=$((${EPOCHREALTIME/./} - begun))
killed=0 rounds=0 wrong=
while [ "$killed" -lt "$kills" ]; do
    rm -rf "$work/mails"
    rounds=$((rounds + 1))
    n=$("$top_builddir/tests/fault/hound" $((kills - killed)) $RANDOM $lasts sh -c '"$@" <"$0"' \
        "$work/mail" "${hand_over[@]}" $mails) || break
    killed=$((killed + n))
    wrong+=$(told)
done
note "killed $killed times over $rounds Maildirs"
is "each mail lies there once, and whole" "$wrong" ''

# What makes it so is the name: another name for the same mails doubles them.
for mail in "$work"/mails/new/*; do
    mv "$mail" "${mail%.muster}.renamed"
done
fill >/dev/null
is "the control: under other names they come twice" "$(count)" $((2 * mails))
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a mail server may count on: `deliver's verdicts, what it records, and that signals and odd
# calls lose nothing.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:-.}/tests/lib.sh"

site=$work/site
conf=$site/muster.conf
new=$site/state/spool/new
mkdir -p "$site/state/spool/"{tmp,new}
printf 'site {\n  address = "CheckIn@example.com"\n  max-message = 1K\n}\n' >"$conf"
printf 'From: Ann\n\nmany secrets' >"$work/mail"

# Runs COMMAND, muster by default, with the mail; leaves $status, $header and what was said, and
# empties the spool.
deliver() {
    "$muster" -C "$conf" deliver "$@" <"${mail:-$work/mail}" >"$work/stdout" 2>"$work/stderr"
    status=$?
    look
}
look() {
    header=$(cat "$new"/* 2>/dev/null | head -n 1 | cut -d ' ' -f 4-)
    rm -f "$new"/*
    if [ -s "$work/stdout" ] || grep -qE '^[0-9]|secret' "$work/stderr"; then
        status="$status, and it said: $(cat "$work/stdout" "$work/stderr")"
    fi
}

# verdict NAME STATUS HEADER ARG...: one delivery.
verdict() {
    local name=$1 wanted="$2 $3"
    shift 3
    deliver "$@"
    is "$name" "$status $header" "$wanted"
}

verdict 'sender and recipient are recorded' 0 'pipe ann@example.com checkin+abc@example.com' \
    -f ann@example.com -a checkin+abc@example.com
verdict 'the null sender as an empty word' 0 'pipe <> checkin@example.com' -f '' -a checkin@example.com
verdict 'the null sender as MAILER-DAEMON' 0 'pipe <> ?' -f MAILER-DAEMON
verdict 'angle brackets are no part of an address' 0 'pipe ann@example.com CHECKIN@EXAMPLE.COM' \
    -f '<ann@example.com>' -a '<CHECKIN@EXAMPLE.COM>'
verdict 'nothing is known' 0 'pipe ? ?'
verdict 'an empty recipient says nothing' 0 'pipe ? ?' -a ''
verdict 'a token that is none is accepted' 0 'pipe ? checkin+no-token@example.com' -a checkin+no-token@example.com
verdict 'a door is accepted' 0 'pipe ? checkin+urgent@example.com' -a checkin+urgent@example.com
verdict 'another domain is not ours' 67 '' -a checkin@example.org
verdict 'another local part is not ours' 67 '' -a checkin2@example.com
verdict 'words that would break the header line are not written' 0 'pipe ? ?' -f 'a b@example.com' -a 'checkin+x
y@example.com'

export SENDER=bob@example.com RECIPIENT=local@host.example
verdict 'the environment is recorded, and never refused' 0 'pipe bob@example.com local@host.example'
ORIG_RECIPIENT=orig@example.com verdict '$ORIG_RECIPIENT comes before $RECIPIENT' 0 'pipe bob@example.com orig@example.com'
ORIG_RECIPIENT=o@x.example ORIGINAL_RECIPIENT=first@example.com \
    verdict '$ORIGINAL_RECIPIENT comes first' 0 'pipe bob@example.com first@example.com'
verdict 'options come before the environment' 0 'pipe <> checkin@example.com' -f '' -a checkin@example.com
SENDER='' verdict 'an empty $SENDER is the null sender' 0 'pipe <> local@host.example'
unset SENDER RECIPIENT

mail=/dev/null verdict 'an empty mail' 65 ''
head -c 1024 /dev/zero >"$work/largest"
head -c 1025 /dev/zero >"$work/larger"
mail=$work/largest verdict 'a mail of max-message octets' 0 'pipe ? ?'
mail=$work/larger verdict 'a mail of one octet more' 65 ''
head -c 500000 /dev/zero | "$muster" -C "$conf" deliver 2>/dev/null
is 'the writer of a huge mail sees the verdict, no broken pipe' "${PIPESTATUS[*]}" '0 65'

verdict 'an unknown option is our fault, not the mail'"'"'s' 75 '' --frobnicate
verdict 'an option without its value' 75 '' -f
verdict 'a stray word' 75 '' -a checkin@example.com stray
verdict 'a wrong time' 75 '' --now=noon
"$muster" -X deliver <"$work/mail" 2>/dev/null
is 'an unknown option before `deliver'"'" $? 75
"$muster" -C <"$work/mail" deliver 2>/dev/null
is '-C without a path' $? 75
"$muster" -C "$work/nowhere.conf" deliver <"$work/mail" 2>"$work/stderr"
is 'no configuration' $? 75
MUSTER_CONF=$conf "$muster" deliver <"$work/mail"
status=$?
look
is '$MUSTER_CONF names the configuration' "$status" 0

deliver --now=2026-11-23T09:12:44Z
is 'the time of receipt can be given' "$status" 0
"$muster" -C "$conf" deliver --now=2026-11-23T09:12:44Z <"$work/mail"
is 'and stands in the header' "$(cut -d ' ' -f 3 "$new"/* | head -n 1)" 1795425164000000
rm -f "$new"/*
"$muster" -C "$conf" deliver <&- 2>/dev/null
is 'no stdin at all' $? 75
"$muster" -C "$conf" deliver <"$work" 2>/dev/null
is 'a stdin that cannot be read' $? 75
"$muster" -C "$conf" deliver -a x@y.example <"$work/mail" >&- 2>&-
is 'no stdout and no stderr' $? 67
"$muster" deliver --help >"$work/stdout"
is '--help' $? 0
like '--help has an example' "$(cat "$work/stdout")" 'Example'

# A mail of which only the first half has come when the signal does, so large that it is on its way
# to the disk. The pipe is held open, so nothing else ends it.
mkfifo "$work/slow"
sed -i 's/1K/1M/' "$conf"
for signal in TERM INT HUP XCPU; do
    env --default-signal=INT "$muster" -C "$conf" deliver <"$work/slow" 2>"$work/stderr" &
    child=$!
    exec 8>"$work/slow"
    { printf 'From: ann@example.com\n\n' && head -c 200000 /dev/zero; } >&8
    until [ -n "$(ls "$site/state/spool/tmp")" ]; do :; done
    kill -"$signal" $child
    wait $child
    is "SIG$signal before the end of the mail" "$? $(find "$site/state/spool" -type f | wc -l)" '75 0'
    exec 8>&-
done

if [ "$(id -u)" != 0 ]; then
    skip 'root becomes the owner of the state' 'only root can'
    skip 'another user is told the line to type' 'only root can become one'
    skip 'also with the site from the environment' 'only root can become one'
else
    chmod 755 "$work"
    chown -R 12345:12345 "$site/state"
    "$muster" -C "$conf" deliver <"$work/mail"
    is 'root becomes the owner of the state' "$(stat -c '%u:%g:%a' "$new"/*)" 12345:12345:600
    rm -f "$new"/*
    cp "$muster" "$work/muster"
    setpriv --reuid=12346 --regid=12346 --clear-groups "$work/muster" -C "$conf" deliver -f "o'x@example.com" \
        <"$work/mail" 2>"$work/stderr"
    is 'another user is told the line to type' "$? $(sed "s|.*type: ||" "$work/stderr")" \
        "75 sudo -u '#12345' $work/muster -C $conf deliver -f 'o'\\''x@example.com'"
    MUSTER_CONF=$conf setpriv --reuid=12346 --regid=12346 --clear-groups "$work/muster" deliver \
        <"$work/mail" 2>"$work/stderr"
    is 'also with the site from the environment, which sudo does not keep' \
        "$(sed "s|.*type: ||" "$work/stderr")" "sudo -u '#12345' $work/muster -C $conf deliver"
fi
done_testing

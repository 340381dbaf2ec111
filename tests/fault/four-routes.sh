#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R6: the same mails come five times each, by pipe, by LMTP, out of a Maildir, and by pipe once more after another mail
# server has touched them. Each is filed once. MAILS=10000 tortures longer.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

count=${MAILS:-60}
site_begin ann@acme.example,Ann\ Lee,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
token=$(field "$(mails ann@acme.example check-in, | tail -n 1)" Reply-To)
now=2026-11-23T12:00:00+01:00
mkdir -p "$work/in/"{new,cur,tmp} "$work/mails"
cat >>"$conf" <<END
lmtp { listen = "unix:$work/lmtp" }
fetch in { url = "maildir:$work/in" after = "delete" }
END
MUSTER_NOW=$now "$muster" -C "$conf" lmtpd 2>"$work/log" &
lmtpd=$!
on_exit "kill $lmtpd 2>/dev/null"
ok "the LMTP server comes up" wait_for 20 test -S "$work/lmtp"

for ((i = 1; i <= count; i++)); do
    printf 'From: <ann@acme.example>\nTo: <%s>\nSubject: Re: check-in\nMessage-ID: <%s@client.example>\n\nDone: + item %s\n' \
        "$token" $i $i >"$work/mails/$i"
done
# A mail server puts its own fields on top, and ends lines as mail servers do.
touched() {
    { printf 'Return-Path: <ann@acme.example>\nDelivered-To: %s\nReceived: from a by b; Mon, 23 Nov 2026 10:00:00 +0000\n' "$token"
        cat "$1"; } | sed 's/$/\r/'
}
pipe() {
    at "$now" deliver -f ann@acme.example -a "$token"
}
refused=0
for mail in "$work"/mails/*; do
    pipe <"$mail" || refused=$((refused + 1))
    at "$now" submit -f ann@acme.example -a "$token" <"$mail" || refused=$((refused + 1))
    cp "$mail" "$work/in/tmp/a" && mv "$work/in/tmp/a" "$work/in/new/${mail##*/}.once"
    touched "$mail" >"$work/in/tmp/b" && mv "$work/in/tmp/b" "$work/in/new/${mail##*/}.again"
    touched "$mail" | pipe || refused=$((refused + 1))
done
ok "the Maildir is fetched" at "$now" poll --once
is "every one is taken" "$refused $(find "$work/in/new" "$work/in/cur" -type f | wc -l)" "0 0"
is "five of each wait" "$(find "$work/site/state/spool/new" -type f | wc -l)" $((5 * count))
at "$now" file
is "and each is filed once" "$(entry ann 2026-11-23 | grep -oE 'item [0-9]+' | sort | uniq -c | awk '{ print $1 }' | sort | uniq -c | xargs)" \
    "$count 1"
is "as a revision of its own" "$(entry ann 2026-11-23 | cut -d' ' -f1)" "$count"
done_testing

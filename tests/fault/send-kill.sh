#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# send is killed twice at random moments of one morning's forty mails, and run again. Into a Maildir each mail comes once. A
# mail server that cannot know a mail again gets those whose answer was not in a second time, byte for byte, and no other:
# one for each connection.
# ROUNDS=1000 tortures longer. At the end the notes of what is on the wire are taken away, and then the outbox is made to
# forget, to show that this test would see it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/fault/mornings.sh"
rounds=${ROUNDS:-5} mails=40

# A relay that takes everything, and forgets it.
cat >"$work/sendmail" <<END
#!/bin/sh
file=\$(mktemp "$work/relay/XXXXXXXX.part") && cat >"\$file" && mv "\$file" "\${file%.part}.eml"
END
chmod +x "$work/sendmail"

copies() { find "$work/relay" -name '*.eml' | wc -l; }
messages() { grep -h -i '^Message-ID:' "$work"/relay/*.eml | sort -u | wc -l; }
texts() { sha256sum "$work"/relay/*.eml | cut -d' ' -f1 | sort -u | wc -l; }

# outbox URL: the morning's mails, not sent yet, are for URL; the relay has nothing
outbox() {
    rm -rf "$work/site" "$work/relay" "$work/mail"
    cp -r "$work/before" "$work/site"
    mkdir "$work/relay"
    sed -i "s,^  url .*,  url = \"$1\"," "$conf"
    does tick
}

# torture URL: rounds of two kills each; in $came, $same and $copies what the relay had at the end of them all
torture() {
    local round
    kills=0 came=0 same=0 copies=0
    outbox "$1"
    timed send
    for ((round = 0; round < rounds; round++)); do
        outbox "$1"
        killed send
        killed send
        does send
        came=$((came + $(messages)))
        same=$((same + $(texts)))
        copies=$((copies + $(copies)))
    done 2>/dev/null
}

# nothing_lost NAME CONNECTIONS: what must hold of a relay that forgets
nothing_lost() {
    local wanted=$((mails * rounds))
    note "$1: killed $kills times in $rounds rounds, $copies copies of $wanted mails"
    ok "$1: it was killed now and then" test "$kills" -gt 0
    is "each mail came" "$came" "$wanted"
    is "its copies are the same to the byte" "$same" "$wanted"
    ok "and no more than the kills explain" test "$copies" -le $((wanted + kills * $2))
}

mornings_begin
morning
mv "$work/site" "$work/before"

kills=0 once=0
for ((round = 0; round < rounds; round++)); do
    outbox "maildir:$work/mail"
    [ "$round" -gt 0 ] || timed send
    killed send
    killed send
    does send
    [ "$(find "$work/mail/new" -type f | wc -l)" -ne $mails ] || once=$((once + 1))
done
note "Maildir: killed $kills times in $rounds rounds"
is "each mail came once" "$once" "$rounds"

torture "sendmail:$work/sendmail"
nothing_lost sendmail 1

if command -v python3 >/dev/null; then
    mkdir -p "$work/relay"
    : >"$work/script"
    coproc python3 "$top_srcdir/tests/fault/smtp-peer.py" "$work/relay" "$work/script"
    on_exit "kill $COPROC_PID"
    read -r port <&"${COPROC[0]}"
    torture "smtp://127.0.0.1:$port"
    nothing_lost smtp 4

    # Killed when the server has taken half of them: the answers are in, and not settled yet.
    half_taken() { [ "$(copies)" -ge $((mails / 2)) ]; }
    outbox "smtp://127.0.0.1:$port"
    (MUSTER_NOW=$morning exec "$muster" -C "$conf" send --force >/dev/null 2>&1) &
    half_taken_by=$((SECONDS + 20))
    until half_taken || [ $SECONDS -ge $half_taken_by ]; do :; done
    kill -9 $! && wait $! 2>/dev/null
    rm -f "$work/site/state/sending"
    does send
    ok "without the notes more would come twice" test "$(copies)" -gt $((mails + 4))
else
    skip "smtp" "python3 is not installed"
fi

if command -v sqlite3 >/dev/null; then
    before=$(copies)
    sqlite3 "$work/site/state/muster.db" \
        "UPDATE outbox SET state = 'queued', settled = 0 WHERE key LIKE 'question:%' AND state = 'sent'"
    does send
    ok "an outbox that forgets would be found out" test "$(copies)" -gt $((before + 4))
else
    skip "an outbox that forgets would be found out" "no sqlite3"
fi
done_testing

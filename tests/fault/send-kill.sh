#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# send is killed at random moments and run again. Into a Maildir each mail comes once. A mail server that cannot know a
# mail again gets those whose answer was not in a second time, byte for byte, and no other: one for each connection.
# MORNINGS=1000 tortures longer. At the end the notes of what is on the wire are taken away, and then the outbox is made to
# forget, to show that this test would see it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/fault/mornings.sh"
mornings=${MORNINGS:-5}

# A relay that takes everything, and forgets it.
cat >"$work/sendmail" <<END
#!/bin/sh
file=\$(mktemp "$work/relay/XXXXXXXX.part") && cat >"\$file" && mv "\$file" "\${file%.part}.eml"
END
chmod +x "$work/sendmail"
mkdir "$work/relay"

copies() { find "$work/relay" -name '*.eml' | wc -l; }
messages() { grep -h -i '^Message-ID:' "$work"/relay/*.eml | sort -u | wc -l; }
texts() { sha256sum "$work"/relay/*.eml | cut -d' ' -f1 | sort -u | wc -l; }

mornings_begin
morning
does tick
timed send
for ((n = 0; n < mornings; n++)); do
    morning
    does tick
    killed send
    killed send
    does send
done
note "Maildir: killed $kills times in $mornings mornings"
is "each mail came once" "$(find "$work/mail/new" -type f | wc -l)" $((40 * mornings + 40))

# nights URL CONNECTIONS: mornings on which it is killed twice; no more copies than that explains
nights() {
    sed -i "s,^  url .*,  url = \"$1\"," "$conf"
    rm -f "$work"/relay/*
    kills=0
    morning
    does tick
    timed send
    for ((n = 0; n < mornings; n++)); do
        morning
        does tick
        killed send
        killed send
        does send
    done
    note "${1%%:*}: killed $kills times in $mornings mornings, $(copies) copies"
    wanted=$((40 * mornings + 40))
    most=$((wanted + kills * $2))
    ok "${1%%:*}: it was killed now and then" test "$kills" -gt 0
    is "each mail came" "$(messages)" "$wanted"
    is "its copies are the same to the byte" "$(texts)" "$wanted"
    ok "and no more than the kills explain" test "$(copies)" -le "$most"
}

nights "sendmail:$work/sendmail" 1

if command -v python3 >/dev/null; then
    : >"$work/script"
    coproc python3 "$top_srcdir/tests/fault/smtp-peer.py" "$work/relay" "$work/script"
    on_exit "kill $COPROC_PID"
    read -r port <&"${COPROC[0]}"
    nights "smtp://127.0.0.1:$port" 4

    # It is stopped when the server has taken half of them, so that the answers are in and not settled yet.
    half_taken() { [ "$(copies)" -ge $((before + 20)) ]; }
    for ((n = 0; n < 3; n++)); do
        morning
        does tick
        before=$(copies)
        (MUSTER_NOW=$morning exec "$muster" -C "$conf" send --force >/dev/null 2>&1) &
        until half_taken; do :; done
        kill -9 $! && wait $! 2>/dev/null
        rm -f "$work/site/state/sending"
        does send
    done
    ok "without the notes more would come twice" test "$(copies)" -gt $((most + 3 * 40 + 3 * 4))
else
    skip "smtp" "python3 is not installed"
fi

if command -v sqlite3 >/dev/null; then
    before=$(copies)
    sqlite3 "$work/site/state/muster.db" \
        "UPDATE outbox SET state = 'queued', settled = 0 WHERE key LIKE 'question:%' AND state = 'sent'"
    does send
    ok "an outbox that forgets would be found out" test "$(copies)" -gt $((before + kills * 4))
else
    skip "an outbox that forgets would be found out" "no sqlite3"
fi
done_testing

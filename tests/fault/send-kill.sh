#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# send is killed at random moments and run again. Into a Maildir each mail comes once. A mail server that cannot know a
# mail again gets the one that was under way a second time, byte for byte, and no other.
# MORNINGS=1000 tortures longer. At the end the outbox is made to forget, to show that this test would see it.
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

sed -i "s,^  url .*,  url = \"sendmail:$work/sendmail\"," "$conf"
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
note "sendmail: killed $kills times in $mornings mornings, $(copies) copies"
ok "it was killed now and then" test "$kills" -gt 0
wanted=$((40 * mornings + 40))
is "each mail came" "$(messages)" "$wanted"
is "its copies are the same to the byte" "$(texts)" "$wanted"
ok "and no more than the kills explain" test "$(copies)" -le $((wanted + kills))

if command -v sqlite3 >/dev/null; then
    sqlite3 "$work/site/state/muster.db" \
        "UPDATE outbox SET state = 'queued', settled = 0 WHERE key LIKE 'question:%' AND state = 'sent'"
    does send
    ok "an outbox that forgets would be found out" \
        test "$(copies)" -gt $((wanted + kills))
else
    skip "an outbox that forgets would be found out" "no sqlite3"
fi
done_testing

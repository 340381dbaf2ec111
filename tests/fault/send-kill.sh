#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R7: send is killed again and again while it hands a hundred mails over, until none is left, and that many times.
# Into a Maildir each mail comes once. A mail server that cannot know a mail again gets those whose answer was not in a second
# time, byte for byte, and no other: one for each kill and connection.
#   KILLS=20000 for more, a third of them for each kind of relay; SEED=1 for others. At the end the notes of what is on the
# wire are taken away, and then the outbox is made to forget, to show that this test would see it.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/fault/mornings.sh"
kills=$((${KILLS:-60} / 3)) mails=100
RANDOM=${SEED:=$RANDOM}
note "seed $SEED"

# outbox: the site as in $work/full, with a full outbox; the relay has nothing.
outbox() {
    rm -rf "$work/site" "$work/relay" "$work/mail"
    cp -r "$work/full" "$work/site"
    mkdir "$work/relay"
}

# fill URL: makes $work/full of $work/before; its mails are for URL.
fill() {
    rm -rf "$work/site" "$work/full"
    cp -r "$work/before" "$work/site"
    sed -i "s,^  url .*,  url = \"$1\"," "$conf"
    does tick
    mv "$work/site" "$work/full"
}

# received: "COPIES MESSAGES TEXTS", how many of each the relay has.
received() {
    local files
    files=$(find "$work/relay" "$work/mail/new" -type f ! -name '*.part' 2>/dev/null)
    echo "$(wc -l <<<"$files")" "$(xargs grep -hi '^Message-ID:' <<<"$files" | sort -u | wc -l)" \
        "$(xargs sha256sum <<<"$files" | cut -d' ' -f1 | sort -u | wc -l)"
}

# torture NAME URL CONNECTIONS: kills while there is something to send, and again from the start. What a relay may get twice:
# a mail for each kill and each of CONNECTIONS.
torture() {
    local name=$1 copies messages texts n killed=0 rounds=0 more=0 wrong=
    fill "$2"
    outbox
    timed send
    while [ "$killed" -lt "$kills" ]; do
        rounds=$((rounds + 1))
        outbox
        hounded $((kills - killed)) $((lasts / (1 + RANDOM % 4))) send
        does send || wrong+="round $rounds: the last send ended with $? "
        read -r copies messages texts < <(received)
        [ "$messages $texts" = "$mails $mails" ] || wrong+="round $rounds: $messages mails, $texts texts "
        [ "$copies" -le $((mails + n * $3)) ] || wrong+="round $rounds: $copies copies after $n kills "
        more=$((more + copies - mails))
    done
    note "$name: killed $killed times over $((rounds * mails)) mails, $more came a second time"
    is "$name: each mail came, as it was, and again only where a kill explains it" "$wrong" ''
}

mornings_begin $mails
morning
mv "$work/site" "$work/before"

torture Maildir "maildir:$work/mail" 0
ln -s "$top_builddir/tests/fault/relay" "$work/sendmail"
torture sendmail "sendmail:$work/sendmail" 1

if command -v python3 >/dev/null; then
    : >"$work/script"
    coproc python3 "$top_srcdir/tests/fault/smtp-peer.py" "$work/relay" "$work/script"
    on_exit "kill $COPROC_PID"
    read -r port <&"${COPROC[0]}"
    torture smtp "smtp://127.0.0.1:$port" 4

    # Once in a while it is killed between the answers and the commit. Then they are known by the notes alone.
    for ((tries = 0, doubled = 0; tries < 30 && doubled <= 4; tries++)); do
        outbox
        hounded 1 "$lasts" send
        rm -f "$work/site/state/sending"
        does send
        read -r copies _ < <(received)
        doubled=$((copies - mails))
    done
    note "without notes: $doubled came twice at the kill number $tries"
    ok "without the notes more would come twice" test "$doubled" -gt 4
else
    skip "smtp" "python3 is not installed"
fi

if command -v sqlite3 >/dev/null; then
    read -r before _ < <(received)
    sqlite3 "$work/site/state/muster.db" \
        "UPDATE outbox SET state = 'queued', settled = 0 WHERE key LIKE 'question:%' AND state = 'sent'"
    does send
    read -r copies _ < <(received)
    ok "an outbox that forgets would be found out" test "$copies" -gt $((before + 4))
else
    skip "an outbox that forgets would be found out" "no sqlite3"
fi
done_testing

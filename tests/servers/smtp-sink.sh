#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mails to a real receiver: Postfix's smtp-sink, well-behaved, refusing, deferring, and hanging up.
. "$top_srcdir/tests/lib.sh" || exit 99

PATH=$PATH:/usr/sbin
command -v smtp-sink >/dev/null || skip_all "smtp-sink is not installed (Debian package postfix)"
hand_over=$top_builddir/tests/servers/hand-over
[ -x "$hand_over" ] || skip_all "hand-over is not built: run make check first"

# sink OPTION...: starts one on a free port of the loopback; $port is where, $sink who.
sink() {
    local ports looks
    for ((ports = 0; ports < 10; ports++)); do
        port=$((20000 + RANDOM % 20000))
        [ "$(id -u)" -ne 0 ] || set -- -u nobody "$@"
        smtp-sink "$@" "127.0.0.1:$port" 64 2>"$work/sink.log" &
        sink=$!
        for ((looks = 0; looks < 20; looks++)); do
            sleep 0.05
            if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
                return 0
            fi
            kill -0 "$sink" 2>/dev/null || break
        done
    done
    return 1
}

unsink() {
    kill "$sink"
    wait "$sink" 2>/dev/null
}

verdicts() {
    printf 'Subject: Hello\r\n\r\nAnn,\r\n.\r\nbye\r\n' |
        "$hand_over" "smtp://127.0.0.1:$port" checkin@acme.example ann@acme.example "$@" |
        cut -d' ' -f1 | sort | uniq -c | tr -s ' ' | sed 's/^ //'
}

mkdir -m 777 "$work/mails"
chmod 755 "$work"

sink -d "$work/mails/%H" || skip_all "smtp-sink does not start: $(cat "$work/sink.log")"
is "a hundred mails over one connection" "$(verdicts 100)" "100 accepted"
is "four hundred over four" "$(verdicts 400 4)" "400 accepted"
unsink
is "the lines arrive as they were" \
    "$(cat "$work"/mails/* | tr -d '\r' | grep -c -x -e 'Ann,' -e '\.' -e 'bye')" 1500
is "each with its envelope" "$(cat "$work"/mails/* | grep -c '^X-Rcpt-Args: <ann@acme.example>')" 500

sink -p
is "without pipelining" "$(verdicts 20)" "20 accepted"
unsink

sink -e
is "without ESMTP" "$(verdicts 3)" "3 accepted"
unsink

# -f refuses for good, -r for now, -q hangs up.
while read -r option command said; do
    sink "$option" "$command"
    is "smtp-sink $option $command" "$(verdicts 2)" "$said"
    unsink
done <<'TABLE'
-f mail 2 refused
-f rcpt 2 refused
-f data 2 refused
-f . 2 refused
-r connect 1 halted
-r mail 2 retry
-r rcpt 2 retry
-r data 2 retry
-r . 2 retry
-q mail 2 retry
-q rcpt 2 retry
-q data 2 retry
-q . 2 doubt
TABLE
done_testing

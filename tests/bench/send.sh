#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY P6: mails of 4 KiB to Postfix's smtp-sink over four connections, directly and over a round
# trip of 20 ms, against smtp-source with four sessions. `hand-over' is our transport alone; `muster
# send' the whole of it: from the outbox, each mail noted, settled and logged, durable at the end.
#   MAILS=5000 FAR_MAILS=200 in each of five rounds, in turn. Ends with 1 when a ratio is not reached.
. "${top_srcdir:?}/tests/bench/lib.sh"
bench=P6
PATH=$PATH:/usr/sbin
mails=${MAILS:-5000} far_mails=${FAR_MAILS:-200} rounds=5
hand_over=$top_builddir/tests/servers/hand-over

for program in smtp-sink smtp-source; do
    command -v $program >/dev/null || {
        echo "send: skipped: $program is not installed (Debian package postfix)"
        exit 0
    }
done

port=$((20000 + RANDOM % 20000))
sink_user=()
[ "$(id -u)" -ne 0 ] || sink_user=(-u nobody)
(cd / && exec smtp-sink "${sink_user[@]}" "127.0.0.1:$port" 1024) 2>"$work/sink.log" &
on_exit "kill $!"
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
wait_for 5 answers "$port" || {
    cat "$work/sink.log"
    exit 1
}
coproc "$top_builddir/tests/bench/delay-proxy" "$port" 20
on_exit "kill $COPROC_PID"
read -r far_port <&"${COPROC[0]}"

{
    printf 'From: checkin@acme.example\r\nTo: ann@acme.example\r\nSubject: Hello\r\n\r\n'
    for ((i = 0; i < 52; i++)); do printf '%074d\r\n' 0; done
} >"$work/mail"

friday=2026-11-20T10:00:00Z monday=2026-11-23T10:00:00Z

# outbox_of NAME PORT MAILS: a site whose people are welcomed and asked: two mails each, of about 4 KiB
outbox_of() {
    "$muster" init "$work/$1" --address checkin@acme.example --owner sam@acme.example \
        --send "smtp://127.0.0.1:$2" --now=$friday >/dev/null
    awk -v n="$3" 'BEGIN {
        print "email,name,teams,reads"
        for (i = 0; i < n / 2; i++)
            printf "p%d@acme.example,Person Number%d,team%d,\n", i, i, i / 20
    }' >"$work/people.csv"
    "$muster" -C "$work/$1/muster.conf" roster sync --yes "$work/people.csv" --now=$friday >/dev/null
    "$muster" -C "$work/$1/muster.conf" tick --now=$friday
    "$muster" -C "$work/$1/muster.conf" tick --force --now=$monday
}

by_smtp_source() { smtp-source -d -s 4 -m "$2" -l 4096 "127.0.0.1:$1"; }

by_hand_over() {
    "$hand_over" "smtp://127.0.0.1:$1" checkin@acme.example ann@acme.example "$2" 4 \
        <"$work/mail" >"$work/verdicts"
    [ "$(grep -c '^accepted' "$work/verdicts")" -eq "$2" ]
}

by_muster() { # one more: the owner hears that mail waits since Friday
    "$muster" -C "$work/$1/muster.conf" send --json --force --now=$monday |
        grep -q "\"sent\":$(($2 + 1)),"
}

fresh() { # the site NAME as it was before it has sent
    [ -d "$work/$1.before" ] || mv "$work/$1" "$work/$1.before"
    put_away "$work/$1"
    cp -r "$work/$1.before" "$work/$1"
    sync "$work/$1/state/muster.db"
}

outbox_of near "$port" "$mails"
outbox_of far "$far_port" "$far_mails"
for ((round = 0; round < rounds; round++)); do
    timed smtp-source "$mails" by_smtp_source "$port" "$mails"
    timed hand-over "$mails" by_hand_over "$port" "$mails"
    fresh near
    timed muster "$mails" by_muster near "$mails"
    timed far-smtp-source "$far_mails" by_smtp_source "$far_port" "$far_mails"
    timed far-hand-over "$far_mails" by_hand_over "$far_port" "$far_mails"
    fresh far
    timed far-muster "$far_mails" by_muster far "$far_mails"
done

echo "send: four connections, 4 KiB, medians of $rounds rounds of $mails and of $far_mails mails"
ratio "hand-over / smtp-source" hand-over smtp-source 0.8 2
ratio "muster send / smtp-source" muster smtp-source 0.8 2
ratio "hand-over / smtp-source, 20 ms" far-hand-over far-smtp-source 2.5 3.5
ratio "muster send / smtp-source, 20 ms" far-muster far-smtp-source 2.5 3.5
exit $failed

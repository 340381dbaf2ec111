#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A mail server that is away, or wants none of us, is paused: that costs one look and no mail's attempt, `status' says so,
# cron hears of a refusal once and of a server that is away never, and the first mail that is taken ends it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"

mkdir "$work/relay"
: >"$work/script"
port=$((20000 + RANDOM % 20000))
relay_up() {
    coproc python3 "$top_srcdir/tests/fault/smtp-peer.py" "$work/relay" "$work/script" $port
    read -r port <&"${COPROC[0]}"
}
relay_up
relay_down() { kill "$COPROC_PID" && wait "$COPROC_PID" 2>/dev/null; }
on_exit 'relay_down'

sends() { # at 09:MM of $day: sent, retried, failed, doubtful, halted
    local time=${day}T09:$1:00+01:00
    shift
    at "$time" send --force --json "$@" 2>"$work/err" | sed 's/[^0-9a-z,:]//g; s/[a-z]*://g'
}
code() {
    at "${day}T09:$1:00+01:00" send --force "${@:2}" >/dev/null 2>"$work/err"
    echo $?
}
relay() { at "${day}T09:$1:00+01:00" status --force | grep '^relay'; }
trouble() { at "${day}T09:$1:00+01:00" status --force | grep TROUBLE; }

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core,
at 2026-11-20T09:00:00+01:00 tick
post 2026-11-20T09:00:00+01:00
sed -i "s,^  url .*,  url = \"smtp://127.0.0.1:$port\"," "$conf"

note "Monday: nobody listens"
day=2026-11-23
at ${day}T09:00:00+01:00 tick
relay_down
is "it is away: nobody's trouble, and cron is quiet" "$(code 00; cat "$work/err")" 0
like "status says so, and since when" "$(relay 00)" 'cannot be reached since 2026-11-23T08:00:00Z.*127.0.0.1:[0-9]+: '
is "but needs nobody" "$(trouble 00)" ""
relay_up
is "half a minute later it is not asked" "$(MUSTER_NOW=${day}T09:00:30+01:00 "$muster" -C "$conf" send --force --json)" \
    '{"sent":0,"retried":0,"failed":0,"doubtful":0,"halted":true}'
is "after a minute it is, and has them all" "$(sends 01)" 2,0,0,0,false
is "and status has nothing to say" "$(relay 01)" ""

note "Tuesday: it stays away for long"
day=2026-11-24
at ${day}T09:00:00+01:00 tick --force
relay_down
for minute in 00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23; do
    code $minute >/dev/null
    relay $minute
done | sed 's/.*tried again at .*T08:\(..\):.*/\1/' | uniq | tr '\n' ' ' >"$work/tries"
is "it is tried after 1, 2, 5, 10 and 15 minutes" "$(cat "$work/tries")" "01 03 08 18 33 "
like "after half an hour the owner is told" "$(trouble 40)" 'cannot be reached since 2026-11-24T08:00:00Z'
relay_up
is "who knows better says so" "$(sends 24 --at-once)" 2,0,0,0,false
is "no mail has waited for an attempt of its own" \
    "$(sqlite3 "$work/site/state/muster.db" "SELECT DISTINCT attempts FROM outbox WHERE key LIKE 'question:%'" 2>/dev/null || echo 1)" 1

note "Wednesday: it wants a login"
day=2026-11-25
at ${day}T09:00:00+01:00 tick --force
echo 'mail 530 5.7.0 log in first' >"$work/script"
is "the owner is told" "$(code 00)" 75
like "in words" "$(cat "$work/err")" 'refuses us as a whole'
like "status has the server's own" "$(trouble 00)" 'refuses us since .*530 5.7.0 log in first'
is "once" "$(code 01; cat "$work/err")" 75
: >"$work/script"
sed -i "s,^  url .*,&\n  user = \"ann\"\n  password-command = \"echo sesame\"," "$conf"
is "another configuration is tried at once" "$(sends 02)" 0,0,0,0,true
like "it knows no login" "$(trouble 02)" 'refuses us since 2026-11-25T08:02:00Z.*no login'
sed -i '/user =/d; /password-command =/d' "$conf"
is "as it was" "$(sends 03)" 2,0,0,0,false
is "and all is well" "$(relay 03)" ""

note "Thursday: it relays nothing for us; Friday: only nothing to Bob"
day=2026-11-26
at ${day}T09:00:00+01:00 tick --force
printf 'rcpt 554 5.7.1 relay access denied\ndata 503 5.5.1 no recipient\n' >"$work/script"
is "what holds for all is about us" "$(sends 00)" 0,0,0,0,true
like "status has its words" "$(trouble 00)" 'refuses us.*relay access denied'
: >"$work/script"
is "and nobody has lost a mail" "$(sends 01)" 2,0,0,0,false
day=2026-11-27
at ${day}T09:00:00+01:00 tick --force
printf 'rcpt /bob/ 554 5.7.1 not from you\ndata /bob/ 503 5.5.1 no recipient\n' >"$work/script"
is "what holds for one is about that one" "$(sends 00)" 1,0,1,0,false
done_testing

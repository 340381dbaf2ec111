#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What becomes of a mail that the relay makes wait, refuses, or that nobody wanted any more. The relay is a script that
# ends as the file `says' tells it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# What `send' said at TIME: sent, retried, failed, doubtful, halted
sends() {
    at "$1" send --force --json | sed 's/[^0-9a-z,:]//g; s/[a-z]*://g'
}

says() {
    echo "$1" >"$work/says"
}

relay_begin() {
    mkdir "$work/relay"
    cat >"$work/sendmail" <<END
#!/bin/sh
read -r says <"$work/says"
[ "\$says" -eq 0 ] || { echo "\$3: sender rejected" && exit "\$says"; }
cat >"\$(mktemp "$work/relay/XXXXXXXX")"
END
    chmod +x "$work/sendmail"
    sed -i "s,^  url .*,  url = \"sendmail:$work/sendmail\"," "$conf"
}

site_begin ann@acme.example,Ann\ Lee,,core,
sed -i "s,^  owner .*,," "$conf" # who hears of trouble is another story: owner.sh
at 2026-11-20T09:00:00+01:00 tick
post 2026-11-20T09:00:00+01:00
relay_begin

says 75
at 2026-11-23T09:00:00+01:00 tick --force
is "the relay makes us wait" "$(sends 2026-11-23T09:00:00+01:00)" 0,1,0,0,false
is "which is nobody's trouble" "$(at 2026-11-23T09:00:30+01:00 send --force 2>&1; echo $?)" 0
is "it is not tried again at once" "$(sends 2026-11-23T09:00:40+01:00)" 0,0,0,0,false
is "but after a minute or two" "$(sends 2026-11-23T09:02:00+01:00)" 0,1,0,0,false
says 0
is "then it goes" "$(sends 2026-11-23T09:10:00+01:00)" 1,0,0,0,false
is "once" "$(find "$work/relay" -type f | wc -l)" 1

# Who starts us may have been deaf to its children, and we are born so.
at 2026-11-23T15:00:00+01:00 tick --force
deaf=$(
    trap "" CHLD
    MUSTER_NOW=2026-11-23T15:00:00+01:00 exec "$muster" -C "$conf" send --force --json
)
like "a program that ended well took its mail, whoever started us" "$deaf" '"sent":1,.*"doubtful":0'

says 75
at 2026-11-24T09:00:00+01:00 tick --force
for hour in 09 10 11 12 13 14; do
    sends 2026-11-24T$hour:00:00+01:00 >"$work/last"
done
is "the relay is down all day" "$(cat "$work/last")" 0,1,0,0,false
says 0
is "a question whose day is over is not sent at night" "$(sends 2026-11-24T22:00:00+01:00)" 0,0,0,0,false
is "nor later" "$(sends 2026-11-25T08:00:00+01:00)" 0,0,0,0,false

says 67
at 2026-11-25T09:00:00+01:00 tick --force
is "the relay does not know her" "$(sends 2026-11-25T09:00:00+01:00 2>"$work/log")" 0,0,1,0,false
like "the log has its words, and no token" "$(cat "$work/log")" 'checkin\+\(token\)@acme.example: sender rejected'
says 0
is "a refused mail is not sent again" "$(sends 2026-11-25T10:00:00+01:00)" 0,0,0,0,false

says 77
at 2026-11-26T09:00:00+01:00 tick --force
is "the relay does not let us in" "$(sends 2026-11-26T09:00:00+01:00)" 0,0,0,0,true
like "status says so" "$(at 2026-11-26T09:00:00+01:00 status --force --json)" 'refuses us'
says 0
is "no mail is given up for that" "$(sends 2026-11-26T09:05:00+01:00)" 1,0,0,0,false
at 2026-11-26T09:05:00+01:00 status --force --json >"$work/status"
is "and the trouble is over" "$(grep -c 'refuses us' "$work/status")" 0

at 2026-11-27T09:00:00+01:00 tick --force
sed -i "s,^  url .*,  url = \"maildir:$work/other\"," "$conf"
is "mail of one relay does not leave by another" "$(sends 2026-11-27T09:00:00+01:00)" 0,0,0,0,false
sed -i "s,^  url .*,  url = \"sendmail:$work/sendmail\"," "$conf"
is "it waits for its own" "$(sends 2026-11-27T09:05:00+01:00)" 1,0,0,0,false

is "a time far ahead wants to be meant, where mail has left the host" \
    "$(at 2099-01-01T00:00:00Z send >/dev/null 2>&1; echo $?)" 64
done_testing

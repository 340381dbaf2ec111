#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY P2: mail by LMTP from several sessions at once, each 250 durable, against Dovecot's LMTP
# to Maildir on the same disk, in turns.
#   ROUNDS=7 MAILS=2000 SESSIONS=16; prints medians and their ratio; ends with 1 when it is not
#   reached. Wants root, for a Dovecot of its own.
. "${top_srcdir:?}/tests/bench/lib.sh"
bench=P2
rounds=${ROUNDS:-7} mails=${MAILS:-2000} sessions=${SESSIONS:-16}
load=$top_builddir/tests/bench/lmtp-load
mail=$work/mail
{
    printf 'From: ann@example.com\nTo: checkin@example.com\nSubject: Re: Your check-in\n\n'
    head -c 7500 /dev/urandom | base64
} >"$mail"

site=$work/site
mkdir -p "$site/state/spool/"{tmp,new}
printf 'site { address = "checkin@example.com" }\nlmtp { listen = "unix:lmtp" }\n' >"$site/muster.conf"

dovecot_start() {
    PATH=$PATH:/usr/sbin:/sbin
    [ -x /usr/lib/dovecot/lmtp ] && [ "$(id -u)" = 0 ] || return 1
    chmod 755 "$work"
    mkdir -p "$work/dovecot" "$work/maildir"
    chown nobody "$work/maildir"
    echo "checkin:{PLAIN}none:$(id -u nobody):$(id -g nobody)::$work/maildir::" >"$work/dovecot/users"
    cat >"$work/dovecot/conf" <<END
base_dir = $work/dovecot/run
state_dir = $work/dovecot/state
log_path = $work/dovecot/log
protocols = lmtp
ssl = no
first_valid_uid = 1
first_valid_gid = 1
auth_username_format = %n
mail_location = maildir:$work/maildir/Maildir
mail_fsync = optimized
passdb {
  driver = passwd-file
  args = $work/dovecot/users
}
userdb {
  driver = passwd-file
  args = $work/dovecot/users
}
service lmtp {
  process_min_avail = $sessions
  unix_listener lmtp {
    mode = 0666
  }
}
END
    dovecot -c "$work/dovecot/conf" || return 1
    on_exit 'doveadm -c "$work/dovecot/conf" stop'
    wait_for 10 test -S "$work/dovecot/run/lmtp"
}

muster_start() {
    "$muster" -C "$site/muster.conf" lmtpd 2>"$work/log" &
    local server=$!
    on_exit "kill $server"
    wait_for 10 test -S "$site/lmtp"
}

# turn NAME SOCKET: one round. What it wrote stays (put_away in lib.sh says why).
turn() {
    rate "$1" "$("$load" "$2" "$sessions" "$mails" checkin@example.com <"$mail")"
    sync -f "$work"
}

muster_start || { cat "$work/log"; exit 1; }
contenders=(muster)
! dovecot_start || contenders+=(dovecot)
for ((round = 0; round < rounds; round++)); do
    turn muster "$site/lmtp"
    [ ${#contenders[@]} = 1 ] || turn dovecot "$work/dovecot/run/lmtp"
done

echo "lmtp: $sessions sessions, 10 KiB, each 250 durable, $rounds rounds of $mails mails"
if [ ${#contenders[@]} = 1 ]; then
    echo "P2  muster $(median muster)/s; against Dovecot skipped: no dovecot-lmtpd here, or no root"
    exit 0
fi
ratio "muster / Dovecot" muster dovecot 4 4
exit $failed

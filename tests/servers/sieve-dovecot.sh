#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through Dovecot's LMTP and a Sieve script that pipes it to `muster submit', as contrib/dovecot has it: by a
# user who is not Muster's, through the socket.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
command -v dovecot >/dev/null || skip_all 'Dovecot is not installed (Debian package dovecot-lmtpd)'
command -v sievec >/dev/null || skip_all 'Pigeonhole is not installed (Debian package dovecot-sieve)'
command -v python3 >/dev/null || skip_all 'python3 speaks LMTP here (Debian package python3)'
[ "$(id -u)" = 0 ] || skip_all 'only root can start a Dovecot with other users'

site_make nobody
lmtpd_configure nogroup
lmtpd_start

# vmail is 65533, in the group of the socket.
port=$((20000 + RANDOM % 20000))
own=$work/dovecot
mkdir -p "$own/pipe" "$own/before" "$own/home"
chown 65533 "$own/home"
recipe dovecot/muster-submit >"$own/pipe/muster-submit"
chmod 755 "$own/pipe/muster-submit"
cp "$top_srcdir/contrib/dovecot/checkin.sieve" "$own/before/"
{
    cat <<END
base_dir = $own/run
state_dir = $own/state
log_path = $own/log
protocols = lmtp
ssl = no
auth_mechanisms = plain
mail_location = maildir:$own/home/%u
first_valid_uid = 65533
mail_access_groups = nogroup
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = $port
  }
}
passdb {
  driver = static
  args = nopassword=y
}
userdb {
  driver = static
  args = uid=65533 gid=$(id -g nobody) home=$own/home allow_all_users=yes
}
END
    sed "s|/etc/dovecot/sieve-|$own/|" "$top_srcdir/contrib/dovecot/90-muster.conf"
} >"$own/dovecot.conf"
sievec -c "$own/dovecot.conf" "$own/before/checkin.sieve" 2>"$work/sievec" || note "$(cat "$work/sievec")"
dovecot -c "$own/dovecot.conf" || skip_all 'Dovecot does not start here'
on_exit 'dovecot -c "$own/dovecot.conf" stop'
answers() { (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }
wait_for 10 answers

# lmtp SENDER RECIPIENT < MAIL: one transaction; says the code of its end.
lmtp() {
    python3 -c '
import smtplib, sys
with smtplib.LMTP("127.0.0.1", int(sys.argv[1])) as server:
    server.ehlo_or_helo_if_needed()
    server.mail(sys.argv[2]); server.rcpt(sys.argv[3])
    print(server.data(sys.stdin.buffer.read())[0])' "$port" "$@"
}
mail() {
    printf 'From: Ann <ann@acme.example>\r\nSubject: Re: $(touch %s/run)\r\n\r\nAll done.\r\n' "$work"
}

is 'Dovecot has the mail' "$(mail | lmtp ann@acme.example checkin+abc@acme.example)" 250
is 'and Muster has it, with its envelope' "$(spooled)" 'lmtp ann@acme.example checkin+abc@acme.example'
like 'and its words' "$(cat "$work/site/state/spool/new"/*)" 'All done'
is 'nothing of it is run, nothing stays with Dovecot' "$(find "$work" -name run -type f; find "$own/home" -path '*/new/*')" ''
spool_clear
mail | lmtp '' CheckIn@acme.example >/dev/null
is 'the null sender' "$(spooled)" 'lmtp <> CheckIn@acme.example'
spool_clear
is 'mail to others is none of ours' "$(mail | lmtp ann@acme.example bob@acme.example; spooled)" 250

# in_mailbox: how many mails lie in that of checkin.
in_mailbox() { find "$own/home/checkin@acme.example" -path '*/new/*' -type f | wc -l; }
lmtpd_stop
mail | lmtp ann@acme.example checkin@acme.example >/dev/null
is 'without lmtpd the mail waits in a mailbox' "$(in_mailbox)" 1
lmtpd_start
spool_away
mail | lmtp ann@acme.example checkin@acme.example >/dev/null
is 'and when the disk is in trouble' "$(in_mailbox) $(spooled)" '2 '
spool_back

answer() { sed 's/$/\r/' | lmtp "$@" >/dev/null; }
try_is_answered 'Dovecot, by Sieve' answer
done_testing

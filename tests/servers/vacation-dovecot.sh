#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann has a vacation rule in Sieve, and her mailbox is a real Dovecot's, fed by LMTP: her question marks her away until the
# day that she named, nobody bothers her, and when she writes again the next question says so (ANS 9). A summary, a machine's
# mail, gets no answer from the rule.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/day/clock.sh"

[ "$(id -u)" = 0 ] || skip_all 'only root can start a Dovecot that changes users'
for program in dovecot doveconf; do
    command -v $program >/dev/null || skip_all "$program (dovecot-core) is missing"
done
dovecot=$(command -v dovecot)
folder=$(doveconf -d -h mail_plugin_dir 2>/dev/null)
[ -e "$folder/lib90_sieve_plugin.so" ] || skip_all 'the Sieve plugin (dovecot-sieve) is missing'
[ -x /usr/lib/dovecot/lmtp ] || skip_all 'the LMTP server (dovecot-lmtpd) is missing'

# The responder has the real clock only, so the story is of next week.
monday=$(date -d 'next monday' +%F)
day() { date -d "$monday + $1 days" +%F; }

# --- a Dovecot of our own ---

chmod 755 "$work"
mkdir -p "$work/run" "$work/home/ann" "$work/home/mia" "$work/answers"
cat >"$work/home/ann/.dovecot.sieve" <<SIEVE
require ["vacation"];
vacation :days 1 :addresses ["ann@acme.example"] :subject "Away"
    "I am not in the office, and back again. I am away until $(LC_ALL=C date -d "$(day 3)" '+%-d %B %Y').";
SIEVE
cat >"$work/home/mia/.dovecot.sieve" <<'SIEVE'
require ["vacation"];
vacation :days 1 :addresses ["mia@acme.example"] "I am away for a long time.";
SIEVE
cat >"$work/sendmail" <<PROGRAM
#!/bin/sh
# What the rule sends: a line with the arguments, and the mail.
out=\$(mktemp "$work/answers/XXXXXX") && { echo "\$*"; cat; } >"\$out"
PROGRAM
chmod 755 "$work/sendmail"
chown -R nobody:nogroup "$work/home" "$work/answers"
cat >"$work/dovecot.conf" <<CONF
base_dir = $work/run
state_dir = $work/run
log_path = $work/dovecot.log
protocols = lmtp
ssl = no
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
first_valid_uid = 1
mail_location = maildir:~/mail
passdb {
  driver = static
  args = nopassword=y
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=$work/home/%n allow_all_users=yes
}
service lmtp {
  unix_listener $work/run/lmtp-test {
    mode = 0600
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
sendmail_path = $work/sendmail
protocol lmtp {
  mail_plugins = sieve
  postmaster_address = postmaster@acme.example
}
plugin {
  sieve = file:~/sieve;active=~/.dovecot.sieve
}
CONF
"$dovecot" -F -c "$work/dovecot.conf" >"$work/dovecot.out" 2>&1 &
# shellcheck disable=SC2034 # it is used at the end
dovecot_pid=$!
# shellcheck disable=SC2016 # it is expanded at the end
on_exit 'kill "$dovecot_pid"; wait "$dovecot_pid" 2>/dev/null'
wait_for 20 test -S "$work/run/lmtp-test" || note "$(cat "$work/dovecot.out" "$work/dovecot.log" 2>&1)"

# into_mailboxes: each new mail of the site goes to Dovecot as a mail server would hand it over.
into_mailboxes() {
    local file
    for file in "$work"/mail/new/*; do
        [ -e "$file" ] || continue
        sed '1,/^Delivered-To:/d' "$file" | python3 -c 'import smtplib, sys
lmtp = smtplib.LMTP(sys.argv[1])
lmtp.sendmail(sys.argv[2], [sys.argv[3]], sys.stdin.buffer.read())' \
            "$work/run/lmtp-test" "$(field "$file" Return-Path | tr -d '<>')" "$(field "$file" Delivered-To)" ||
            note "$(tail -n 5 "$work/dovecot.log")"
        mv "$file" "$work/mail/cur/"
    done
}

# back_to_muster TIME: what the rules sent comes in, under the envelope that they gave it.
sent_back=0
back_to_muster() {
    local file sender recipient
    for file in "$work"/answers/*; do
        [ -e "$file" ] || continue
        read -r _ _ sender _ recipient <"$file" # -i -f SENDER -- RECIPIENT
        sed 1d "$file" | at "$1" deliver -f "${sender//[<>]/}" -a "${recipient//[<>]/}"
        mv "$file" "$work/last-answer"
        sent_back=$((sent_back + 1))
    done
    at "$1" file
}

# --- the story ---

"$muster" init "$work/site" --address checkin@acme.example --name 'Acme check-in' --send "maildir:$work/mail" \
    --now="$(day -3)T08:00:00Z" >/dev/null
printf '%s\n' email,name,zone,teams,reads 'ann@acme.example,Ann Lee,UTC,core,' 'bob@acme.example,Bob Ray,UTC,core,' \
    'mia@acme.example,Mia Hansen,UTC,,core' >"$work/people.csv"
at "$(day -3)T08:00:00Z" roster sync "$work/people.csv" >/dev/null
at "$(day -3)T09:00:00Z" tick
post "$(day -3)T09:00:00Z"
rm -f "$work"/mail/new/* # welcomes
at "$(day 0)T09:00:00Z" tick
post "$(day 0)T09:00:00Z"
into_mailboxes
ok "the rule answers the question" wait_for 20 sh -c "ls $work/answers/* >/dev/null 2>&1"
back_to_muster "$(day 0)T09:01:00Z"
is "once" "$sent_back" 1
like "as a machine" "$(sed 1d "$work/last-answer" | tr -d '\r')" 'Auto-Submitted: auto-replied'
like "Ann is away until the day she named" "$(at "$(day 0)T09:02:00Z" roster list | grep Ann)" \
    "away .*until $(LC_ALL=C date -d "$(day 3)" '+%a %-d %b %Y')"
is "nobody answers the rule" "$(count "$(day 0)T09:03:00Z" receipts)" 0
is "only Bob is reminded" "$(count "$(day 0)T15:00:00Z" reminded)" 1
is "and asked the next day" "$(count "$(day 1)T09:00:00Z" asked)" 1
post "$(day 1)T09:00:00Z"
into_mailboxes
ok "Mia has her summary" test -n "$(ls "$work"/home/mia/mail/new 2>/dev/null)"
is "which her rule does not answer" "$(ls "$work/answers")" ''

question=$(grep -l '^Delivered-To: ann@' "$work"/mail/cur/* | head -n 1)
answer "$question" "$(day 1)T10:00:00Z" 'Done: I am back early' 'Next: the mail' 'No'
at "$(day 2)T09:00:00Z" tick
post "$(day 2)T09:00:00Z"
ok "she writes herself, and the next question says that she is back" \
    grep -q 'Welcome back' "$(mails ann@acme.example '^Your check-in' | tail -n 1)"
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through a Postfix of the test's own by LMTP: SMTP on the loopback, `muster lmtpd', and
# contrib/postfix.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
postfix_needed

port=$((20000 + RANDOM % 20000))
site_make nobody "smtp://127.0.0.1:$port"
lmtpd_configure postfix
lmtpd_start

mkdir "$work/postfix"
echo 'checkin postmaster' >"$work/postfix/aliases"
recipe postfix/transport-lmtp | sed "s|/run/muster/lmtp|$work/run/lmtp|" >"$work/postfix/transport"
{
    recipe postfix/main.cf | sed "s|hash:/etc/postfix|texthash:$work/postfix|; /^muster_destination/d"
    echo "mydestination = acme.example"
    echo "alias_maps = texthash:$work/postfix/aliases"
    echo 'local_recipient_maps = $alias_maps'
    postfix_has_people
} >"$work/main.cf"
postfix_start "$work/main.cf" "$top_srcdir/contrib/postfix/master-lmtp.cf"

mail() {
    printf 'From: Ann Lee <ann@acme.example>\r\nSubject: Re: hello\r\n\r\nAll done.\r\n..\r\n.dot\r\n'
}
is_deferred() {
    postqueue -c "$work/postfix" -j | grep -q '"queue_name": "deferred"'
}

mail | smtp ann@acme.example checkin@acme.example
wait_for 20 spool_has 1
is 'a mail to the one address' "$(spooled)" 'lmtp ann@acme.example checkin@acme.example'
is 'with its words, dots and CRs' "$(tail -n 4 "$work/site/state/spool/new"/*)" $'\r\nAll done.\r\n..\r\n.dot\r'
is 'belongs to the owner of the state' "$(stat -c '%U %a' "$work/site/state/spool/new"/*)" 'nobody 600'
spool_clear

mail | smtp '' checkin+one@acme.example CheckIn+Two@acme.example checkin@acme.example
wait_for 20 spool_has 3
is 'several recipients come in one go' "$(spooled | sort -u | tr ' ' '\n' | sort | paste -sd ' ')" \
    '<> CheckIn+Two@acme.example checkin+one@acme.example checkin@acme.example lmtp'
is 'and each is a mail of its own, in one file' "$(stat -c %h "$work/site/state/spool/new"/*-00[123] | uniq)" 3
postfix_has_verdicts() {
    [ "$(grep -c 'to=<[cC].*status=sent (250 2.0.0 accepted as' "$work/log")" = 4 ]
}
ok 'Postfix has the verdict of each' wait_for 10 postfix_has_verdicts
spool_clear

try_is_answered 'Postfix, by LMTP' smtp_lines

lmtpd_stop
mail | smtp ann@acme.example checkin+later@acme.example
ok 'without lmtpd the mail stays in the queue' wait_for 20 is_deferred
lmtpd_start
postqueue -c "$work/postfix" -f
wait_for 30 spool_has 1
is 'and comes once when it is there' "$(spooled)" 'lmtp ann@acme.example checkin+later@acme.example'
ok 'then the queue is empty' wait_for 20 queue_is_empty
spool_clear

spool_away
mail | smtp ann@acme.example checkin+again@acme.example
ok 'trouble of ours keeps the mail in the queue' wait_for 20 is_deferred
spool_back
postqueue -c "$work/postfix" -f
wait_for 30 spool_has 1
is 'and it comes once when that is over' "$(spooled)" 'lmtp ann@acme.example checkin+again@acme.example'
spool_clear

{ mail && head -c 3000000 /dev/zero | tr '\0' x | fold -w 900; } | smtp '' checkin+huge@acme.example
ok 'a mail that is too large leaves the queue' wait_for 20 queue_is_empty
is 'and is not in the spool' "$(spooled)" ''
like 'and the log says why' "$(grep huge "$work/log")" 'dsn=5\.'

mail | setpriv --reuid=65533 --regid=65533 --groups="$(id -g postfix)" \
    "$work/bin/muster" -C "$conf" submit -f ann@acme.example -a checkin+abc@acme.example
is 'who is in the group of the socket may submit' "$? $(spooled)" '0 lmtp ann@acme.example checkin+abc@acme.example'
spool_clear
mail | setpriv --reuid=65533 --regid=65533 --clear-groups "$work/bin/muster" -C "$conf" submit 2>/dev/null
is 'others may not' "$? $(spooled)" '75 '
done_testing

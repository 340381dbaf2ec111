#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through an OpenSMTPD of the test's own: SMTP on the loopback, contrib/opensmtpd, by its mda and
# by LMTP.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
. "$top_srcdir/tests/servers/machine.sh"
machine_needed /usr/sbin/smtpd opensmtpd libevent-2.1-7

port=$((20000 + RANDOM % 20000))
site_make nobody "smtp://127.0.0.1:$port"
lmtpd_configure nogroup
machine_user opensmtpd opensmtpq
machine_share "$work/site"
machine_share "$work/run"
machine_share "$work/mail"
in_machine chgrp opensmtpq /usr/sbin/smtpctl
chmod 2755 "$machine/usr/sbin/smtpctl"
mkdir -p "$machine$work/bin"
cp -a "$work/bin/." "$machine$work/bin"

# smtpd_configure FILE: OpenSMTPD with that file of contrib/opensmtpd.
smtpd_configure() {
    {
        echo "listen on 127.0.0.1 port $port hostname mail.acme.example"
        recipe "opensmtpd/$1" | sed "s|/run/muster/lmtp|$work/run/lmtp|; s/= muster/= nobody/"
        echo "action \"people\" maildir \"$work/mail/ann\" virtual <muster-user>"
        echo 'match from any for domain "people.example" action "people"'
    } >"$machine/etc/smtpd.conf"
}
smtpd_start() {
    mkdir -p "$machine/var/spool/smtpd" "$machine/var/lib/opensmtpd/empty"
    chmod 711 "$machine/var/spool/smtpd" # it insists, and makes what is in it
    echo mail.acme.example >"$machine/etc/mailname"
    chroot "$machine" smtpd -d >>"$work/log" 2>&1 &
    smtpd=$!
    on_exit "kill $smtpd 2>/dev/null"
    wait_for 20 smtp_answers
}
smtp_answers() {
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null
}
smtpd_stop() {
    kill $smtpd
    wait $smtpd
}
run_queue() {
    in_machine smtpctl schedule all >/dev/null
}
queue_is() {
    local waiting
    waiting=$(in_machine smtpctl show queue) && [ "$(grep -c . <<<"$waiting")" = "$1" ]
}

mail() {
    printf 'From: Ann Lee <ann@acme.example>\r\nSubject: Re: hello\r\n\r\nAll done.\r\n..\r\nFrom here on\r\n'
}
words() {
    tail -qn 3 "$work/site/state/spool/new"/* | tr -d '\r'
}

# way INTAKE RESULT: what has to be so by either way; RESULT is how it takes a refusal for good.
way() {
    mail | smtp ann@acme.example checkin@acme.example
    wait_for 20 spool_has 1
    is "$1: a mail to the one address" "$(spooled)" "$1 ann@acme.example checkin@acme.example"
    is "$1: with its words" "$(words)" $'All done.\n..\nFrom here on'
    is "$1: belongs to the owner of the state" "$(stat -c '%U %a' "$work/site/state/spool/new"/*)" 'nobody 600'
    spool_clear

    mail | smtp '' CheckIn+Abc@acme.example
    wait_for 20 spool_has 1
    is "$1: the null sender, and an address with a token" "$(spooled | tr A-Z a-z)" "$1 <> checkin+abc@acme.example"
    spool_clear

    mail | smtp ann@acme.example checkin+one@acme.example checkin+two@acme.example
    wait_for 20 spool_has 2
    is "$1: each recipient has a mail" "$(spooled | sort)" \
        "$1 ann@acme.example checkin+one@acme.example
$1 ann@acme.example checkin+two@acme.example"
    spool_clear

    try_is_answered "OpenSMTPD, by $1" smtp_lines

    spool_away
    mail | smtp ann@acme.example checkin+again@acme.example
    ok "$1: trouble of ours keeps the mail in the queue" wait_for 20 grep -q 'checkin+again.*result=TempFail' "$work/log"
    spool_back
    run_queue
    wait_for 30 spool_has 1
    is "$1: and it comes once when that is over" "$(spooled)" "$1 ann@acme.example checkin+again@acme.example"
    ok "$1: then the queue is empty" wait_for 20 queue_is 0
    spool_clear

    { mail && head -c 3000000 /dev/zero | tr '\0' x | fold -w 900; } | smtp '' checkin+huge@acme.example
    ok "$1: a mail that is too large is not taken" \
        wait_for 20 grep -q "checkin+huge.*result=$2.*large" "$work/log"
    is "$1: and is not in the spool" "$(spooled)" ''
    : >"$work/log"
}

smtpd_configure smtpd-mda.conf
smtpd_start || { note "$(cat "$work/log")"; skip_all 'OpenSMTPD does not start here'; }
way pipe PermFail
smtpd_stop

smtpd_configure smtpd-lmtp.conf
lmtpd_start
smtpd_start
way lmtp TempFail
smtpd_stop
done_testing

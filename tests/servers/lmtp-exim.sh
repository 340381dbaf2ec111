#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through an Exim of the test's own: SMTP on the loopback, contrib/exim, by pipe and by LMTP.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
. "$top_srcdir/tests/servers/machine.sh"
machine_needed /usr/sbin/exim4 exim4-daemon-light exim4-base libidn12 libnsl2 libtirpc3 libgnutls-dane0 libunbound8

port=$((20000 + RANDOM % 20000))
site_make nobody "smtp://127.0.0.1:$port"
lmtpd_configure nogroup
machine_user Debian-exim
machine_share "$work/site"
machine_share "$work/run"
machine_share "$work/mail"
queue=/var/spool/exim4

# exim_configure TRANSPORT: Exim with that file of contrib/exim.
exim_configure() {
    mkdir -p "$machine/etc/exim4" "$machine$queue" "$machine/var/log/exim4"
    in_machine chown -R Debian-exim:Debian-exim "$queue" /var/log/exim4
    {
        cat <<END
primary_hostname = mail.acme.example
local_interfaces = 127.0.0.1
daemon_smtp_ports = $port
tls_advertise_hosts =
ignore_bounce_errors_after = 0s
keep_environment =
acl_smtp_rcpt = rcpt
host_lookup =
begin acl
rcpt:
  accept
begin routers
END
        cat "$top_srcdir/contrib/exim/router"
        printf 'people:\n  driver = accept\n  domains = people.example\n  transport = mailbox\n'
        echo 'begin transports'
        printf 'mailbox:\n  driver = appendfile\n  maildir_format\n  user = nobody\n  directory = %s/ann\n' "$work/mail"
        recipe "exim/$1" | sed "s|/run/muster/lmtp|$work/run/lmtp|; s/user = muster/user = nobody/"
        printf 'begin retry\n* * F,2h,1s\n'
    } >"$machine/etc/exim4/exim4.conf"
}
exim_start() {
    chroot "$machine" exim4 -bdf -q1s >"$work/exim" 2>&1 &
    exim=$!
    on_exit "kill $exim 2>/dev/null"
    wait_for 20 smtp_answers
}
smtp_answers() {
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null
}
exim_stop() {
    kill $exim
    wait $exim
}
run_queue() {
    in_machine exim4 -qff
}
exim_queue_is() {
    [ "$(in_machine exim4 -bpc)" = "$1" ]
}

mail() {
    printf 'From: Ann Lee <ann@acme.example>\r\nSubject: Re: hello\r\n\r\nAll done.\r\n..\r\nFrom here on\r\n'
}
words() {
    tail -qn 3 "$work/site/state/spool/new"/* | tr -d '\r'
}

mkdir -p "$machine$work/bin"
cp -a "$work/bin/." "$machine$work/bin"

# way INTAKE: what has to be so by either way.
way() {
    mail | smtp ann@acme.example checkin@acme.example
    wait_for 20 spool_has 1
    is "$1: a mail to the one address" "$(spooled)" "$1 ann@acme.example checkin@acme.example"
    is "$1: with its words, and no others" "$(words)" $'All done.\n..\nFrom here on'
    is "$1: belongs to the owner of the state" "$(stat -c '%U %a' "$work/site/state/spool/new"/*)" 'nobody 600'
    spool_clear

    mail | smtp '' CheckIn+Abc@acme.example
    wait_for 20 spool_has 1
    is "$1: the null sender, and an address with a token" "$(spooled | tr A-Z a-z)" "$1 <> checkin+abc@acme.example"
    spool_clear

    mail | smtp ann@acme.example checkin+one@acme.example checkin+two@acme.example
    wait_for 20 spool_has 2
    is "$1: each recipient has a mail" "$(spooled | tr ' ' '\n' | grep checkin | sort -u | paste -sd ' ')" \
        'checkin+one@acme.example checkin+two@acme.example'
    spool_clear

    mail | smtp "o'x\$(touch$work/run)@acme.example" 'checkin+${run{/bin/touch'"$work"'/run}}@acme.example'
    wait_for 20 spool_has 1
    is "$1: nothing of an address is run" "$(spooled | wc -l) $(find "$work/site" "$machine$work" -name run -type f)" '1 '
    spool_clear

    try_is_answered "Exim, by $1" smtp_lines

    spool_away
    mail | smtp ann@acme.example checkin+again@acme.example
    ok "$1: trouble of ours keeps the mail in the queue" wait_for 20 exim_queue_is 1
    wait_for 20 grep -q "defer\|==" "$machine/var/log/exim4/mainlog"
    spool_back
    run_queue
    wait_for 30 spool_has 1
    is "$1: and it comes once when that is over" "$(spooled)" "$1 ann@acme.example checkin+again@acme.example"
    ok "$1: then the queue is empty" wait_for 20 exim_queue_is 0
    spool_clear

    { mail && head -c 3000000 /dev/zero | tr '\0' x | fold -w 900; } | smtp '' checkin+huge@acme.example
    wait_for 20 grep -q '\*\*.*checkin+huge' "$machine/var/log/exim4/mainlog"
    is "$1: a mail that is too large is refused for good" "$? $(spooled)" '0 '
    : >"$machine/var/log/exim4/mainlog"
}

exim_configure transport-pipe
exim_start || { cat "$work/exim" >&2; skip_all 'Exim does not start here'; }
way pipe
exim_stop

exim_configure transport-lmtp
lmtpd_start
exim_start
way lmtp
exim_stop
done_testing

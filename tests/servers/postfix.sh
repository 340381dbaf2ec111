#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through a Postfix of the test's own: SMTP on the loopback, pipe(8), and contrib/postfix.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
PATH=$PATH:/usr/sbin
command -v postfix >/dev/null || skip_all 'Postfix is not installed (Debian package postfix)'
command -v python3 >/dev/null || skip_all 'python3 speaks SMTP here (Debian package python3)'
[ "$(id -u)" = 0 ] || skip_all 'a Postfix of its own needs root'

site_make nobody
port=$((20000 + RANDOM % 20000))
mkdir -p "$work/conf" "$work/queue" "$work/data"
chown postfix "$work/data"
echo 'checkin postmaster' >"$work/conf/aliases"
recipe postfix/transport >"$work/conf/transport"
{
    recipe postfix/main.cf | sed "s|hash:/etc/postfix|texthash:$work/conf|"
    cat <<END
compatibility_level = 3.6
queue_directory = $work/queue
data_directory = $work/data
inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = mail.acme.example
mydestination = acme.example
mynetworks = 127.0.0.0/8
alias_maps = texthash:$work/conf/aliases
local_recipient_maps = \$alias_maps
maillog_file = $work/log
maillog_file_prefixes = $work
minimal_backoff_time = 1s
maximal_backoff_time = 1s
queue_run_delay = 1s
END
} >"$work/conf/main.cf"
{
    sed "s|^smtp  *inet |127.0.0.1:$port inet |; s|^\([a-z].*\) \+y \+\([-0-9]* \+[-0-9]* \+[a-z]*\)|\1 n \2|" \
        /etc/postfix/master.cf.proto 2>/dev/null | grep -vE '^ *#'
    recipe postfix/master.cf | sed 's/user=muster/user=nobody/'
} >"$work/conf/master.cf"

postfix -c "$work/conf" start 2>"$work/start" || {
    note "$(cat "$work/start" "$work/log" 2>/dev/null)"
    skip_all 'Postfix does not start here'
}
on_exit 'postfix -c "$work/conf" stop 2>/dev/null'

# smtp SENDER RECIPIENT... < MAIL: one transaction.
smtp() {
    python3 -c '
import smtplib, sys
with smtplib.SMTP("127.0.0.1", int(sys.argv[1])) as server:
    server.sendmail(sys.argv[2], sys.argv[3:], sys.stdin.buffer.read())' "$port" "$@"
}
mail() {
    printf 'From: Ann Lee <ann@acme.example>\r\nSubject: Re: hello\r\n\r\nAll done.\r\n'
}
# wait_for SECONDS COMMAND...: until it is so.
wait_for() {
    local until=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $until ] || return 1
        sleep 0.1
    done
}
queue_is_empty() {
    [ -z "$(postqueue -c "$work/conf" -j)" ]
}
is_deferred() {
    postqueue -c "$work/conf" -j | grep -q '"queue_name": "deferred"'
}
spool_has() {
    [ "$(spooled | wc -l)" = "$1" ]
}

mail | smtp ann@acme.example checkin@acme.example
wait_for 20 spool_has 1
is 'a mail to the one address' "$(spooled)" 'pipe ann@acme.example checkin@acme.example'
like 'with its words' "$(cat "$work/site/state/spool/new"/*)" 'All done'
is 'belongs to the owner of the state' "$(stat -c '%U %a' "$work/site/state/spool/new"/*)" 'nobody 600'
spool_clear

mail | smtp ann@acme.example CheckIn+Abc@acme.example
wait_for 20 spool_has 1
is 'a mail to an address with a token' "$(spooled)" 'pipe ann@acme.example CheckIn+Abc@acme.example'
spool_clear

mail | smtp '' checkin+abc@acme.example
wait_for 20 spool_has 1
is 'the null sender' "$(spooled)" 'pipe <> checkin+abc@acme.example'
spool_clear

mail | smtp ann@acme.example checkin+one@acme.example checkin+two@acme.example
wait_for 20 spool_has 2
is 'two recipients make two files' "$(spooled | sort)" \
    'pipe ann@acme.example checkin+one@acme.example
pipe ann@acme.example checkin+two@acme.example'
spool_clear

mail | smtp "o'x\$(touch$work/run)@acme.example" checkin@acme.example
wait_for 20 spool_has 1
is 'nothing of an address is run' "$(spooled | wc -l) $(find "$work" -name run)" '1 '
spool_clear

# Trouble of ours, with a mail so large that `deliver' is gone before Postfix has written all of it.
spool_away
{ mail && head -c 1500000 /dev/zero | tr '\0' x | fold -w 900; } | smtp ann@acme.example checkin+big@acme.example
ok 'trouble of ours keeps the mail in the queue' wait_for 20 is_deferred
spool_back
postqueue -c "$work/conf" -f
wait_for 30 spool_has 1
is 'and it comes once when that is over' "$(spooled)" 'pipe ann@acme.example checkin+big@acme.example'
ok 'then the queue is empty' wait_for 20 queue_is_empty
spool_clear

# A mail that is too large bounces at once: another try would not help. Its bounce goes nowhere in this test.
{ mail && head -c 3000000 /dev/zero | tr '\0' x | fold -w 900; } | smtp '' checkin+huge@acme.example
ok 'a mail that is too large leaves the queue' wait_for 20 queue_is_empty
is 'and is not in the spool' "$(spooled)" ''
like 'and the log says why' "$(grep huge "$work/log")" 'dsn=5.*larger than'
done_testing

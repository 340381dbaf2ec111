#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through a Postfix of the test's own: SMTP on the loopback, pipe(8), and
# contrib/postfix.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
postfix_needed

port=$((20000 + RANDOM % 20000))
site_make nobody "smtp://127.0.0.1:$port"
mkdir "$work/postfix"
echo 'checkin postmaster' >"$work/postfix/aliases"
recipe postfix/transport >"$work/postfix/transport"
{
    recipe postfix/main.cf | sed "s|hash:/etc/postfix|texthash:$work/postfix|"
    echo "mydestination = acme.example"
    echo "alias_maps = texthash:$work/postfix/aliases"
    echo 'local_recipient_maps = $alias_maps'
    postfix_has_people
} >"$work/main.cf"
recipe postfix/master.cf | sed 's/user=muster/user=nobody/' >"$work/master.cf"
postfix_start "$work/main.cf" "$work/master.cf"

mail() {
    printf 'From: Ann Lee <ann@acme.example>\r\nSubject: Re: hello\r\n\r\nAll done.\r\n'
}
is_deferred() {
    postqueue -c "$work/postfix" -j | grep -q '"queue_name": "deferred"'
}

mail | smtp ann@acme.example checkin@acme.example
wait_for 20 spool_has 1
is 'a mail to the one address' "$(spooled)" 'pipe ann@acme.example checkin@acme.example'
like 'with its words' "$(cat "$work/site/state/spool/new"/*)" 'All done'
is 'belongs to the owner of the state' "$(stat -c '%U %a' "$work/site/state/spool/new"/*)" 'nobody 600'
id=$(basename "$work/site/state/spool/new"/*)
ok 'Postfix logs its own id and ours in one line' wait_for 20 grep -q "status=sent .*accepted mail=$id" "$work/log"
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

try_is_answered 'Postfix, by pipe' smtp_lines

# Trouble of ours, with a mail so large that `deliver' is gone before Postfix has written all of it.
spool_away
{ mail && head -c 1500000 /dev/zero | tr '\0' x | fold -w 900; } | smtp ann@acme.example checkin+big@acme.example
ok 'trouble of ours keeps the mail in the queue' wait_for 20 is_deferred
spool_back
postqueue -c "$work/postfix" -f
wait_for 30 spool_has 1
is 'and it comes once when that is over' "$(spooled)" 'pipe ann@acme.example checkin+big@acme.example'
ok 'then the queue is empty' wait_for 20 queue_is_empty
spool_clear

# A mail that is too large bounces at once: another try would not help. Its bounce goes nowhere in
# this test.
{ mail && head -c 3000000 /dev/zero | tr '\0' x | fold -w 900; } | smtp '' checkin+huge@acme.example
ok 'a mail that is too large leaves the queue' wait_for 20 queue_is_empty
is 'and is not in the spool' "$(spooled)" ''
like 'and the log says why' "$(grep huge "$work/log")" 'dsn=5.*larger than'
done_testing

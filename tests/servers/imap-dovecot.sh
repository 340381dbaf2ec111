#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `muster poll' and a real Dovecot: each way in, each thing that may become of the mails there, ten thousand of them
# once, and a mailbox that tells of new mail by itself.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
. "$top_srcdir/tests/servers/tls.sh"
. "$top_srcdir/tests/servers/dovecot.sh"
dovecot_needed
trusts=no
trust && trusts=yes
cp good.crt dovecot.crt && cp good.key dovecot.key
dovecot_start

# account NAME SCHEME://HOST MAILBOX AFTER [LINES]: a site whose only mailbox is this one; it remembers none.
account() {
    local port=$imap_port
    [[ $2 = imaps:* ]] && port=$imaps_port
    rm -rf "$work/site"
    mkdir -p "$work/site/state/spool/"{tmp,new}
    cat >"$work/site/muster.conf" <<END
site { address = "checkin@acme.example" max-message = 64K }
fetch $1 {
  url = "$2:$port/$3"
  user = "checkin"
  after = "$4"
  timeout = 10
  every = 10
  ${5:-password-command = \"echo sesame\"}
}
END
}
polls() { "$muster" -C "$work/site/muster.conf" poll --once "$@" 2>&1; }
spooled() { find "$work/site/state/spool/new" -type f | wc -l; }
# in_mailbox [FOLDER]: how many mails it holds, and how many of them are read.
in_mailbox() {
    local folder=$work/mail/Maildir${1:+/.$1}
    echo "$(find "$folder/new" "$folder/cur" -type f | wc -l) $(find "$folder/cur" -name '*:2,*S*' | wc -l)"
}
mailbox_empty() { rm -rf "$work/mail/Maildir"/{new,cur}/* "$work/mail/Maildir"/.[A-Z]* "$work/mail/Maildir"/dovecot*; }

# What becomes of five mails; then of one more that comes later. What the mailbox holds after each, and how many are read.
while read -r after first second moved; do
    mailbox_empty
    account inbox imap://127.0.0.1 '' "$after"
    mails_lay 5
    is "$after: says nothing" "$(polls)" ''
    is "$after: five are taken" "$(spooled)" 5
    is "$after: and then" "$(in_mailbox)" "$(tr , ' ' <<<"$first")"
    mails_lay 1 later
    is "$after: again, says nothing" "$(polls)" ''
    is "$after: the sixth is taken" "$(spooled)" 6
    is "$after: and then" "$(in_mailbox)" "$(tr , ' ' <<<"$second")"
    [ "$moved" = - ] || is "$after: is where they went" "$(in_mailbox "${after#move:}")" "$(tr , ' ' <<<"$moved")"
done <<'TABLE'
keep 5,0 6,0 -
seen 5,5 6,6 -
delete 0,0 0,0 -
move:Done 0,0 0,0 6,0
TABLE
like 'the mail is as it came' "$(cat "$(find "$work/site/state/spool/new" -type f | sort | head -n 1)")" \
    '^muster 1 [0-9]+ imap \? \?.From: ann@acme.example.+Line [1-5].*$'

# takes WORDS URL LOGIN: two mails come by this way.
takes() {
    mailbox_empty
    mails_lay 2
    account inbox "$2" INBOX delete "$3"
    is "$1: says nothing" "$(CREDENTIALS_DIRECTORY=$work/secrets polls)" ''
    is "$1: two mails" "$(spooled)" 2
}
mkdir secrets && echo sesame >secrets/imap
takes "a password of systemd's" imap://127.0.0.1 'credential = "imap"'
if [ $trusts = yes ]; then
    takes 'TLS' imaps://localhost ''
    takes 'STARTTLS' imap://localhost ''
else
    skip 'TLS' 'no mount namespace of our own here'
fi

account inbox imap://127.0.0.1 INBOX keep 'password-command = "echo wrong"'
said=$(polls)
is 'a wrong password ends with 78' $? 78
like 'and one line' "$said" 'unfetched account=inbox error="127.0.0.1:[0-9]+: login refused"$'
is 'without the password' "$(grep -c wrong <<<"$said")" 0

# Names of mailboxes are words of people.
mailbox_empty
mails_lay 3
account inbox imap://127.0.0.1 '' 'move:Erledigt/Büro & Co' ''
sed -i 's,Erledigt/,Erledigt.,' "$work/site/muster.conf"
is 'a folder with an umlaut: says nothing' "$(polls)" ''
is 'it is made, and has the mails' "$(in_mailbox 'Erledigt.B&APw-ro &- Co')" '3 0'
account again imap://127.0.0.1 'Erledigt.B%C3%BCro%20&%20Co' keep
is 'and can be fetched from: says nothing' "$(polls)" ''
is 'all three' "$(spooled)" 3
account inbox imap://127.0.0.1 'No/Such' keep
like 'a mailbox that is not there' "$(polls)" 'would not open No/Such: .*'

# What is larger than max-message stays, is said once, and keeps nothing behind it.
mailbox_empty
account inbox imap://127.0.0.1 '' delete
mails_lay 2 a
{
    printf 'Subject: large\n\n'
    head -c 70000 /dev/zero | tr '\0' x
} >"$work/mail/Maildir/new/1.large"
mails_lay 1 z
like 'too large: is said' "$(polls)" 'skipped account=inbox uid=[0-9]+ why="its 7[0-9]+ octets are more than max-message, 65536"$'
is 'too large: once' "$(polls)" ''
is 'too large: all else is taken' "$(spooled)" 3
is 'too large: it stays' "$(in_mailbox)" '1 0'

# A mailbox that numbers its mails anew is looked at again; filing knows what it has.
mailbox_empty
account inbox imap://127.0.0.1 '' keep
mails_lay 4
polls
sed -i '1s/ V[0-9]* / V4711 /' "$work/mail/Maildir/dovecot-uidlist"
rm -f "$work/mail/Maildir"/dovecot.index*
like 'renumbered: is said' "$(polls)" 'renumbered account=inbox mailbox=INBOX$'
is 'renumbered: all are taken once more' "$(spooled)" 8
is 'renumbered: and then no more' "$(polls)$(spooled)" 8

# Read-only: nothing can be done there but looking. What could not be done is no reason to take a mail twice.
mailbox_empty
mails_lay 2
account inbox imap://127.0.0.1 '' delete
chmod 555 "$work/mail/Maildir/"{new,cur}
polls >/dev/null
chmod 755 "$work/mail/Maildir/"{new,cur}
polls >/dev/null
is 'a mailbox that cannot be changed: each mail once' "$(spooled)" 2

# Ten thousand.
mailbox_empty
mails_lay 10000
account inbox imap://127.0.0.1 '' delete
is 'ten thousand: says nothing' "$(polls)" ''
is 'each once' "$(cat "$work/site/state/spool/new"/* | grep -c '^Message-ID'), $(cat "$work/site/state/spool/new"/* | grep '^Message-ID' | sort -u | wc -l)" '10000, 10000'
is 'and the mailbox is empty' "$(in_mailbox)" '0 0'

# For ever: the server tells of new mail; told to end, it does.
account inbox imap://127.0.0.1 '' delete
"$muster" -C "$work/site/muster.conf" poll inbox 2>"$work/log" &
poll=$!
on_exit "kill $poll 2>/dev/null"
spool_has() { [ "$(spooled)" = "$1" ]; }
mails_lay 1 first
ok 'what is there is taken' wait_for 10 spool_has 1
mails_lay 1 second
ok 'and what comes, when it comes' wait_for 20 spool_has 2
dovecot_stop
dovecot_start_again
mails_lay 1 third
ok 'also after the server was away' wait_for 40 spool_has 3
kill $poll
wait $poll
is 'and ends' $? 0
done_testing

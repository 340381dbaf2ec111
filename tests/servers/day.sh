#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A working day through a real Postfix, both ways: questions leave by SMTP and lie in people's
# Maildirs; replies come back by SMTP, local(8) and procmail.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
postfix_needed
command -v procmail >/dev/null || skip_all 'procmail is not installed (Debian package procmail)'

# The site belongs to nobody, as do the mailboxes of its people.
site=$work/site
conf=$site/muster.conf
mkdir -p "$work/postfix" "$work/mail"
chown nobody: "$work/mail"
echo "checkin \"|procmail -p -m $work/procmailrc\"" >"$work/postfix/aliases"
for name in ann bob mia; do
    echo "$name@people.example $name/" >>"$work/postfix/mailboxes"
done
cat >"$work/main.cf" <<END
recipient_delimiter = +
mydestination = acme.example
alias_maps = texthash:$work/postfix/aliases
local_recipient_maps = \$alias_maps
default_privs = nobody
virtual_mailbox_domains = people.example
virtual_mailbox_base = $work/mail
virtual_mailbox_maps = texthash:$work/postfix/mailboxes
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
END
postfix_start "$work/main.cf" /dev/null

# The build tree may lie where nobody may go, so its programs come along. procmail starts the door; it tells the day's time.
cp -r "$top_builddir"/{bin,libexec,share} "$work"
muster=$work/bin/muster
{
    echo "MUSTER_NOW=\`cat $work/now\`"
    recipe procmail/procmailrc
} >"$work/procmailrc"

at() {
    echo "$1" >"$work/now"
    "$muster" -C "$conf" once --now="$1" --force
}
# mails NAME: how many a person has; has_mails NAME COUNT.
mails() {
    find "$work/mail/$1" -type f -path '*/new/*' 2>/dev/null | wc -l
}
has_mails() {
    [ "$(mails "$1")" = "$2" ]
}
newest() {
    find "$work/mail/$1/new" -type f -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-
}
# entries FILTER: the rounds as "PERSON DATE STATE".
entries() {
    "$muster" -C "$conf" entries --json |
        perl -MJSON::PP -ne '$e = decode_json($_); print "$e->{person} $e->{date} $e->{state}\n"' | sort
}

"$muster" init "$site" --address=checkin@acme.example --name='Acme check-in' \
    --send="smtp://127.0.0.1:$port" --now=2026-11-16T00:00:00Z >/dev/null
cat >"$work/people.csv" <<END
email,name,zone,teams,reads
ann@people.example,Ann Lee,Europe/Berlin,core,
bob@people.example,Bob Ortiz,Europe/Berlin,core,
mia@people.example,Mia Hansen,Europe/Berlin,,core
END
chown -R nobody: "$site"
"$muster" -C "$conf" roster sync "$work/people.csv" --now=2026-11-16T00:00:00Z >/dev/null

at 2026-11-16T09:00:00+01:00
ok 'Ann is welcomed' wait_for 20 has_mails ann 1
at 2026-11-17T09:00:00+01:00
ok 'next morning Ann is asked' wait_for 20 has_mails ann 2
ok 'and Bob' wait_for 20 has_mails bob 2
question=$(newest ann)
like 'the question comes from an address with a token' "$(field Return-Path "$question")" '^<checkin\+[a-z2-7]{42}@acme.example>$'
is 'and is a question, which vacation programs may answer' "$(field Auto-Submitted "$question")" ''

echo 2026-11-17T11:05:00+01:00 >"$work/now"
"$top_srcdir/contrib/day/reply" mutt 'Tue, 17 Nov 2026 11:05:00 +0100' "$question" \
    'invoice export for Lyon' 'review of the login patch' 'no' |
    sed '1,/^$/{/^Delivered-To:/d}; s/$/\r/' | smtp ann@people.example "$(field Reply-To "$question" | sed 's/.*<//; s/>.*//')"
ok 'her reply comes in through procmail' wait_for 20 spool_has 1
like 'with its envelope' "$(spooled)" '^pipe ann@people.example checkin\+[a-z2-7]{42}@acme.example$'

# Bob's mail server says that he is away from his mailbox: a bounce, which is nobody's answer.
printf 'From: MAILER-DAEMON@people.example\r\nTo: %s\r\nSubject: Undelivered\r\nAuto-Submitted: auto-replied\r\n\r\nNo.\r\n' \
    'checkin@acme.example' | smtp '' "$(field Return-Path "$(newest bob)" | tr -d '<>')"
ok 'a bounce comes in' wait_for 20 spool_has 2
is 'with the null sender' "$(spooled | grep -c '^pipe <> ')" 1

at 2026-11-17T11:10:00+01:00
is 'the reply is filed, the bounce is no answer' "$(entries)" \
    'ann@people.example 2026-11-17 answered
bob@people.example 2026-11-17 open'
at 2026-11-17T15:00:00+01:00
ok 'Bob is reminded' wait_for 20 has_mails bob 3
is 'Ann is not: her third mail is the receipt of her first answer' "$(mails ann)" 3
is 'in the thread of the question' "$(field In-Reply-To "$(newest bob)" | wc -l)" 1
at 2026-11-17T17:30:00+01:00
at 2026-11-18T08:30:00+01:00
ok 'Mia gets the summary' wait_for 20 has_mails mia 1
like 'which has what Ann did' "$(tr -d '\r' <"$(newest mia)")" 'invoice export for Lyon'
ok 'the queue is empty' wait_for 20 queue_is_empty
is 'and so is the spool' "$(spooled)" ''
done_testing

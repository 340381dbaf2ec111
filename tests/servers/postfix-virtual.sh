#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through a Postfix that has only aliases for the domain, by contrib/postfix/main-virtual.cf; Ann's mail to other
# names there goes on as before.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
postfix_needed

port=$((20000 + RANDOM % 20000))
site_make nobody "smtp://127.0.0.1:$port"
mkdir "$work/postfix"
# entries NAME: what the recipe's comment says stands in that table.
entries() {
    sed -n "s|^# In /etc/postfix/$1: *||p" "$top_srcdir/contrib/postfix/main-virtual.cf"
}
{ entries virtual && echo 'office@acme.example ann@people.example'; } >"$work/postfix/virtual"
entries transport >"$work/postfix/transport"
{
    recipe postfix/main-virtual.cf | sed "s|hash:/etc/postfix|texthash:$work/postfix|"
    postfix_has_people
} >"$work/main.cf"
recipe postfix/master.cf | sed 's/user=muster/user=nobody/; s/{recipient}/{original_recipient}/' >"$work/master.cf"
postfix_start "$work/main.cf" "$work/master.cf"

mail() { printf 'From: Ann Lee <ann@people.example>\r\n\r\nAll done.\r\n'; }

mail | smtp ann@people.example CheckIn+Abc@acme.example checkin@acme.example
wait_for 20 spool_has 2
is 'the alias and its token' "$(spooled | sort)" 'pipe ann@people.example CheckIn+Abc@acme.example
pipe ann@people.example checkin@acme.example'
spool_clear
mail | smtp bob@people.example office@acme.example
ok 'another alias goes its own way' wait_for 20 compgen -G "$work/mail/ann/new/*"
is 'and not to Muster' "$(spooled)" ''
rm -rf "$work/mail/ann"
try_is_answered 'Postfix, by an alias' smtp_lines
done_testing

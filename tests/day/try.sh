#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sam tries whether mail goes out and answers come in, before anybody depends on it.
. "${top_srcdir:-.}/tests/lib.sh"

conf=$work/site/muster.conf
export MUSTER_NOW=2026-11-24T09:00:00+01:00
"$muster" init "$work/site" --address=checkin@acme.example --name='Acme check-in' \
    --owner=sam@acme.example >/dev/null
printf 'email,name,teams,aliases\nann@acme.example,Ann Lee,core,ann.lee@home.example\n' >"$work/people.csv"
"$muster" -C "$conf" roster sync "$work/people.csv" >/dev/null
outbound=$work/site/outbound/new

field() {
    perl -0777 -ne 's/\r//g; s/\n[ \t]+/ /g; print "$1\n" if /^'"$1"': *(.*)$/mi' "$2"
}

# try CHANGE [FILTER...]: a trial with Ann, whose answer, changed by the shell function CHANGE and the FILTER, comes in by
# `deliver'; $said is what it said, $code how it ended.
try() {
    local change=$1 mail
    shift
    rm -rf "$outbound"
    "$muster" -C "$conf" try --wait=20 ann@acme.example "${options[@]}" >"$work/said" 2>&1 &
    local trial=$!
    if ! wait_for 10 compgen -G "$outbound/*" >/dev/null; then
        kill $trial
    fi
    mail=$(echo "$outbound"/*)
    reply_to=$(field Reply-To "$mail")
    sender=$(field Return-Path "$mail" | tr -d '<>')
    "$top_srcdir/contrib/day/reply" gmail 'Tue, 24 Nov 2026 09:01:00 +0100' "$mail" 'yes' |
        sed '/^Delivered-To:/d' | "${@:-cat}" >"$work/answer.eml"
    $change
    wait $trial
    code=$?
    said=$(cat "$work/said")
}
options=()

comes_back() { "$muster" -C "$conf" deliver -f ann@acme.example -a "$reply_to" <"$work/answer.eml"; }
loses_the_token() { "$muster" -C "$conf" deliver -f ann@acme.example -a checkin@acme.example <"$work/answer.eml"; }
goes_to_the_sender() { "$muster" -C "$conf" deliver -f '' -a "$sender" <"$work/answer.eml"; }
comes_back_and_is_filed() { comes_back && "$muster" -C "$conf" file; }

try comes_back
is 'an answer that lost nothing' "$code" 0
like 'is summed up in a line' "$said" 'came back in [0-9]+ s, sub-address kept, From ok'
like 'its letters came through' "$said" 'letters +whole'
like 'and a person wrote it' "$said" 'a person'
is 'no token is shown' "$(grep -cE '[a-z2-7]{42}' "$work/said")" 0
is 'the question may be answered by machines, as any' "$(field Auto-Submitted "$outbound"/*)" ''

try comes_back_and_is_filed
is 'an answer that is filed at once is seen all the same' "$code" 0

options=(--json)
try loses_the_token sed 's/checkin+[a-z2-7]*@/checkin@/'
is 'without its sub-address an answer is found by its References' "$code" 0
like 'which is said' "$said" '"trace":"references".*"thread":true.*"good":true'
try loses_the_token
like 'To alone may have it' "$said" '"trace":"head"'
try loses_the_token sed 's/checkin+[a-z2-7]*@/checkin@/; /^\(In-Reply-To\|References\):/d'
is 'without both it would not be filed' "$code" 1
like 'and only its sender tells that it came' "$said" '"trace":null.*"from":"ann@acme.example".*"good":false'
try comes_back sed 's/^From: .*/From: ann.lee@home.example/'
like 'an alias is Ann too' "$code $said" '^0 .*"from":"ann.lee@home.example","from_ok":true'
try comes_back sed 's/^From: .*/From: bob@acme.example/'
like 'Bob is not' "$code $said" '^1 .*"from_ok":false'
try goes_to_the_sender sed 's/^Subject: .*/Subject: Out of office\nAuto-Submitted: auto-replied/'
like 'a machine wrote it' "$code $said" '^0 .*"kind":"auto","auto":"(vacation|robot)"'
try comes_back perl -0777 -pe 's/=E6(=\n)?=97(=\n)?=A5/?/'
like 'letters were spoiled' "$code $said" '^0 .*"kind":"reply".*"letters":"damaged"'
options=()

no_answer() { :; }
options=(--wait=1)
try no_answer
is 'no answer in time' "$code" 75
like 'and where to look' "$said" 'Where to look'
options=()

"$muster" -C "$conf" file
is 'nothing is filed' "$("$muster" -C "$conf" entries)" ''
like 'nothing is held but what had no trace of ours' "$("$muster" -C "$conf" status --json)" '"held":1,'
"$muster" -C "$conf" try nobody 2>"$work/error"
is 'what is no address is none' "$?" 64

printf 'send { url = "maildir:/proc/no" }\n' >"$work/send"
sed -i '/^send/,/^}/d' "$conf"
cat "$work/send" >>"$conf"
"$muster" -C "$conf" try ann@acme.example >/dev/null 2>"$work/error"
is 'a mail server that does not take it' "$?" 75
like 'has its words told' "$(cat "$work/error")" 'does not take it \([a-z]+\): .'
done_testing

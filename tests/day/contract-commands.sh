#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The commands from outside, sentence by sentence as the contract has them: exit codes, what is on
# which stream, and the shape of each JSON object.
# shellcheck disable=SC1091,SC2154
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# code WANTED NAME COMMAND...: how a command ends; what it said is left in $work/out and $work/err.
code() {
    local wanted=$1 name=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err" </dev/null
    is "$name" "$? $(cat "$work/err")" "$wanted $(cat "$work/err")"
}

# keys JSON-LINES: the names in each object, sorted.
keys() {
    python3 -c 'import json, sys
for line in sys.stdin:
    print(*sorted(json.loads(line)))'
}

note "Sam sets up a site"
for send in nowhere smtp://host:99999 maildir:; do
    code 64 "init refuses to send by $send" "$muster" init "$work/no" --send "$send"
done
code 64 'init refuses an empty name' "$muster" init "$work/no" --name ''
code 64 'init refuses 22 octets before the @' "$muster" init "$work/no" \
    --address aaaaaaaaaaaaaaaaaaaaaa@acme.example
ok 'and what was refused left nothing behind' test ! -e "$work/no"
for send in smtp://127.0.0.1:25 smtps://mail.example maildir:beside; do
    "$muster" init "$work/${send//\//_}" --send "$send" >/dev/null
    code 0 "check is content with what init writes for $send" \
        "$muster" -C "$work/${send//\//_}/muster.conf" check
done
site_begin 'ann@example.com,Ann Lee,,core,' 'mia@example.com,Mia Hansen,,,core'
cp "$conf" "$work/before"
code 78 'a site is never overwritten' "$muster" init "$work/site" --name Other
ok 'not even a little' cmp "$conf" "$work/before"

note "He mistypes"
code 64 'no command' "$muster"
code 64 'an unknown command' "$muster" ticket
code 64 'an unknown option' "$muster" -C "$conf" tick --fast
code 64 'a time without an offset' "$muster" -C "$conf" tick --now=2026-11-23T09:00
code 66 'a roster that is not there' "$muster" -C "$conf" roster sync "$work/none.csv"
code 78 'a configuration that is not there' "$muster" -C "$work/none.conf" tick
for command in check entries status file tick send once 'roster list' 'explain /dev/null'; do
    # shellcheck disable=SC2086 # `roster list' is two words
    code 0 "--now fits $command" "$muster" -C "$conf" ${command} --now=2026-11-20T09:00:00Z
done

note "Somebody else tries"
if [ "$(id -u)" -eq 0 ] && chmod 755 "$work" &&
    setpriv --reuid=65534 --clear-groups test -x "$muster" 2>/dev/null; then
    for command in check status entries file tick send once 'roster list'; do
        # shellcheck disable=SC2086
        code 77 "another user may not $command" \
            setpriv --reuid=65534 --clear-groups "$muster" -C "$conf" ${command}
    done
    code 75 'and deliver keeps the mail with the mail server' \
        setpriv --reuid=65534 --clear-groups "$muster" -C "$conf" deliver
else
    skip 'another user' 'needs root, setpriv, and a build that others may reach'
fi

note "What explain says, and where"
printf 'What did you do?\nWhat next?\n' >"$work/questions"
printf 'From: Ann <Ann@Example.COM>\nMessage-ID: <1@x>\n\n2. invoices\n' >"$work/one.eml"
export MUSTER_CONF=$work/none.conf
code 66 'an unreadable file among others' "$muster" explain --json \
    "--questions=$work/questions" "$work/one.eml" "$work/none.eml" "$work/one.eml"
unset MUSTER_CONF
is 'has an object of its own, whole' "$(keys <"$work/out" | sort | uniq -c | tr -s ' ')" \
    ' 3 answers auto bounce from kind message_id person round text unplaced warnings'
like 'and is complained of' "$(cat "$work/err")" 'none\.eml'
is 'only what was answered stands in answers' "$(head -n 1 "$work/out" | python3 -c '
import json, sys
o = json.load(sys.stdin)
print(o["kind"], o["from"], o["answers"], o["auto"], o["round"])')" \
    "other ann@example.com [{'question': 2, 'text': 'invoices'}] None None"

note "A time that is not now"
printf '#!/bin/sh\ncat >/dev/null\n' >"$work/sendmail"
chmod +x "$work/sendmail"
tomorrow=$(date -u -d '+1 day' +%FT%TZ)
sed -i "s,^  url = .*,  url = \"sendmail:$work/sendmail\"," "$conf"
at 2026-11-23T08:00:00Z tick --force
at 2026-11-23T08:00:00Z send --force
for command in file tick send once; do
    code 64 "once mail went to people, $command wants --force for tomorrow" \
        at "$tomorrow" $command
done
code 0 'who only looks need not force' at "$tomorrow" status
code 0 'and deliver, which sends nothing, does not mind' at "$tomorrow" deliver --help
code 65 'deliver takes --force too' at "$tomorrow" deliver --force

note "The disk of the locks is in trouble"
rm -rf "$work/site/state/lock"
: >"$work/site/state/lock"
code 75 'once does not keep quiet about it' at 2026-11-20T09:00:00Z once --force
like 'it says what is wrong' "$(cat "$work/err")" 'lock'
done_testing

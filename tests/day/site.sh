#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sam looks after a site: makes it, mistypes, backs it up, runs it, and stops it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# A site from nothing.
said=$(cd "$work" && "$muster" init --now=2026-11-20T08:00:00Z)
is 'init without options exits 0' $? 0
like 'it says what to do next' "$said" 'roster sync people.csv'
is 'the state is private' "$(stat -c %a "$work/state")" 700
is 'the configuration is not' "$(stat -c %a "$work/muster.conf")" 644
is 'a new site has no fault' "$("$muster" -C "$work/muster.conf" check)" 'all is well'
sed -i.before 's/language = "en"/language = "it"/' "$work/muster.conf"
like 'a language in which nobody wrote mails is one' "$("$muster" -C "$work/muster.conf" check 2>&1)" \
    'muster.conf:[0-9]*: no mails are written in .it.: write de, en, es, fr or ja, or make .*templates/it'
sed -i 's/language = "it"/language = "de-at"/' "$work/muster.conf"
is 'a country is none' "$("$muster" -C "$work/muster.conf" check 2>&1)" 'all is well'
mv "$work/muster.conf.before" "$work/muster.conf"
like 'its zone is that of the machine' "$(grep '^  zone' "$work/muster.conf")" 'UTC'
before=$(cat "$work/muster.conf" "$work/state/keys" | sha256sum)
"$muster" init "$work" --address other@acme.example >"$work/out" 2>&1
is 'a site is never overwritten' "$? $(cat "$work/muster.conf" "$work/state/keys" | sha256sum)" "78 $before"
like 'and the words say so' "$(cat "$work/out")" 'there is a site already'
"$muster" init "$work/new" --address 'a b@acme.example' 2>"$work/out"
is 'a bad address makes no site' "$? $(ls "$work/new" 2>&1 | grep -c conf)" '64 0'
"$muster" init "$work/new" --address abcdefghijklmnopqrstuv@acme.example 2>"$work/out"
is 'a local part of 22 octets is too long' $? 64
like 'and is told why' "$(cat "$work/out")" 'longer than 21'
rm -rf "$work/new"
(umask 077 && mkdir -p "$work/new/state" && touch "$work/new/state/muster.db")
"$muster" init "$work/new" --address checkin@acme.example >/dev/null
is 'an init that was cut off is done again' "$("$muster" -C "$work/new/muster.conf" check 2>&1)" 'all is well'
rm -rf "$work/new"
"$muster" init "$work/new" --name 'A "quoted" \ ${HOME}' --address Checkin@Acme.Example >/dev/null
is 'quotes in a name are kept' "$("$muster" -C "$work/new/muster.conf" status | head -n 1)" \
    'site      A "quoted" \ ${HOME} <checkin@acme.example>'

# A slip of the pen: all of them at once, with file and line.
cp -r "$work/new" "$work/slip"
sed -i 's/^  zone .*/  zoen = "Europe\/Berlin"/; s/^  hours .*/  hours = "9-17"/' "$work/slip/muster.conf"
sed -i 's/^  ask .*/  ask = "25:00"/; s/kind = "blocker"/kind = "bloker"/' "$work/slip/workflows.d/daily.conf"
"$muster" -C "$work/slip/muster.conf" check >"$work/out" 2>&1
is 'check exits 78' $? 78
is 'four slips are four lines' "$(sed "s,$work/slip/,," "$work/out")" "muster.conf:19: unknown name \`zoen'; did you mean \`zone'?
muster.conf:21: hours \`9-17': write 09:00-17:00
workflows.d/daily.conf:7: hour \`25:00': write it like 09:00, or begin-of-day, or end-of-day
workflows.d/daily.conf:14: unknown kind \`bloker'; did you mean \`blocker'?
4 to mend"
"$muster" -C "$work/slip/muster.conf" tick 2>"$work/out"
is 'nothing runs on a faulty configuration' $? 78
"$muster" -C "$work/slip/muster.conf" once 2>"$work/out"
is 'once says what the steps cannot run on, and once' "$? $(wc -l <"$work/out")" '78 1'
cp -r "$work/new" "$work/slip-1"
sed -i 's/^  ask .*/  ask = "25:00"/' "$work/slip-1/workflows.d/daily.conf"
"$muster" -C "$work/slip-1/muster.conf" once 2>"$work/out"
is 'also a word that only they understand' "$? $(wc -l <"$work/out")" '78 1'
"$muster" -C "$work/new/" check >"$work/out" 2>&1
is 'the folder for its file' "$? $(grep -c "did you mean $work/new/muster.conf?" "$work/out")" '78 1'
"$muster" init "$work/slip-4" --send=foo 2>"$work/out"
is 'a send url nobody takes makes no site' "$? $(ls "$work" | grep -c slip-4)" '64 0'

# What only a look at the whole finds.
cp -r "$work/new" "$work/slip-2"
slip() { "$muster" -C "$work/slip-2/muster.conf" check 2>&1 | sed "s,$work/slip-2/,,g"; }
cp "$work/slip-2/muster.conf" "$work/keep"
sed -i 's/^  url .*/  url = "foo"/' "$work/slip-2/muster.conf"
is 'a send url nobody takes is one fault' "$(slip | grep -c 'foo')" 1
mv "$work/keep" "$work/slip-2/muster.conf"
touch "$work/slip-2/workflows.d/"{weekly,daily.conf~,daily.conf.dpkg-old}
is 'a workflow that is not read' "$(slip)" 'workflows.d/weekly: not read: its name does not end in .conf
1 to mend'
rm "$work/slip-2/workflows.d/weekly"
mkdir -p "$work/slip-2/templates/de"
printf 'Subject: {{#name}}\n\n{{/nmae}}\n' >"$work/slip-2/templates/de/question.txt"
like 'a template in a language of its own' "$(slip)" 'templates/de/question.txt:3: '
rm "$work/slip-2/templates/de/question.txt"
printf '<p>{{title}}</p>\n' >"$work/slip-2/templates/de/question.html"
like 'a template that does not ask in both parts' "$(slip)" 'the template question.html does not ask'
rm -r "$work/slip-2/templates"
sed -i 's/"next", "today"/"next", "Done"/' "$work/slip-2/workflows.d/daily.conf"
like 'a label that names two questions' "$(slip)" "label .Done' names question done already"
cp "$work/new/workflows.d/daily.conf" "$work/slip-2/workflows.d/daily.conf"
sed -i 's/^  remind .*/  remind = {"15:00", "19:00"}/; s/^  on-time .*/  on-time = "17:30"/' "$work/slip-2/workflows.d/daily.conf"
like 'a reminder after the end, and that one alone' "$(slip)" "^workflows.d/daily.conf:[1-9][0-9]*: nobody would be reminded at .19:00': .ask' is 09:00 and .on-time' 17:30"
is 'nothing else is wrong there' "$(slip | wc -l)" 2
cp "$work/new/workflows.d/daily.conf" "$work/slip-2/workflows.d/daily.conf"
cp "$work/slip-2/muster.conf" "$work/keep"
sed -i 's/^site {/site {\n  attachments { each = 20M }/' "$work/slip-2/muster.conf"
like 'a file that may be larger than all' "$(slip)" "^muster.conf:[1-9][0-9]*: a file of .each'"
cp "$work/keep" "$work/slip-2/muster.conf"
sed -i 's/^site {/site {\n  attachments { mail = 3M }/' "$work/slip-2/muster.conf"
is 'and that all may be no more than one file by default is none' "$(slip)" 'all is well'
mv "$work/keep" "$work/slip-2/muster.conf"
rm "$work/slip-2/workflows.d/daily.conf"
like 'nothing to ask' "$(slip)" 'there is no workflow'

"$muster" -C "$work/nowhere.conf" status 2>"$work/out"
is 'no site is a configuration fault' $? 78
like 'and says how to make one' "$(cat "$work/out")" 'muster init'

# A copy while all runs, which is a site itself.
site_begin ann@acme.example,Ann\ Lee,,core, mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 once
at 2026-11-23T09:00:00+01:00 once
answer "$(mails ann@acme.example check-in,)" 2026-11-23T10:00:00+01:00 'Done: one thing'
printf 'From: <ann@acme.example>\n\nwaits\n' | at 2026-11-23T10:05:00+01:00 deliver -f ann@acme.example
ok 'backup' "$muster" -C "$conf" backup "$work/copy"
is 'the copy has what was filed' "$("$muster" -C "$work/copy/muster.conf" entries --json)" \
    "$("$muster" -C "$conf" entries --json)"
is 'and the mail that waits' "$(ls "$work/copy/state/spool/new")" "$(ls "$work/site/state/spool/new")"
is 'and the keys, as private' "$(stat -c %a "$work/copy/state/keys") $(cmp "$work/copy/state/keys" "$work/site/state/keys")" '600 '
is 'it is whole' "$("$muster" -C "$work/copy/muster.conf" check)" 'all is well'
"$muster" -C "$conf" backup "$work/copy" 2>"$work/out"
is 'a folder that is there is left alone' $? 66

# status: all is well, until mail has waited for half an hour.
at 2026-11-23T10:10:00+01:00 status >"$work/out"
is 'status is content' $? 0
at 2026-11-23T10:50:00+01:00 status >"$work/out"
is 'status is not, when mail waits' $? 1
like 'it says what is stuck' "$(grep TROUBLE "$work/out")" '1 mails wait to be filed'
at 2026-11-23T10:50:00+01:00 file
is 'the mail without a token is held for the owner' \
    "$(at 2026-11-23T10:51:00+01:00 status --json | grep -o '"held":[0-9]*')" '"held":1'

# The foreground: woken by mail, ended by TERM, told by HUP.
"$muster" -C "$conf" run --now=2026-11-23T11:00:00+01:00 2>"$work/log" &
running=$!
on_exit "kill $running 2>/dev/null"
spool_is_empty() { [ -z "$(ls "$work/site/state/spool/new")" ]; }
is_running() { grep -q 'run site=' "$work/log"; }
ok 'run begins' wait_for 10 is_running
"$muster" -C "$conf" run 2>"$work/out"
is 'a second one leaves' $? 75
printf 'From: <ann@acme.example>\n\nmore\n' | at 2026-11-23T11:00:10+01:00 deliver -f ann@acme.example
ok 'mail is filed as it comes' wait_for 10 spool_is_empty
kill -HUP $running
is_reloaded() { grep -q 'reload file=' "$work/log"; }
ok 'HUP reads the configuration again' wait_for 10 is_reloaded
began=$(date +%s%N)
kill -TERM $running
wait $running
is 'TERM ends it well' $? 0
ok 'within two seconds' test $(((($(date +%s%N) - began)) / 1000000)) -lt 2000

# once, twice at a time: one mail.
at 2026-11-24T09:00:00+01:00 once &
one=$!
at 2026-11-24T09:00:00+01:00 once
first=$?
wait $one
is 'two at once both end well' "$first $?" '0 0'
is 'and ask once' "$(mails ann@acme.example 'check-in, Tue' | wc -l)" 1

# once, where no lock can be had: that is no other `once' at work.
mv "$work/site/state/lock" "$work/lock"
touch "$work/site/state/lock"
at 2026-11-24T10:00:00+01:00 once 2>"$work/out"
is 'once that can do nothing says so' $? 75
like 'and why' "$(cat "$work/out")" 'state/lock'
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `muster run' keeps a program for each mailbox: Ann's answer is laid into a Maildir and is filed, the program is killed and
# comes back, a mailbox that cannot be had is shown by `status' and harms no other, and all end with `run'.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example check-in, | tail -n 1)
mkdir -p "$work/in/"{new,cur,tmp} "$work/aside/"{new,cur,tmp}
cat >>"$conf" <<END
fetch answers { url = "maildir:$work/in" after = "seen" }
fetch away {
  url = "imap://127.0.0.1:1"
  user = "ann"
  password-command = "false"
}
END
is 'check finds nothing wrong' "$(at 2026-11-23T09:00:00+01:00 check)" 'all is well'

is_answered() {
    at 2026-11-23T10:01:00+01:00 entries --json | grep -q 'All of it'
}
is_revised() {
    at 2026-11-23T10:01:00+01:00 entries --json | grep -q 'More than that'
}
# poller NAME: the pid of its program
poller() {
    pgrep -P "$run" -f "muster-poll $1\$"
}
poller_is_new() {
    local now
    now=$(poller answers) && [ "$now" != "$1" ]
}
# replies WORDS ID
replies() {
    printf 'From: <ann@acme.example>\nTo: <%s>\nMessage-ID: <%d@client.example>\nSubject: Re: check-in\n\nDone: %s\n' \
        "$(field "$question" Reply-To)" "$2" "$1" >"$work/in/tmp/$2"
    mv "$work/in/tmp/$2" "$work/in/new/$2"
}

MUSTER_NOW=2026-11-23T10:00:00+01:00 "$muster" -C "$conf" run >"$work/log" 2>&1 &
run=$!
on_exit "kill $run 2>/dev/null"
replies 'All of it' 1
ok 'Ann answers, and is filed' wait_for 20 is_answered
is 'the mail is marked as read' "$(ls "$work/in/cur")" '1:2,S'

first=$(poller answers)
kill -9 "$first"
ok 'killed, it comes back' wait_for 20 poller_is_new "$first"
replies 'More than that' 2
ok 'and goes on' wait_for 20 is_revised

says_away() {
    at 2026-11-23T10:01:00+01:00 status >"$work/status"
    grep -q '^TROUBLE   the mailbox `away. has failed since 20.*Z: password-command ended with 1$' "$work/status"
}
ok 'status says which mailbox cannot be had, since when and why' wait_for 10 says_away
is 'and no other' "$(grep -c '^mailbox' "$work/status")" 1
truncate -s 26M "$work/in/tmp/3"
mv "$work/in/tmp/3" "$work/in/new/3"
says_passed() {
    at 2026-11-23T10:01:00+01:00 status >"$work/status"
    grep -qE '^TROUBLE   in the mailbox `answers. a mail was not taken at 20.*Z: its 27262976 octets are more than max-message, 26214400$' "$work/status"
}
ok 'a mail that is too large stays where it is, and status says so' wait_for 10 says_passed
is 'the mail is there' "$(ls "$work/in/new")" 3
pollers=$(poller answers),$(poller away)
pollers=$pollers,$(pgrep -P "$pollers" -d ,)
gone() { ! kill -0 ${pollers//,/ } 2>/dev/null; }
ok 'each has a program and one that fetches' grep -qE '^[0-9]+(,[0-9]+){3}$' <<<"$pollers"
kill $run
wait $run
is 'run ends' $? 0
ok 'and so do they' wait_for 5 gone
done_testing

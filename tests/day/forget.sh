#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann wants to be forgotten: after her yes no file of the site holds a word of hers, though readers were told of it, summaries
# with it lie in the outbox, and a mail of hers was held. What the others wrote stays, and is told.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not installed (Debian package sqlite3)"
. "${top_srcdir:?}/tests/day/letters.sh"

canary=Kanarienvogel
state=$work/site/state

# The files with the canary; as bytes of a mail it may be encoded, but this one needs no encoding.
nests() {
    grep -rlai "$canary" "$state" | wc -l
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    mia@acme.example,Mia\ Hansen,,,core oskar@acme.example,Oskar\ Lind,,,core
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
answer "$(mails ann@acme.example check-in,)" 2026-11-23T10:00:00+01:00 "1. the $canary" "2. $canary too" \
    "3. @bob, the $canary is ill"
answer "$(mails bob@acme.example check-in,)" 2026-11-23T10:00:00+01:00 '1. the parser' '2. tests' '3. no'
# One goal is hers alone, in the other Bob has a hand.
answer "$(mails ann@acme.example check-in,)" 2026-11-23T10:00:10+01:00 "goal new Feed the $canary: grains 0 -> 9" \
    'goal new Answer faster: hours 12 -> 4'
answer "$(mails ann@acme.example check-in,)" 2026-11-23T10:00:20+01:00 "goal:1 3, the $canary likes it" \
    "goal:2 10, but for the $canary" "2. goal:2 for the $canary"
answer "$(mails bob@acme.example check-in,)" 2026-11-23T10:00:30+01:00 'goal:2 -1'
answer "$(mails bob@acme.example check-in,)" 2026-11-23T10:00:40+01:00 goals 'goal 1' 'goal 2'
at 2026-11-23T10:01:00+01:00 tick
post 2026-11-23T10:01:00+01:00
ok "Bob hears of what he is asked for" grep -rq "$canary is ill" "$work/mail/new"
at 2026-11-24T08:30:00+01:00 tick
post 2026-11-24T08:30:00+01:00
ok "they were told of her goal" grep -q "Feed the $canary" "$(mails mia@acme.example summary)"
ok "and Bob, who asked" grep -q 'likes it' $(mails bob@acme.example '^Re')
ok "readers were told of it" grep -q $canary "$(mails mia@acme.example summary)"
answer "$(mails mia@acme.example summary)" 2026-11-24T08:40:00+01:00 "Ann: what a fine $canary"
answer "$(mails mia@acme.example summary)" 2026-11-24T08:41:00+01:00 "Bob: well done, @ann knows why"
at 2026-11-24T09:00:00+01:00 tick
at 2026-11-24T10:42:00+01:00 tick
post 2026-11-24T10:42:00+01:00
about_bob=$(mails ann@acme.example 'About Bob')
answer "$about_bob" 2026-11-24T11:00:00+01:00 "since the $canary sings"
answer "$(mails oskar@acme.example summary)" 2026-11-24T11:30:00+01:00 'Bob: the parser is fast'
at 2026-11-24T13:01:00+01:00 tick # to Bob, both in one mail; it waits in the outbox
answer "$about_bob" 2026-11-24T13:10:00+01:00 "and the $canary flies" # this one is not written yet
answer "$(mails ann@acme.example '^Your check-in' | tail -n 1)" 2026-11-24T10:00:00+01:00 "1. another $canary" '2. no' '3. no'
answer "$(mails bob@acme.example '^Your check-in' | tail -n 1)" 2026-11-24T10:00:00+01:00 '1. the printer' '2. more tests' '3. no'
write_to checkin@acme.example ann@acme.example 2026-11-24T10:01:00+01:00 'What of this' "is it held, $canary?"
at 2026-11-25T08:30:00+01:00 tick # the summaries of that day wait in the outbox
ok "it is all over the place" test "$(nests)" -ge 3

answer "$(mails ann@acme.example '^Your check-in' | tail -n 1)" 2026-11-25T08:40:00+01:00 forget-me
at 2026-11-25T08:41:00+01:00 tick # and nothing is sent: the summaries still wait
ok "nothing is erased before a yes" test "$(nests)" -ge 3
at 2026-11-25T08:42:00+01:00 entries --json >"$work/before"
ok "her answers are there" grep -q $canary "$work/before"
question=$(mails ann@acme.example '^Your check-in' | tail -n 1)
asking=$(sqlite3 "$state/muster.db" "SELECT quote(bytes) FROM outbox JOIN outbox_bytes ON outbox = id WHERE key LIKE 'transcript:%' ORDER BY id DESC LIMIT 1" )
python3 - "$asking" "$question" >"$work/asking.eml" <<'PY'
import sys
sys.stdout.write("Delivered-To: ann@acme.example\n")
sys.stdout.flush()
sys.stdout.buffer.write(bytes.fromhex(sys.argv[1][2:-1]))
PY
answer "$work/asking.eml" 2026-11-25T08:45:00+01:00 yes
at 2026-11-25T08:46:00+01:00 tick
is "after it no file has a word of hers" "$(nests)" 0
is "her own goal is gone, the common one stands where it stood" \
    "$(at 2026-11-25T08:47:00+01:00 goal list --all)" 'goal:2 Answer faster (core)
  hours: 9 (12 → 4, 38%)'
is "nor her entries" "$(at 2026-11-25T08:47:00+01:00 entries --json | grep -c 'ann@acme.example')" 0
is "nor her name, but in what she is told last" \
    "$(at 2026-11-25T08:47:00+01:00 roster list | grep -c 'Ann Lee')" 0
post 2026-11-25T08:48:00+01:00
ok "what Oskar said in one mail with her reaches Bob" grep -q 'the parser is fast' "$(mails bob@acme.example '^Re: Your check-in' | tail -n 1)"
ok "she hears what goes and what stays" grep -q 'All that you wrote is being erased' "$(mails ann@acme.example | tail -n 1)"
is "and is offered nothing any more" "$(text "$(mails ann@acme.example | tail -n 1)" | grep -c '"help"')" 0
ok "what Bob wrote is told" grep -q 'the printer' "$(mails mia@acme.example summary | tail -n 1)"
is "without a word of hers" "$(grep -c $canary "$(mails mia@acme.example summary | tail -n 1)")" 0
ok "to each reader" grep -q 'the printer' "$(mails oskar@acme.example summary | tail -n 1)"
is "the store is whole" "$(at 2026-11-25T08:50:00+01:00 check >/dev/null 2>&1; echo $?)" 0
answer "$question" 2026-11-25T09:00:00+01:00 "1. $canary again"
is "nobody is asked in her name any more" "$(at 2026-11-26T09:00:00+01:00 tick --json | sed -n 's/.*"asked":\([0-9]*\).*/\1/p')" 1
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail that proves too little: Sam lists it, looks at it, lets one through, and drops the rest.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

evening=2026-11-23T20:00:00+01:00

# held VERB [ID]...: as Sam types it in the evening.
held() {
    at $evening held "$@"
}

# listed MEMBER: that of each held mail, a line each.
listed() {
    held list --json | "$reader" members "$1" | sed 's/^"\(.*\)"$/\1/'
}

# spoof FROM SUBJECT LINE...: somebody who has Ann's address writes to it.
spoof() {
    local from=$1 subject=$2
    shift 2
    {
        printf 'From: %s\nTo: <%s>\nSubject: %s\nDate: Mon, 23 Nov 2026 13:00:00 +0100\n' "$from" "$to" "$subject"
        printf 'Message-ID: <%s@client.example>\n\n' "$RANDOM$RANDOM"
        printf '%s\n' "$@"
    } | at 2026-11-23T13:00:00+01:00 deliver -f someone@home.example -a "$to"
    at 2026-11-23T13:00:00+01:00 file
}

site_begin {ann,bob}@acme.example,,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example check-in, | tail -n 1)
to=$(field "$question" Reply-To)
token=${to:8:42}

is "nothing is held" "$(held list; echo $?)" 0
spoof 'Ann at home <ann@home.example>' "Re: your check-in ($to)" 'Done: the audit, from my sofa' "see $to"
is "another address is held" "$(listed from)" "Ann at home <ann@home.example>"
is "with its subject, without the token" "$(listed subject)" "Re: your check-in (checkin+(token)@acme.example)"
is "its date is that of its acceptance" "$(listed date)" 2026-11-23T12:00:00Z
like "and in words why" "$(listed why)" 'it answers the mail to ann@acme.example, but comes from ann@home.example'
is "its number is short" "$(listed id)" 1
like "people can read that" "$(held list)" '^#1 +2026-11-23T12:00:00Z  [0-9]+ KB  Ann at home <ann@home\.example>
      Re: your check-in \(checkin\+\(token\)@acme\.example\)
      Held, as it answers the mail to ann'
is "cron stays quiet about it" "$(at $evening once 2>&1; echo $?)" 0

# A look at the text is noted.
is "nobody has looked yet" "$(listed shown_to)" "[]"
like "it is shown as it would be filed" "$(SUDO_USER=sam held show 1)" 'Done: the audit, from my sofa
see checkin\+\(token\)@acme\.example'
is "and that is noted" "$(listed shown_to)" '["sam"]'
like "and logged" "$(SUDO_USER=eve MUSTER_LOG=stderr held show 1 2>&1 >/dev/null)" 'held-shown mail=[0-9-]+ by=eve'
like "for everyone who lists it" "$(held list)" 'Shown to sam at 2026-11-23T19:00:00Z'
is "what is not held is not shown" "$(held show 7 2>&1; echo $?)" \
    "muster held: 7: no mail is held as 7; see \`muster held list'
64"

# Sam knows that it is Ann's.
is "he lets it through" "$(held release '#1')" "#1 is filed: entry"
is "it is hers" "$(entry ann 2026-11-23)" "1 1 the audit, from my sofa/see checkin+(token)@acme.example :"
is "from the time at which it came" "$(states | grep ann)" "2026-11-23 ann answered -"
is "it is held no longer" "$(held list)" ""
held release 1 >/dev/null 2>&1
is "nor let through twice" $? 64

# What nobody asked for cannot be filed as anybody's.
to=checkin@acme.example spoof 'Mallory <mallory@evil.example>' 'Buy this' 'Cheap'
is "a stranger is held" "$(listed why)" "it answers no mail of ours, and its sender is nobody we know"
said=$(held release 2 2>&1)
is "what answers nothing cannot be filed" $? 65
like "and it is said why" "$said" '^muster held: 2: there is nothing to file it as: it answers no mail of ours'
is "it stays held" "$(listed id)" 2
raw=$work/site/state/$(listed file)
ok "its bytes are there" test -s "$raw"
is "Sam drops it" "$(held drop 2 --json)" '{"id":2,"outcome":"dropped"}'
ok "its bytes are gone" test ! -e "$raw"
is "and so is it from the list" "$(held list)" ""

# The same mail once more is no news.
to=$(field "$question" Reply-To)
RANDOM=5 spoof 'Eve <eve@evil.example>' 'x' 'Done: lies'
is "a third one" "$(listed id)" 3
held drop 3 >/dev/null
RANDOM=5 spoof 'Eve <eve@evil.example>' 'x' 'Done: lies'
is "what was dropped is not held again" "$(held list)" ""

# Nobody remembers for ever.
spoof 'Eve <eve@evil.example>' 'y' 'Done: more lies'
is "a fourth" "$(listed why)" "it answers the mail to ann@acme.example, but comes from eve@evil.example"
at 2026-12-24T12:00:00+01:00 tick
is "after a month it goes with the original mails" "$(held list)" ""
is "nothing of all this went to anybody but Ann and Bob" \
    "$(find "$work/mail/new" -type f -print0 | xargs -0 grep -lE '^(Delivered-To): .*(home|evil)' | wc -l)" 0
held 2>/dev/null
is "a verb is needed" $? 64
held drop x 2>/dev/null
is "and a number" $? 64
done_testing

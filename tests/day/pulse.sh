#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A pulse: everybody is asked in their own morning, answers without a name, is reminded with all the others, and reads at
# the end what was said, shuffled. Whether anybody can be joined to an answer is tests/fault/pulse-join.sh's.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not installed (Debian package sqlite3)"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,Asia/Tokyo,core, eva@acme.example,Eva\ Roth,,core, \
    max@acme.example,Max\ Berg,,core, pam@acme.example,Pam\ Wu,,ops, jo@acme.example,Jo,,ops, mia@acme.example,Mia\ Hansen,,,core
sed -i -e '1s/$/,language/' -e '/^eva/s/$/,de/' "$work/people.csv"
at 2026-11-20T15:00:00+01:00 roster sync "$work/people.csv" >/dev/null
rm "$work/site/workflows.d/daily.conf"
sed -e 's/days     = .*/days     = "tue every 2 weeks"\n  start = "2026-11-24"/' -e 's/well   { kind/well   { lang de { prompt = "Wie geht die Arbeit?" labels = {"gut"} } kind/' \
    "$top_srcdir/contrib/workflows/pulse.conf" >"$work/site/workflows.d/pulse.conf"
at 2026-11-20T15:00:00+01:00 tick
ok "the workflow is a good one" at 2026-11-20T15:00:00+01:00 check

asked() { # asked WHO: the mail that asks
    mails "$1@acme.example" '^(How are we doing|Wie geht es uns)' | head -n 1
}
last() { # last WHO: the last mail of the thread
    mails "$1@acme.example" '(How are we doing|Wie geht es uns)' | tail -n 1
}
filed() { # filed TIME: how many mails the filer settles
    at "$1" file --json | sed -n 's/.*"filed":\([0-9]*\).*/\1/p'
}

note "it is foretold"
foretold() { # foretold WHO TIME: what comes to them in the next eight days
    at "$2" forecast "--person=$1@acme.example" --days=8 | grep pulse | sed 's/^ *//; s/ 2026 */ /'
}
is "what asks, what reminds, what tells" "$(foretold ann 2026-11-23T08:00:00+01:00)" \
    'Tue 24 Nov 10:00 pulse (asks)
Thu 26 Nov 10:00 pulse (reminder to all)
Mon 30 Nov 08:30 pulse (result)'
is "in their own zone" "$(foretold bob 2026-11-23T08:00:00+01:00 | head -n 1)" 'Tue 24 Nov 10:00 pulse (asks)'
is "to who reads, what came of it" "$(foretold mia 2026-11-23T08:00:00+01:00)" 'Mon 30 Nov 08:30 summary; 08:30 pulse (result)'
like "it is not rehearsed, and why" "$(at 2026-11-23T08:00:00+01:00 workflow run pulse --to=sam@acme.example 2>&1)" \
    'pulse is a pulse, whose mails hold an address that is good for one answer: .muster workflow show NAME'
like "it asks six people" "$(at 2026-11-23T08:00:00+01:00 workflow list)" 'asks 6'

note "each in their own morning"
is "nobody before the day" "$(count 2026-11-23T17:00:00+01:00 pulses)" 0
is "Tokyo first" "$(count 2026-11-24T02:00:00+01:00 pulses)" 1
is "then Berlin" "$(count 2026-11-24T10:00:00+01:00 pulses)" 5
is "once" "$(count 2026-11-24T10:30:00+01:00 pulses)" 0
post 2026-11-24T10:30:00+01:00
said=$(words "$(asked ann)")
is "no comma stands behind a question mark" "$(field "$(asked ann)" Subject)" "How are we doing? Tue 24 Nov"
like "what is asked" "$said" 'Hello\. Some questions for everybody, answered without a name.*until the end of Sat 28 Nov.*1\. How well can you do your work.*\(1 to 5.*2\. What should we do differently'
like "what is hidden" "$said" 'What is hidden: your answer is kept under a one-time address'
like "and what is not" "$said" 'the mail servers on the way see that you wrote, and what'
is "no name stands in it" "$(grep -c Ann <<<"$said")" 0
like "in German too, the site's words and ours" "$(words "$(asked eva)")" \
    '1\. Wie geht die Arbeit\?.*2\. Was sollten wir anders machen\?.*Was verborgen ist'
is "who only reads is not asked" "$(asked mia)" ""
is "each has an address of their own" "$(for who in ann bob eva max pam jo; do field "$(asked $who)" Reply-To; done | sort -u | wc -l)" 6
is "when it is handed over, no token is left" "$(for who in ann bob eva; do
    grep -rlaF "$(field "$(asked $who)" Reply-To | sed 's/.*+\(.*\)@.*/\1/')" "$work/site/state"; done | wc -l)" 0

note "answers"
answer "$(asked ann)" 2026-11-24T11:00:00+01:00 '1. 4' '2. CANARY fewer meetings'
answer "$(asked bob)" 2026-11-25T02:00:00+01:00 'well: 2' 'better: CANARY more tea'
answer "$(asked eva)" 2026-11-24T12:00:00+01:00 'gut: 5' 'better: CANARY nichts'
answer "$(asked max)" 2026-11-24T12:30:00+01:00 '> 1. How well can you do your work at the moment?' '4' '> 2. What should we do differently?' 'CANARY shorter days'
answer "$(asked max)" 2026-11-24T13:00:00+01:00 '1. 3' '2. CANARY better chairs'
is "leave no trace in the spool" "$(find "$work/site/state/spool" "$work/site/state/raw" -type f 2>/dev/null | wc -l)" 0
is "nor a row of theirs" "$(sql 'SELECT count(*) FROM received_mail') $(sql 'SELECT count(*) FROM entry') $(sql 'SELECT count(*) FROM receipt')" "0 0 0"
is "nor a receipt" "$(count 2026-11-24T13:01:00+01:00 receipts)" 0

is "what is still to come is foretold" "$(foretold ann 2026-11-24T13:02:00+01:00)" \
    'Thu 26 Nov 10:00 pulse (reminder to all)
Mon 30 Nov 08:30 pulse (result)'

note "the reminder goes to all"
is "who answered too" "$(count 2026-11-26T02:00:00+01:00 pulses) $(count 2026-11-26T10:00:00+01:00 pulses)" "1 5"
post 2026-11-26T10:00:00+01:00
is "in the same thread" "$(field "$(last ann)" In-Reply-To)" "$(field "$(asked ann)" Message-ID)"
like "and says why" "$(words "$(last ann)")" 'nobody knows who has answered.*open the mail of Tue 24 Nov and reply to that one'
answer "$(last pam)" 2026-11-26T11:00:00+01:00 '1. 1' '2. CANARY I hate it here'
is "a reply to it is not kept" "$(grep -rlaF 'CANARY I hate' "$work/site/state" | wc -l)" 0
is "which its writer is told" "$(count 2026-11-26T11:01:00+01:00 receipts)" 1
post 2026-11-26T11:01:00+01:00
like "with what to do" "$(words "$(mails pam@acme.example '^Re: Acme' | tail -n 1)")" 'thrown away unread.*open the mail that asks'
answer "$(asked pam)" 2026-11-26T11:05:00+01:00 '1' 'CANARY quiet rooms'
answer "$(asked jo)" 2026-11-26T11:10:00+01:00 'CANARY loose' 'CANARY ends' 'CANARY here'

note "the end"
is "not before the last day is over everywhere" "$(sql 'SELECT state FROM pulse')$(at 2026-11-29T12:00:00+01:00 tick)" open
is "what came of it, on the next working morning" "$(count 2026-11-30T02:00:00+01:00 pulses) $(count 2026-11-30T10:00:00+01:00 pulses)" "1 6"
post 2026-11-30T10:00:00+01:00
said=$(words "$(last ann)")
like "to who was asked" "$said" '6 of 6 answered what was asked on Tue 24 Nov'
like "counts" "$said" '1\. How well.* - 1 \(1×\) - 2 \(1×\) - 3 \(1×\) - 4 \(1×\) - 5 \(1×\) 2\.'
for words in 'fewer meetings' 'more tea' nichts 'better chairs' 'quiet rooms'; do
    like "words: $words" "$said" "CANARY $words"
done
like "what belongs to no question comes line by line" "$said" '- CANARY (loose|ends|here) - CANARY (loose|ends|here) - CANARY (loose|ends|here)'
is "a second thought replaced the first" "$(grep -c 'shorter days' <<<"$said")" 0
like "to the reader too" "$(words "$(last mia)")" 'CANARY quiet rooms'
is "the box is empty" "$(sql 'SELECT state, answered, box IS NULL FROM pulse')" 'published|6|1'
answer "$(asked jo)" 2026-11-30T11:00:00+01:00 '1. 5' '2. CANARY too late'
is "what comes too late is erased" "$(grep -rlaF 'CANARY too late' "$work/site/state" | wc -l)" 0
answer "$(last ann)" 2026-11-30T11:05:00+01:00 'Thanks everybody!'
is "a word to the result is held by nobody" "$(sql "SELECT count(*) FROM received_mail WHERE outcome = 'held'")" 0

note "too few"
at 2026-12-08T10:00:00+01:00 tick && post 2026-12-08T10:00:00+01:00
for who in ann eva; do answer "$(mails $who@acme.example '^(How|Wie).* 8[. ]' | tail -n 1)" 2026-12-08T11:00:00+01:00 '1. 1' '2. CANARY only two'; done
at 2026-12-14T10:00:00+01:00 tick && post 2026-12-14T10:00:00+01:00
like "nothing is published" "$(words "$(last ann)")" 'Fewer than 5 answered what was asked on Tue 8 Dec. So nothing is published'
is "and nothing is left" "$(grep -rlaF 'CANARY only two' "$work/site/state" | wc -l)" 0

note "by hand"
by_hand() { # by_hand OPTION...: what running it says
    at 2026-12-15T09:00:00+01:00 workflow run pulse "$@" 2>&1
}
is "it asks everybody at once" "$(by_hand --person=ann@acme.example)" \
    'muster workflow: pulse is a pulse, which asks everybody at once'
is "and says whom it asks" "$(by_hand)" 'pulse: 6 people are asked with the next tick, in their own hours'
is "once" "$(by_hand)" 'muster workflow: pulse is open until 2026-12-19, and asks once'
is "which are so many" "$(count 2026-12-15T09:01:00+01:00 pulses) $(count 2026-12-15T10:00:00+01:00 pulses)" '1 5'

note "what check says"
cp "$work/site/muster.conf" "$work/kept"
printf 'fetch inbox {\n url = "imaps://mail.example.com/INBOX"\n user = "u"\n password-command = "true"\n after = "seen"\n}\n' \
    >>"$work/site/muster.conf"
like "a mailbox that keeps mail is wrong" "$(at 2026-12-14T10:00:00+01:00 check 2>&1)" 'in the mailbox of fetch inbox: write after = "delete"'
cp "$work/kept" "$work/site/muster.conf"
sed -i 's/  open .*/&\n  remind = {"15:00"}/' "$work/site/workflows.d/pulse.conf"
like "a setting of another kind is wrong" "$(at 2026-12-14T10:00:00+01:00 check 2>&1)" "\`remind' belongs to a workflow of kind \"check-in\"; this one is \"pulse\""
done_testing

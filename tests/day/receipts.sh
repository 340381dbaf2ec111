#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Who hears what of their own mail: the first answer ever, once; more only for who asks for it; and never too much.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, {cat,robo}@acme.example,,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00

receipts() {
    local mail
    for mail in $(mails "$1@acme.example" '^Re:'); do
        [ "$(field "$mail" Auto-Submitted)" != auto-replied ] || echo "$mail"
    done
}
body() {
    text "$1" | sed 's/^    /   /'
}

# Ann's first answer ever comes from her sofa, at ten in the evening: her own mail causes the receipt, so it comes at once.
answer "$(asked ann Mon)" 2026-11-23T22:00:00+01:00 '1. invoices for Lyon' '3. no password'
is "nothing is written while filing" "$(find "$work/mail/new" -newer "$work/reply.eml" | wc -l)" 0
is "but by the next tick" "$(count 2026-11-23T22:00:10+01:00 receipts)" 1
post 2026-11-23T22:00:10+01:00
first=$(receipts ann)
is "it shows how the answer was understood" "$(body "$first")" "Thank you, Ann. Your first answer is in, and this is how it was 
understood.

1. What did you get done since your last check-in?
   invoices for Lyon

3. Is anything in your way?
   no password

-- 
This comes only once: from now on, no news is good news.
A mistake? Reply again: \"2. the new text\".
Whoever runs this helps: sam@acme.example."
is "it answers her mail" "$(field "$first" In-Reply-To)" "$(field "$work/reply.eml" Message-ID)"
is "in the thread of the question" "$(field "$first" References)" \
    "$(field "$(asked ann Mon)" Message-ID) $(field "$work/reply.eml" Message-ID)"
is "under its subject" "$(field "$first" Subject)" "Re: $(field "$(asked ann Mon)" Subject)"

# What mends it is to answer the receipt.
answer "$first" 2026-11-23T22:05:00+01:00 '2. the audit'
is "a reply to it corrects the answer" "$(entry ann 2026-11-23)" \
    "2 1 invoices for Lyon | 2 the audit | 3 no password :"
answer "$(asked ann Mon)" 2026-11-23T22:06:00+01:00 '2. the audits'
is "and no other answer gets one" "$(count 2026-11-23T22:10:00+01:00 receipts)" 0

# Bob wants to hear of each.
at 2026-11-23T10:00:00+01:00 person bob@acme.example receipts=always >/dev/null
answer "$(asked bob Mon)" 2026-11-23T10:30:00+01:00 'Done: tests'
at 2026-11-24T09:00:00+01:00 tick
post 2026-11-24T09:00:00+01:00
answer "$(asked bob Tue)" 2026-11-24T10:00:00+01:00 'Done: more tests'
is "whoever wishes hears of every answer" "$(count 2026-11-24T10:00:10+01:00 receipts)" 1
post 2026-11-24T10:00:10+01:00
like "in as many words" "$(body "$(receipts bob | tail -n 1)")" '^Thank you, Bob. Your answer for Tue 24 Nov is in.'
for minute in 11 12 13 14 15; do
    answer "$(asked bob Tue)" 2026-11-24T10:$minute:00+01:00 "Done: $minute"
    at 2026-11-24T10:$minute:30+01:00 tick
done
post 2026-11-24T10:20:00+01:00
is "but of two a day at most" "$(receipts bob | wc -l)" 2

# A program that answers whatever it gets, as a person would.
for minute in 10 20 30 40 50; do
    at 2026-11-24T11:$minute:00+01:00 tick
    post 2026-11-24T11:$minute:00+01:00
    mail=$(receipts robo | tail -n 1)
    answer "${mail:-$(asked robo Tue)}" 2026-11-24T11:$minute:30+01:00 ''
done
is "an empty mail is answered once a round" "$(receipts robo | wc -l)" 1

# Who must not be answered is not: the null sender, and another Muster.
mute() {
    sed "s,^From:.*,From: <cat@acme.example>,; s,^To:.*,To: <$1>,; s,^Subject,${3:-X-Nothing: 1}\nSubject," "$work/reply.eml" |
        at 2026-11-24T12:00:00+01:00 deliver -f "$2" -a "$1"
    at 2026-11-24T12:00:00+01:00 file
}
cat=$(field "$(asked cat Tue)" Reply-To)
mute "$cat" ''
mute "$cat" checkin@other.example 'X-Muster-Site: checkin@other.example'
is "neither the null sender nor another site is answered" "$(count 2026-11-24T12:01:00+01:00 receipts)" 0
mute "$cat" cat@acme.example 'X-Nothing: 2'
is "Cat herself is" "$(count 2026-11-24T12:01:00+01:00 receipts)" 1

note "One mail asks for the check-in and the plan of the week: one receipt says all that is filed, and the files"
cp "$top_srcdir/contrib/workflows/weekly.conf" "$work/site/workflows.d/"
printf '%s\n' eva@acme.example,Eva\ Roth,,core, >>"$work/people.csv"
at 2026-11-27T10:00:00+01:00 roster sync "$work/people.csv" >/dev/null
at 2026-11-27T10:01:00+01:00 tick
at 2026-11-30T09:00:00+01:00 tick
post 2026-11-30T09:00:00+01:00
monday='^Your check-in and your plan for the week, Mon 30'
answer "$(mails eva@acme.example "$monday")" 2026-11-30T10:00:00+01:00 'Done: support' 'Blocked: no' 'Plan: the import' 'the manual'
answer "$(mails bob@acme.example "$monday")" 2026-11-30T10:00:00+01:00 'Done: tests' 'Plan: the audit'
is "each gets one" "$(count 2026-11-30T10:00:10+01:00 receipts)" 2
post 2026-11-30T10:00:10+01:00
first=$(receipts eva)
is "under the numbers of the question" "$(body "$first" | sed -n '/^[0-9]/,/^-- /p')" "1. What did you get done since your last check-in?
   support

2. Is anything in your way?
   no

3. What do you plan for this week?
   the import
   the manual

-- "
answer "$first" 2026-11-30T10:05:00+01:00 '3. the import alone'
is "so that a reply to it corrects the plan" "$(at 2026-11-30T11:00:00+01:00 entries --json --person eva@acme.example \
    --workflow plan | "$reader" rounds)" "answered 2 1 the import alone :"
like "and Bob's tells of both" "$(body "$(receipts bob | tail -n 1)")" '1\. What did.*tests.*3\. What do you plan.*the audit'
done_testing

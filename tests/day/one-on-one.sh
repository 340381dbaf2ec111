#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann and her manager Mia meet every second Monday. Both are asked for points, both get the agenda and an invitation, and
# afterwards both say what came of it. Nobody else ever reads a word of it.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/meetings.sh"

meetings_begin
at 2026-11-20T15:00:00+01:00 tick
at 2026-11-20T15:00:00+01:00 send
ok "the workflow is a good one" at 2026-11-20T15:00:00+01:00 check
like "the list says when they meet, and how many" "$(at 2026-11-20T15:00:00+01:00 workflow list)" \
    'ones +1-on-1, mon every 2 weeks at 10:00: 1 pair'
like "it is not run by hand; what to do instead is said" "$(at 2026-11-20T15:00:00+01:00 workflow run ones 2>&1)" \
    'ones is a 1-on-1, which comes on its own days: .* by mail, as in "1on1 with Bob Tue 10:00"'
like "nor shown to anybody else" "$(at 2026-11-20T15:00:00+01:00 workflow run ones --to=sam@acme.example 2>&1)" \
    'ones is a 1-on-1, whose mails are for two people alone: .muster forecast --person ADDRESS'

# --- a line in a check-in ---
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example 'Your check-in')
answer "$question" 2026-11-23T09:30:00+01:00 "Done: the parser" "1on1: CANARY-pay since May" \
    "Next: the docs" "Blockers: none"
is "the line is taken out of the answer" "$(entry ann 2026-11-23)" "1 1 the parser | 2 the docs | 3 none :"
at 2026-11-23T09:30:00+01:00 tick
post 2026-11-23T09:30:00+01:00
receipt=$(mails ann@acme.example 'Re: Your check-in' | head -1)
like "a receipt says so" "$(words "$receipt") $(words "$(mails ann@acme.example 'Re: Your check-in' | tail -1)")" \
    "for your 1-on-1 with Mia Hansen was taken out of your answer"
at 2026-11-24T01:00:00+01:00 tick # Bob lives in Tokyo
post 2026-11-24T01:00:00+01:00
answer "$(asked bob Tue)" 2026-11-24T02:00:00+01:00 "Done: the cellar" "Blockers: - @ann: no chair" "- no lamp" "- no key" \
    "- no paper" "- no ink"
at 2026-11-24T08:30:00+01:00 tick
post 2026-11-24T08:30:00+01:00
like "Mia's summary has the rest" "$(words "$(mails mia@acme.example 'Team summary')")" "the parser"

# --- two working days before ---
is "nobody is asked too early" "$(count 2026-11-25T17:00:00+01:00 meetings)" 0
is "two working days before, both are" "$(count 2026-11-26T08:30:00+01:00 meetings)" 2
is "and once" "$(count 2026-11-26T09:30:00+01:00 meetings)" 0
post 2026-11-26T09:30:00+01:00
asked_ann=$(mails ann@acme.example '1-on-1 with Mia Hansen')
asked_mia=$(mails mia@acme.example '1-on-1 with Ann Lee')
is "the subject" "$(field "$asked_ann" Subject)" "1-on-1 with Mia Hansen, Mon 30 Nov"
like "the hour" "$(words "$asked_ann")" "on Mon 30 Nov at 10:00, for 30 minutes"
like "what Ann kept is on the list" "$(words "$asked_ann")" "\[ \] Ann Lee: CANARY-pay since May"
is "a question is no robot's mail" "$(field "$asked_ann" Auto-Submitted)" ""
answer "$asked_mia" 2026-11-26T11:00:00+01:00 "- CANARY-promotion" "" "action: @ann CANARY-plan due:fri" "#11 done"
answer "$asked_ann" 2026-11-26T12:00:00+01:00 "CANARY-holiday" "#10 CANARY-chairs are not my work" "#12 done"
answer "$asked_mia" 2026-11-26T12:10:00+01:00 "Helped CANARY-Lyon with the move" # nearly "help"
answer "$asked_mia" 2026-11-26T12:20:00+01:00 "#13 done - CANARY-paper is in the cellar"
answer "$asked_mia" 2026-11-26T12:30:00+01:00 "#14 done" "1on1: CANARY-desk"
is "who may close what stands in Bob's way, Mia, closes it here too" \
    "$(at 2026-11-26T12:00:00+01:00 items --open | grep -o '^#[0-9]*' | xargs)" "#10 #12"

# --- the agenda ---
is "the day before, the agenda" "$(count 2026-11-27T08:30:00+01:00 meetings)" 2
post 2026-11-27T08:30:00+01:00
agenda=$(mails ann@acme.example 'Re: 1-on-1 with Mia Hansen')
is "in the same thread" "$(field "$agenda" In-Reply-To)" "$(field "$asked_ann" Message-ID)"
said=$(words "$agenda")
like "Ann's points" "$said" "- Ann Lee: CANARY-pay since May.*- Ann Lee: CANARY-holiday"
like "of an item too, and of one that is not hers to close" "$said" \
    "- Ann Lee: #12 done.*- Ann Lee: #10 CANARY-chairs are not my work"
like "Mia's points" "$said" "- Mia Hansen: CANARY-promotion"
like "words are words, whatever they are near to" "$said" "- Mia Hansen: Helped CANARY-Lyon with the move"
is "and no word of what she closed" "$(grep -c '#11' <<<"$said")" 0
like "but what she says beside it, though it is all of her mail" "$said" "- Mia Hansen: #13 done - CANARY-paper is in the cellar"
like "and a point that is marked as one, where all are" "$said" "- Mia Hansen: CANARY-desk"
like "what is to be done, and by whom" "$said" "- Ann Lee: action: @ann CANARY-plan due:fri"
is "the invitation" "$(invitation "$agenda")" "REQUEST 0 20261130T090000Z PT30M https://meet.acme.example/1on1 2"
is "the same for Mia" "$(invitation "$(mails mia@acme.example 'Re: 1-on-1 with Ann Lee')")" "$(invitation "$agenda")"
is "calendars do not show what it is about" "$(calendar "$agenda" | grep -c CANARY)" 0

# --- the hour changes ---
sed -i 's/at *= "10:00"/at = "14:30"/' "$work/site/workflows.d/ones.conf"
is "a change goes to both at once" "$(count 2026-11-27T09:00:00+01:00 meetings)" 2
post 2026-11-27T09:00:00+01:00
again=$(mails ann@acme.example 'Re: 1-on-1 with Mia Hansen' | tail -1)
is "as a change of the same meeting" "$(invitation "$again")" "REQUEST 1 20261130T133000Z PT30M https://meet.acme.example/1on1 2"
is "under the same name" "$(calendar "$again" | grep ^UID)" "$(calendar "$agenda" | grep ^UID)"
is "of the same organizer" "$(organizer "$again")" "$(organizer "$agenda")"

# --- what a calendar answers ---
calendar_answer "$again" 2026-11-27T10:00:00+01:00 ACCEPTED 1 "" ann
is "who comes is no news" "$(count 2026-11-27T10:05:00+01:00 meetings)" 0
mias=$(mails mia@acme.example 'Re: 1-on-1 with Ann Lee' | tail -1)
calendar_answer "$mias" 2026-11-27T10:10:00+01:00 DECLINED 1 "CANARY-dentist, sorry" mia
is "who does not come is" "$(count 2026-11-27T10:15:00+01:00 meetings)" 1
post 2026-11-27T10:15:00+01:00
like "with the words" "$(words "$(mails ann@acme.example '1-on-1' | tail -1)")" "Mia Hansen cannot come .* CANARY-dentist, sorry"
thunderbird_declines "$again" 2026-11-27T10:20:00+01:00 ann "Ann Lee"
is "so does the other" "$(count 2026-11-27T10:25:00+01:00 meetings)" 1
post 2026-11-27T10:25:00+01:00
alone=$(words "$(mails mia@acme.example '1-on-1' | tail -1)")
like "whose calendar finds words of its own" "$alone" "Ann Lee cannot come"
is "which are not hers" "$(grep -cE 'own words|has declined' <<<"$alone")" 0
is "none of it is an entry" "$(at 2026-11-27T10:15:00+01:00 entries --json | grep -c CANARY)" 0

# --- afterwards ---
note "Both have thought better of it."
calendar_answer "$mias" 2026-11-27T11:00:00+01:00 ACCEPTED 1 "" mia
calendar_answer "$again" 2026-11-27T11:05:00+01:00 ACCEPTED 1 "" ann
is "not before the end" "$(count 2026-11-30T15:00:00+01:00 meetings)" 0
is "then both are asked" "$(count 2026-11-30T15:05:00+01:00 meetings)" 2
post 2026-11-30T15:05:00+01:00
notes=$(mails ann@acme.example 'Re: 1-on-1 with Mia Hansen' | tail -1)
like "what came of it" "$(words "$notes")" "What came of it\?"
answer "$notes" 2026-11-30T15:20:00+01:00 "CANARY-agreed on May" "#10 done" "[ ] CANARY-holiday" \
    "[x] #10 canary-chairs are not my work" "[x] CANARY-promotion" "" "> What came of it?" \
    ">    [x] Ann Lee: CANARY-pay since May" ">    [ ] Ann Lee: CANARY-holiday" ">    [ ] Mia Hansen: CANARY-promotion"
is "an item is closed from here as well" "$(at 2026-11-30T15:20:00+01:00 items --open | grep -o '^#[0-9]*' | xargs)" "#12"
is "and are left alone" "$(count 2026-12-09T17:00:00+01:00 meetings)" 0

# --- the next one ---
is "before the next one, they are asked again" "$(count 2026-12-10T08:30:00+01:00 meetings)" 2
post 2026-12-10T08:30:00+01:00
said=$(words "$(mails mia@acme.example '1-on-1 with Ann Lee, Mon 14 Dec')")
like "what was worth keeping is told" "$said" "Last time: - Ann Lee: CANARY-agreed on May"
like "what was not over comes back" "$said" "\[ \] Ann Lee: CANARY-holiday"
is "what was ticked does not, be the tick made in the list or typed anew without the name" \
    "$(grep -cE 'CANARY-(pay|chairs|promotion)' <<<"$said") $(grep -o 'CANARY-holiday' <<<"$said" | wc -l)" "0 1"
is "the agenda comes with its invitation" "$(count 2026-12-11T08:30:00+01:00 meetings)" 2
post 2026-12-11T08:30:00+01:00
thunderbird_declines "$(mails ann@acme.example 'Re: 1-on-1 with Mia Hansen' | tail -1)" 2026-12-11T09:00:00+01:00 ann "Ann Lee" \
    "CANARY-exam on that day, sorry. Ann Lee"
is "Ann cannot come" "$(count 2026-12-11T09:05:00+01:00 meetings)" 1
post 2026-12-11T09:05:00+01:00
like "what she writes herself is told, though her name is in it" \
    "$(words "$(mails mia@acme.example '1-on-1' | tail -1)")" "Ann Lee cannot come .* CANARY-exam on that day, sorry"

# --- nobody else ---
for day in 11-24 11-25 11-26 11-27 11-30 12-01 12-02; do
    at "2026-${day}T18:00:00+01:00" tick && post "2026-${day}T18:00:00+01:00"
done
is "no mail to anybody else holds a word" "$(others | xargs -0r grep -l CANARY | wc -l)" 0
is "nor Mia's summaries" "$(mails mia@acme.example 'Team summary' | xargs grep -l CANARY | wc -l)" 0
now=2026-12-10T12:00:00+01:00
{
    at $now entries --json
    at $now entries
    at $now report --team core --since 2026-11-01
    at $now report --json --since 2026-11-01
    at $now report --person ann@acme.example --since 2026-11-01
    at $now status
    at $now status --json
    at $now forecast --days 20
    at $now person ann@acme.example
    at $now roster list
    at $now workflow list
    at $now items
} >"$work/commands" 2>&1
ok "commands have something to say" grep -q 'the parser' "$work/commands"
is "and not a word of it" "$(grep -c CANARY "$work/commands")" 0
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A site asks how people are. Each sees only their own; a team gets one figure a week, of five people at least, and no
# two figures from which somebody's could be taken.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not installed (Debian package sqlite3)"

# Core has five, small four of the same and nobody else; ops has six, of whom Uma comes late.
site_begin ann@acme.example,Ann\ Lee,,core\;small, bob@acme.example,Bob\ Ray,,core\;small, \
    eva@acme.example,Eva\ Roth,,core\;small, max@acme.example,Max\ Berg,,core\;small, pam@acme.example,Pam\ Wu,,core, \
    o1@acme.example,Odo,,ops, o2@acme.example,Ora,,ops, o3@acme.example,Ole,,ops, o4@acme.example,Oki,,ops, \
    o5@acme.example,Ona,,ops, uma@acme.example,Uma,,ops, t1@acme.example,Tom,,tiny, \
    mia@acme.example,Mia\ Hansen,,,core\;ops\;small\;tiny
sed -i 's/^}/  question mood { kind = "mood" prompt = "How are you?" labels = {"mood", "Stimmung"} }\n}/' \
    "$work/site/workflows.d/daily.conf"
at 2026-11-20T15:00:00+01:00 tick
ok "the question is a good one" at 2026-11-20T15:00:00+01:00 check
day=2026-11

morning() { # morning DAY
    ticks "$day-$1" 08:30 09:00
}
says() { # says WHO DAY DATE MOOD [LINE...]
    local who=$1 now=$day-$2T10:00:00+01:00 date=$3 mood=$4
    shift 4
    answer "$(asked "$who" "$date")" "$now" "Done: work of $who" "Mood: $mood" "$@"
}
summary() {
    mails mia@acme.example '^Team' | tail -n 1
}

morning 23
like "the question says who sees it" "$(words "$(asked ann Mon)")" \
    '4\. How are you\?.*only you see it; your team sees a mean, from five answers on'
note "a digit, a word, a face, in any language"
says ann 23 Mon 'CANARY 4'
says bob 23 Mon '2'
says eva 23 Mon 'müde'
says max 23 Mon '🙂'
says pam 23 Mon 'très bien'
says t1 23 Mon '1'
for who in o1 o2 o3 o4; do says $who 23 Mon 5; done
answer "$(asked o5 Mon)" $day-23T10:00:00+01:00 'Done: work of o5' 'Blockers: no' '5'
is "a figure alone below the last answer is one too" "$(entry o5 $day-23)" '1 1 work of o5 | 3 no :'
is "the entry is without it" "$(entry ann $day-23)" '1 1 work of ann :'
is "they are understood" "$(sql 'SELECT group_concat(score, " ") FROM (SELECT score FROM mood WHERE round < 6 ORDER BY round)')" '4 2 2 4 5'
answer "$(asked ann Mon)" $day-23T10:30:00+01:00 'mood: CANARY 5'
is "another mood is no correction for others" "$(entry ann $day-23)" '1 1 work of ann :'
is "but is kept" "$(sql 'SELECT score FROM mood WHERE person = 1')" 5
answer "$(asked bob Mon)" $day-23T10:40:00+01:00 'Done: other work'
is "another answer leaves the mood" "$(entry bob $day-23) $(sql 'SELECT score FROM mood WHERE person = 2')" '2 1 other work : 2'

note "nobody else sees one"
morning 24
like "the summary has the rest" "$(words "$(summary)")" 'Ann Lee Done: work of ann'
is "and no mood" "$(words "$(summary)" | grep -ciE 'canary|mood|müde|bien')" 0
now=$day-24T12:00:00+01:00
{
    at $now entries --json
    at $now entries
    at $now report --team core --since $day-20
    at $now report --json --since $day-20
    at $now report --person ann@acme.example --since $day-20
    at $now person ann@acme.example
    at $now status --json
} >"$work/commands" 2>&1
ok "commands have something to say" grep -q 'work of ann' "$work/commands"
is "and no mood" "$(grep -cE 'CANARY|müde|très bien' "$work/commands")" 0
answer "$(summary)" $now 'get ann'
answer "$(summary)" $now '/search canary'
at $now tick && post $now
is "nor do mails to others" "$(find "$work/mail" -type f -print0 | xargs -0 grep -l CANARY | xargs -r grep -L '^Delivered-To: ann@' |
    xargs -r grep -il 'mood\|=F0' | wc -l)" 0

note "the week is over"
morning 30
like "core gets a figure" "$(words "$(summary)")" 'CORE.*Mood in the week of Mon 23 Nov: 3.5 of 5'
like "ops too" "$(words "$(summary)")" 'OPS.*Mood in the week of Mon 23 Nov: 5 of 5'
is "small does not, nor who is alone" "$(words "$(summary)" | grep -o 'Mood in' | wc -l)" 2
says uma 30 Mon 1
answer "$(asked uma Mon | head -n 1)" $day-30T11:00:00+01:00 'mood: 1'
at $day-30T12:00:00+01:00 tick
is "who comes late changes no figure" "$(sql 'SELECT group_concat(halves) FROM (SELECT halves FROM mood_week ORDER BY team)')" '7,10'
like "the report has it" "$(at $now report --team core --since $day-23 --until $day-29)" 'Mood in the week of Mon 23 Nov: 3.5 of 5'
is "not when the week is not whole" "$(at $now report --team core --since $day-24 --until $day-30 | grep -c Mood)" 0
is "not of one person" "$(at $now report --person ann@acme.example --since $day-20 --until $day-30 | grep -c Mood)" 0
day=2026-12
morning 01
note "a line each, and no mark"
answer "$(asked ann Tue)" $day-01T10:00:00+01:00 'CANARY servers' 'CANARY contract' no 2
answer "$(asked bob Tue)" $day-01T10:05:00+01:00 'CANARY printer' 'CANARY paper' no '2, CANARY rough'
answer "$(asked eva Tue)" $day-01T10:10:00+01:00 'CANARY lamps' 'müde'
at $day-01T10:15:00+01:00 tick
is "answers each question" "$(entry ann $day-01)" '1 1 CANARY servers | 2 CANARY contract | 3 no :'
is "also with a word to the mood" "$(entry bob $day-01)" '1 1 CANARY printer | 2 CANARY paper | 3 no :'
is "no mood is among what was not placed" "$(entry eva $day-01)" '1 : CANARY lamps'
is "a figure is told once" "$(words "$(summary)" | grep -c 'Mood in')" 0

note "one's own, for oneself"
answer "$(mails ann@acme.example check-in | tail -n 1)" 2026-12-01T10:00:00+01:00 '/export'
at 2026-12-01T10:01:00+01:00 tick && post 2026-12-01T10:01:00+01:00
export_of() {
    python3 -c 'import email, email.policy, sys, json
mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
for part in mail.iter_attachments():
    if part.get_filename() == "muster.json": print(json.loads(part.get_content())["moods"])' "$1"
}
like "the export has it" "$(for mail in $(mails ann@acme.example '^Re:'); do export_of "$mail"; done)" "'text': 'CANARY 5'"

note "after six months it is gone"
at 2027-06-05T03:00:00Z tick
is "by tick" "$(sql "SELECT count(*) FROM mood WHERE person = 1")" 0
is "the figures stay" "$(sql 'SELECT count(*) FROM mood_week')" 2
done_testing

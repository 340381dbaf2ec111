#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Who meets whom, and how often, said by mail: beside a file that says something else, or where no file says anything. What
# comes of it stands in the forecast; what the two write is read by nobody else, is in their own exports, and goes when
# one of them wants to be forgotten.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"
. "${top_srcdir:?}/tests/day/meetings.sh"

meetings_begin
at 2026-11-20T15:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
door=checkin+command@acme.example
foreseen() { # foreseen WHO FROM DAYS: "Thu 26: points mia"
    at "$2" forecast --person "$1@acme.example" --days "$3" --json | python3 -c 'import json, sys
print(" ".join("%s:%s:%s" % (d["date"][5:], m["what"], m["with"].split("@")[0])
               for d in map(json.loads, sys.stdin) for m in d["mails"] if m["with"]))'
}
is "the forecast shows what a file leads to" "$(foreseen ann 2026-11-23T10:00:00+01:00 14)" \
    "11-26:points:mia 11-27:agenda:mia 11-30:notes:mia"
is "to the other one too" "$(foreseen mia 2026-11-23T10:00:00+01:00 8)" "11-26:points:ann 11-27:agenda:ann 11-30:notes:ann"
is "and to nobody else" "$(foreseen bob 2026-11-23T10:00:00+01:00 20)" ""

# Another rhythm for the two.
write_to $door ann@acme.example 2026-11-23T10:00:00+01:00 '' '1on1 with Mia every week on Wed 14:00'
like "the door wants a yes" "$(said ann 2026-11-23T10:01:00+01:00)" 'Not done yet: 1on1 mia@acme.example: every week, Wed at 14:00'
answer "$(mails ann@acme.example | tail -n 1)" 2026-11-23T10:02:00+01:00 yes
like "it is said back" "$(said ann 2026-11-23T10:03:00+01:00)" 'You and Mia Hansen meet every week, Wed at 14:00; next .*Wed 25 Nov'
is "and counts more than the file" "$(foreseen ann 2026-11-23T12:00:00+01:00 10)" \
    "11-24:agenda:mia 11-25:notes:mia 11-30:points:mia 12-01:agenda:mia 12-02:notes:mia"
post 2026-11-23T12:00:00+01:00
asked=$(mails ann@acme.example '1-on-1 with Mia Hansen' | tail -n 1)
like "both are asked at once when it is near" "$(words "$asked")" 'on Wed 25 Nov at 14:00'
answer "$asked" 2026-11-23T13:00:00+01:00 'CANARY-raise'
answer "$(mails mia@acme.example '1-on-1 with Ann Lee' | tail -n 1)" 2026-11-23T13:10:00+01:00 'CANARY-move'
at 2026-11-24T08:30:00+01:00 tick
post 2026-11-24T08:30:00+01:00
agenda=$(mails mia@acme.example 'Re: 1-on-1 with Ann Lee' | tail -n 1)
is "the invitation is for the hour that was said" "$(invitation "$agenda")" "REQUEST 0 20261125T130000Z PT30M  2"

# Where no file says anything, and who may not.
write_to $door bob@acme.example 2026-11-24T09:30:00+01:00 '' '1on1 with Ann every 2 weeks on Tue 10:00' '1on1 with mallory@evil.example on Mon 10:00'
like "colleagues may meet, strangers not" "$(said bob 2026-11-24T09:31:00+01:00)" \
    'Not done yet: 1on1 ann@acme.example: every 2 weeks, Tue at 10:00.*That names nobody with whom you could meet'
answer "$(mails bob@acme.example | tail -n 1)" 2026-11-24T09:32:00+01:00 yes
like "so they do" "$(said bob 2026-11-24T09:33:00+01:00)" 'You and Ann Lee meet every 2 weeks, Tue at 10:00'
like "the operator sees that they do" "$(at 2026-11-24T09:33:00+01:00 workflow list)" \
    '1on1:[0-9]+:[0-9]+ +1-on-1, tue every 2 weeks at 10:00: bob@acme.example and ann@acme.example'
like "and it is planned" "$(foreseen bob 2026-11-24T10:00:00+01:00 20)" ':points:ann .*:notes:ann'

# Each hears of it in their own language.
minute=40
while IFS=/ read -r language words; do
    at 2026-11-24T09:$minute:00+01:00 person eva@acme.example language=$language >/dev/null
    write_to $door eva@acme.example 2026-11-24T09:$minute:00+01:00 '' '1on1 with Bob every 2 weeks on Tue 10:00'
    like "what waits for a yes, in $language" "$(said eva 2026-11-24T09:$minute:30+01:00)" "1on1 bob@acme.example.?[:：] ?$words"
    minute=$((minute + 1))
done <<'END'
de/alle 2 Wochen am Dienstag um 10 Uhr
fr/toutes les 2 semaines, le mardi à 10.h
es/cada 2 semanas, el martes a las 10:00.h
ja/2週間ごと、火曜日 10時
en/every 2 weeks, Tue at 10:00
END

# Nobody else reads a word of it.
write_to $door bob@acme.example 2026-11-24T10:00:00+01:00 '' 'search CANARY' 'blockers' 'export'
write_to $door eva@acme.example 2026-11-24T10:00:00+01:00 '' 'search CANARY' 'report' 'report core week' 'blockers'
write_to $door mia@acme.example 2026-11-24T10:00:00+01:00 '' 'search CANARY' 'report core month' 'blockers'
said bob 2026-11-24T10:05:00+01:00 >/dev/null
like "Mia finds nothing by words, though it was said to her" "$(said mia 2026-11-24T10:05:00+01:00 '^Your commands')" 'Nothing that you may read says that'
mail_says() { # what all parts of all mails to WHO say
    mails "$1@acme.example" "$2" | xargs -r python3 -c 'import email, email.policy, sys
for name in sys.argv[1:]:
    for part in email.message_from_binary_file(open(name, "rb"), policy=email.policy.default).walk():
        if not part.is_multipart():
            print(part.get_content() if part.get_content_maintype() == "text" else part.get_content().decode("utf-8", "replace") if isinstance(part.get_content(), bytes) else part.get_content())'
}
is "no mail to Bob or Eva holds a word, their exports neither" "$(mail_says bob . | grep 'CANARY-' | wc -l) $(mail_says eva . | grep 'CANARY-' | wc -l)" "0 0"
is "nor Mia's reports and searches" "$(mail_says mia '^(Report|Your commands|Team)' | grep 'CANARY-' | wc -l)" 0
{
    at 2026-11-24T11:00:00+01:00 search CANARY-raise
    at 2026-11-24T11:00:00+01:00 search --as mia@acme.example CANARY
    at 2026-11-24T11:00:00+01:00 items
    at 2026-11-24T11:00:00+01:00 items --json
    at 2026-11-24T11:00:00+01:00 forecast --days 20
    at 2026-11-24T11:00:00+01:00 workflow list
    at 2026-11-24T11:00:00+01:00 workflow show ones
} >"$work/commands" 2>&1
is "the operator's commands show none of it" "$(grep -c CANARY "$work/commands")" 0
write_to $door ann@acme.example 2026-11-24T11:00:00+01:00 '' export
said ann 2026-11-24T11:01:00+01:00 >/dev/null
mail_says ann '^Your commands' >"$work/export"
is "Ann's own export has her words, and not Mia's" "$(grep -c '"CANARY-raise"' "$work/export") $(grep -c CANARY-move "$work/export")" "1 0"

# It ends, and undo takes that back.
answer "$(mails ann@acme.example '^Your commands' | tail -n 1)" 2026-11-24T11:10:00+01:00 '1on1 with Mia stop'
like "one word ends it" "$(said ann 2026-11-24T11:11:00+01:00)" 'You and Mia Hansen do not meet any more'
is "the calendar hears of it" "$(invitation "$(mails mia@acme.example '1-on-1 with Ann Lee' | tail -n 1)" | cut -d' ' -f1)" CANCEL
is "nothing more comes" "$(foreseen ann 2026-11-24T11:12:00+01:00 14 | grep -c mia)" 0
answer "$(mails ann@acme.example '^Your commands' | tail -n 1)" 2026-11-24T11:20:00+01:00 undo
like "undo brings it back" "$(said ann 2026-11-24T11:21:00+01:00)" 'Taken back: .*You and Mia Hansen meet every week'

# Forgotten.
write_to $door ann@acme.example 2026-11-24T12:00:00+01:00 '' forget-me
said ann 2026-11-24T12:01:00+01:00 >/dev/null
answer "$(mails ann@acme.example '^Your commands' | tail -n 1)" 2026-11-24T12:02:00+01:00 yes
for minute in 03 04 05; do at "2026-11-24T12:$minute:00+01:00" tick; at "2026-11-24T12:$minute:00+01:00" send; done
is "of her words nothing is left in any file" "$(grep -rl CANARY-raise "$work/site/state" | wc -l)" 0
is "of Mia's, only her own mail" "$(grep -rl CANARY-move "$work/site/state" | grep -cv /raw/)" 0
is "and nobody meets somebody who is gone" "$(foreseen mia 2026-11-24T12:10:00+01:00 14)$(foreseen bob 2026-11-24T12:10:00+01:00 20)" ""
done_testing

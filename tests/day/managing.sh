#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What managers have done by mail (CMD): somebody comes, somebody goes, a report, a round at once. Only of the teams that
# they manage, only as far as the site lets them, and confirmed where it changes much or where little proves who wrote.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

# Who is in which team: "ann:core bob:core,ops".
teams() {
    at 2026-12-31T00:00:00Z roster list --json | python3 -c 'import json, sys
print(" ".join("%s:%s" % (p["person"].split("@")[0], ",".join(p["teams"])) for p in map(json.loads, sys.stdin)
               if p["state"] != "left" and p["teams"]))'
}

site_begin sam@acme.example,Sam\ Weber,,,
roster() {
    printf '%s\n' email,name,teams,reads,manager "$@" >"$work/people.csv"
    at 2026-11-20T08:01:00Z roster sync "$work/people.csv" --yes
}
people=(sam@acme.example,Sam\ Weber,,, mia@acme.example,Mia\ Hansen,,core,
    oskar@acme.example,Oskar\ Lind,,'core;ops', ann@acme.example,Ann\ Lee,core,,mia@acme.example
    bob@acme.example,Bob\ Ray,core,,mia@acme.example ravi@acme.example,Ravi\ Nair,ops,,oskar@acme.example)
roster "${people[@]}" >/dev/null
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
answer "$(mails ann@acme.example check-in,)" 2026-11-23T09:10:00+01:00 '1. the parser' '3. no'
door=checkin+command@acme.example

# At the door nothing is done before a yes; below our own mail it is done at once.
write_to $door mia@acme.example 2026-11-23T09:30:00+01:00 '' 'help managers'
like "managers have a help of their own" "$(said mia 2026-11-23T09:30:00+01:00)" 'invite bob@acme.example .* remove Bob .* ask now core'
letter=$(mails mia@acme.example | tail -n 1)
write_to $door mia@acme.example 2026-11-23T09:31:00+01:00 '' 'Invite Eva Roth <eva@acme.example> to Core'
like "an invitation at the door waits" "$(said mia 2026-11-23T09:31:00+01:00)" 'Not done yet: invite Eva Roth <eva@acme.example> core. Reply "yes"'
is "until then nobody came" "$(teams)" "ann:core bob:core ravi:ops"
answer "$(mails mia@acme.example | tail -n 1)" 2026-11-23T09:32:00+01:00 yes
like "then it is done" "$(said mia 2026-11-23T09:32:00+01:00)" 'eva@acme.example is in core now. The first mail says what comes'
like "she is welcomed" "$(said eva 2026-11-23T09:33:00+01:00)" 'Hello Eva. .*Mia Hansen'
is "and asked from the next day on" "$(count 2026-11-23T15:00:00+01:00 asked) $(count 2026-11-24T09:00:00+01:00 asked)" "0 4"
post 2026-11-24T09:00:00+01:00

# What only shows something changes nothing, and waits for nothing.
write_to checkin@acme.example mia@acme.example 2026-11-24T09:10:00+01:00 'team core'
like "who is in a team is told at once, by a mere subject" "$(said mia 2026-11-24T09:11:00+01:00)" '> team core core: Ann Lee, ann@acme.example'
write_to checkin@acme.example mia@acme.example 2026-11-24T09:12:00+01:00 'team core add Ravi Nair'
like "who shall come in waits for a yes" "$(said mia 2026-11-24T09:13:00+01:00)" 'Not done yet: teams core \+ ravi@acme.example'

# Only their own teams, only people of the site's.
answer "$letter" 2026-11-24T10:00:00+01:00 'team core + Ravi Nair' 'team ops' 'remove ravi' 'invite checkin+x@acme.example'
like "whoever is known can be taken in" "$(said mia 2026-11-24T10:01:00+01:00)" \
    'Ravi Nair is in core now.*> team ops That is for whoever reads or manages.*> remove ravi Not done yet: remove ravi@acme.example.*> invite checkin\+x@acme.example That is for'
answer "$(mails mia@acme.example | tail -n 1)" 2026-11-24T10:02:00+01:00 yes
like "who is in a team of somebody else stays there" "$(said mia 2026-11-24T10:03:00+01:00)" 'Ravi Nair is in no team of yours any more, but still in ops'
is "and only there" "$(teams)" "ann:core bob:core eva:core ravi:ops"
answer "$letter" 2026-11-24T10:04:00+01:00 undo
like "that is taken back" "$(said mia 2026-11-24T10:05:00+01:00)" 'undo: remove ravi Ravi Nair is back in core, ops'
answer "$letter" 2026-11-24T10:06:00+01:00 'team core without Ravi'
is "and done in other words" "$(said mia 2026-11-24T10:07:00+01:00 | grep -c 'Ravi Nair is not in core')$(teams)" "1ann:core bob:core eva:core ravi:ops"
write_to $door ann@acme.example 2026-11-24T10:08:00+01:00 '' 'invite pal@acme.example' 'report'
like "who manages nobody invites nobody" "$(said ann 2026-11-24T10:09:00+01:00)" '> invite pal@acme.example That is for .* > report That is for'
write_to $door oskar@acme.example 2026-11-24T10:10:00+01:00 '' 'team core'
like "nor who only reads" "$(said oskar 2026-11-24T10:11:00+01:00)" 'That is for whoever'

# Somebody goes, and the team hears of it as of any leaver.
answer "$letter" 2026-11-24T11:00:00+01:00 'remove Bob'
like "somebody's going waits for a yes" "$(said mia 2026-11-24T11:01:00+01:00)" 'Not done yet: remove bob@acme.example'
answer "$(mails mia@acme.example | tail -n 1)" 2026-11-24T11:02:00+01:00 yes
like "he has left then" "$(said mia 2026-11-24T11:03:00+01:00)" 'Bob Ray is in no team of yours any more, and has left'
is "and is asked nothing any more" "$(count 2026-11-25T09:00:00+01:00 asked)" 3
answer "$letter" 2026-11-25T10:00:00+01:00 'invite bob@acme.example'
is "a manager may bring him back" "$(said mia 2026-11-25T10:01:00+01:00 | grep -c 'bob@acme.example is in core now')" 1
answer "$(mails bob@acme.example check-in, | tail -n 1)" 2026-11-25T10:02:00+01:00 leave
said bob 2026-11-25T10:03:00+01:00 >/dev/null
answer "$(mails bob@acme.example | tail -n 1)" 2026-11-25T10:04:00+01:00 yes
answer "$letter" 2026-11-25T10:05:00+01:00 'invite bob@acme.example'
like "who left by himself comes back by himself" "$(said mia 2026-11-25T10:06:00+01:00)" 'have left by their own wish'

# A list that never named her does not send her away; one that names her is believed.
is "the roster says nothing of her" "$(roster "${people[@]}" | grep -c eva)$(teams)" "0ann:core eva:core ravi:ops"
roster "${people[@]}" eva@acme.example,,'core;ops',, >/dev/null
is "until it does" "$(teams)" "ann:core eva:core,ops ravi:ops"
roster "${people[@]}" >/dev/null
is "and then it counts" "$(teams)" "ann:core ravi:ops"

# A report, and a round at once.
answer "$letter" 2026-11-26T10:00:00+01:00 'report core week' 'report ops' 'report: it is late'
like "a report comes as a mail of its own" "$(said mia 2026-11-26T10:01:00+01:00 '^Re:')" \
    'from Fri 20 Nov to Thu 26 Nov for core comes as a mail.* > report ops That is for .*Not understood. It is written like this: report core month'
like "with what was written" "$(said mia 2026-11-26T10:01:00+01:00 eport)" 'the parser'
like "in a thread of its own" "$(field "$(mails mia@acme.example '^Report' | tail -n 1)" Subject)" 'Report'
answer "$letter" 2026-11-26T10:10:00+01:00 'ask now'
like "everybody can be asked at once" "$(said mia 2026-11-26T10:11:00+01:00)" 'Check-in is asked now of core'
is "and was" "$(states | grep -c '2026-11-26 ann')" 2

# reply_quoting FILE TIME SED...: the mail in FILE comes back, quoted, with what SED changes in it.
reply_quoting() {
    local mail=$1 time=$2 lines
    shift 2
    mapfile -t lines < <(text "$mail" | sed 's/^/> /' | sed "$@")
    answer "$mail" "$time" "${lines[@]}"
}

# What they are asked: the form comes as text, is edited, said back, and asked after a yes.
answer "$letter" 2026-11-26T11:00:00+01:00 'questions'
like "the questions come as text" "$(said mia 2026-11-26T11:01:00+01:00)" \
    'core, Check-in. To change .* 1. What did you get done since your last check-in\? list: done, yesterday, y 2. What will you do next\? list: next, today, t 3. Is anything in your way\? blocker: blockers, blocked, b'
form=$(mails mia@acme.example | tail -n 1)
reply_quoting "$form" 2026-11-26T11:05:00+01:00 -e 's/What will you do next?/What comes next, and when?/' -e '/^> 1\. /,+1d' \
    -e 's/^> *blocker.*/&\n> 4. How is the week going?\n>    choice (green, yellow, red): week/'
like "what would change is said back" "$(said mia 2026-11-26T11:06:00+01:00)" \
    'would be asked from the next round on .* \* 1. What comes next, and when\? list: next, today, t 2. Is anything in your way\? blocker: .* \+ 3. How is the week going\? choice \(green, yellow, red\): week .*Not asked any more: What did you get done .*Reply "yes"'
change=$(mails mia@acme.example | tail -n 1)
asked() {
    text "$(mails "$1@acme.example" check-in, | tail -n 1)" | grep -E '^ *[0-9(]' | tr -s ' \n' ' '
}
count 2026-11-27T09:00:00+01:00 asked >/dev/null
post 2026-11-27T09:00:00+01:00
like "until then it is asked as before" "$(asked ann)" '^1. What did you get done'
answer "$change" 2026-11-27T09:10:00+01:00 yes
like "with the yes it is the form" "$(said mia 2026-11-27T09:10:00+01:00)" 'From the next round on, core is asked \(Check-in\): 1. What comes next, and when\?'
answer "$(mails ann@acme.example check-in, | tail -n 1)" 2026-11-27T09:20:00+01:00 '1. parser' '3. no'
is "who was asked before answers what was asked" "$(entry ann 2026-11-27)" "1 1 parser | 3 no :"
count 2026-11-30T09:00:00+01:00 asked >/dev/null
post 2026-11-30T09:00:00+01:00
like "the next round asks it" "$(asked ann)" '^1. What comes next, and when\? 2. Is anything in your way\? 3. How is the week going\? \(.*green'
like "of this team only" "$(asked ravi)" '^1. What did you get done'
answer "$(mails ann@acme.example check-in, | tail -n 1)" 2026-11-30T09:20:00+01:00 'Today: the parser' 'week: green'
is "and its labels are understood" "$(entry ann 2026-11-30)" "1 1 the parser | 3 green :"
like "the operator sees what comes from where" "$(at 2026-11-30T09:30:00+01:00 workflow show daily --team core)" \
    'ask = "09:00" +# daily.conf:[0-9]+.*question next .* prompt = "What comes next, and when\?" +# by mail, Mia Hansen, 2026-11-27.*question blocked .* prompt = "Is anything in your way\?" +# daily.conf:[0-9]+'
ok "in a form that can be read again" python3 -c 'import sys; assert sys.argv[1].count("{") == sys.argv[1].count("}") > 4' \
    "$(at 2026-11-30T09:30:00+01:00 workflow show daily)"

# Mistakes are said of the line, a form is edited again, and undo brings the old one back.
reply_quoting "$change" 2026-11-30T10:00:00+01:00 -e 's/blocker: .*/blocer: blockers, blocked, b/' -e 's/choice .*/choice (green): next/'
like "mistakes are said line by line" "$(said mia 2026-11-30T10:01:00+01:00)" \
    'nothing is changed.* > blocer: blockers, blocked, b There is no such kind of question; did you mean "blocker"\?.* > How is the week going\? A choice needs two words.*"next" stands before the answer to another question'
answer "$form" 2026-11-30T10:02:00+01:00 '1. What comes next, and when?' '' '2. Is anything in your way?' '3. How is the week going?' '' 'On Thu, Acme wrote:' '> 1. What did you get done?'
like "a copy above the quote will do" "$(said mia 2026-11-30T10:03:00+01:00)" 'These are the questions already'
answer "$letter" 2026-11-30T10:04:00+01:00 undo
like "undo brings the old form back" "$(said mia 2026-11-30T10:05:00+01:00)" 'Taken back: .* From the next round on, core is asked .*: 1. What did you get done'
count 2026-12-01T09:00:00+01:00 asked >/dev/null
post 2026-12-01T09:00:00+01:00
like "and it is asked again" "$(asked ann)" '^1. What did you get done'
reply_quoting "$form" 2026-12-01T09:50:00+01:00 -e 's/^> *list: next.*/&\n> 3. Which light?\n>    choice (green, red, Green): yesterday/'
like "what only a file could do wrong is told in words of a form" "$(said mia 2026-12-01T09:51:00+01:00)" \
    '> Which light\? "Green" is a choice twice\. > Which light\? "yesterday" stands before the answer to another question already'
printf 'managers { kinds = "list"\n keep = "daily.blocked" }\n' >>"$conf"
reply_quoting "$form" 2026-12-01T10:00:00+01:00 -e '/^> 3\. /,+1d' -e 's/^> *list: next.*/&\n> 3. And how are you?\n>    mood/'
like "a site says what may be asked" "$(said mia 2026-12-01T10:01:00+01:00)" \
    '> And how are you\? Questions of this kind \(mood\) may not be asked here. Kinds: list. > Is anything in your way\? This question stays as it is here'
sed -i '$d' "$conf"
sed -i '$d' "$conf"

# One screen, in everybody's language.
minute=10
for language in German French Spanish Japanese English; do
    answer "$letter" "2026-12-01T10:$minute:00+01:00" "in $language" 'help managers'
    said mia "2026-12-01T10:$minute:00+01:00" >/dev/null
    is "help for managers fits one screen in $language" "$(screen "$(mails mia@acme.example | tail -n 1)")" fits
    minute=$((minute + 1))
done

# Not everywhere.
printf 'managers { may = "report" }\n' >>"$conf"
like "an unknown word is a fault" "$(at 2026-12-01T11:00:00+01:00 check 2>&1)" '.may. is .report.; it should be all'
sed -i '$d' "$conf"
printf 'managers { keep = "daily.bloked" }\n' >>"$conf"
like "so is an unknown question" "$(at 2026-12-01T11:00:00+01:00 check 2>&1)" 'no question is called .daily.bloked.; did you mean daily.blocked'
sed -i '$d' "$conf"
printf 'managers { may = {"team", "ask-now"} }\n' >>"$conf"
answer "$letter" 2026-12-01T11:00:00+01:00 'invite pal@acme.example' 'team'
like "a site may switch it off" "$(said mia 2026-12-01T11:01:00+01:00)" '> invite pal@acme.example That is for .*> team core: Ann Lee, ann@acme.example'

# On the next day, since a day has so many answers: help for everybody has a line for her, and one for thanks where they
# are in use.
sed -i 's/^# kudos = yes/  kudos = yes/' "$conf"
minute=10
for language in English German French Spanish Japanese; do
    [ $language = English ] || answer "$letter" "2026-12-02T10:$minute:00+01:00" "in $language"
    said mia "2026-12-02T10:$minute:00+01:00" >/dev/null
    answer "$letter" "2026-12-02T10:$((minute + 1)):00+01:00" help
    said=$(said mia "2026-12-02T10:$((minute + 1)):00+01:00")
    is "help fits one screen in $language" "$(screen "$(mails mia@acme.example | tail -n 1)")" fits
    like "with 1-on-1s, thanks, conversations, and what is for her teams" "$said" \
        ' 1on1 .* @bob .*#41.*["„«「].?(report|bericht|rapport|informe|レポート) .*get eva'
    minute=$((minute + 2))
done
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A workflow with questions of every kind: what is asked on which day, in which language, and what answers come to.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

"$muster" init "$work/site" --address checkin@acme.example --name 'Acme check-in' --owner sam@acme.example \
    --send "maildir:$work/mail" --now=2026-11-20T08:00:00Z >/dev/null
sed -i 's,^  zone .*,  zone = "Europe/Berlin",' "$conf"
cat >"$work/site/workflows.d/daily.conf" <<'CONF'
workflow daily {
  title = "Your day"
  days  = "mon-fri"
  question where {
    kind = "choice" prompt = "Where will you work tomorrow?" choices = {"office", "home"} required = yes
    lang de { prompt = "Wo arbeitest du morgen?" choices = {"Büro", "Zuhause"} }
  }
  question sure  { kind = "yes-no" prompt = "Will the release be ready?" lang de { prompt = "Wird das Release fertig?" } }
  question mood  { kind = "mood" prompt = "How are you?" days = "fri" }
  question count { kind = "number" prompt = "How many tickets are open?" days = "mon" }
  question when  { kind = "date" prompt = "When will the import be over?" days = "tue" }
  question load  { kind = "scale" prompt = "How full is your week?" days = "tue" }
  question gain  { pool = {"What did you learn?", "Who helped you?"} }
}
CONF
printf '%s\n' email,name,zone,teams,reads,language ann@acme.example,Ann\ Lee,,core,, \
    eva@acme.example,Eva\ Roth,,core,,de mia@acme.example,Mia\ Hansen,,,core, >"$work/people.csv"
ok "the configuration is good" at 2026-11-20T08:00:00Z check
at 2026-11-20T08:00:00Z roster sync "$work/people.csv" >/dev/null
at 2026-11-20T09:00:00+01:00 tick

# morning DATE: the questions of that day go out.
morning() {
    ticks "$1" 09:00
}

# asked WHO: the questions of the last mail to WHO, and what stands below them.
asked() {
    text "$(mails "$1@acme.example" '^Your day' | tail -n 1)" | grep -E '^([0-9]\. | +\()' | sed 's/^    (/   (/'
}

# values WHO DATE: what the answers of WHO came to, by key.
values() {
    at 2026-12-31T00:00:00Z entries --json --person "$1@acme.example" --since "$2" --until "$2" |
        python3 -c 'import json, sys
for line in sys.stdin:
    print(" ".join("%s=%s" % (a["key"], a.get("value", "-")) for a in json.loads(line)["answers"]))'
}

reply_from() {
    local who=$1
    shift
    answer "$(mails "$who@acme.example" '^Your day' | tail -n 1)" "$@"
}

morning 2026-11-23
is "on Monday the number is asked, and each kind says what it takes" "$(asked ann)" \
    "1. Where will you work tomorrow?
   (one of: office, home)
2. Will the release be ready?
   (yes or no)
3. How many tickets are open?
   (a number)
4. What did you learn?"
is "Eva is asked in German, where there is German" "$(asked eva | sed -n 1,4p)" \
    "1. Wo arbeitest du morgen?
   (zur Wahl: Büro, Zuhause)
2. Wird das Release fertig?
   (ja oder nein)"
reply_from ann 2026-11-23T10:00:00+01:00 '1. 2' '2. Yes, on Friday' '3. about 12' '4. Patience.'
is "answers come to what their questions ask for" "$(values ann 2026-11-23)" \
    "where=home sure=yes count=12 gain=-"
is "and stay as they were written" "$(entry ann 2026-11-23)" \
    "1 1 2 | 2 Yes, on Friday | 3 about 12 | 4 Patience. :"
reply_from eva 2026-11-23T10:00:00+01:00 '1. im Büro' '2. nein' '3. skip' '4. Geduld.'
is "a choice has one name in all languages" "$(values eva 2026-11-23)" "where=office sure=no gain=-"

morning 2026-11-24
is "on Tuesday others are, and the pool goes on" "$(asked ann | grep -v '^ ')" \
    "1. Where will you work tomorrow?
2. Will the release be ready?
3. When will the import be over?
4. How full is your week?
5. Who helped you?"
summary=$(mails mia@acme.example summary | tail -n 1)
ok "the summary says the choice, not its number" grep -q 'Where:  *home' "$summary"
reply_from ann 2026-11-24T10:00:00+01:00 '2. same' '3. 4 Dec' '4. 4 out of 5' '5. Bob'
is "a day and a scale, and \"same\" as the day before" "$(values ann 2026-11-24)" \
    "sure=yes when=2026-12-04 load=4 gain=-"
is "which is filed in its words" "$(entry ann 2026-11-24)" \
    "1 2 Yes, on Friday | 3 4 Dec | 4 4 out of 5 | 5 Bob :"
reply_from eva 2026-11-24T10:00:00+01:00 'wie gestern'
is "\"same\" alone is all of the day before" "$(values eva 2026-11-24)" "where=office sure=no gain=-"

morning 2026-11-25
is "a required question that was left open is told, not asked again" \
    "$(grep -c 'Where:  *?' "$(mails mia@acme.example summary | tail -n 1)")" 1
is "the pool is back at its first" "$(asked ann | sed -n "\$p")" "3. What did you learn?"
is "an entry keeps the words that were asked" "$(at 2026-12-31T00:00:00Z entries --json |
    python3 -c 'import json, sys
print(sorted({a["prompt"] for line in sys.stdin for a in json.loads(line)["answers"] if a["key"] == "gain"}))')" \
    "['What did you learn?', 'Who helped you?']"

morning 2026-11-27
reply_from ann 2026-11-27T10:00:00+01:00 '1. off' '2. no' '3. 🙂' '4. -'
is "a mood is nobody else's, not even the operator's" "$(values ann 2026-11-27)" "where=office sure=no gain=-"

# Mistakes are found with file and line.
cat >"$work/site/workflows.d/odd.conf" <<'CONF'
workflow odd {
  days = "mon"
  question a { kind = choise prompt = p }
  question b { kind = choice prompt = p choices = {x} }
  question c { prompt = p days = "fri" }
  question d { prompt = p days = "fryday" }
  question e { kind = list prompt = p recall = plann }
  question plan { kind = list prompt = p }
}
CONF
is "check names them all" "$(at 2026-11-27T10:00:00+01:00 check 2>&1 | sed -n "s,.*workflows.d/,,p")" \
    "odd.conf:3: unknown kind \`choise'; did you mean \`choice'?
odd.conf:4: a question of kind \"choice\" needs two or more: choices = {\"one\", \"two\"}
odd.conf:5: question c would never be asked: \`days' of its workflow are \`mon'
odd.conf:6: days \`fryday': \`fryday' is no day; write mon-fri, or mon,wed,fri, or daily, or none
odd.conf:7: no list of this workflow is called \`plann'; did you mean \`plan'?"
done_testing

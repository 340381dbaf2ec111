#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What Sam, who looks after the site, hears of it: one mail on a working morning, when there is something to say.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# stranger TIME: a mail of somebody whom nobody knows.
stranger() {
    printf 'From: <m%s@evil.example>\nTo: <checkin@acme.example>\nSubject: Buy\n\nThis.\n' $RANDOM$RANDOM |
        at "$1" deliver -f x@evil.example -a checkin@acme.example
    at "$1" file
}

# morning DAY: what comes to Sam when the cron job runs from seven to ten, every half hour.
morning() {
    local hour
    for hour in 07:00 08:00 08:30 08:31 09:30 10:00; do
        at "$1T$hour:00+01:00" tick 2>/dev/null
        post "$1T$hour:00+01:00"
    done
    mails sam@acme.example
}

site_begin ann@acme.example,Ann,,core,
is "on a day on which all is well nothing comes" "$(morning 2026-11-20)" ""
stranger 2026-11-20T18:00:00+01:00
stranger 2026-11-21T18:00:00+01:00
is "nothing on a Sunday" "$(morning 2026-11-22)" ""
stranger 2026-11-23T07:00:00+01:00
mail=$(morning 2026-11-23)
is "on Monday there is one mail" "$(wc -l <<<"$mail")" 1
is "of what it is about" "$(field "$mail" Subject)" "Mail is held"
is "at half past eight" "$(field "$mail" Date)" "Mon, 23 Nov 2026 08:30:00 +0100"
is "by a machine" "$(field "$mail" Auto-Submitted)" auto-generated
like "in one line, how much" "$(words "$mail")" '- Held mail: 3, of which 3 came since the last morning\. .*after 30 days\.'
is "the same mail is told once" "$(morning 2026-11-24 | wc -l)" 1
stranger 2026-11-24T18:00:00+01:00
like "a new one, the next morning" "$(words "$(morning 2026-11-25 | tail -n 1)")" 'Held mail: 4, of which 1 came'

# A template is broken, on Wednesday from eleven to twelve, and from Friday on for days.
broken=$work/site/templates/en/question.txt
mkdir -p "${broken%/*}"
printf 'Subject: {{#title}}\n\n{{/titel}}\n' >"$broken"
at 2026-11-25T11:00:00+01:00 workflow run daily >/dev/null
at 2026-11-25T11:00:00+01:00 tick 2>/dev/null
mv "$broken" "$broken.not"
at 2026-11-25T12:00:00+01:00 tick
ok "at noon all is well" at 2026-11-25T12:00:00+01:00 status
is "trouble comes the next morning" "$(morning 2026-11-26 | wc -l)" 3
mail=$(mails sam@acme.example | tail -n 1)
is "under another subject" "$(field "$mail" Subject)" "Something is stuck"
like "although it is over" "$(words "$mail")" "- .muster tick' failed, and goes on now: .*en/question\.txt"
is "once" "$(morning 2026-11-27 | wc -l)" 3
mv "$broken.not" "$broken"
for hour in 09 12; do
    at 2026-11-30T$hour:00:00+01:00 workflow run daily >/dev/null
    at 2026-11-30T$hour:00:30+01:00 tick 2>/dev/null
done
at 2026-12-01T08:30:00+01:00 tick 2>/dev/null
post 2026-12-01T08:30:00+01:00
like "what lasts is said as status says it" "$(words "$(mails sam@acme.example | tail -n 1)")" \
    "- the last .muster tick' failed: .*en/question\.txt"
rm "$broken"

# Who has no owner, tells nobody; who writes in German, in German.
sed -i 's,^  language .*,,; s,^  owner .*,  owner = "sam@acme.example"\n  language = "de",' "$conf"
stranger 2026-12-01T18:00:00+01:00
is "in the site's language" "$(field "$(morning 2026-12-02 | tail -n 1)" Subject)" "Mails warten"
sed -i 's,^  owner .*,,' "$conf"
stranger 2026-12-02T18:00:00+01:00
is "nobody, where nobody is named" "$(morning 2026-12-03 | wc -l)" 5
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann meets Mia alone, and Mia meets Ann and Louis; Bob meets nobody yet. Lines that name a colleague whom their writer
# does not meet, or none of several, go back to the writer; whatever else happens meanwhile, and whomever they come to
# meet, nobody ever reads them.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/meetings.sh"

site_begin
roster() { # roster MANAGER-OF-BOB MANAGER-OF-ANN
    cat >"$work/people.csv" <<CSV
email,name,teams,reads,manager
ann@acme.example,Ann Lee,core,,$2
louis@acme.example,Louis Moreau,core,,mia@acme.example
bob@acme.example,Bob Ray,core,,$1
carol@acme.example,Carol Dee,core,,
mia@acme.example,Mia Hansen,core,core,
CSV
}
roster "" mia@acme.example
cat >"$work/site/workflows.d/ones.conf" <<'CONF'
workflow ones {
  kind  = "1-on-1"
  pairs = "manager"
  days  = "mon every 2 weeks"
}
CONF
at 2026-11-19T08:00:00Z roster sync "$work/people.csv" >/dev/null
ticks 2026-11-20 09:00
ticks 2026-11-23 09:00
receipts() { # receipts WHO: what was said of their lines, oldest first
    mails "$1@acme.example" '^Re: Your check-in' | while read -r mail; do words "$mail"; done | grep 1-on-1
}
last() { receipts "$1" | tail -n 1; }
waiting() { sql "SELECT count(*) FROM meeting_line WHERE closed = 0 AND text LIKE '%$1%'"; }

answer "$(asked ann Mon)" 2026-11-23T09:10:00+01:00 "1on1 with Carol: CANARY-1" "1on1: LINE-1" "/at 10:30"
ticks 2026-11-23 09:15
like "another's name, and a wish that plans her time anew: it comes back" "$(last ann)" 'Whose 1-on-1\? .*Carol: CANARY-1'
answer "$(asked ann Mon)" 2026-11-23T09:20:00+01:00 "1on1 with Carol: CANARY-2"
sed -i 's/^  days .*/  days = "mon every 3 weeks"/' "$work/site/workflows.d/ones.conf"
ticks 2026-11-23 09:25
like "so it does when the configuration has changed" "$(last ann)" 'CANARY-2'
is "each once" "$(last ann | grep -c CANARY-1)" 0

silent() { # silent MAIL TIME LINE...: an answer from no sender, which no mail may answer
    (
        at() {
            local time=$1
            shift
            [ "$1" != deliver ] || set -- deliver -f '' "${@:4}"
            MUSTER_NOW=$time "$muster" -C "$conf" "$@"
        }
        answer "$@"
    )
}
silent "$(asked ann Mon)" 2026-11-23T09:30:00+01:00 "1on1 with Carol: CANARY-3"
ticks 2026-11-23 09:35
is "what may get no answer gets none" "$(receipts ann | grep -c CANARY-3) $(waiting CANARY-3)" "0 1"
answer "$(asked ann Mon)" 2026-11-23T09:40:00+01:00 "1on1 with Mia: LINE-2"
ticks 2026-11-23 09:45
like "it comes back with what may" "$(last ann)" 'Whose 1-on-1\? .*CANARY-3'
answer "$(asked ann Mon)" 2026-11-23T09:50:00+01:00 "1on1 with Carol: CANARY-4" "#77 done"
ticks 2026-11-23 09:55
like "and so it does where nothing is left beside it" "$(last ann)" 'CANARY-4'

many=()
for n in {1..20}; do many+=("1on1 with Carol: CANARY-a$n"); done
answer "$(asked louis Mon)" 2026-11-23T09:56:00+01:00 "${many[@]}"
answer "$(asked louis Mon)" 2026-11-23T09:57:00+01:00 "1on1 with Carol: CANARY-b"
ticks 2026-11-23 09:58
is "however many there are, of two mails too, all come back" "$(last louis | grep -o 'CANARY-[ab]' | sort | uniq -c | xargs)" \
    "20 CANARY-a 1 CANARY-b"
is "in one mail, and there is no other that has nothing to give" "$(receipts louis | wc -l)" 1

silent "$(asked mia Mon)" 2026-11-23T10:00:00+01:00 "1on1: CANARY-5 my trouble with Louis"
answer "$(asked bob Mon)" 2026-11-23T10:00:00+01:00 "1on1 with Carol: CANARY-6" "1on1: LINE-3" "1on1 with Louis: LINE-4"
ticks 2026-11-23 10:05
like "who meets nobody yet hears that it waits" "$(last bob)" 'It waits until it is known whom you meet'
note "Mia does not meet Ann for a while, and Bob comes to meet Louis."
roster louis@acme.example ""
at 2026-11-23T10:10:00+01:00 roster sync "$work/people.csv" >/dev/null
ticks 2026-11-23 10:15
roster louis@acme.example mia@acme.example
at 2026-11-23T10:20:00+01:00 roster sync "$work/people.csv" >/dev/null
ticks 2026-12-03 08:30 09:00
list() { # list WHO PARTNER
    words "$(mails "$1@acme.example" "1-on-1 with $2")" | grep -o '\[ \] [^[]*[A-Z]-[0-9]' | cut -c5- | paste -sd,
}
is "whom Bob comes to meet gets what names nobody, or him" "$(list louis Bob)" "Bob Ray: LINE-3,Bob Ray: LINE-4"
is "Mia gets what is hers" "$(list mia Ann)" "Ann Lee: LINE-1,Ann Lee: LINE-2"
is "and nothing else" "$(list mia Louis)" ""
is "and nobody gets the rest, but its writer in the answer" \
    "$(find "$work/mail" -type f -print0 | xargs -0 grep -l CANARY- | xargs grep -hi '^Delivered-To' | tr -d '\r' | sort -u)" \
    "$(printf 'Delivered-To: %s@acme.example\n' ann louis)"
done_testing

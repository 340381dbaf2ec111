#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mia meets Ann and Louis. What she writes for one of them is read by that one; what names neither is read by nobody, and
# comes back to her. Ann meets Mia alone, and names nobody.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/meetings.sh"

site_begin
cat >"$work/people.csv" <<'CSV'
email,name,teams,reads,manager
ann@acme.example,Ann Lee,core,,mia@acme.example
louis@acme.example,Louis Moreau,core,,mia@acme.example
bob@acme.example,Bob Ray,core,,
carol@acme.example,Carol Dee,core,,
fox@acme.example,Carol Fox,core,,
dan@acme.example,Dan Poe,ops,,
mia@acme.example,Mia Hansen,core,core,
CSV
cat >"$work/site/workflows.d/ones.conf" <<'CONF'
workflow ones {
  kind  = "1-on-1"
  pairs = "manager"
  days  = "mon every 2 weeks"
}
CONF
at 2026-11-19T08:00:00Z roster sync "$work/people.csv" >/dev/null
sed -i /^dan@/d "$work/people.csv"
at 2026-11-19T09:00:00Z roster sync "$work/people.csv" >/dev/null
ticks 2026-11-20 09:00
ticks 2026-11-23 09:00
receipts() { # receipts WHO: all that was said of their answers, oldest first
    mails "$1@acme.example" '^Re: Your check-in' | while read -r mail; do words "$mail"; done
}

answer "$(asked mia Mon)" 2026-11-23T09:10:00+01:00 "Done: the budget" "1on1: CANARY-review" "1on1 Louis: LINE-1" \
    "1on1: @louis LINE-2" "For our 1:1 with Louis Moreau: LINE-3" "1-on-1 with ann:" "- LINE-4" "- LINE-5" "" "1:1 Bob: CANARY-bob"
is "all of it is taken out" "$(entry mia 2026-11-23)" "1 1 the budget :"
ticks 2026-11-23 09:15
like "she is asked whose it is, in her words" "$(receipts mia)" \
    'Whose 1-on-1\? Nobody has got these lines. .* as in "1on1 (Ann|Louis): my plans"\. CANARY-review @Bob: CANARY-bob'
is "and not about what names one" "$(receipts mia | grep -c LINE-)" 0
answer "$(asked mia Mon)" 2026-11-23T10:10:00+01:00 "1on1: CANARY-again"
ticks 2026-11-23 10:15
like "so she is the next time" "$(receipts mia | tail -n 1)" 'Whose 1-on-1\? .*CANARY-again'
is "each is asked once" "$(receipts mia | tail -n 1 | grep -c CANARY-review)" 0
answer "$(asked mia Mon)" 2026-11-23T10:20:00+01:00 "1on1 Louis: LINE-6"
answer "$(asked ann Mon)" 2026-11-23T10:20:00+01:00 "1on1: LINE-7" "1on1 with Mia: LINE-8" "1on1 Bob: CANARY-ann"
ticks 2026-11-23 10:25
like "who meets one is asked when it is another's name that stands there" "$(receipts ann | tail -n 1)" \
    '1on1 Mia: my plans"\. @Bob: CANARY-ann'
# given_back WHO TIME LINE...: what the receipt gives back of an answer of theirs
given_back() {
    local who=$1 time=2026-11-23T$2:00+01:00 said
    shift 2
    answer "$(asked "$who" Mon)" "$time" "$@"
    at "$time" tick && post "$time"
    said=$(receipts "$who" | tail -n 1)
    case $said in *"Whose 1-on-1"*) ;; *) said= ;; esac
    grep -oE '[A-Z]+-[a-z0-9]+' <<<"$said" | paste -sd' '
}
is "two of one name, one who has left and nobody's name are not her only partner" \
    "$(given_back ann 11:00 "1on1 with Carol: CANARY-two" "1on1: Carol: CANARY-too" "1on1 with Dan: CANARY-left" \
        "1on1: Dan Poe: CANARY-gone" "1on1 with Mai: CANARY-slip" "1on1: @dan CANARY-at" "1on1: Chairs: LINE-9" "1on1: not @bob's LINE-10")" \
    "CANARY-two CANARY-too CANARY-left CANARY-gone CANARY-slip CANARY-at"
is "who is named in front is meant, and not who is spoken of" \
    "$(given_back mia 11:10 "1on1 with Bob: CANARY-of @louis" "1on1: Bob: CANARY-on @louis" "1on1 with Ann: LINE-11 of @louis")" \
    "CANARY-of CANARY-on"
is "nor is the first of two" "$(given_back mia 11:20 "1on1: CANARY-eve between @ann and @louis" \
    "1on1: @louis CANARY-both of @ann" "1on1: LINE-12 by @louis for @louis.moreau")" "CANARY-eve CANARY-both"

ticks 2026-11-26 08:30 09:00
list() { words "$(mails "$1@acme.example" '1-on-1 with' | tail -n 1)" | grep -o '\[ \] [^[]*LINE-[0-9]*' | cut -c5- | paste -sd, ; }
is "Louis' list has what is his" "$(list louis)" \
    "Mia Hansen: LINE-1,Mia Hansen: @louis LINE-2,Mia Hansen: LINE-3,Mia Hansen: LINE-6,Mia Hansen: LINE-12"
is "Ann's has hers" "$(list ann)" \
    "Mia Hansen: LINE-4,Mia Hansen: LINE-5,Ann Lee: LINE-7,Ann Lee: LINE-8,Ann Lee: Chairs: LINE-9,Ann Lee: not @bob's LINE-10,Mia Hansen: LINE-11"
answer "$(mails mia@acme.example '^1-on-1 with Ann')" 2026-11-26T10:00:00+01:00 "LINE-13" "1on1: LINE-14" "1on1 with Ann: LINE-15" \
    "1on1 with Louis: LINE-16" "1on1 with Bob: CANARY-there"
answer "$(mails mia@acme.example '^1-on-1 with Louis')" 2026-11-26T10:01:00+01:00 "Thanks" "1on1 with Bob: CANARY-then"
ticks 2026-11-26 10:05
gives_back=$(mails mia@acme.example '^Re: Acme check-in')
like "in the words for a 1-on-1 itself, too" "$(words "$gives_back")" \
    'Whose 1-on-1\? .* @Bob: CANARY-there @Bob: CANARY-then'
answer "$gives_back" 2026-11-26T10:10:00+01:00 "1on1 Ann: LINE-17" "1on1 Louis: LINE-18"
ticks 2026-11-27 08:30
agenda() { words "$(mails "$1@acme.example" '^Re: 1-on-1 with Mia' | tail -n 1)" | grep -oE 'Mia Hansen: [^-]*LINE-1[3-9]' | cut -d' ' -f3- | paste -sd,; }
is "what names another of those she meets is for that one" "$(agenda ann) $(agenda louis)" "LINE-13,LINE-14,LINE-15,LINE-17 LINE-16,LINE-18"
is "what names nobody is in no mail but the receipts" \
    "$(find "$work/mail" -type f -print0 | xargs -0 grep -l CANARY- | xargs grep -h '^Subject' | sort -u | tr -d '\r')" \
    "$(printf 'Subject: Re: %s\n' "Acme check-in, Thu 26 Nov" "Your check-in, Mon 23 Nov")"
done_testing

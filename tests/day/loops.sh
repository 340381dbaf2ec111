#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Programs that answer programs (R13): another Muster, robots that answer everything and do not say what they are, a list
# that sends back what it gets, a mail that has been everywhere. Each of them causes two mails a day at most.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not installed (Debian package sqlite3)"

# as SITE COMMAND...: runs COMMAND with $conf and $work/mail being those of SITE.
as() {
    local site=$1 conf=$work/$1/muster.conf
    shift
    "$@"
}

# caused TIME: runs tick, and says how many mails it wrote that incoming mail caused.
caused() {
    at "$1" tick --json | "$reader" members commented receipts | awk '{ print $1 + $2 }'
}

# new_mails FOLDER: takes each new mail of a Maildir out of it into "cur", and names it.
new_mails() {
    local file
    for file in "$1"/new/*; do
        [ -e "$file" ] || continue
        mv "$file" "$1/cur/" && echo "$1/cur/$(basename "$file")"
    done
}

bare() {
    tr -d '<>' <<<"$1"
}

# hand_over FILE TIME: the mail in FILE reaches the site of its addressee as it is.
hand_over() {
    sed '1,/^Delivered-To:/d' "$1" |
        at "$2" deliver -f "$(bare "$(field "$1" Return-Path)")" -a "$(field "$1" Delivered-To)"
}

# --- two Musters, each a member of the other's team ---

muster_begin() {
    "$muster" init "$work/$1" --address "checkin@$1.example" --send "maildir:$work/$1.mail" --now=2026-11-20T08:00:00Z \
        >/dev/null
    printf 'email,teams,reads\ncheckin@%s.example,core,core\n' "$2" >"$work/$1.csv"
    as "$1" at 2026-11-20T08:00:00Z roster sync "$work/$1.csv" >/dev/null
    as "$1" at 2026-11-20T09:00:00Z tick
}

muster_begin one two
muster_begin two one
total=0
for time in 2026-11-23T{09,15}:00:00Z 2026-11-24T08:30:00Z; do
    for site in one two one; do
        n=$(as $site caused $time) && total=$((total + n))
        as $site post $time
        while read -r mail; do
            if [ $site = one ]; then other=two; else other=one; fi
            as $other hand_over "$mail" $time
            as $other at $time file
        done < <(new_mails "$work/$site.mail")
    done
done
is "two Musters ask each other, and neither answers" "$total" 0
is "nor takes the other for a person" "$(for site in one two; do as $site at $time entries --json; done | grep -c answered)" 0
is "what came in was taken for a machine's" "$(for site in one two; do
    sqlite3 "$work/$site/state/muster.db" 'SELECT DISTINCT kind, outcome FROM received_mail'; done | sort -u | paste -sd ' ')" 'auto|nothing list|nothing'

# --- robots that take themselves for people ---

site_begin rob@acme.example,Rob,,core,core rex@acme.example,Rex,,core,core ann@acme.example,Ann\ Lee,,core,core
at 2026-11-20T09:00:00+01:00 person rob@acme.example receipts=always >/dev/null
at 2026-11-20T09:00:00+01:00 tick
new_mails "$work/mail" >/dev/null

# robots TIME: each of the two answers what it got: Rob with the same words always, Rex with a number that grows.
number=0
robots() {
    local mail to
    while read -r mail; do
        to=$(field "$mail" Delivered-To)
        number=$((number + 1))
        case $to in
        rob@*) answer "$mail" "$1" 'Thank you for your mail. I am very busy and will answer soon.' ;;
        rex@*) answer "$mail" "$1" "Ticket #$number was opened." ;;
        esac
    done < <(new_mails "$work/mail")
}

# For two mornings: questions, a reminder, a summary, and whatever their answers cause.
for time in 2026-11-23T{09:00,09:01,09:02,09:03,11:05,15:00,15:01,17:10}:00+01:00 2026-11-24T{08:30,08:31,08:32,09:00,09:01}:00+01:00; do
    at "$time" tick
    post "$time"
    robots "$time"
done
answers() {
    sqlite3 "$work/site/state/muster.db" "SELECT count(*) FROM sent_mail m JOIN person p ON p.id = m.person
        WHERE p.address = '$1@acme.example' AND m.kind IN ('receipt', 'transcript', 'news', 'report')
        AND m.created BETWEEN strftime('%s', '$2') * 1000000 AND (strftime('%s', '$2') + 86400) * 1000000"
}
for day in 2026-11-23 2026-11-24; do
    note "answers on $day: rob $(answers rob $day), rex $(answers rex $day)"
    is "a robot that always says the same causes two mails at most" "$(($(answers rob $day) <= 2))" 1
    is "and so does one that never does" "$(($(answers rex $day) <= 2))" 1
done
at 2026-11-24T09:02:00+01:00 tick
answer "$(grep -l '^Delivered-To: ann@' "$work"/mail/cur/* | xargs grep -l '^Subject: Your check-in' | head -n 1)" \
    2026-11-24T10:00:00+01:00 'Done: all' 'Next: more' 'No'
is "do not keep the site from answering a person" "$(caused 2026-11-24T10:01:00+01:00)" 1

# --- two that never stop to talk about what one of them wrote ---

mia=$(grep -l '^Delivered-To: ann@' "$work"/mail/cur/* | xargs grep -l '^Subject: Team summary' | head -n 1)
answer "$mia" 2026-11-24T10:10:00+01:00 'Rob: what do you think of that, and you, @rex?'
for time in 2026-11-24T{12:11,14:12,16:13,17:20}:00+01:00 2026-11-25T{08:30,09:00,10:31,12:12,14:32,16:13,17:20}:00+01:00 \
    2026-11-26T{08:30,10:31,12:32,14:33,16:34}:00+01:00; do
    at "$time" tick
    post "$time"
    robots "$time"
done
for day in 2026-11-24 2026-11-25; do
    for who in rob rex ann; do
        n=$(sqlite3 "$work/site/state/muster.db" "SELECT count(*) FROM sent_mail m JOIN person p ON p.id = m.person
            WHERE p.address = '$who@acme.example' AND m.kind = 'news'
            AND m.created BETWEEN strftime('%s', '$day') * 1000000 AND (strftime('%s', '$day') + 86400) * 1000000")
        is "of their talk $who hears twice on $day at most, and did ($n)" "$((n <= 2 && (n > 0 || $(date -d "$day" +%d) == 25)))" 1
    done
done

# wrong_heads: what is wrong with the heads of the mails that the site wrote.
wrong_heads() {
    python3 -c 'import email, re, sys
for name in sys.argv[1:]:
    mail = email.message_from_binary_file(open(name, "rb"))
    asks = re.match(r"(Re: )?Your check-in,", mail["Subject"]) and not mail["Auto-Submitted"]
    if not re.fullmatch(r"<checkin\+[a-z2-7]{42}@acme\.example>", mail["Return-Path"]):
        print(mail["Subject"], "comes back to", mail["Return-Path"])
    if mail["X-Muster-Site"] != "checkin@acme.example":
        print(mail["Subject"], "does not say which site it is of")
    if asks and (mail["Precedence"] or any(field.startswith("List-") for field in mail)):
        print(mail["Subject"], "would not be answered by a vacation rule")
    if not asks and not (mail["Auto-Submitted"] and mail["List-Id"]):
        print(mail["Subject"], "does not say that a program wrote it")' "$work"/mail/cur/*
}
is "every mail can come back, and says what it is" "$(wrong_heads)" ""

# --- a list that sends back what it gets, and an alias that does ---

site_b() {
    rm -rf "$work/site" "$work/mail"
    site_begin "$@"
}
site_b list@acme.example,Everybody,,core,core
at 2026-11-20T09:00:00+01:00 tick
total=0
for time in 2026-11-23T{09:00,09:01,15:00}:00+01:00 2026-11-24T08:30:00+01:00; do
    n=$(caused $time) && total=$((total + n))
    post $time
    while read -r mail; do
        for to in "$(field "$mail" Reply-To)" checkin@acme.example; do
            { printf 'List-Id: <all.acme.example>\nPrecedence: list\nReceived: by lists.acme.example\n'
                sed '1,/^Delivered-To:/d' "$mail"; } | at $time deliver -f all-bounces@acme.example -a "$to"
            sed '1,/^Delivered-To:/d' "$mail" | at $time deliver -f checkin@acme.example -a "$to"
        done
        at $time file
    done < <(new_mails "$work/mail")
done
is "a list reflects, and nothing is answered" "$total" 0
is "or filed" "$(at $time entries --json | grep -c answered)" 0

# --- mails that have been everywhere ---

site_b ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00

# reply WHO HEAD-LINES: an answer to WHO's question under these fields.
reply() {
    local mail
    mail=$(mails "$1@acme.example" check-in,)
    { printf '%s' "$2"
        printf 'From: <%s@acme.example>\nTo: <%s>\nMessage-ID: <%s@client.example>\n\nDone: all\n' "$1" \
            "$(field "$mail" Reply-To)" "$RANDOM$RANDOM"; } |
        at 2026-11-23T10:00:00+01:00 deliver -f "$1@acme.example" -a "$(field "$mail" Reply-To)"
    at 2026-11-23T10:00:00+01:00 file
}
hops() {
    printf 'Received: from mx%d.example by mx.example; Mon, 23 Nov 2026 09:00:00 +0000\n' $(seq "$1")
}
held() {
    at 2026-11-23T11:00:00+01:00 status | sed -n 's/^held *//p'
}
reply ann "$(hops 30)
"
is "thirty hops are too many: it is held" "$(held)" 1
is "and not filed" "$(states | grep -c answered)" 0
address=$(field "$(mails ann@acme.example check-in,)" Reply-To)
reply ann "Delivered-To: $address
Received: by here
Delivered-To: $address
"
is "what was delivered to us before is held" "$(held)" 2
reply ann "Precedence: bulk
"
is "Ann's mail says that nobody may answer it: it is filed" "$(states | grep -c 'ann answered')" 1
is "and has no answer, though it is her first" "$(caused 2026-11-23T10:01:00+01:00)" 0
reply bob "$(hops 12)
Delivered-To: $address
"
is "a dozen hops are none too many" "$(states | grep -c 'bob answered')" 1
is "and his first answer has its receipt" "$(caused 2026-11-23T10:02:00+01:00)" 1
id=$(at 2026-11-23T11:00:00+01:00 held list --json | grep 'mail servers' | sed -n 's/.*"id":\([0-9]*\).*/\1/p')
at 2026-11-23T11:00:00+01:00 held release "$id" >/dev/null
is "the owner may say that it came straight enough" "$(held)" 1

# --- one who writes too much ---

site_b ann@acme.example,Ann\ Lee,,core,
at 2026-11-20T09:00:00+01:00 tick
post 2026-11-20T09:00:00+01:00
welcome=$(mails ann@acme.example short)
for minute in 0{0..9} 10 11; do
    answer "$welcome" "2026-11-20T10:$minute:00+01:00" "at 10:$minute"
    at "2026-11-20T10:$minute:00+01:00" tick
done
transcripts() {
    sqlite3 "$work/site/state/muster.db" "SELECT count(*) FROM sent_mail WHERE kind = 'transcript'"
}
is "ten answers a day" "$(transcripts)" 10
is "everything is done all the same" "$(at 2026-11-20T11:00:00+01:00 person ann@acme.example | sed -n 's/^  ask *//p')" 10:11
like "and the owner sees it" "$(at 2026-11-20T11:00:00+01:00 status)" 'TROUBLE .* answers were not written.*ann@acme.example'
at 2026-11-21T10:15:00+01:00 tick
is "the rest is told a day later" "$(transcripts)" 12
done_testing

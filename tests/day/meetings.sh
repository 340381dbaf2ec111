# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What the stories about 1-on-1s share.
#
#   meetings_begin              Ann and Bob, whose manager is Mia, who reads their team; Eva of another team
#   words FILE                  the plain part of a mail, on one line
#   calendar FILE               its calendar, unfolded
#   invitation FILE             METHOD SEQUENCE DTSTART DURATION LOCATION, and how many are asked to come
#   organizer FILE              where answers go
#   calendar_answer FILE TIME ANSWER SEQUENCE COMMENT WHO    WHO's calendar answers the invitation in FILE
#   others                      the files of all mails to neither Ann nor Mia, NUL-terminated

meetings_begin() {
    site_begin || return
    cat >"$work/people.csv" <<'CSV'
email,name,zone,teams,reads,manager
ann@acme.example,Ann Lee,,core,,mia@acme.example
bob@acme.example,Bob Ray,Asia/Tokyo,core,,
eva@acme.example,Eva Roth,,ops,core,
mia@acme.example,Mia Hansen,,,core,
CSV
    cat >"$work/site/workflows.d/ones.conf" <<'CONF'
workflow ones {
  kind   = "1-on-1"
  pairs  = "manager"
  days   = "mon every 2 weeks"
  at     = "10:00"
  length = 30
  room   = "https://meet.acme.example/1on1"
}
CONF
    at 2026-11-20T08:00:00Z roster sync "$work/people.csv" >/dev/null
}

calendar() {
    text "$1" calendar | sed -e :a -e '$!N;s/\n //;ta' -e 'P;D'
}

invitation() {
    calendar "$1" | awk -F: '
        { name = $1; sub(/;.*/, "", name); value[name] = substr($0, index($0, ":") + 1) }
        /^ATTENDEE;.*RSVP=TRUE/ { asked++ }
        END { print value["METHOD"], value["SEQUENCE"], value["DTSTART"], value["DURATION"], value["LOCATION"], asked + 0 }'
}

organizer() {
    calendar "$1" | sed -n 's/^ORGANIZER.*mailto://p'
}

calendar_answer() {
    local mail=$1 time=$2 who=$6@acme.example to
    to=$(organizer "$mail")
    {
        printf 'From: <%s>\nTo: <%s>\nSubject: Re\nDate: %s\n' "$who" "$to" "$(date -R -d "$time")"
        printf 'Message-ID: <%s@client.example>\nMIME-Version: 1.0\n' "$RANDOM$RANDOM"
        printf 'Content-Type: text/calendar; method=REPLY; charset=UTF-8\n\n'
        printf 'BEGIN:VCALENDAR\nMETHOD:REPLY\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\n'
        calendar "$mail" | grep '^UID'
        printf 'SEQUENCE:%s\nATTENDEE;CN="x:y";PARTSTAT=%s:mailto:%s\n' "$4" "$3" "$who"
        printf 'DTSTAMP:20261127T090000Z\nCOMMENT:%s\nEND:VEVENT\nEND:VCALENDAR\n' "${5//,/\\,}"
    } >"$work/answer.eml"
    at "$time" deliver -f "$who" -a "$to" <"$work/answer.eml" && at "$time" file
}

# thunderbird_declines MAIL TIME WHO NAME [WORDS]: as Thunderbird writes it, or as somebody does.
thunderbird_declines() {
    local mail=$1 time=$2 who=$3@acme.example name=$4 to
    local words=${5:-"$name <$who> has declined your event invitation."}
    to=$(organizer "$mail")
    {
        printf 'MIME-version: 1.0\nFrom: %s <%s>\nTo: %s\n' "$name" "$who" "$to"
        printf 'Message-ID: <%s@acme.example>\nDate: %s\n' "$RANDOM$RANDOM" "$(date -R -d "$time")"
        printf 'Subject: Declined: 1-on-1\nContent-type: multipart/mixed; boundary="B_(ID_1)"\n\n\n--B_(ID_1)\n'
        printf 'Content-type: multipart/alternative;\n boundary="B_(ID_2)"\n\n\n--B_(ID_2)\n'
        printf 'Content-type: text/plain; charset=UTF-8\nContent-transfer-encoding: 8BIT\n\n'
        printf '%s\n\n\n--B_(ID_2)\n' "$words"
        printf 'Content-type: text/calendar; method=REPLY; charset=UTF-8\nContent-transfer-encoding: 8BIT\n\n'
        calendar "$mail" | sed -e 's/^METHOD:.*/METHOD:REPLY/' -e 's/^PRODID:.*/PRODID:-\/\/Mozilla.org\/NONSGML Mozilla Calendar V1.1\/\/EN/' \
            -e '/^ATTENDEE/,/^STATUS/d' -e "/^CLASS/iATTENDEE;CN=$name;PARTSTAT=DECLINED:mailto:$who"
        printf '\n\n--B_(ID_2)--\n\n--B_(ID_1)--\n'
    } >"$work/answer.eml"
    at "$time" deliver -f "$who" -a "$to" <"$work/answer.eml" && at "$time" file
}

others() {
    find "$work/mail/new" "$work/mail/cur" -type f -print0 2>/dev/null |
        xargs -0r grep -ZLiE '^Delivered-To: (ann|mia)@'
}

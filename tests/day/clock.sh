# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What the stories about the clock share: a site in $work/site, its mails in $work/mail, and words for the time.
#
#   site_begin CSV-LINE...      a site whose roster is these lines; today is Friday 20 November 2026, 08:00 UTC
#   at TIME COMMAND...          runs a command at that time
#   count TIME WHAT             runs tick, and says how many it counted: "asked", "reminded", ...
#   post TIME                   hands over what is in the outbox
#   mails ADDRESS [SUBJECT]     the files of ADDRESS's mails, oldest first, whose subject matches
#   text FILE                   the plain text of a mail
#   field FILE NAME             the value of a header field, unfolded
#   answer FILE TIME LINE...    the addressee answers the mail in FILE
#   entry WHO DATE              what WHO answered that day: "REVISION 1 TEXT | 2 TEXT : UNPLACED"
#   states                      one line a round: DATE PERSON STATE WHY, sorted

conf=$work/site/muster.conf

site_begin() {
    "$muster" init "$work/site" --address checkin@acme.example --name 'Acme check-in' \
        --owner sam@acme.example --send "maildir:$work/mail" --now=2026-11-20T08:00:00Z \
        >/dev/null || return
    sed -i 's,^  zone .*,  zone = "Europe/Berlin",' "$conf"
    printf '%s\n' email,name,zone,teams,reads "$@" >"$work/people.csv"
    at 2026-11-20T08:00:00Z roster sync "$work/people.csv" >/dev/null
}

at() {
    local time=$1
    shift
    MUSTER_NOW=$time "$muster" -C "$conf" "$@"
}

count() {
    at "$1" tick --json | sed -n "s/.*\"$2\":\([0-9]*\).*/\1/p"
}

post() {
    at "$1" send
}

# head_fields: from the heads of the files on stdin (NUL-terminated names) a line each: Delivered-To, Subject, Date, file,
# with tabs between. One process for all of them: stories ask for mails all the time.
head_fields() {
    xargs -0r awk '
        function keep() { if (name in value && value[name] == "") value[name] = text }
        function tell() { keep(); print value["delivered-to"] "\t" value["subject"] "\t" value["date"] "\t" file }
        FNR == 1 { file = FILENAME; name = ""; value["delivered-to"] = value["subject"] = value["date"] = "" }
        { sub(/\r$/, "") }
        $0 == "" { tell(); nextfile }
        /^[ \t]/ { sub(/^[ \t]+/, " "); text = text $0; next }
        { keep(); name = tolower($0); sub(/:.*/, "", name); text = $0; sub(/^[^:]*:[ \t]*/, "", text) }'
}

mails() {
    local list
    list=$(find "$work/mail/new" "$work/mail/cur" -type f -print0 2>/dev/null | head_fields |
        awk -F'\t' -v to="$1" -v subject="${2:-}" '$1 == to && $2 ~ subject { print $3 "\t" $4 }')
    [ -n "$list" ] || return 0
    paste -d' ' <(cut -f1 <<<"$list" | date -f - +%s) <(cut -f2 <<<"$list") | sort -n | cut -d' ' -f2-
}

text() {
    python3 -c 'import email, email.policy, sys
mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
print(mail.get_body(("plain",)).get_content().replace("\r", ""))' "$1"
}

field() {
    awk -v wanted="$(tr '[:upper:]' '[:lower:]' <<<"$2")" '
        function keep() { if (name == wanted) { print text; found = 1; exit } }
        { sub(/\r$/, "") }
        $0 == "" { exit }
        /^[ \t]/ { sub(/^[ \t]+/, " "); text = text $0; next }
        { keep(); name = tolower($0); sub(/:.*/, "", name); text = $0; sub(/^[^:]*:[ \t]*/, "", text) }
        END { if (!found && name == wanted) print text }' "$1"
}

answer() {
    local mail=$1 time=$2 from
    shift 2
    from=$(field "$mail" Delivered-To)
    {
        printf 'From: <%s>\nTo: <%s>\nSubject: Re: %s\n' "$from" "$(field "$mail" Reply-To)" \
            "$(field "$mail" Subject)"
        printf 'Date: %s\nMessage-ID: <%s@client.example>\nIn-Reply-To: %s\n' \
            "$(date -R -d "$time")" "$RANDOM$RANDOM" "$(field "$mail" Message-ID)"
        printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n'
        printf '%s\n' "$@"
    } >"$work/reply.eml"
    at "$time" deliver -f "$from" -a "$(field "$mail" Reply-To)" <"$work/reply.eml" &&
        at "$time" file
}

states() {
    at 2026-12-31T00:00:00Z entries --json |
        python3 -c 'import json, sys
for line in sys.stdin:
    e = json.loads(line)
    print(e["date"], e["person"].split("@")[0], e["state"], e["why"] or "-")' | sort
}

# Lines of a text are joined by a slash.
entry() {
    at 2026-12-31T00:00:00Z entries --json --person "$1@acme.example" --since "$2" --until "$2" |
        python3 -c 'import json, sys
for line in sys.stdin:
    e = json.loads(line)
    answers = " | ".join("%d %s" % (a["question"], a["text"]) for a in e["answers"])
    print(" ".join(("%s %s : %s" % (e["revision"], answers, e["unplaced"])).replace("\n", "/").split()))'
}

# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What the stories about the clock share: a site in $work/site, its mails in $work/mail, and words for the time.
#
#   site_begin CSV-LINE...      a site whose roster is these lines; today is Friday 20 November 2026, 08:00 UTC
#   at TIME COMMAND...          runs a command at that time
#   count TIME WHAT             runs tick, and says how many it counted: "asked", "reminded", ...
#   post TIME                   hands over what is in the outbox
#   ticks DATE TIME...          runs tick at each of these times of that day in Berlin, and posts at the last
#   mails ADDRESS [SUBJECT]     the files of ADDRESS's mails, oldest first, whose subject matches
#   asked WHO DAY               the file of WHO's last check-in of that weekday; where other things are asked, the story's own
#   text FILE [SUBTYPE]         the plain text of a mail, or what it says in another form
#   words FILE                  the same in one line
#   field FILE NAME             the value of a header field, unfolded
#   answer FILE TIME LINE...    the addressee answers the mail in FILE
#   entry WHO DATE              what WHO answered that day: "REVISION 1 TEXT | 2 TEXT : UNPLACED"
#   sql STATEMENT               what the store says to it (needs sqlite3)
#   two_are_asked               a site where Ann and Bob are asked on Monday: $ann and $bob are where their answers go
#   waits NUMBER ITEM ADDRESS TO  an answer with one item in the spool, as the spool keeps it (muster-spool(5))
#   states                      one line a round: DATE PERSON STATE WHY, sorted

conf=$work/site/muster.conf
reader=$top_builddir/tests/day/reader

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

ticks() {
    local date=$1 time
    shift
    for time in "$@"; do at "${date}T$time:00+01:00" tick; done
    post "${date}T$time:00+01:00"
}

mails() {
    find "$work/mail/new" "$work/mail/cur" -type f -print0 2>/dev/null | xargs -0r "$reader" mails "$1" "${2:-}"
}

asked() {
    mails "$1@acme.example" "^Your check-in, $2" | tail -n 1
}

text() {
    "$reader" text "$@"
}

words() {
    "$reader" words "$1"
}

field() {
    awk -v wanted="${2,,}" '
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

sql() {
    sqlite3 "$work/site/state/muster.db" "$1"
}

states() {
    at 2026-12-31T00:00:00Z entries --json | "$reader" states
}

# Lines of a text are joined by a slash.
entry() {
    at 2026-12-31T00:00:00Z entries --json --person "$1@acme.example" --since "$2" --until "$2" | "$reader" entries
}

two_are_asked() {
    site_begin ann@acme.example,Ann,,core, bob@acme.example,Bob,,core,
    at 2026-11-20T09:00:00+01:00 tick
    at 2026-11-23T09:00:00+01:00 tick
    post 2026-11-23T09:00:00+01:00
    ann=$(field "$(mails ann@acme.example check-in, | tail -n 1)" Reply-To)
    bob=$(field "$(mails bob@acme.example check-in, | tail -n 1)" Reply-To)
}

waits() {
    {
        printf 'muster 1 %s pipe %s %s\n' $((1795428000000000 + $1)) "$3" "$4"
        printf 'From: <%s>\nTo: <%s>\nMessage-ID: <%s@client.example>\n\nDone: + item %s\n' "$3" "$4" "$2" "$2"
    } >"$work/site/state/spool/new/$(printf '%018d-%019d-0000001' $((1795428000000000 + $1)) "$1")"
}

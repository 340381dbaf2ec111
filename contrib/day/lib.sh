# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What the sample day and the sample fortnight share: a folder, a post office, people who answer.
#
#   day_begin MUSTER FOLDER            FOLDER is made anew; its mail/ holds a Maildir for each person
#   say WHEN WORDS                     a line for whoever watches
#   once TIME                          Muster does what is due, and the post office brings it
#   newest PERSON [KIND]               the file of the mail that came last: "question", "summary", ...
#   replies PERSON STYLE TIME MAIL ANSWER...   the person answers the mail in the file; see reply
#   plain FILE                         a mail as a reader sees it, indented

day_begin() {
    muster=$(realpath "$1")
    day=$2
    # Only a folder that an earlier run made is removed.
    if [ -e "$day" ] && [ ! -e "$day/.made-by-quickstart" ]; then
        echo "${0##*/}: $day is there, and is not from here: remove it, or name another" >&2
        exit 75
    fi
    rm -rf "$day"
    mkdir -p "$day/mail" "$day/replies"
    touch "$day/.made-by-quickstart"
    day=$(cd "$day" && pwd)
    export MUSTER_CONF=$day/muster.conf
    unset MUSTER_NOW
}

say() { printf '%s  %s\n' "$1" "$2"; }

# The post office: what Muster sent is laid into the Maildir of whom it is for.
bring() {
    local mail person
    for mail in "$day"/outbound/new/*; do
        [ -e "$mail" ] || continue
        person=$(sed -n 's/^Delivered-To: *//p;/^\r\{0,1\}$/q' "$mail" | head -n 1)
        person=${person%%@*}
        mkdir -p "$day/mail/$person"/{new,cur,tmp}
        mv "$mail" "$day/mail/$person/new/"
    done
}

once() {
    "$muster" once --now="$1"
    bring
}

newest() {
    [ -d "$day/mail/$1" ] || return 0
    find "$day/mail/$1/new" -type f -name "${2:-}*" -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d' ' -f2-
}

# It comes in through the filter.
replies() {
    local person=$1 style=$2 time=$3 mail=$4 reply sender recipient
    shift 4
    reply=$("$here/reply" "$style" "$(date -R -d "$time")" "$mail" "$@")
    sender=$person@acme.example
    [ "$style" != vacation ] || sender=
    recipient=$(sed -n 's/^Delivered-To: //p;/^$/q' <<<"$reply")
    printf '%s\n' "$reply" >"$day/replies/$person.eml"
    "$muster" deliver --now="$time" -f "$sender" -a "$recipient" <<<"$reply"
}

plain() {
    perl -MMIME::QuotedPrint -0777 -ne '
        s/\r\n/\n/g;
        my ($head, $body) = split /\n\n/, $_, 2;
        print map { "    $_\n" } grep { /^(From|To|Subject|Date):/ } split /\n/, $head;
        my ($b) = $head =~ /boundary="?([^";\n]+)/i;
        for my $part (defined $b ? split(/^--\Q$b\E(?:--)?\n/m, $body) : ($_)) {
            my ($h, $text) = split /\n\n/, $part, 2;
            next unless defined $text and $h =~ m{text/plain}i;
            $text = decode_qp($text) if $h =~ /quoted-printable/i;
            print "\n", map { "    $_\n" } split /\n/, $text;
            last;
        }' "$1"
}

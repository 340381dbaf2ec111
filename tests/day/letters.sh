# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What the stories about commands share, beside clock.sh.
#
#   write_to RECIPIENT FROM TIME SUBJECT LINE...   a mail that answers nothing
#   screen FILE                 "fits" when the mail in FILE fits 24 lines of 72 columns
#   said WHO TIME [SUBJECT]     what the last mail to WHO says by then, in one line, decoded

write_to() {
    local to=$1 from=$2 time=$3 subject=$4
    shift 4
    {
        printf 'From: <%s>\nTo: <%s>\nSubject: %s\nDate: %s\nMessage-ID: <%s@client.example>\n' \
            "$from" "$to" "$subject" "$(date -R -d "$time")" "$RANDOM$RANDOM"
        printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n'
        printf '%s\n' "$@"
    } >"$work/reply.eml"
    at "$time" deliver -f "$from" -a "$to" <"$work/reply.eml" && at "$time" file
}

said() {
    at "$2" tick
    at "$2" send
    words "$(mails "$1@acme.example" "${3:-}" | tail -n 1)"
}

screen() {
    python3 - "$1" <<'PY'
import email, email.policy, sys, unicodedata
text = email.message_from_file(open(sys.argv[1]), policy=email.policy.default).get_body(("plain",)).get_content()
wide = lambda line: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
lines = text.rstrip().split("\n")
print("fits" if len(lines) <= 24 and max(map(wide, lines)) <= 72 else f"{len(lines)} x {max(map(wide, lines))}")
PY
}

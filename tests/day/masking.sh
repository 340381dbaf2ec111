#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whoever has a token may answer: a day on which people and strangers put tokens everywhere, and where they lie afterwards.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
export MUSTER_LOG=stderr

# write FROM TO TIME: somebody whose mail is full of the token of ANN's address.
write() {
    {
        printf 'From: "%s" <%s>\nTo: <%s>\nCc: <%s>\nSubject: Re: your check-in (%s)\n' "$ann" "$1" "$2" "$ann" "$ann"
        printf 'Message-ID: <%s@client.example>\nMIME-Version: 1.0\n' "$RANDOM.$token"
        printf 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n'
        printf 'Done: wrote to %s\n\nNext: mailto:%s?subject=x, and <%s>\n\nBlockers: %s keeps me\n\n' \
            "$ann" "${ann/+/%2B}" "$ann" "${ann^^}"
        printf '> On Monday <%s> wrote:\n> %s\n' "$ann" "$token"
        printf -- '--b\nContent-Disposition: attachment; filename="%s.txt"\n\nx\n--b--\n' "$token"
    } >"$work/mail.eml"
    at "$3" deliver -f "$1" -a "$2" <"$work/mail.eml"
    at "$3" file
    at "$3" tick
    post "$3"
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, mia@acme.example,Mia\ Hansen,,,core
{
    at 2026-11-20T09:00:00+01:00 tick
    at 2026-11-23T09:00:00+01:00 tick
    post 2026-11-23T09:00:00+01:00
    question=$(mails ann@acme.example check-in, | tail -n 1)
    ann=$(field "$question" Reply-To)
    token=${ann:8:42}
    write ann@acme.example "$ann" 2026-11-23T10:00:00+01:00
    write bob@acme.example "$ann" 2026-11-23T10:10:00+01:00
    write mallory@evil.example "$ann" 2026-11-23T10:20:00+01:00
    write mallory@evil.example checkin@acme.example 2026-11-23T10:30:00+01:00
    write "$ann" "$ann" 2026-11-23T10:40:00+01:00
    write ann@acme.example "checkin+$(tr a-y b-z <<<"$token")@acme.example" 2026-11-23T10:50:00+01:00
    answer "$question" 2026-11-23T11:00:00+01:00 "pause"
    answer "$question" 2026-11-23T11:10:00+01:00 "resume"
    at 2026-11-24T09:00:00+01:00 tick
    post 2026-11-24T09:00:00+01:00
    summary=$(mails mia@acme.example '^Team summary')
    answer "$summary" 2026-11-24T10:00:00+01:00 "Ann: see $ann"
    at 2026-11-24T12:00:00+01:00 tick
    post 2026-11-24T12:00:00+01:00
} 2>"$work/log"
evening=2026-11-24T20:00:00+01:00

is "the day was a day: Ann answered" "$(states | grep -c answered)" 1
is "and four mails are held" "$(at $evening held list | grep -c '^#')" 4

find "$work/mail/new" -type f -print0 | xargs -0 grep -hoE 'checkin\+[a-z2-7]{42}' | cut -c9- | sort -u >"$work/tokens"
ok "there are many tokens" test "$(wc -l <"$work/tokens")" -gt 8

# clean NAME: what comes in has none of them.
clean() {
    local found
    found=$(grep -iFf "$work/tokens" -c)
    is "$1" "$found" 0
}

ok "the net holds: a mail of ours has one" grep -qiFf "$work/tokens" "$question"
ok "the log tells of the day" test "$(grep -c ' filed ' "$work/log")" -gt 8
clean "it has none" <"$work/log"
clean "what people are told has none above their own address" < <(
    find "$work/mail/new" -type f -print0 | xargs -0 -n 1 sed '1,/^\r*$/d' | sed '/mailto:checkin/d')
for command in status "status --json" entries "entries --json" "held list" "held list --json" \
    "held show 2 3 4 5 6" "held show --json 2 3" report "roster list" "forecast --days=3" "key list"; do
    # shellcheck disable=SC2086 # words are meant
    clean "$command has none" < <(at $evening $command 2>&1)
done
find "$work/site/state/raw" -type f -exec sed -i 1d {} + # the line of the spool: the rest is the mail
for file in "$work"/site/state/raw/*/*; do
    at $evening explain "$file"
    at $evening explain --json "$file"
done >"$work/explained" 2>&1
ok "explain has read them" test "$(grep -c '"kind"' "$work/explained")" -gt 8
clean "explain has none" <"$work/explained"
python3 - "$work/site/state/muster.db" <<'END' >"$work/rows"
import sqlite3, sys
store = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True)
for (table,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
    if table.startswith("outbox"):
        continue # mails on their way, gone after a week
    for row in store.execute("SELECT * FROM %s" % table):
        print(table, *row)
END
ok "the store has rows" test "$(wc -l <"$work/rows")" -gt 50
clean "the store has none but in mails on their way" <"$work/rows"
clean "nor has any other file of the state but original mails" < <(
    find "$work/site/state" -type f ! -path '*/raw/*' ! -name 'muster.db*' -exec cat {} +)
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A hundred mails that want to be somebody else's: none is filed, each is told to the owner for its own reason, and no
# stranger hears a word. Then the same by the true Ann, which are filed: the test can fail.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# asks NAME IDENTITY DAY: a workflow of that name.
asks() {
    cat >"$work/site/workflows.d/$1.conf" <<END
workflow $1 {
  title = "Your $1"  days = "$3"  ask = "11:30"  identity = "$2"  remind = {}
  question done { kind = "list" prompt = "What did you get done?" labels = {"done"} }
}
END
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, mia@acme.example,Mia\ Hansen,,,core
sed -i 's,^  owner .*,  trust-authserv = "mx.acme.example",' "$conf"
asks audit token+from+dmarc mon
asks open token tue
sed -i '/^workflow daily/a\  identity = "token+from"' "$work/site/workflows.d/daily.conf"
ok "the site is sound" at 2026-11-20T08:30:00Z check
at 2026-11-20T09:00:00+01:00 tick
for time in 2026-11-23T{09:00,11:30}:00+01:00 2026-11-24T{08:30,11:30}:00+01:00; do
    [ $time != 2026-11-24T08:30:00+01:00 ] || answer "$bob" 2026-11-23T15:00:00+01:00 'Done: all of it'
    at $time tick
    post $time
    bob=$(mails bob@acme.example '^Your check-in, Mon')
done
address() {
    field "$(mails "$1" "$2" | tail -n 1)" Reply-To
}
daily=$(mails ann@acme.example '^Your check-in, Mon')
mkdir "$work/spoofs"
python3 "$top_srcdir/tests/fault/spoofs.py" "$work/spoofs" daily="$(field "$daily" Reply-To)" \
    id="$(field "$daily" Message-ID)" audit="$(address ann@acme.example '^Your audit')" \
    open="$(address ann@acme.example '^Your open')" bob="$(field "$bob" Reply-To)" \
    summary="$(address mia@acme.example '^Team summary')" >"$work/table" 2>"$work/err"
is "the table is written" "$(cat "$work/err")" ""
ok "there are a hundred spoofs" test "$(wc -l <"$work/table")" -ge 100

people() {
    at $three status --json | sed 's/.*"people":{\([^}]*\).*/\1/'
}
three=2026-11-24T15:00:00+01:00
before=$(states)$(people)
sent=$(find "$work/mail/new" -type f | wc -l)
while IFS=$'\t' read -r number sender to _ _; do
    at $three deliver -f "$sender" -a "$to" <"$work/spoofs/$number.eml" 2>>"$work/err" ||
        echo "$number" >>"$work/refused"
done <"$work/table"
at $three file
is "nothing was filed under anybody's name, and nobody left" "$(states)$(people)" "$before"

# Each one for its reason. The file is named by the hash of its bytes.
at $three held list --json >"$work/held"
python3 - "$work" <<'END' >"$work/verdicts"
import json, sys
work = sys.argv[1]
refused = set(open(work + "/refused").read().split()) if __import__("os").path.exists(work + "/refused") else set()
held = {}
for line in open(work + "/held"):
    mail = json.loads(line)
    raw = open(work + "/site/state/" + mail["file"], "rb").read()
    at = raw.rfind(b"Message-ID: <")
    held[int(raw[at + 13:raw.index(b"@", at)])] = mail["why"]
for line in open(work + "/table"):
    number, sender, to, outcome, said = line.rstrip("\n").split("\t")
    why = held.get(int(number))
    if number in refused:
        print(number, "ok" if "evil.example" in to else "REFUSED")
    elif outcome == "held":
        print(number, "ok" if why is not None and said in why else "%s, for: %s" % (said, why))
    else:
        print(number, "ok" if why is None else "held: " + why)
END
is "each is held, and for its own reason" "$(grep -v ' ok$' "$work/verdicts")" ""
is "all of them" "$(grep -c ' ok$' "$work/verdicts")" "$(wc -l <"$work/table")"
for hour in 15 16 17; do
    at 2026-11-24T$hour:01:00+01:00 tick
    post 2026-11-24T$hour:01:00+01:00
done
is "no mail went to a stranger" "$(find "$work/mail/new" -type f -print0 | xargs -0 grep -liE '^(Delivered-To|To):.*evil' | wc -l)" 0
is "only Bob hears, twice at most, that it was not his" "$(mails bob@acme.example '^Re:' | xargs grep -l 'mail was written to' | wc -l)" 2
ok "and everyone was asked as ever" test "$(find "$work/mail/new" -type f | wc -l)" -gt "$sent"

# The true Ann.
by_ann() {
    printf '%s\nFrom: Ann Lee <ann@acme.example>\nTo: <%s>\nSubject: x\nMessage-ID: <%s@acme.example>\n\nDone: the truth\n' \
        "$2" "$1" "$RANDOM" | at $three deliver -f x@y.example -a "${3-$1}"
    at $three file
}
truth() {
    states | grep -cE '2026-11-2[34] ann (late|answered)'
}
by_ann "$(field "$daily" Reply-To)" 'X-Way: direct'
is "her answer is hers" "$(truth)" 1
by_ann "$(address ann@acme.example '^Your audit, Mon')" 'Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example
Received: from a by mx.acme.example'
is "her audit, confirmed, too" "$(truth)" 2
by_ann "$(address ann@acme.example '^Your open, Tue')" 'X-Way: by To' checkin@acme.example
is "and what only To leads to" "$(truth)" 3
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY P8: text and answers of one reply in a warm process, and that twice the mail takes twice the time; and a whole mail
# with MIME and HTML, 6 to 12 KiB of it.
# Ends with 1 when it is not reached.
set -u
top_srcdir=${top_srcdir:-.} top_builddir=${top_builddir:-.}
work=$(mktemp -d "${TMPDIR:-/tmp}/muster-bench.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

# The replies of tests/corpus/replies, each in a file of its own; what they answer in "asked".
awk -v folder="$work" '
    /^=== asked/ { file = folder "/asked"; printf "" >file; next }
    /^=== [a-z]+: .*\?$/ { file = ""; next }
    /^=== / { if (file != "") close(file); file = folder "/reply-" ++n; next }
    /^=> / { file = ""; next }
    file != "" { print >file }' "$top_srcdir"/tests/corpus/replies/*.txt

# The same question as a hundred mails, and what replies.py answers to them.
mkdir -p "$work/questions/new" "$work/spool/new"
for number in $(seq 100 199); do
    printf '%s\n' 'From: Acme check-in <checkin@acme.example>' "Delivered-To: p$number@acme.example" \
        "Reply-To: checkin+$number@acme.example" 'Subject: Your check-in' 'Date: Mon, 02 Nov 2026 09:00:00 +0000' \
        "Message-ID: <$number@acme.example>" 'Content-Type: multipart/alternative; boundary=b' '' '--b' \
        'Content-Type: text/plain; charset=utf-8' '' "$(cat "$work/asked")" '--b--' >"$work/questions/new/$number"
done
python3 "$top_srcdir/tests/bench/replies.py" "$work/questions" "$work/spool" "$work/replies" || exit 1

"$top_builddir/tests/bench/reading" "$work/asked" "$work"/reply-* -- "$work"/replies/new/* >"$work/times" || exit 1
awk '
    function verdict(name, value, most, words) {
        if (value > most) { failed = 1; words = words "  NOT REACHED" }
        printf "P8  %-18s %6.2f   (%s)\n", name, value, words
    }
    { time[$1] = $2 }
    END {
        verdict("read, us", time["read"], 60, sprintf("median of a reply; must be at most 60, aim 25; checking and copying it takes %.2f us", time["floor"]))
        verdict("twice / once", time["double"], 2.1, "twice the mail; must be at most 2.1")
        verdict("whole mail, us", time["mail"], 500, "median of a mail with MIME and HTML; must be at most 500")
        exit failed
    }' "$work/times"

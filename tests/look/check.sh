# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Every letter in every language, as programs see it that know nothing of Muster: Python's strict parser, tidy, w3m.
# What a person sees is in `make look'.
. "$top_srcdir/tests/lib.sh"

letters=$top_builddir/tests/look/letters
command -v python3 >/dev/null || skip_all "there is no python3"
plan 9

ok "every letter is written" "$letters" "$top_srcdir/templates" "$work"
ok "Python's strict parser reads each" python3 "$top_srcdir/tests/look/part.py" "$work"

too_large() { find "$work" -name '*.eml' -size +90000c; }
is "none is larger than 90 kB" "$(too_large)" ""

too_wide() { # in columns: a wide letter is two; a word that is too long for a line stays whole
    python3 - "$work" <<'END'
import pathlib, sys, unicodedata
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    for line in file.read_text(encoding="utf-8").split("\n"):
        columns = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line.rstrip())
        if columns > 72 and max(map(len, line.split())) < 60:
            print(file.name, columns, line)
END
}
is "no line of a plain part has more than 72 columns" "$(too_wide)" ""

is "every colour of text stands out, light and dark" "$(python3 "$top_srcdir/tests/look/contrast.py" "$work"/en-*.html)" ""

if command -v tidy >/dev/null; then
    faults=$(for page in "$work"/*.html; do tidy -q -e "$page" 2>&1 | sed "s|^|${page##*/}: |"; done)
    is "tidy finds no fault in any HTML part" "$faults" ""
else
    skip "tidy finds no fault in any HTML part" "there is no tidy"
fi

# What is in the HTML part is in the plain part too, and the other way round: w3m shows the same words.
if command -v w3m >/dev/null; then
    shown=$(w3m -dump -cols 72 "$work/en-summary.html")
    like "w3m shows the day's numbers" "$shown" '2 blockers. 5 answered, 1 did not, 1 still has time.'
    like "and what is missing of a long entry" "$shown" '72 more lines, 3 files: reply .get leo.'
    is "but not the bar, nor marks of the template" "$(grep -cE '[{}]|width' <<<"$shown")" 0
else
    skip "w3m shows the day's numbers" "there is no w3m"
    skip "and what is missing of a long entry" "there is no w3m"
    skip "but not the bar, nor marks of the template" "there is no w3m"
fi

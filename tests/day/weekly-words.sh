# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What the stories of the week share, after clock.sh: a site with the daily check-in and contrib/workflows/weekly.conf.
#
#   weekly_begin CSV-LINE...   the site, and its first tick
#   day DATE                   its morning in Berlin: summaries at half past eight, questions at nine
#   last WHO [SUBJECT]         the file of the last mail that went to WHO
#   asked WHO [SUBJECT]        its questions, and the lines of its checklists
#   said WHO DATE WORKFLOW     what WHO answered: "STATE REVISION 1 TEXT | 2 TEXT", lines of a text joined by a slash

weekly_begin() {
    site_begin "$@"
    cp "$top_srcdir/contrib/workflows/weekly.conf" "$work/site/workflows.d/"
    at 2026-11-20T09:00:00+01:00 tick
}

day() {
    ticks "$1" 08:30 09:00
}

last() {
    mails "$1@acme.example" "${2:-.}" | tail -n 1
}

asked() {
    text "$(last "$@")" | sed -n 's/^ *\([0-9]*\. .*\)/\1/p; s/^ *\(\[ \] .*\)/\1/p'
}

said() {
    at 2026-12-31T00:00:00Z entries --json --person "$1@acme.example" --workflow "$3" --since "$2" --until "$2" |
        "$reader" rounds | sed 's/ :$//'
}

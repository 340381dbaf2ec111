#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY P4 and P5: what a tick costs.
#   P4  PEOPLE=10000 (or 100000) are due at once: every question composed and queued, against SQLite keeping as many rows
#       of a morning in the same tables, and against SQLite keeping nothing but the mails; and the memory that it takes,
#       against that for a tenth of them.
#   P5  CROWD=100000 people and nothing due, against a site of nobody.
#   P5  the summary of a team of 200, with YEARS=5 of entries against half a year.
# Medians of ROUNDS=5 in turn; ends with 1 when a ratio is not reached.
. "${top_srcdir:?}/tests/bench/lib.sh"
people=${PEOPLE:-10000} crowd=${CROWD:-100000} years=${YEARS:-5} rounds=${ROUNDS:-5}

friday=2026-11-20T09:00:00+01:00 saturday=2026-11-21T12:00:00+01:00
monday=2026-11-23T09:00:00+01:00 tuesday=2026-11-24T08:30:00+01:00

# site_of NAME PEOPLE TIME [TEAM]: in teams of TEAM=20, with a manager for each five teams
site_of() {
    "$muster" init "$work/$1" --address checkin@acme.example --owner sam@acme.example \
        --send "maildir:$work/mail" --now="$3" >/dev/null
    sed -i -e 's,^  zone .*,  zone = "Europe/Berlin",' -e 's,entries = 24 ,entries = 240,' \
        "$work/$1/muster.conf"
    awk -v n="$2" -v size="${4:-20}" 'BEGIN {
        print "email,name,teams,reads"
        for (i = 0; i < n; i++)
            printf "p%d@acme.example,Person Number%d,team%d,\n", i, i, i / size
        for (m = 0; m * size * 5 < n; m++) {
            printf "m%d@acme.example,Manager %d,,team%d", m, m, m * 5
            for (t = 1; t < 5; t++) printf ";team%d", m * 5 + t
            print ""
        }
    }' >"$work/people.csv"
    "$muster" -C "$work/$1/muster.conf" roster sync --yes "$work/people.csv" --now="$3" >/dev/null
    "$muster" -C "$work/$1/muster.conf" tick --now="$3"
}

cost() { # of a tick at TIME in SITE: microseconds, and KiB at most
    "$top_builddir/tests/bench/cost" "$muster" -C "$work/$1/muster.conf" tick --now="$2" || exit 1
}

microseconds() { # of a tick at TIME in SITE
    cost "$1" "$2" | cut -d' ' -f1
}

middle() { sort -n | sed -n "$((rounds / 2 + 1))p"; }

verdict() { # NAME ONE OTHER MOST [UNIT]
    awk -v name="$1" -v one="$2" -v other="$3" -v most="$4" -v unit="${5:-us}" 'BEGIN {
        missed = one / other > most
        printf "%-52s %6.2f   (%d %s / %d %s; must reach %.2f)%s\n", name, one / other, one, unit, other, unit,
            most, missed ? "  NOT REACHED" : ""
        exit missed }' || failed=1
}

site_of tenth $((people / 10)) "$friday"
site_of due "$people" "$friday"
for site in tenth due; do
    "$muster" -C "$work/$site/muster.conf" tick --now=2026-11-23T08:59:00+01:00
done
little=$(cost tenth "$monday" | cut -d' ' -f2)
cp -r "$work/due" "$work/before"
for ((i = 0; i < rounds; i++)); do
    put_away "$work/due"
    cp -r "$work/before" "$work/due"
    cost due "$monday" >>"$work/tick.costs"
    put_away "$work/floor"
    mkdir "$work/floor"
    "$top_builddir/tests/bench/store-bench" floor "$work/floor" "$people" 1 |
        awk -v n="$people" '{ print int($2 * n) }' >>"$work/rows.times"
    "$top_builddir/tests/bench/outbox-floor" "$work/due/state/muster.db" "$work/floor/mails.db" \
        >>"$work/mails.times" || exit 1
done
tick=$(cut -d' ' -f1 "$work/tick.costs" | middle)
verdict "P4  $people due at once / the same rows in SQLite" "$tick" "$(middle <"$work/rows.times")" 4
verdict "P4  $people due at once / the mails alone (to compare)" "$tick" "$(middle <"$work/mails.times")" 99
verdict "P4  memory for $people / for a tenth of them" "$(cut -d' ' -f2 "$work/tick.costs" | middle)" "$little" \
    1.2 KiB
rm -rf "$work/tenth" "$work/due" "$work/before" "$work/floor"

site_of nobody 0 "$saturday"
site_of crowd "$crowd" "$saturday"
"$top_builddir/tests/bench/turns" 31 /dev/null \
    nobody "$muster" -C "$work/nobody/muster.conf" tick --now="$saturday" -- \
    crowd "$muster" -C "$work/crowd/muster.conf" tick --now="$saturday" >"$work/idle" || exit 1
verdict "P5  $crowd people, nothing due / nobody" \
    "$(sed -n 's/^crowd //p' "$work/idle")" "$(sed -n 's/^nobody //p' "$work/idle")" 1.2

# history SITE DAYS: each of the team answered on each of DAYS days before, all of it told; and yesterday, not told yet
history() {
    "$muster" -C "$work/$1/muster.conf" tick --now="$monday"
    sqlite3 "$work/$1/state/muster.db" >/dev/null <<END || exit 1
BEGIN IMMEDIATE;
CREATE TEMP TABLE asked_on_monday AS SELECT id FROM round;
WITH RECURSIVE past (day) AS (SELECT 20779 UNION ALL SELECT day - 1 FROM past WHERE day > 20780 - $2)
    INSERT INTO round (person, workflow, day, ordinal, state, opened, on_time, form, teams, revision)
    SELECT person, workflow, past.day, 0, 'answered', 0, 0, form, teams, 1 FROM past, round
    WHERE round.id IN asked_on_monday ORDER BY past.day;
INSERT INTO entry (round, revision, person, sequence, received, mail, unplaced)
    SELECT id, 1, person, id, 0, 0, '' FROM round WHERE id NOT IN asked_on_monday ORDER BY id;
UPDATE summary_mark SET upto = (SELECT max(sequence) FROM entry);
UPDATE round SET state = 'answered', revision = 1 WHERE id IN asked_on_monday;
INSERT INTO entry (round, revision, person, sequence, received, mail, unplaced)
    SELECT id, 1, person, id + (SELECT max(id) FROM round), 0, 0, '' FROM round
    WHERE id IN asked_on_monday ORDER BY id;
INSERT INTO answer (entry, question, text, is_nothing)
    SELECT id, 1, 'Invoices for Lyon; an error in the tax table.', 0 FROM entry;
UPDATE counter SET last = (SELECT max(sequence) FROM entry) WHERE name = 'sequence';
DELETE FROM due WHERE what IN ('remind', 'close');
COMMIT;
END
    cp -r "$work/$1" "$work/$1.before"
}

if command -v sqlite3 >/dev/null; then
    for site in short long; do
        site_of $site 200 "$friday" 200
        days=$((years * 365))
        [ $site = long ] || days=$((days / 10))
        history $site $days
    done
    for ((i = 0; i < rounds; i++)); do
        for site in short long; do
            put_away "$work/$site"
            cp -r "$work/$site.before" "$work/$site"
            microseconds $site "$tuesday" >>"$work/$site.times"
        done
    done
    sqlite3 "$work/long/state/muster.db" "SELECT count(*) FROM outbox WHERE key LIKE 'summary:%'" |
        grep -qx 1 || { echo "tick: there is no summary"; exit 1; }
    verdict "P5  summary of 200 with $years years of entries / a tenth" \
        "$(middle <"$work/long.times")" "$(middle <"$work/short.times")" 1.2
else
    echo "P5  summary with years of entries   skipped: sqlite3 is not installed"
fi
exit $failed

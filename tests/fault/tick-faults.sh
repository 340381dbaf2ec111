#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R2 for `tick': see faults.sh. It is Tuesday at nine: Mia gets Monday's summary, Monday's questions of those who are
# silent are closed, Ann gets the receipt of her first answer, and all are asked anew.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/fault/faults.sh"
command -v sqlite3 >/dev/null || skip_all 'sqlite3 is not installed (Debian package sqlite3)'
faults_begin
store=$work/site/state/muster.db
nine=2026-11-24T09:00:00+01:00

begin() {
    rm -rf "$work/site"
    cp -r "$work/before" "$work/site"
}
run() {
    "$@" "$muster" -C "$conf" tick --now $nine
}

# ticked: all that a tick does: mails, rounds, what is due next. Not what it writes to the owner of a failure.
ticked() {
    sqlite3 "$store" "SELECT key, recipient, state, not_before, not_after FROM outbox WHERE key NOT LIKE 'owner:%' ORDER BY key" \
        'SELECT person, workflow, day, ordinal, state, why FROM round ORDER BY 1, 2, 3, 4' \
        "SELECT person, what, workflow, round, step, day, at FROM due ORDER BY 1, 2, 3, 4, 5" 'SELECT count(*) FROM receipt'
}
wrong() {
    if [ "$1" = 0 ]; then
        ticked | cmp -s - "$work/ticked" || echo "not all is done, and it says that all is well "
    fi
    run within $limit 2>"$work/err" || echo "the next run: $? $(cat "$work/err") "
    ticked | cmp -s - "$work/ticked" || echo "$(ticked | diff - "$work/ticked" | head -n 3) "
}

site_begin ann@acme.example,Ann,,core, bob@acme.example,Bob,,core, eva@acme.example,Eva,,core, mia@acme.example,Mia,,,core
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
answer "$(mails ann@acme.example check-in, | tail -n 1)" 2026-11-23T17:00:00+01:00 'Done: the audit' 'Blockers: no key'
mv "$work/site" "$work/before"
begin
run within $limit
ticked >"$work/ticked"
like 'without a fault each thing is done' "$(cut -d'|' -f1 "$work/ticked" | sort | uniq | tr '\n' ' ')" \
    'question:[0-9]+ .*summary:'

disk_faults

# The test can fail.
begin
run within $limit
sqlite3 "$store" "DELETE FROM outbox WHERE key = (SELECT max(key) FROM outbox WHERE key LIKE 'question:%')"
like 'a mail that is lost would be found out' "$(wrong 75)" '> question:'
begin
run within $limit
sqlite3 "$store" "INSERT INTO outbox (key, mail, person, round, sender, recipient, transport, not_before, not_after, next_try)
    SELECT key || 'x', mail, person, round, sender, recipient, transport, not_before, not_after, next_try FROM outbox LIMIT 1"
like 'so would one that comes twice' "$(wrong 75)" '< [a-z]*:[0-9a-z:-]*x'
begin
like 'and an end that says too early that all is well' "$(wrong 0)" 'not all is done'
hanging() {
    run() { "$@" sleep 60; }
    limit=1
    each_fault 'a run' socket EMFILE
}
like 'and a run that never ends' "$(hanging)" 'not ok.*k=1: it was killed, as it still ran after 1 seconds'
done_testing

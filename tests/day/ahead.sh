#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sixteen of Ann's replies are in the cage when the store cannot say what Bob was asked: hers are filed, his waits, and the
# filer says why.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not installed"
state=$work/site/state

two_are_asked
for number in {1..16}; do
    waits "$number" "$number" ann@acme.example "$ann"
done
waits 17 17 bob@acme.example "$bob"
# What is asked for Bob's plans fails, as on a page that cannot be read.
sqlite3 "$state/muster.db" "ALTER TABLE round_item RENAME TO whole_item" "CREATE VIEW round_item AS SELECT id AS round,
    1 AS question, 0 AS place, 0 AS planned, abs(-9223372036854775807 - person / person) AS text
    FROM round WHERE person = (SELECT id FROM person WHERE address = 'bob@acme.example')"
"$muster" -C "$conf" file --now 2026-11-23T12:00:00+01:00 2>"$work/err"
is "it is trouble, and no crash" $? 75
like "it says which" "$(cat "$work/err")" 'integer overflow'
is "Bob's mail waits alone" "$(ls "$state/spool/new" | wc -l)" 1
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each event that a program logs is explained in muster-log(5), and that page knows of no other.
. "${top_srcdir:-.}/tests/lib.sh"
cd "$top_srcdir" || exit 99

# logged: the events of the source, which all are named where they are logged.
logged() {
    grep -rhoE 'log_(event|trouble)\(("[^"]*")?' src --include=*.c | grep -v '(const' |
        sed 's/.*(//; s/"//g' | sort -u
}
explained() {
    sed -n 's/^\.It Ic \([a-z, -]*\).*/\1/p' doc/muster-log.5 | tr -d ' ' | tr ',' '\n' | sort -u
}
ok 'the source logs something' test "$(logged | wc -l)" -gt 10
is 'each event is named where it is logged' "$(grep -rnE 'log_(event|trouble)\($|[^_]log_(event|trouble)\([^"]' \
    src --include=*.c | grep -v 'src/base/log.c')" ''
is 'each event is explained' "$(comm -23 <(logged | grep .) <(explained))" ''
is 'and none that is not logged' "$(comm -13 <(logged) <(explained))" ''
done_testing

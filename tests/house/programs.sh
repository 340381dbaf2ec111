#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each program links what it needs and no more, and is built the hardened way.
. "${top_srcdir:-.}/tests/lib.sh"

command -v readelf >/dev/null || skip_all 'readelf (binutils) is missing'
readelf -d "$muster" "$top_builddir"/libexec/muster/* 2>/dev/null | grep -q 'lib[atu]*san' && skip_all 'a build with sanitizers'

libraries() { readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p' | sort; }

# links_only PROGRAM PATTERN: no library but these.
links_only() {
    local program=$1 pattern=$2
    is "$(basename "$program") links only $pattern" \
        "$(libraries "$program" | grep -vE "^(libc|ld-linux-x86-64|libm)\.so|^ld-|^($pattern)")" ''
}

links_only "$muster" 'libconfuse'
links_only "$top_builddir/libexec/muster/muster-lmtpd" 'libconfuse|libpthread'
program=$top_builddir/libexec/muster/muster-cage
is 'the cage has no store and no network' "$(libraries "$program" | grep -E 'sqlite|curl')" ''
program=$top_builddir/libexec/muster/muster-poll
is 'poll has no store and no parser of mail' "$(libraries "$program" | grep -E 'sqlite|gmime|gumbo')" ''
for name in file tick; do
    is "$name has no network" "$(libraries "$top_builddir/libexec/muster/muster-$name" | grep -E 'curl|gumbo')" ''
done
is 'file reads no calendars' "$(libraries "$top_builddir/libexec/muster/muster-file" | grep ical)" ''
is 'send has no HTML parser' "$(libraries "$top_builddir/libexec/muster/muster-send" | grep gumbo)" ''

for program in "$muster" "$top_builddir"/libexec/muster/*; do
    name=$(basename "$program")
    ok "$name is position independent" grep -q 'DYN' <(readelf -h "$program")
    ok "$name has full RELRO" grep -qE 'BIND_NOW|Flags:.*NOW|FLAGS_1.*NOW' <(readelf -d "$program")
done
done_testing

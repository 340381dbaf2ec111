#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The floors of the house: base < mail, time, store, net < work < cmd. Every #include points down, and across a wall only
# at a face; libraries stay in the wing that may use them. A line that breaks this is named.
. "${top_srcdir:-.}/tests/lib.sh"

# includes_wrong ROOT: a line for each include that climbs, crosses, or reaches behind a face.
includes_wrong() {
    (cd "$1" && grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.[ch]' src include) | awk '
        BEGIN {
            split("base 1 mail 2 time 2 store 2 net 2 work 3 cmd 4", words, " ")
            for (i = 1; i in words; i += 2) floor[words[i]] = words[i + 1]
            # the rooms that may include a library, in the order in which its header is looked for
            may["gmime/"] = may["gumbo.h"] = "mail"
            may["json-glib/"] = "mail work cmd"
            may["sqlite3.h"] = "store"
            may["curl/"] = "net"
            may["confuse.h"] = "base"
            may["libical/"] = "time"
            may["nettle/"] = "mail store work"
            may["glib.h"] = may["glib/"] = may["gio/"] = "mail time store net work cmd"
        }
        function room_of(file, parts) {
            split(file, parts, "/")
            if (file ~ /^src\/(muster\.c|deliver|submit|door)/) return "base" # the front door stands on the ground floor
            return parts[1] == "src" ? parts[2] : bare(parts[3])
        }
        function bare(name) { sub(/\.h$/, "", name); return name }
        function wrong(words) { print where ": " room " " words }
        {
            split($0, part, ":")
            where = part[1] ":" part[2]
            room = room_of(part[1])
            header = $0
            sub(/^[^"<]*["<]/, "", header)
            sub(/[">].*/, "", header)
            split(header, step, "/")
        }
        step[1] == "muster" {
            target = bare(step[2])
            if (target != room && !(target in floor && floor[target] < floor[room]))
                wrong("reaches " target " (" header ")")
            next
        }
        step[1] in floor {
            if (step[1] != room) wrong("reaches behind the face of " step[1] " (" header ")")
            next
        }
        {
            library = header in may ? header : step[1] "/"
            if (library in may && !index(" " may[library] " ", " " room " ")) wrong("may not use " header)
        }'
}

is 'every include points down, or at a face' "$(includes_wrong "$top_srcdir")" ''

# The test can fail: a small house with each fault in it.
mkdir -p "$work/src/mail" "$work/src/net" "$work/src/base" "$work/include/muster"
echo '#include "muster/work/site.h"' >"$work/src/mail/climbs.c"
echo '#include "muster/store.h"' >"$work/src/net/crosses.c"
echo '#include "mail/reply/visible.h"' >"$work/src/net/behind.c"
echo '#include <glib.h>' >"$work/src/base/library.c"
echo '#include "muster/base.h"' >"$work/src/mail/fine.c"
is 'a house with four faults is told of four' "$(includes_wrong "$work" | sort)" \
    'src/base/library.c:1: base may not use glib.h
src/mail/climbs.c:1: mail reaches work (muster/work/site.h)
src/net/behind.c:1: net reaches behind the face of mail (mail/reply/visible.h)
src/net/crosses.c:1: net reaches store (muster/store.h)'

# Every file of ours says its licence.
unlicensed=$(cd "$top_srcdir" && grep -rL 'SPDX-License-Identifier: GPL-3.0-or-later' --include='*.[ch]' --include='*.sh' \
    src include tests | sort)
is 'every file names its licence' "$unlicensed" ''

is 'no banned function' "$(cd "$top_srcdir" && grep -rnwE \
    '(gets|sprintf|vsprintf|strcat|strncpy|strtok|atoi|atol|system|popen|tmpnam|mktemp|alloca|g_regex_new)\(' \
    --include='*.c' src | grep -v '^[^:]*:[0-9]*: *\*')" ''
done_testing

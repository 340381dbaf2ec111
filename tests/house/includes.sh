#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The floors of the house: base < mail, time, store, net < work < cmd. Every #include points down, and across a wall only
# at a face; libraries stay in the wing that may use them. A line that breaks this is named.
. "${top_srcdir:-.}/tests/lib.sh"

declare -A floor=([base]=1 [mail]=2 [time]=2 [store]=2 [net]=2 [work]=3 [cmd]=4)

# The wing that may include a library's header, as a pattern of rooms.
rooms_of_library() {
    case $1 in
    gmime/*) echo mail ;;
    gumbo.h) echo mail ;;
    json-glib/*) echo 'mail|work|cmd' ;;
    sqlite3.h) echo store ;;
    curl/*) echo net ;;
    confuse.h) echo base ;;
    libical/*) echo time ;;
    nettle/*) echo 'mail|store|work' ;;
    glib.h | glib/* | gio/*) echo 'mail|time|store|net|work|cmd' ;;
    *) echo '.*' ;;
    esac
}

# includes_wrong ROOT: a line for each include that climbs, crosses, or reaches behind a face.
includes_wrong() {
    local file line header room target
    (cd "$1" && grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.[ch]' src include) |
        while IFS=: read -r file line header; do
            header=$(sed 's/^[^"<]*["<]\([^">]*\)[">].*/\1/' <<<"$header")
            room=$(room_of "$file")
            [ "$room" != door ] || room=base # the front door stands on the ground floor
            case $header in
            muster/*)
                target=${header#muster/} target=${target%%/*} target=${target%.h}
                [ "$target" = "$room" ] || [ "${floor[$target]:-9}" -lt "${floor[$room]}" ] ||
                    echo "$file:$line: $room reaches $target ($header)"
                ;;
            base/* | mail/* | time/* | store/* | net/* | work/* | cmd/*)
                [ "${header%%/*}" = "$room" ] || echo "$file:$line: $room reaches behind the face of ${header%%/*} ($header)"
                ;;
            *)
                [[ $room =~ ^($(rooms_of_library "$header"))$ ]] || echo "$file:$line: $room may not use $header"
                ;;
            esac
        done
}

room_of() {
    case $1 in
    src/muster.c | src/deliver*.* | src/submit*.* | src/door*) echo door ;;
    src/*) echo "$1" | cut -d/ -f2 ;;
    include/muster/*/*) echo "$1" | cut -d/ -f3 ;;
    include/muster/*.h) basename "$1" .h ;;
    esac
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

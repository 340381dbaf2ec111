#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through fdm and contrib/fdm/fdm.conf, out of a Maildir.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
command -v fdm >/dev/null || skip_all 'fdm is not installed (Debian package fdm)'

# Root's fdm would become another user for each step: somebody's own does all as that one.
site_make "$([ "$(id -u)" = 0 ] && echo nobody || id -un)"
export HOME=$work/home
box=$HOME/Maildir
mkdir -p "$box"/{new,cur,tmp}
{
    echo "set lock-file \"$HOME/lock\"" # its user has a home, where this one has none
    recipe fdm/fdm.conf | sed "s,%h,$HOME,"
} >"$HOME/.fdm.conf"
chmod 600 "$HOME/.fdm.conf"
as_owner=()
if [ "$(id -u)" = 0 ]; then
    chown -R nobody: "$HOME"
    as_owner=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
fi

# arrive TO NAME: a mail comes into the box.
arrive() {
    printf 'Delivered-To: %s\nFrom: Ann <ann@acme.example>\nTo: x\nSubject: $(touch %s/run)\n\nAll done.\nFrom here on\n' \
        "$1" "$work" >"$box/new/$2"
}
fetch() {
    "${as_owner[@]}" fdm -q -f "$HOME/.fdm.conf" fetch 2>"$work/log"
}
waiting() {
    find "$box/new" -type f -printf '%f '
}

chmod 777 "$box/new"
arrive checkin+abc@acme.example one
arrive checkin@acme.example two
fetch
is 'both mails come in, and leave the box' "$(spooled | sort -u) $(waiting)" 'pipe ? ? '
is 'with their words' "$(tail -qn 2 "$work/site/state/spool/new"/* | sort -u)" $'All done.\nFrom here on'
is 'nothing of a mail is run' "$(find "$work" -name run)" ''
spool_clear

arrive checkin@acme.example three
spool_away
fetch
is 'trouble of ours leaves the mail in the box' "$(waiting)" 'three '
spool_back
fetch
is 'and the next fetch brings it' "$(spooled) $(waiting)" 'pipe ? ? '
spool_clear

answer() { # SENDER RECIPIENT: as the mail server would lay it into the box
    { echo "Delivered-To: $2"; cat; } >"$work/answer"
    mv "$work/answer" "$box/new/answer"
    fetch
}
kept='sub-address only in To' try_is_answered fdm answer
done_testing

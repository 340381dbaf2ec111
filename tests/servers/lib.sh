# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# For tests that hand mail to Muster through a real program: a site, a recipe that points to it, and what is spooled.
# Source tests/lib.sh first.

# site_make USER: a site in $work/site whose state belongs to USER; $conf is its configuration.
site_make() {
    chmod 755 "$work"
    mkdir -p "$work/site/state/spool/"{tmp,new} "$work/bin"
    conf=$work/site/muster.conf
    printf 'site {\n  address = "checkin@acme.example"\n  max-message = 2M\n}\n' >"$conf"
    cp "$muster" "$work/bin/muster" # where any user can start it
    chmod -R go-rwx "$work/site/state"
    chown -R "$1:" "$work/site/state"
}

# recipe FILE: FILE of contrib/, pointed to the programs and the site of this test.
recipe() {
    sed "s|/usr/bin/muster|$work/bin/muster -C $conf|" "$top_srcdir/contrib/$1"
}

# spooled: the header lines of what is in the spool, without version and time; oldest first.
spooled() {
    local file
    for file in "$work/site/state/spool/new"/*; do
        [ ! -e "$file" ] || head -n 1 "$file" | cut -d ' ' -f 4-
    done
}

# spool_away and spool_back: trouble of ours, and its end.
spool_away() {
    mv "$work/site/state/spool" "$work/site/state/away"
}
spool_back() {
    mv "$work/site/state/away" "$work/site/state/spool"
}
spool_clear() {
    rm -f "$work/site/state/spool/new"/*
}

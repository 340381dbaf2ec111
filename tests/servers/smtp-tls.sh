#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# TLS to the relay: a verified certificate or nothing - no password and no mail to anybody else.
. "$top_srcdir/tests/lib.sh" || exit 99
hand_over=$top_builddir/tests/servers/hand-over
[ -x "$hand_over" ] || skip_all "hand-over is not built: run make check first"
. "$top_srcdir/tests/servers/tls.sh"

talk() {
    local scheme=smtp
    [ "$1" = tls ] && scheme=smtps
    printf 'Subject: Hello\r\n\r\nAnn\r\n' | "$hand_over" "$scheme://localhost:$2" checkin@acme.example \
        ann@acme.example 1 1 ann "echo sesame"
}

tls_tries smtp
done_testing

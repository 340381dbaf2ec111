#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# TLS to the mailbox: a verified certificate or nothing - no password to anybody else.
. "$top_srcdir/tests/lib.sh" || exit 99
. "$top_srcdir/tests/servers/tls.sh"

mkdir -p site/state/spool/{tmp,new}
talk() {
    local scheme=imap
    [ "$1" = tls ] && scheme=imaps
    cat >site/muster.conf <<END
site { address = "checkin@acme.example" }
fetch inbox { url = "$scheme://localhost:$2" user = "ann" password-command = "echo sesame" timeout = 5 }
END
    "$muster" -C site/muster.conf poll --once >said 2>&1 && echo accepted || echo "halted $(cat said)"
}

tls_tries imap
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in out of a mailbox, as contrib/imap/fetch.conf has it, and `muster try' finds its answer there.
. "${top_srcdir:?}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
. "$top_srcdir/tests/servers/dovecot.sh"
dovecot_needed
site_make "$(id -un)"
dovecot_start
sed "s|imaps://imap.acme.example|imap://127.0.0.1:$imap_port|; s|cat /etc/muster/imap-password|echo sesame|" \
    "$top_srcdir/contrib/imap/fetch.conf" >>"$conf"
is 'check is content with the recipe' "$("$muster" -C "$conf" check 2>&1)" 'all is well'

answer() { # SENDER RECIPIENT: as the provider's mail server lays it into the mailbox
    { printf 'Return-Path: <%s>\nDelivered-To: %s\n' "$@" && cat; } >"$work/answer"
    [ "$(id -u)" -ne 0 ] || chown nobody:nogroup "$work/answer"
    mv "$work/answer" "$work/mail/Maildir/new/answer"
    "$muster" -C "$conf" poll --once
}
kept='sub-address only in To' try_is_answered 'IMAP' answer
is 'and the mailbox is empty' "$(find "$work/mail/Maildir/new" "$work/mail/Maildir/cur" -type f)" ''
done_testing

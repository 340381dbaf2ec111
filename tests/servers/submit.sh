#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Somebody's own procmail, whose user is not Muster's, hands mail over by contrib/procmail/procmailrc-submit:
# through the socket, by the group.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
command -v procmail >/dev/null || skip_all 'procmail is not installed (Debian package procmail)'
[ "$(id -u)" = 0 ] || skip_all 'only root can become two other users'

site_make nobody
lmtpd_configure nogroup
lmtpd_start
export HOME=$work/home
mkdir "$HOME"
{
    recipe procmail/procmailrc-submit
    printf ':0\n%s/other\n' "$HOME"
} >"$HOME/rc"
chmod 600 "$HOME/rc"
chown -R 65533 "$HOME"

# filter TO: a mail to TO through the user's procmail.
filter() {
    printf 'From ann@acme.example  Mon Nov 23 09:12:44 2026\nFrom: Ann <ann@acme.example>\nTo: <%s>\n\nAll done.\n' "$1" |
        setpriv --reuid=65533 --regid=65533 --groups="$(id -g nobody)" procmail -p -m "$HOME/rc" 2>"$work/log"
}

SENDER=ann@acme.example ORIGINAL_RECIPIENT=checkin+abc@acme.example filter checkin+abc@acme.example
is 'a mail to Muster goes through the socket' "$? $(spooled)" '0 lmtp ann@acme.example checkin+abc@acme.example'
spool_clear
filter bob@acme.example
is 'other mail stays with the user' "$? $(spooled)$(grep -c 'All done' "$HOME/other")" '0 1'
lmtpd_stop
filter checkin@acme.example
is 'without lmtpd it is for another try' "$? $(spooled)$(grep -c 'All done' "$HOME/other")" '75 1'
lmtpd_start
filter checkin@acme.example
is 'and the other try is taken' "$? $(spooled)" '0 lmtp ? checkin@acme.example'

answer() {
    SENDER=$1 ORIGINAL_RECIPIENT=$2 setpriv --reuid=65533 --regid=65533 --groups="$(id -g nobody)" procmail -p -m "$HOME/rc"
}
try_is_answered "procmail and submit" answer
done_testing

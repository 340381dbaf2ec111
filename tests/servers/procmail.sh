#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through procmail and contrib/procmail/procmailrc.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
command -v procmail >/dev/null || skip_all 'procmail is not installed (Debian package procmail)'

site_make "$(id -un)"
export HOME=$work/home
mkdir "$HOME"
recipe procmail/procmailrc >"$HOME/rc"
chmod 600 "$HOME/rc"

# filter SENDER: a mail with that From_ line through procmail, the envelope's environment kept.
filter() {
    { printf 'From %s  Mon Nov 23 09:12:44 2026\nFrom: Ann Lee <ann@acme.example>\nSubject: Re: %s\n\n' "$1" "${2:-hello}"
      printf 'All done.\nFrom here on all is well.\n'; } |
        procmail -p -m "$HOME/rc" 2>"$work/log"
}

ORIGINAL_RECIPIENT=checkin+abc@acme.example SENDER=ann@acme.example filter ann@elsewhere.example
is 'procmail hands it over' "$?" 0
is 'with the envelope of the environment' "$(spooled)" 'pipe ann@acme.example checkin+abc@acme.example'
like 'and its words' "$(cat "$work/site/state/spool/new"/*)" 'From here on all is well'
spool_clear

filter ann@elsewhere.example
is 'without an envelope the From_ line names the sender' "$(spooled)" 'pipe ann@elsewhere.example ?'
spool_clear
filter MAILER-DAEMON
is 'a bounce has the null sender' "$(spooled)" 'pipe <> ?'
spool_clear
filter ann@elsewhere.example '$(touch '"$work"'/run) `touch '"$work"'/run`'
filter 'x;touch${IFS}run@elsewhere.example'
is 'nothing of a mail is run' "$(find "$work" "$HOME" -name run)" ''
spool_clear

spool_away
filter ann@acme.example
is 'trouble of ours is for another try' $? 75
spool_back
is 'and nothing was taken' "$(spooled)" ''
filter ann@acme.example
is 'the other try is taken' "$? $(spooled)" '0 pipe ann@acme.example ?'
spool_clear

answer() {
    SENDER=$1 ORIGINAL_RECIPIENT=$2 procmail -p -m "$HOME/rc"
}
try_is_answered procmail answer

head -c 3000000 /dev/zero | tr '\0' x | procmail -p -m "$HOME/rc" 2>"$work/log"
is 'a mail that is too large is refused' "${PIPESTATUS[2]}" 65
is 'and nothing was taken' "$(spooled)" ''
done_testing

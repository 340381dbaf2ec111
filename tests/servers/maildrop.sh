#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail comes in through maildrop and contrib/maildrop/mailfilter.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
command -v maildrop >/dev/null || skip_all 'maildrop is not installed (Debian package maildrop)'

site_make "$(id -un)"
recipe maildrop/mailfilter >"$work/mailfilter"
chmod 600 "$work/mailfilter"

# filter SENDER: a mail with that envelope sender through maildrop.
filter() {
    printf 'From: Ann Lee <ann@acme.example>\nSubject: Re: hello\n\nAll done.\n' |
        maildrop -f "$1" "$work/mailfilter" 2>"$work/log"
}

filter ann@acme.example
is 'maildrop hands it over' "$? $(spooled)" '0 pipe ann@acme.example ?'
like 'and its words' "$(cat "$work/site/state/spool/new"/*)" 'All done'
spool_clear
ORIGINAL_RECIPIENT=checkin+abc@acme.example filter ann@acme.example
is 'with the recipient of the environment' "$(spooled)" 'pipe ann@acme.example checkin+abc@acme.example'
spool_clear
filter ''
is 'a bounce has the null sender' "$(spooled)" 'pipe <> ?'
spool_clear
filter MAILER-DAEMON
is 'by its name as well' "$(spooled)" 'pipe <> ?'
spool_clear
filter "x;touch\${IFS}$work/run@elsewhere.example"
filter "\`touch $work/run\`@elsewhere.example"
is 'nothing of a mail is run' "$(find "$work" -name run)" ''
spool_clear

spool_away
filter ann@acme.example
is 'trouble of ours is for another try' $? 75
spool_back
is 'and nothing was taken' "$(spooled)" ''
filter ann@acme.example
is 'the other try is taken' "$? $(spooled)" '0 pipe ann@acme.example ?'

answer() {
    ORIGINAL_RECIPIENT=$2 maildrop -f "$1" "$work/mailfilter"
}
try_is_answered maildrop answer
done_testing

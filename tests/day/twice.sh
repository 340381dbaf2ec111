#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The same mail twice is one entry, whatever way it came; and a mail that only claims to be the same is not.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example check-in, | tail -n 1)
token=$(field "$question" Reply-To)

# mail ID RECEIVED LINE...: Ann's mail, as the server with this Received line hands it over.
mail() {
    local id=$1 received=$2
    shift 2
    [ -z "$received" ] || printf 'Received: from %s; Mon, 23 Nov 2026 10:00:00 +0100\n' "$received"
    printf 'From: Ann Lee <ann@acme.example>\nTo: %s\nSubject: Re: Your check-in\n' "$token"
    printf 'Date: Mon, 23 Nov 2026 10:00:00 +0100\nMessage-ID: <%s@client.example>\n\n' "$id"
    printf '%s\n' "$@"
}

mail one 'a by b' 'Done: invoices' | at 2026-11-23T10:00:00+01:00 deliver -f ann@acme.example -a "$token"
mail one 'a by b' 'Done: invoices' | at 2026-11-23T10:00:01+01:00 deliver -f ann@acme.example -a "$token"
mail one 'c by d' 'Done: invoices' | at 2026-11-23T10:00:02+01:00 deliver -f ann@acme.example -a "$token"
mail one '' 'Done: invoices' | at 2026-11-23T10:00:03+01:00 deliver
at 2026-11-23T10:01:00+01:00 file
is "the same mail by four ways is one entry" "$(entry ann 2026-11-23)" "1 1 invoices :"
mail one 'e by f' 'Done: invoices' | at 2026-11-24T08:00:00+01:00 deliver -f ann@acme.example -a "$token"
at 2026-11-24T08:00:00+01:00 file
is "and a day later it is none more" "$(entry ann 2026-11-23)" "1 1 invoices :"

mail one 'a by b' 'Done: invoices' 'Next: the audit' |
    at 2026-11-23T11:00:00+01:00 deliver -f ann@acme.example -a "$token"
at 2026-11-23T11:00:00+01:00 file
is "the same Message-ID with other words is another mail" "$(entry ann 2026-11-23)" "2 1 invoices | 2 the audit :"
mail two 'a by b' 'Done: invoices' 'Next: the audit' |
    at 2026-11-23T11:10:00+01:00 deliver -f ann@acme.example -a "$token"
at 2026-11-23T11:10:00+01:00 file
is "the same words in another mail are no revision" "$(entry ann 2026-11-23)" "2 1 invoices | 2 the audit :"
is "all of it is kept as it came" "$(find "$work/site/state/raw" -type f | wc -l)" 7
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A word is enough: skip, off today, nothing new, same; and none is too little.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin {ann,bob,cat,dan,eva,fay}@acme.example,,,core,
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00

of() {
    states | sed -n "s/^2026-11-$2 $1 //p"
}
receipts() {
    local mail
    for mail in $(mails "$1@acme.example" '^Re:'); do
        [ "$(field "$mail" Auto-Submitted)" != auto-replied ] || echo "$mail"
    done
}

# Monday
answer "$(asked ann Mon)" 2026-11-23T10:00:00+01:00 'Skip'
is "skip closes the round" "$(of ann 23)" "skipped person"
answer "$(asked bob Mon)" 2026-11-23T10:00:00+01:00 'off today'
is "so does a day off" "$(of bob 23)" "skipped off"
answer "$(asked cat Mon)" 2026-11-23T10:00:00+01:00 'Nothing new.'
is "nothing new is an answer" "$(of cat 23)" "answered -"
is "in her own words" "$(entry cat 2026-11-23)" "1 : Nothing new."
answer "$(asked dan Mon)" 2026-11-23T10:00:00+01:00 'Done: invoices' 'Next: audit' 'Blockers: no password'
answer "$(asked dan Mon)" 2026-11-23T10:30:00+01:00 'nothing new'
is "beside an answer it says nothing" "$(entry dan 2026-11-23)" "1 1 invoices | 2 audit | 3 no password :"
answer "$(asked dan Mon)" 2026-11-23T10:40:00+01:00 'skip'
is "and what was answered is not skipped" "$(of dan 23)" "answered -"
answer "$(asked ann Mon)" 2026-11-23T11:00:00+01:00 'Done: a little after all'
is "who skipped may still answer" "$(of ann 23)" "answered -"

# An empty reply, sent too soon, three times.
for minute in 10 20 30; do
    answer "$(asked eva Mon)" 2026-11-23T11:$minute:00+01:00 ''
done
at 2026-11-23T11:31:00+01:00 tick
post 2026-11-23T11:31:00+01:00
is "an empty reply is no answer" "$(of eva 23)" "open -"
is "she is told once" "$(receipts eva | wc -l)" 1
like "kindly, with what to do" "$(words "$(receipts eva)")" 'nothing new in it.*Hit Reply once more.*"skip"'
answer "$(receipts eva)" 2026-11-23T11:40:00+01:00 'Done: the tables'
is "and the answer to that counts" "$(entry eva 2026-11-23)" "1 1 the tables :"

# Fay encrypts her mail.
{
    printf 'From: fay@acme.example\nTo: %s\nSubject: Re: Your check-in\n' "$(field "$(asked fay Mon)" Reply-To)"
    printf 'Message-ID: <secret@client.example>\nMIME-Version: 1.0\n'
    printf 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n\n'
    printf -- '--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--b\n'
    printf 'Content-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n--b--\n'
} | at 2026-11-23T12:00:00+01:00 deliver -f fay@acme.example -a "$(field "$(asked fay Mon)" Reply-To)"
at 2026-11-23T12:00:00+01:00 file
at 2026-11-23T12:01:00+01:00 tick
post 2026-11-23T12:01:00+01:00
is "what cannot be read is no answer" "$(of fay 23)" "open -"
like "she is asked for a plain one" "$(words "$(receipts fay)")" 'encrypted.*nothing was filed.*without encryption'
is "and nothing is held for the owner" "$(at 2026-11-23T12:02:00+01:00 status --json | "$reader" members held)" 0
at 2026-11-23T17:30:00+01:00 tick

# Tuesday
at 2026-11-24T09:00:00+01:00 tick
post 2026-11-24T09:00:00+01:00
answer "$(asked dan Tue)" 2026-11-24T10:00:00+01:00 'same'
is "same is what was said the day before" "$(entry dan 2026-11-24)" "1 1 invoices | 2 audit | 3 no password :"
answer "$(asked ann Tue)" 2026-11-24T10:00:00+01:00 'wie gestern'
is "in every language" "$(entry ann 2026-11-24)" "1 1 a little after all :"
answer "$(asked fay Tue)" 2026-11-24T10:00:00+01:00 'same as yesterday'
is "with nothing before it, it stands for itself" "$(entry fay 2026-11-24)" "1 : same as yesterday"
at 2026-11-24T17:30:00+01:00 tick

# Wednesday, before anybody is asked, with the mail of the day before.
answer "$(asked eva Tue)" 2026-11-25T08:00:00+01:00 'off today'
is "a day off said early spares its question" "$(of eva 25)" "skipped off"
is "and yesterday stays missed" "$(of eva 24)" "missed -"
answer "$(asked dan Tue)" 2026-11-25T08:00:00+01:00 'same'
is "so does the same again" "$(entry dan 2026-11-25)" "1 1 invoices | 2 audit | 3 no password :"
is "four are asked" "$(count 2026-11-25T09:00:00+01:00 asked)" 4
done_testing

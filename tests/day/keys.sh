#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sam makes a new key: what was signed by the old one is still answered, and that by the one before it is found by its
# thread.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

site_begin ann@acme.example,Ann,,core,
keys=$work/site/state/keys
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
monday=$(mails ann@acme.example check-in, | tail -n 1)

is "there is one key" "$(at 2026-11-23T10:00:00+01:00 key list --json)" \
    '{"key":0,"created":"2026-11-20T08:00:00Z","signs":true}'
before=$(cat "$keys")
is "a second one signs" "$(at 2026-11-23T10:00:00+01:00 key rotate)" \
    "0   of 2026-11-20T08:00:00Z  only proves what it signed before
1   of 2026-11-23T09:00:00Z  signs and proves"
is "the file has both, the old one as it was" "$(head -n 1 "$keys")" "$before"
is "and is nobody else's" "$(stat -c %a "$keys")" 600
is "no draft lies about" "$(find "$work/site/state" -name 'keys.*' | wc -l)" 0
ok "it is sound" at 2026-11-23T10:00:00+01:00 check
answer "$monday" 2026-11-23T11:00:00+01:00 'Done: invoices'
is "Monday's mail is answered by its old address" "$(entry ann 2026-11-23)" "1 1 invoices :"

at 2026-11-24T09:00:00+01:00 tick
post 2026-11-24T09:00:00+01:00
tuesday=$(mails ann@acme.example '^Your check-in, Tue')
answer "$tuesday" 2026-11-24T11:00:00+01:00 'Done: the review'
is "Tuesday's by its new one" "$(entry ann 2026-11-24)" "1 1 the review :"

# A third key would turn out the first.
said=$(at 2026-11-25T10:00:00+01:00 key rotate 2>&1)
is "the next day is too early" $? 64
like "until when is said" "$said" 'wait until 2027-01-22T09:00:00Z, or add --yes'
at 2026-11-25T10:00:00+01:00 key rotate --yes >/dev/null
is "unless it must be" $? 0
is "two live" "$(cut -d' ' -f1 "$keys" | tr '\n' ' ')" "1 2 "
ok "the first is gone from the disk" test -z "$(grep -rlF "$(cut -d' ' -f3 <<<"$before")" "$work/site/state")"
answer "$monday" 2026-11-25T11:00:00+01:00 'Done: more'
is "an address of the first key proves nothing" "$(entry ann 2026-11-23)" "1 1 invoices :"
answer "$tuesday" 2026-11-25T11:00:00+01:00 'Done: the review, and tests'
is "one of the second does" "$(entry ann 2026-11-24)" "2 1 the review, and tests :"
is "no key was ever shown" "$(at 2026-11-25T10:00:00+01:00 key list | grep -cE '[0-9a-f]{64}')" 0
at 2027-01-25T10:00:00+01:00 key rotate >/dev/null
is "after two months the next is welcome" $? 0
chmod 644 "$keys"
like "a file that others may read is a fault" "$(at 2027-01-25T10:00:00+01:00 check 2>&1)" 'keys: others may use it'
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY P1: what one accepted mail costs, as a ratio against a floor and against a peer in the
# same run.
#   ROUNDS=300 mails each; prints medians and ratios; ends with 1 when a ratio is not reached.
. "${top_srcdir:-.}/tests/lib.sh"

rounds=${ROUNDS:-300}
mail=$work/mail
{
    printf 'From: ann@example.com\nTo: checkin@example.com\nSubject: Re: Your check-in\n\n'
    head -c 7500 /dev/urandom | base64
} >"$mail"

mkdir -p "$work/site/state/spool/"{tmp,new} "$work/floor/"{tmp,new}
printf 'site {\n  address = "checkin@example.com"\n}\n' >"$work/site/muster.conf"

contenders=(
    floor "$top_builddir/tests/bench/spool-floor" "$work/floor" --
    deliver "$muster" -C "$work/site/muster.conf" deliver -f ann@example.com -a checkin+token@example.com
)
if command -v notmuch >/dev/null; then
    mkdir "$work/notmuch"
    export NOTMUCH_CONFIG=$work/notmuch-config
    printf '[database]\npath=%s\n[user]\nprimary_email=b@example.com\n' "$work/notmuch" >"$NOTMUCH_CONFIG"
    notmuch new >/dev/null 2>&1
    contenders+=(-- notmuch notmuch insert --create-folder --folder=in)
fi

"$top_builddir/tests/bench/turns" "$rounds" "$mail" "${contenders[@]}" >"$work/medians" || exit 1
[ "$(find "$work/site/state/spool/new" -type f | wc -l)" -ge "$rounds" ] || {
    echo "deliver: not every mail is in the spool"
    exit 1
}
tap_planned=0 # this is no TAP: it prints a table
awk -v rounds="$rounds" '
    { time[$1] = $2 }
    function ratio(of, to, most,    r, verdict) {
        r = time[of] / time[to]
        if (r > most) { failed = 1; verdict = "  NOT REACHED" }
        printf "P1  deliver / %-8s %5.2f   (%d us / %d us; must reach %.2f)%s\n",
            to, r, time[of], time[to], most, verdict
    }
    END {
        printf "deliver: one process a mail, 10 KiB, durable, %d mails each in turn\n", rounds
        ratio("deliver", "floor", 1.25)
        if ("notmuch" in time) ratio("deliver", "notmuch", 0.15)
        else print "P1  deliver / notmuch   skipped: notmuch is not installed"
        exit failed
    }' "$work/medians"

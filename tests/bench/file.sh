#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY P3: waiting replies to entries, against `notmuch new' over the same mails in the same run,
# on one core.
#   MAILS=10000 ROUNDS=5; ends with 1 when the ratio is not reached, or an answer is missing.
. "${top_srcdir:?}/tests/bench/lib.sh"
bench=P3
mails=${MAILS:-10000}
rounds=${ROUNDS:-5}
conf=$work/site/muster.conf

muster_at() {
    local time=$1
    shift
    MUSTER_NOW=$time "$muster" -C "$conf" "$@"
}

# A site where everybody was asked this morning; it is copied for each round.
prepare() {
    "$muster" init "$work/site" --address checkin@acme.example --name 'Acme check-in' --owner sam@acme.example \
        --send "maildir:$work/questions" --now=2026-11-20T08:00:00Z >/dev/null || return
    sed -i 's,^  zone .*,  zone = "UTC",' "$conf"
    {
        echo email,name,teams
        seq "$mails" | sed 's,.*,p&@acme.example\,Person &\,core,'
    } >"$work/people.csv"
    muster_at 2026-11-20T08:00:00Z roster sync "$work/people.csv" >/dev/null &&
        muster_at 2026-11-20T09:00:00Z tick &&
        muster_at 2026-11-23T09:00:00Z tick &&
        muster_at 2026-11-23T09:00:00Z send || return
    state=$(dirname "$(find "$work/site" -name muster.db)")
    python3 "$top_srcdir/tests/bench/replies.py" "$work/questions" "$state/spool" "$work/replies" || return
    cp -a "$work/site" "$work/ready"
}

round_file() {
    put_away "$work/site"
    cp -a "$work/ready" "$work/site"
    sync
    timed file "$mails" env MUSTER_NOW=2026-11-23T12:00:00Z taskset -c 0 "$muster" -C "$conf" file
    local answered
    answered=$(muster_at 2026-11-23T12:00:00Z entries --json | grep -c '"state":"answered"')
    [ "$answered" -eq "$mails" ] || {
        echo "file: $answered of $mails are answered"
        return 1
    }
}

round_notmuch() {
    put_away "$work/notmuch"
    mkdir "$work/notmuch"
    ln -s "$work/replies" "$work/notmuch/mail"
    printf '[database]\npath=%s\nmail_root=%s\n[user]\nprimary_email=b@acme.example\n[new]\ntags=new\n[maildir]\nsynchronize_flags=false\n' \
        "$work/notmuch" "$work/replies" >"$work/notmuch/config"
    sync
    timed notmuch "$mails" taskset -c 0 notmuch --config="$work/notmuch/config" new --quiet
}

prepare || exit 1
for ((i = 0; i < rounds; i++)); do
    round_file || exit 1
    ! command -v notmuch >/dev/null || round_notmuch
done
echo "file: $mails waiting replies, caged, on one core, medians of $rounds rounds"
if [ -f "$work/notmuch.rates" ]; then
    ratio "file / notmuch new" file notmuch 6 10
else
    echo "P3  file $(median file)/s; against notmuch skipped: it is not installed"
fi
exit $failed

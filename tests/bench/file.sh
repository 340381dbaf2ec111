#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY P3: waiting replies to entries, as a ratio against `notmuch new' over the same mails in the same run, on one core.
#   MAILS=10000 ROUNDS=3; prints medians and the ratio; ends with 1 when it is not reached, or an answer is missing.
. "${top_srcdir:-.}/tests/lib.sh"
tap_planned=0 # this is no TAP: it prints a table

mails=${MAILS:-10000}
rounds=${ROUNDS:-3}
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

# seconds COMMAND...: on one core.
seconds() {
    local start end
    start=$(date +%s%N)
    taskset -c 0 "$@" >/dev/null || return
    end=$(date +%s%N)
    awk -v n=$((end - start)) 'BEGIN { printf "%.4f\n", n / 1e9 }'
}

round_file() {
    rm -rf "$work/site"
    cp -a "$work/ready" "$work/site"
    sync
    seconds env MUSTER_NOW=2026-11-23T12:00:00Z "$muster" -C "$conf" file >>"$work/file.seconds" || return
    local answered
    answered=$(muster_at 2026-11-23T12:00:00Z entries --json | grep -c '"state":"answered"')
    [ "$answered" -eq "$mails" ] || {
        echo "file: $answered of $mails are answered"
        return 1
    }
}

round_notmuch() {
    rm -rf "$work/notmuch"
    mkdir "$work/notmuch"
    ln -s "$work/replies" "$work/notmuch/mail"
    printf '[database]\npath=%s\nmail_root=%s\n[user]\nprimary_email=b@acme.example\n[new]\ntags=new\n[maildir]\nsynchronize_flags=false\n' \
        "$work/notmuch" "$work/replies" >"$work/notmuch/config"
    sync
    seconds notmuch --config="$work/notmuch/config" new --quiet >>"$work/notmuch.seconds"
}

median() {
    sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

prepare || exit 1
for ((i = 0; i < rounds; i++)); do
    round_file || exit 1
    ! command -v notmuch >/dev/null || round_notmuch || exit 1
done
ours=$(median "$work/file.seconds")
echo "file: $mails waiting replies, caged, on one core, medians of $rounds rounds"
awk -v n="$mails" -v s="$ours" 'BEGIN { printf "P3  file            %8.0f mails/s\n", n / s }'
if [ -f "$work/notmuch.seconds" ]; then
    awk -v n="$mails" -v s="$ours" -v peer="$(median "$work/notmuch.seconds")" 'BEGIN {
        printf "P3  notmuch new     %8.0f mails/s\n", n / peer
        failed = peer / s < 6
        printf "P3  file / notmuch  %8.2f   (must reach 6, aim 10)%s\n", peer / s, failed ? "  NOT REACHED" : ""
        exit failed
    }'
else
    echo "P3  file / notmuch   skipped: notmuch is not installed"
fi

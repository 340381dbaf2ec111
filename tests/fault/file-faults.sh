#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R2 for `file': see faults.sh. Four mails wait: two that add to Ann's answer, one of them twice, and one of Bob's.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/fault/faults.sh"
faults_begin
state=$work/site/state
noon=2026-11-23T12:00:00+01:00

begin() {
    rm -rf "$work/site"
    cp -r "$work/before" "$work/site"
}
run() {
    "$@" "$muster" -C "$conf" file --now $noon
}

# filed: what became of the mails: the items of the entries, and how often they were revised, in any order, since a mail that
# fails alone is overtaken; how many mails are held; those that wait; and the raw mail.
filed() {
    at $noon entries --json | "$reader" members person revision
    at $noon entries --json | grep -o 'item [a-z]*' | sort
    at $noon status --json | "$reader" members held
    ls "$state/spool/new"
    find "$state/raw" -type f -exec md5sum {} + | cut -d' ' -f1 | sort
}
wrong() {
    if [ "$1" = 0 ] && [ -n "$(ls "$state/spool/new")" ]; then
        echo "mails wait, and it says that all is well "
    fi
    run within $limit 2>"$work/err" || echo "the next run: $? $(cat "$work/err") "
    filed | cmp -s - "$work/filed" || echo "$(filed | diff - "$work/filed" | head -n 3) "
}

two_are_asked
waits 1 one ann@acme.example "$ann"
waits 2 two ann@acme.example "$ann"
waits 3 one ann@acme.example "$ann"
waits 4 three bob@acme.example "$bob"
mv "$work/site" "$work/before"
begin
run within $limit
filed >"$work/filed"
like 'without a fault each is filed' "$(grep -o 'item [a-z]*' "$work/filed" | tr '\n' ' ')" '^item one item three item two $'

disk_faults
follow=-f # into the cage
each_fault 'no memory in the cage' mmap,brk ENOMEM
each_fault 'no memory in it any more' mmap,brk ENOMEM+
each_fault 'a file that the cage cannot open' openat EMFILE+
each_fault 'a cage that cannot be started' clone,clone3,vfork,socketpair EAGAIN

# The test can fail.
begin
rm "$state/spool/new/"*4-0000001
like 'a mail that is lost would be found out' "$(wrong 75)" 'bob@acme.example" 0'
begin
cp "$state/spool/new/"*2-0000001 "$state/spool/new/001795428000000005-0000000000000000005-0000001"
sed -i 's/^Message-ID: .*/Message-ID: <other@client.example>/' "$state/spool/new/"*5-0000001
like 'so would one that is filed twice' "$(wrong 75)" 'ann@acme.example" 3'
begin
like 'and an end that says too early that all is well' "$(wrong 0)" 'mails wait'
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R2 for `poll': see faults.sh. Four mails lie in a mailbox, to be fetched and deleted there. None is deleted before it
# is in the spool; one that comes again is the same to the byte, by which the filer knows it.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/fault/faults.sh"
command -v python3 >/dev/null || skip_all 'python3 is not installed'
faults_begin
follow=-f # an account has a process of its own
site=$work/site
mails=4

mkdir "$work/mailbox"
: >"$work/script"
coproc python3 "$top_srcdir/tests/fault/imap-peer.py" "$work/mailbox" "$work/script"
on_exit "kill $COPROC_PID"
read -r port <&"${COPROC[0]}"

begin() {
    local i
    rm -rf "$site"
    mkdir -p "$site/state/spool/"{tmp,new}
    cat >"$site/muster.conf" <<END
site { address = "checkin@acme.example" }
fetch inbox { url = "imap://127.0.0.1:$port" user = "ann" password-command = "echo sesame" after = "delete" timeout = 10 }
END
    rm -f "$work/mailbox"/*
    for i in $(seq $mails); do
        printf 'Message-ID: <%s@x>\r\n\r\n%s\r\nEnd.\r\n' "$i" "$(seq 400)" >"$work/mailbox/$i"
    done
}
run() {
    "$@" "$muster" -C "$site/muster.conf" poll --once
}

# texts: the mails of the spool, each once, as sums of what stands below the envelope.
texts() {
    local file
    for file in "$site/state/spool/new"/*; do
        [ ! -e "$file" ] || tail -n +2 "$file" | md5sum
    done | sort -u
}
wrong() {
    local n
    n=$(($(texts | wc -l) + $(ls "$work/mailbox" | wc -l)))
    [ "$n" -ge $mails ] || echo "in the spool and the mailbox: $n "
    [ "$1" != 0 ] || [ "$(texts | wc -l)" = $mails ] || echo "not all are here, and it says that all is well "
    run within $limit 2>"$work/err" || run within $limit 2>"$work/err" || echo "the next runs: $? $(cat "$work/err") "
    texts | cmp -s - "$work/fetched" || echo "fetched are $(texts | wc -l) "
    [ -z "$(ls "$work/mailbox")" ] || echo "some stay in the mailbox "
}

begin
run within $limit
texts >"$work/fetched"
is 'without a fault all are fetched' "$(wc -l <"$work/fetched")" $mails

disk_faults
each_fault 'no process' clone,clone3,vfork EAGAIN
network_faults

# The test can fail.
begin
rm "$work/mailbox/3"
like 'a mail that is lost would be found out' "$(wrong 75)" 'in the spool and the mailbox: 3 '
begin
run within $limit
sed -i '$d' "$(ls -d "$site/state/spool/new"/* | head -n 1)"
like 'so would one that is there in part' "$(wrong 75)" 'fetched are'
begin
like 'and an end that says too early that all is well' "$(wrong 0)" 'not all are here'
done_testing

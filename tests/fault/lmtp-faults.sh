#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R2 and R4 for `lmtpd': the k-th call of each kind fails while a mail for two recipients comes, for
# k = 1, 2, 3 ... until none is left, once and for good. A 250 means that the mail is there, 452 that it is
# not; and when the fault is over, the same server takes the next mail. Then disks that are full, out of
# inodes, and read-only.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:-.}/tests/lib.sh"
command -v python3 >/dev/null || skip_all 'python3 speaks LMTP here (Debian package python3)'
export ASAN_OPTIONS=detect_leaks=0 # a traced program cannot look for leaks

site=$work/site
conf=$site/muster.conf
spool=$site/state/spool
mkdir -p "$spool/"{tmp,new}
printf 'site { address = "checkin@example.com" }\nlmtp { listen = "unix:lmtp" }\n' >"$conf"

serve() {
    "$muster" -C "$conf" lmtpd 2>>"$work/log" &
    server=$!
    wait_for 10 test -S "$site/lmtp"
}
finish() {
    kill "$server" 2>/dev/null
    wait "$server"
}
on_exit finish

# A client that is asked again and again: for each SIZE one mail of that many octets for two recipients, and
# what was heard of each, `250 250'.
coproc client {
    exec python3 -c '
import smtplib, sys

def code(reply):
    return str(reply[0])

def hand_over(size):
    server = smtplib.LMTP(sys.argv[1], timeout=20)
    server.ehlo_or_helo_if_needed()
    said = [code(server.mail("ann@example.com"))]
    said += [code(server.rcpt(who + "@example.com")) for who in ("checkin", "checkin+two")]
    if said[-1] != "250":
        return said
    said = [code(server.docmd("DATA"))] * 2
    if said[0] == "354":
        server.send(b"Subject: x\r\n\r\n" + b"x" * size + b"\r\n.\r\n")
        said = [code(server.getreply()), code(server.getreply())]
    return said

for line in sys.stdin:
    try:
        print(*hand_over(int(line))[:2], flush=True)
    except Exception as trouble:
        print(repr(trouble), flush=True)' "$site/lmtp"
}
exec 6<&"${client[0]}" 7>&"${client[1]}" # subshells do not see those of a coproc
hand_over() {
    echo "$1" >&7
    read -r said <&6
}

# there: how many names of whole mails of SIZE octets are in new; complains of others.
there() {
    local file n=0
    for file in "$spool/new"/*; do
        [ -e "$file" ] || continue
        n=$((n + 1))
        [ "$(tail -n +2 "$file" | wc -c)" = $(($1 + 16)) ] || echo "partial: $file"
    done
    echo $n
}
empty() {
    rm -f "$spool/new"/* "$spool/tmp"/*
}

# settled SIZE: what is wrong with what was said and what is there, if anything. Empties the spool.
settled() {
    local count leftovers
    count=$(there "$1")
    case $said in
    '250 250') [ "$count" = 2 ] || echo "accepted, but there: $count" ;;
    4??*) [ "$count" = 0 ] || echo "$said, but there: $count" ;;
    *) echo "said: $said" ;;
    esac
    leftovers=$(find "$spool/tmp" -type f | wc -l)
    [ "$leftovers" = 0 ] || echo "$leftovers left in tmp"
    empty
}

# faulty SIZE FAULT: a mail to a server whose calls fail as FAULT says, and one when they do not any more.
faulty() {
    : >"$work/strace"
    strace -f -p "$server" -o "$work/trace" -e "trace=${2%%:*}" -e "inject=$2" 2>"$work/strace" &
    local tracer=$!
    wait_for 10 grep -q attached "$work/strace"
    hand_over "$1"
    kill $tracer
    wait $tracer 2>/dev/null
    settled "$1"
    [ "$wanted" = any ] || [ "$said" = "$wanted" ] || ! grep -q INJECTED "$work/trace" ||
        echo "said $said, not $wanted"
    hand_over "$1"
    [ "$said" = '250 250' ] || echo "the next mail: $said"
    empty
}

# each_fault NAME SIZE CALLS ERRNO WANTED: lets the k-th of CALLS fail; with ERRNO+ all after it as well.
each_fault() {
    local name=$1 size=$2 calls=$3 error=${4%+} lasting='' wanted=$5 k wrong=
    [ "$error" = "$4" ] || lasting=+
    for ((k = 1; k < 30; k++)); do
        wrong+=$(faulty "$size" "$calls:error=$error:when=$k$lasting" | sed "s/^/k=$k: /")
        grep -q INJECTED "$work/trace" || break
    done
    is "$name, tried $((k - 1)) times" "$wrong" ''
    [ $k -gt 1 ] || fail "$name: no such call was made"
}

if ! command -v strace >/dev/null || ! strace -o "$work/trace" true 2>/dev/null; then
    skip 'faults of single system calls' 'strace is missing or not allowed here'
else
    serve
    each_fault 'no file can be opened' 100 openat EMFILE '452 452'
    each_fault 'no more inodes' 100 openat ENOSPC+ '452 452'
    each_fault 'a sync that fails' 100 fsync EIO '452 452'
    each_fault 'syncs that fail for good' 100 fsync EIO+ '452 452'
    each_fault 'a sync that is interrupted' 100 fsync EINTR '250 250'
    each_fault 'a name that cannot be made' 100 link,linkat EMLINK '452 452'
    each_fault 'no name can be made' 100 link,linkat EDQUOT+ '452 452'
    each_fault 'a disk that cannot be asked' 100 statfs EIO any
    each_fault 'no descriptor for a client' 100 accept4 EMFILE '250 250'
    each_fault 'a client that is gone before it is there' 100 accept4 ECONNABORTED '250 250'
    finish
fi

(ulimit -f 100 && serve && hand_over 200000 && settled 200000 >"$work/wrong" && finish)
is 'a file size limit, which writes short first' "$(cat "$work/wrong")" ''

# fill: mails until one is refused; then none of those with a 250 is missing.
fill() {
    local accepted=0 count
    hand_over 20000
    while [ "$said" = '250 250' ] && [ $accepted -lt 400 ]; do
        accepted=$((accepted + 2))
        hand_over 20000
    done
    count=$(there 20000)
    echo "$([ $accepted -gt "${1:-0}" ] && echo some) accepted, $((count - accepted)) missing, then ${said%% *}"
}

if [ "$(id -u)" != 0 ] || ! mount -t tmpfs -o size=1m tmpfs "$spool" 2>/dev/null; then
    skip 'a full disk' 'only root can mount a small one'
    skip 'a read-only spool' 'only root can mount one'
else
    on_exit 'umount "$spool" 2>/dev/null'
    mkdir "$spool/"{tmp,new}
    serve
    is 'a disk of one MiB' "$(fill)" 'some accepted, 0 missing, then 452'
    empty
    hand_over 20000
    is 'goes on when there is room again' "$said" '250 250'
    empty
    mount -o remount,ro "$spool"
    is 'a read-only spool' "$(fill -1)" 'some accepted, 0 missing, then 452'
    mount -o remount,rw "$spool"
    is 'and written to again' "$(hand_over 20000; echo "$said")" '250 250'
    umount "$spool"
    mount -t tmpfs -o size=10m,nr_inodes=40 tmpfs "$spool"
    mkdir "$spool/"{tmp,new}
    is 'no inodes left' "$(fill)" 'some accepted, 0 missing, then 452'
    finish
    umount "$spool"
fi
done_testing

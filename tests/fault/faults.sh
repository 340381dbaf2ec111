# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# QUALITY R2 for the programs that work on the store: the k-th call of each kind fails, for k = 1, 2, 3 ... until none is left,
# once and for good. Whatever becomes of that run, it may say 0 only when its work is done, and runs without faults bring the
# work to the same end as if nothing had been: nothing lost, nothing twice.
#
#   each_fault NAME CALLS ERROR   lets the k-th of CALLS fail with ERROR; with ERROR+ all after it as well
#   each_short NAME               lets the k-th write stop half way, and the next one find the disk full
#   disk_faults                   those of every program that has a store and files
#   network_faults                those of every program that connects
#
# The test that sources this defines
#   begin            the site, with its work before it
#   run PREFIX...    the program, behind PREFIX; "within $limit" where nothing shall fail
#   wrong STATUS     what is wrong after a run that ended with STATUS and after the runs that follow it, if anything
#
# A run that still goes on after $limit seconds is killed, and its fault is not tried any more: the test fails and says so.
#
# EVERY=1 tries every k, as `make torture' does; otherwise the first, and of the others one in EVERY, drawn by lot. The calls
# of the loader count too: then the program has not begun, and there is little to see. Processes that the program starts are
# spared, unless $follow is -f: then the k-th call of each of them fails.

export ASAN_OPTIONS=detect_leaks=0 # a traced program cannot look for leaks
every=${EVERY:-40}
follow=
limit=60
RANDOM=${SEED:=$RANDOM}

faults_begin() {
    if ! command -v strace >/dev/null || ! strace -o "$work/trace" true 2>/dev/null; then
        skip_all 'strace is missing or not allowed here (Debian package strace)'
    fi
    note "seed $SEED, one in $every"
}

# try_each NAME COMMAND...: runs COMMAND K for one k after the other, until it ends with 1: no such call was made any more.
try_each() {
    local name=$1 k found='' n=0 made
    shift
    for ((k = 1; k < 2000; k += 1 + RANDOM % (2 * every - 1))); do
        begin
        "$@" "$k"
        made=$?
        if [ "$status" = 137 ]; then
            found+="k=$k: it was killed, as it still ran after $limit seconds "
            break
        fi
        [ $made = 0 ] || break
        n=$((n + 1))
        found+=$(wrong "$status" | sed "s/^/k=$k, exit $status: /")
    done
    is "$name, tried $n times up to call $k" "$found" ''
}

# injected CALLS ERROR LASTING K
injected() {
    # shellcheck disable=SC2086 # words are meant
    run within $limit strace $follow -qq -o "$work/trace" -e "trace=$1" -e "inject=$1:error=$2:when=$4$3" >"$work/out" 2>&1
    status=$?
    grep -q INJECTED "$work/trace"
}

each_fault() {
    local error=${3%+}
    try_each "$1" injected "$2" "$error" "${3#"$error"}"
}

# cut_short K
cut_short() {
    rm -f "$work/cut"
    run within $limit env LD_PRELOAD="$top_builddir/tests/fault/short.so" SHORT_AT="$1" SHORT_SAYS="$work/cut" >"$work/out" 2>&1
    status=$?
    [ -e "$work/cut" ]
}

each_short() {
    try_each "$1" cut_short
}

disk_faults() {
    each_fault 'a file that cannot be opened' openat EMFILE
    each_fault 'no file can be opened any more' openat ENFILE+
    each_fault 'no more inodes' openat,mkdir ENOSPC
    each_fault 'a read that fails' read,pread64 EIO
    each_fault 'reads of the store that fail for good' pread64 EIO+
    each_fault 'a read that is interrupted' read,pread64 EINTR
    each_fault 'a disk that is full' write,pwrite64 ENOSPC
    each_fault 'a disk that stays full' write,pwrite64 ENOSPC+
    each_fault 'a write that fails' write,pwrite64 EIO
    each_fault 'a write that is interrupted' write,pwrite64 EINTR
    each_fault 'a sync that fails' fsync,fdatasync EIO
    each_fault 'syncs that fail for good' fsync,fdatasync EIO+
    each_fault 'a sync that is interrupted' fsync,fdatasync EINTR
    each_fault 'a file that cannot be cut or grown' ftruncate,fallocate ENOSPC
    each_fault 'a name that cannot be changed' rename,renameat2,link,linkat,unlink EIO
    each_fault 'no name can be changed' rename,renameat2,link,linkat,unlink EROFS+
    each_fault 'a lock that cannot be had' flock,fcntl ENOLCK
    each_fault 'a lock that is interrupted' flock,fcntl EINTR
    each_fault 'a file that cannot be looked at' newfstatat,stat,statx EACCES
    each_fault 'no memory' mmap,brk ENOMEM
    each_fault 'no memory any more' mmap,brk ENOMEM+
    each_short 'a write that stops half way on a full disk'
}

network_faults() {
    each_fault 'no socket' socket EMFILE
    each_fault 'a connection that is refused' connect ECONNREFUSED
    each_fault 'words that cannot be said' sendto,sendmsg ECONNRESET
    each_fault 'an answer that is not heard' recvfrom,recvmsg ECONNRESET
    each_fault 'answers that are not heard any more' recvfrom,recvmsg ECONNRESET+
    each_fault 'an interruption while it waits' poll,ppoll,recvfrom,sendto EINTR
}

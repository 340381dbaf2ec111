#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R2 and R4: the k-th call of each kind fails, for k = 1, 2, 3 ... until none is left, once
# and for good. `deliver' ends with 0 or 75 and nothing else; 0 means that the mail is there, 75
# that it is not; and when the fault is over, the mail server's next try puts it there once.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:-.}/tests/lib.sh"

site=$work/site
conf=$site/muster.conf
new=$site/state/spool/new
mail=$work/mail
export ASAN_OPTIONS=detect_leaks=0 # a traced program cannot look for leaks

mkdir -p "$site/state/spool/"{tmp,new}
printf 'site {\n  address = "checkin@example.com"\n}\n' >"$conf"
{
    printf 'From: ann@example.com\nSubject: Re: Your check-in\n\n'
    head -c 100000 /dev/zero | tr '\0' x | fold
} >"$mail"

deliver() {
    "$@" "$muster" -C "$conf" deliver -f ann@example.com -a checkin@example.com <"$mail" \
        >"$work/stdout" 2>"$work/stderr"
}

# How many mails are in new; complains of one that is not whole.
count() {
    local file n=0
    for file in "$new"/*; do
        [ -e "$file" ] || continue
        n=$((n + 1))
        tail -n +2 "$file" | cmp -s - "$mail" || echo "partial: $file"
    done
    echo $n
}

# tried STATUS: empties the spool after one try and one repeat; says what was wrong with them, if
# anything.
tried() {
    local status=$1 there leftovers
    there=$(count)
    case $status in
        0) [ "$there" = 1 ] || echo "exit 0, but there: $there" ;;
        75) [ "$there" = 0 ] || echo "exit 75, but there: $there" ;;
        *) echo "exit $status" ;;
    esac
    [ ! -s "$work/stdout" ] || echo "stdout is not empty"
    ! grep -qE '^[0-9]|xxxx' "$work/stderr" || echo "stderr: $(head -c 200 "$work/stderr")"
    if [ "$status" != 0 ]; then
        deliver || echo "the next try: exit $?"
        there=$(count)
        [ "$there" = 1 ] || echo "after the next try there: $there"
    fi
    leftovers=$(find "$site/state/spool/tmp" -type f | wc -l)
    [ "$leftovers" = 0 ] || [ -n "${leftovers_allowed:-}" ] || echo "$leftovers left in tmp"
    rm -f "$new"/* "$site/state/spool/tmp"/*
}

# each_fault NAME CALLS ERRNO VERDICT: lets the k-th of CALLS fail; with ERRNO+ all after it as
# well. VERDICT is 75, or 0 where the fault is to be got over, or `any'.
each_fault() {
    local name=$1 calls=$2 error=${3%+} lasting='' verdict=$4 k status wrong=
    [ "$error" = "$3" ] || lasting=+
    for ((k = 1; k < 100; k++)); do
        deliver within 60 strace -f -o "$work/trace" -e "trace=$calls" -e "inject=$calls:error=$error:when=$k$lasting"
        status=$?
        [ $status != 137 ] || wrong+="k=$k: it was killed, as it still ran after a minute "
        grep -q INJECTED "$work/trace" && [ $status != 137 ] || break
        [ "$verdict" = any ] || [ "$verdict" = $status ] || wrong+="k=$k: exit $status, not $verdict "
        wrong+=$(tried "$status" | sed "s/^/k=$k: /")
    done
    rm -f "$new"/* "$site/state/spool/tmp"/*
    is "$name, tried $((k - 1)) times" "$wrong" ''
    [ $k -gt 1 ] || fail "$name: no such call was made"
}

if ! command -v strace >/dev/null || ! strace -o "$work/trace" true 2>/dev/null; then
    skip 'faults of single system calls' 'strace is missing or not allowed here'
elif readelf -d "$muster" | grep -q NEEDED; then
    skip 'faults of single system calls' 'of a dynamic program the loader fails, before there is any of us'
else
    each_fault 'a file that cannot be opened' openat EMFILE 75
    each_fault 'no file can be opened any more' openat ENFILE+ 75
    each_fault 'no more inodes' openat ENOSPC 75
    each_fault 'a read that fails' read EIO 75
    each_fault 'a read that is interrupted' read EINTR 0
    each_fault 'a disk that is full' write ENOSPC 75
    each_fault 'a disk that stays full' write ENOSPC+ 75
    each_fault 'a quota' write EDQUOT 75
    each_fault 'a write that is interrupted' write EINTR 0
    each_fault 'a sync that fails' fsync EIO 75
    each_fault 'a sync that is interrupted' fsync EINTR 0
    each_fault 'a rename that fails' renameat2 EIO 75
    each_fault 'a file system that knows no such rename' renameat2 EINVAL 0
    each_fault 'a rename that fails for good' renameat2,rename EROFS+ 75
    each_fault 'a state that cannot be looked at' newfstatat,stat,statx EACCES 75
    each_fault 'no memory' mmap ENOMEM any
    leftovers_allowed=yes
    each_fault 'a leftover that cannot be removed' unlink,renameat2 EROFS+ 75
    leftovers_allowed=
fi

# No tool is needed for these.
(ulimit -f 8 && deliver)
is 'a file size limit, which writes short first' "$(tried $?)" ''

mv "$site/state/spool" "$site/state/away"
deliver
status=$?
mv "$site/state/away" "$site/state/spool"
is 'a missing spool' "$status $(tried "$status")" '75 '

mv "$conf" "$conf.away"
deliver
status=$?
mv "$conf.away" "$conf"
is 'a missing configuration' "$status $(tried "$status")" '75 '

cp "$conf" "$conf.good"
sed -i 's/address/adress/' "$conf"
deliver
status=$?
mv "$conf.good" "$conf"
is 'a wrong configuration' "$status $(tried "$status")" '75 '

deliver env MUSTER_NOW=yesterday
is 'a wrong $MUSTER_NOW' "$(tried $?)" ''

# full_disk OPTION...: a spool on a small tmpfs.
full_disk() {
    mount -t tmpfs -o "$1" tmpfs "$site/state/spool" 2>/dev/null || return 1
    mkdir "$site/state/spool/"{tmp,new}
}
disk_is_full() {
    local status
    deliver
    status=$?
    umount "$site/state/spool"
    is "$1" "$status $(tried "$status")" '75 '
}

if [ "$(id -u)" != 0 ] || ! full_disk size=64k; then
    skip 'a full disk' 'only root can mount a small one'
    skip 'a read-only spool' 'only root can mount one'
else
    disk_is_full 'a full disk'
    full_disk size=1m,nr_inodes=3
    disk_is_full 'no inodes left'
    full_disk size=1m
    mount -o remount,ro "$site/state/spool"
    disk_is_full 'a read-only spool'
fi
done_testing

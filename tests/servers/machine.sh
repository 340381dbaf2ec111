# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# For tests with a mail server that Debian does not install beside Postfix (exim4, opensmtpd): a small machine
# of the test's own, which is this one with that server's packages laid over it. Nothing of it touches this
# machine. Source tests/lib.sh and tests/servers/lib.sh first.
#
# Mounts live in a mount namespace of the test and end with it.

# machine_needed PROGRAM PACKAGE...: runs this test again in a namespace where it may mount, and ends it
# where that cannot be, or where PROGRAM is neither installed nor among the packages that ./quickstart check
# has fetched.
machine_needed() {
    local program=$1
    shift
    command -v python3 >/dev/null || skip_all 'python3 speaks SMTP here (Debian package python3)'
    [ "$(id -u)" = 0 ] || skip_all 'a machine of its own needs root'
    if [ ! -x "$program" ] && ! machine_packages "$@" >/dev/null; then
        skip_all "$1 is not here: \`./quickstart check' fetches it, or: cd $top_builddir/packages && apt-get download $*"
    fi
    if [ -z "${MACHINE:-}" ]; then
        unshare -m true 2>/dev/null || skip_all 'no mount namespace here'
        MACHINE=1 exec unshare -m "$BASH" "$0"
    fi
    machine_mount "$@" || skip_all 'no file system can be laid over this machine here'
}

# machine_packages PACKAGE...: the files of these packages; false when one is missing.
machine_packages() {
    local package
    for package; do
        compgen -G "$top_builddir/packages/${package}_*.deb" || return 1
    done
}

machine_mount() {
    local package own=$work/machine
    machine=$own/root
    mkdir -p "$own" && mount -t tmpfs tmpfs "$own" || return 1
    mkdir -p "$own"/{packages/usr,changes,scratch,root}
    for package in $(machine_packages "$@"); do
        dpkg -x "$package" "$own/packages"
    done
    for folder in bin sbin lib; do # where they lie on a machine with a merged /usr
        [ ! -d "$own/packages/$folder" ] || cp -a "$own/packages/$folder" "$own/packages/usr/"
        rm -rf "$own/packages/${folder:?}"
    done
    mount -t overlay overlay \
        -o "lowerdir=$own/packages:/,upperdir=$own/changes,workdir=$own/scratch" "$machine" || return 1
    mount --bind /dev "$machine/dev" && mount -t proc proc "$machine/proc" || return 1
    on_exit 'umount -R -l "$work/machine"'
}

# machine_user NAME...: system users, each with a group of its name.
machine_user() {
    local name id=64000
    for name; do
        id=$((id + 1))
        echo "$name:x:$id:$id::/nonexistent:/bin/false" >>"$machine/etc/passwd"
        echo "$name:x:$id:" >>"$machine/etc/group"
    done
}

# in_machine COMMAND...: there. The folders of this test and of the build are there as well.
in_machine() {
    chroot "$machine" "$@"
}

# machine_share FOLDER: is the same folder there as here.
machine_share() {
    mkdir -p "$machine/$1"
    mount --bind "$1" "$machine/$1"
}

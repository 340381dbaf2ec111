#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R17: how much our units leave open, by systemd's own count. (postfix 9.6, mailman 9.2,
# dovecot 8.7)
. "${top_srcdir:-.}/tests/lib.sh"
command -v systemd-analyze >/dev/null || skip_all 'systemd-analyze is not installed (Debian package systemd)'

mkdir "$work/bin"
for unit in "$top_srcdir"/contrib/systemd/*; do
    sed "s|/usr/bin/muster|$muster|" "$unit" >"$work/$(basename "$unit")"
done
cd "$work" || exit 99

# exposure UNIT: in tenths, from 0 (nothing) to 100 (all).
exposure() {
    systemd-analyze security --offline=true "./$1" 2>/dev/null |
        sed -n 's/.*exposure level for .*: \([0-9]*\)\.\([0-9]\).*/\1\2/p'
}
[ -n "$(exposure muster.service)" ] || skip_all 'this systemd-analyze cannot look at files'

ok 'muster.service, with network, at most 1.5' test "$(exposure muster.service)" -le 15
ok 'muster-once.service, with network, at most 1.5' test "$(exposure muster-once.service)" -le 15
ok 'muster-file.service, without, at most 0.8' test "$(exposure muster-file.service)" -le 8
ok 'muster-lmtpd.service, without, at most 0.8' test "$(exposure muster-lmtpd.service)" -le 8
is 'systemd finds nothing wrong with them' \
    "$(systemd-analyze verify --man=no ./*.service ./*.timer ./*.path ./*.socket 2>&1 | grep "^muster\|$work")" ''
done_testing

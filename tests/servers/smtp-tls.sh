#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# TLS to the relay: a verified certificate or nothing - no password and no mail to anybody else.
#
# The system's list of authorities is ours in a mount namespace of the test's own; where there can be none, no certificate
# is good, and only the refusals are tried.
. "$top_srcdir/tests/lib.sh" || exit 99

hand_over=$top_builddir/tests/servers/hand-over
authorities=/etc/ssl/certs/ca-certificates.crt
[ -x "$hand_over" ] || skip_all "hand-over is not built: run make check first"
command -v openssl >/dev/null || skip_all "openssl is not installed (Debian package openssl)"
command -v python3 >/dev/null || skip_all "python3 is not installed"
if [ -z "${MUSTER_TLS_INSIDE:-}" ] && [ -e "$authorities" ] && unshare -rm true 2>/dev/null; then
    rm -rf "$work"
    trap - EXIT
    MUSTER_TLS_INSIDE=1 exec unshare -rm "$BASH" "$0"
fi

cd "$work" || exit 99
key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)

# authority NAME: one that can sign.
authority() {
    openssl req -x509 "${key[@]}" -keyout "$1.key" -out "$1.crt" -days 2 -subj "/CN=$1" 2>/dev/null
    signs "$1"
}

# signs NAME: it does from now on, whether it may or not.
signs() {
    mkdir -p "$1" && : >"$1/index" && echo 01 >"$1/serial"
    cat >"$1.cnf" <<END
[ca]
default_ca = it
[it]
dir = $work/$1
database = $work/$1/index
serial = $work/$1/serial
new_certs_dir = $work/$1
certificate = $work/$1.crt
private_key = $work/$1.key
default_md = sha256
default_days = 2
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
END
}

# certificate NAME AUTHORITY HOST [OPTION...]: NAME.crt and NAME.key for HOST.
certificate() {
    local name=$1 authority=$2 host=$3
    shift 3
    openssl req "${key[@]}" -keyout "$name.key" -out "$name.csr" -subj "/CN=$host" \
        -addext "subjectAltName=DNS:$host" 2>/dev/null
    openssl ca -batch -config "$authority.cnf" -in "$name.csr" -out "$name.crt" -notext "$@" 2>/dev/null
}

authority trusted
authority stranger
certificate good trusted localhost
certificate other-host trusted mail.elsewhere.example
certificate expired trusted localhost -startdate 20200101000000Z -enddate 20200201000000Z
certificate unknown stranger localhost
certificate not-yet trusted localhost -startdate 20900101000000Z -enddate 20900201000000Z
certificate old-hash trusted localhost -md sha1
printf 'extendedKeyUsage = clientAuth\n' >client.ext
certificate client-only trusted localhost -extfile client.ext
signs good
certificate by-server good localhost
cat good.crt >>by-server.crt
openssl req -x509 "${key[@]}" -keyout self-signed.key -out self-signed.crt -days 2 \
    -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>/dev/null

trusts=no
if [ -n "${MUSTER_TLS_INSIDE:-}" ] && mount --bind trusted.crt "$authorities"; then
    trusts=yes
fi

# relay WAY CERTIFICATE: says the verdict; what the peer heard is in the file `heard'.
relay() {
    local port scheme=smtp verdict
    [ "$1" = smtps ] && scheme=smtps
    : >heard
    coproc python3 -W ignore "$top_srcdir/tests/servers/tls-peer.py" "$1" "$2.crt" "$2.key" heard
    read -r port <&"${COPROC[0]}"
    verdict=$(printf 'Subject: Hello\r\n\r\nAnn\r\n' | "$hand_over" "$scheme://localhost:$port" checkin@acme.example \
        ann@acme.example 1 1 ann "echo sesame")
    kill "$COPROC_PID"
    wait "$COPROC_PID" 2>/dev/null
    note "$1 $2: $verdict"
    echo "${verdict%% *}" >verdict
}

while read -r way certificate wanted; do
    if [ $trusts = no ] && [ "$wanted" = accepted ]; then
        skip "$way, $certificate" "no mount namespace of our own here"
        continue
    fi
    relay "$way" "$certificate"
    is "$way, $certificate" "$(cat verdict)" "$wanted"
    is "$way, $certificate: no password in clear" "$(grep -c '^clear AUTH' heard)" 0
    is "$way, $certificate: no mail in clear" "$(grep -c '^clear MAIL' heard)" 0
    if [ "$wanted" = accepted ]; then
        is "$way, $certificate: the password within TLS" "$(grep -c '^tls AUTH PLAIN AGFubgBzZXNhbWU=' heard)" 1
    else
        is "$way, $certificate: nothing within TLS" "$(grep -c '^tls \(AUTH\|MAIL\)' heard)" 0
    fi
done <<'TABLE'
smtps good accepted
starttls good accepted
smtps self-signed halted
starttls self-signed halted
smtps unknown halted
starttls unknown halted
smtps other-host halted
starttls other-host halted
smtps expired halted
starttls expired halted
smtps not-yet halted
starttls not-yet halted
smtps client-only halted
starttls client-only halted
smtps by-server halted
starttls by-server halted
smtps old-hash halted
starttls old-hash halted
old good halted
cut good halted
clear good halted
mute good halted
TABLE
done_testing

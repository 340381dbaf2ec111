# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# Certificates good and bad, and a peer that shows them: for tests of whom we trust with a password.
# Source tests/lib.sh first; moves into $work.
#
# The system's list of authorities is ours in a mount namespace of the test's own; where there can be none, no certificate
# is good, and only the refusals are tried.

authorities=/etc/ssl/certs/ca-certificates.crt
command -v openssl >/dev/null || skip_all "openssl is not installed (Debian package openssl)"
command -v python3 >/dev/null || skip_all "python3 is not installed"
# Root needs no user namespace, in which there would be no other user.
apart=(unshare -m)
[ "$(id -u)" -eq 0 ] || apart=(unshare -rm)
if [ -z "${MUSTER_TLS_INSIDE:-}" ] && [ -e "$authorities" ] && "${apart[@]}" true 2>/dev/null; then
    rm -rf "$work"
    trap - EXIT
    MUSTER_TLS_INSIDE=1 exec "${apart[@]}" "$BASH" "$0"
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

# trust: from here on `trusted' is the only authority; false where there can be no namespace.
trust() {
    authority trusted
    certificate good trusted localhost
    [ -n "${MUSTER_TLS_INSIDE:-}" ] && mount --bind trusted.crt "$authorities"
}

certificates_bad() {
    authority stranger
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
}

# What a peer may hear before it has proven who it is, and what may be seen in clear.
harmless='\(EHLO [^ ]*\|STARTTLS\|QUIT\|[A-Z0-9]* CAPABILITY\|[A-Z0-9]* STARTTLS\|[A-Z0-9]* LOGOUT\)'
hears() { grep -a "^$1 " heard | grep -avc "^$1 $harmless\$"; }

# tls_tries PROTOCOL: each misuse of TLS. `talk WAY PORT' of the caller speaks to localhost as ann, password sesame, and
# says "accepted" or "halted", and why.
tls_tries() {
    local protocol=$1 way certificate wanted verdict port trusts=no
    trust && trusts=yes
    certificates_bad
    while read -r way certificate wanted; do
        if [ $trusts = no ] && [ "$wanted" = accepted ]; then
            skip "$way, $certificate" "no mount namespace of our own here"
            continue
        fi
        : >heard
        coproc python3 -W ignore "$top_srcdir/tests/servers/tls-peer.py" "$protocol" "$way" "$certificate.crt" "$certificate.key" heard
        read -r port <&"${COPROC[0]}"
        verdict=$(talk "$way" "$port" 2>&1)
        kill "$COPROC_PID"
        wait "$COPROC_PID" 2>/dev/null
        note "$way $certificate: $verdict"
        is "$way, $certificate" "${verdict%% *}" "$wanted"
        is "$way, $certificate: nothing in clear" "$(hears clear)" 0
        if [ "$wanted" = accepted ]; then
            is "$way, $certificate: the password within TLS" "$(grep -c '^tls .*AUTH.* PLAIN AGFubgBzZXNhbWU=$' heard)" 1
        else
            is "$way, $certificate: nothing within TLS" "$(hears tls)" 0
        fi
    done <<'TABLE'
tls good accepted
starttls good accepted
tls self-signed halted
starttls self-signed halted
tls unknown halted
starttls unknown halted
tls other-host halted
starttls other-host halted
tls expired halted
starttls expired halted
tls not-yet halted
starttls not-yet halted
tls client-only halted
starttls client-only halted
tls by-server halted
starttls by-server halted
tls old-hash halted
starttls old-hash halted
old good halted
cut good halted
clear good halted
mute good halted
strip good halted
deny good halted
inject good halted
known good halted
TABLE
}

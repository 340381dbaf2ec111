# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What every shell test shares: it speaks TAP, works in a folder of its own, and finds the programs
# under test.
#
#   . "$top_srcdir/tests/lib.sh"
#   plan 3                          or done_testing at the end, or skip_all "why" at the start
#   ok "she is asked" test -s mail  passes when the command does; its output is shown when it fails
#   is "one entry" "$got" 1         passes when both texts are equal
#   like "the day" "$got" '^2026'   passes when the text matches the extended regular expression
#   skip "root" "no tmpfs here"     counts as passed, and says why it was not tried
#   note "words for who reads the log"
#
# $work is an empty folder, gone at the end (kept with KEEP=1); $muster is the built front door; the
# environment holds no site and no clock of the caller's. Call on_exit 'COMMAND' for what must be
# stopped at the end.
set -u

top_builddir=${top_builddir:-$PWD}
top_srcdir=${top_srcdir:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}
# shellcheck disable=SC2034 # for the tests that source this
muster=$top_builddir/bin/muster
unset MUSTER_CONF MUSTER_NOW SENDER RECIPIENT ORIGINAL_RECIPIENT ORIG_RECIPIENT
export LC_ALL=C.UTF-8 TZ=UTC MUSTER_LOG=quiet # the log of whoever runs the tests is not for them

tap_count=0
tap_planned=
tap_at_exit=()
work=$(mktemp -d "${TMPDIR:-/tmp}/muster-test.XXXXXX") || exit 99

tap_finish() {
    local status=$? i
    for ((i = ${#tap_at_exit[@]} - 1; i >= 0; i--)); do
        eval "${tap_at_exit[i]}"
    done
    if [ -n "${KEEP:-}" ]; then
        echo "# kept: $work"
    else
        chmod -R u+rwX "$work" 2>/dev/null
        rm -rf "$work"
    fi
    if [ -z "$tap_planned" ] && [ "$status" -eq 0 ]; then
        echo "Bail out! the test ended without done_testing"
    fi
}
trap tap_finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

on_exit() {
    tap_at_exit+=("$1")
}

plan() {
    tap_planned=$1
    echo "1..$1"
}

done_testing() {
    [ -n "$tap_planned" ] || plan "$tap_count"
}

skip_all() {
    tap_planned=0
    echo "1..0 # SKIP $1"
    exit 0
}

note() {
    printf '%s\n' "$*" | sed 's/^/# /'
}

# within SECONDS COMMAND...: ends with 137, killed with all that it started, when it still runs then.
within() {
    timeout --signal=KILL "$@"
}

# wait_for SECONDS COMMAND...: until it is so; false when it is not by then. For what other processes do, never for time.
wait_for() {
    local until=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $until ] || return 1
        sleep 0.05
    done
}

pass() {
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1"
}

# fail NAME [WORDS]: WORDS say what was found instead.
fail() {
    tap_count=$((tap_count + 1))
    echo "not ok $tap_count - $1"
    [ -z "${2:-}" ] || note "$2"
    return 1
}

ok() {
    local name=$1 said status
    shift
    said=$("$@" 2>&1)
    status=$?
    if [ $status -eq 0 ]; then
        pass "$name"
    else
        fail "$name" "\`$*' ended with $status${said:+
$said}"
    fi
}

is() {
    if [ "$2" = "$3" ]; then
        pass "$1"
    else
        fail "$1" "got:    $2
wanted: $3"
    fi
}

like() {
    if [[ $2 =~ $3 ]]; then
        pass "$1"
    else
        fail "$1" "got:     $2
matches: $3"
    fi
}

skip() {
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1 # SKIP $2"
}

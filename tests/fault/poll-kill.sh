#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R1: `poll' is killed at random moments, parent and child at once, while it fetches mail and deletes it in its
# mailbox. No mail is lost or partial, and each is gone from there in the end.
#   KILLS=2000 SEED=1 for more, and for others.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"
plan 5
kills=${KILLS:-40}
seed=${SEED:-$RANDOM}
note "seed $seed"

: >"$work/script"
mkdir "$work/mailbox"
coproc python3 "$top_srcdir/tests/fault/imap-peer.py" "$work/mailbox" "$work/script"
on_exit "kill $COPROC_PID"
read -r port <&"${COPROC[0]}"

# site NAME: a site in $work/NAME
site() {
    mkdir -p "$work/$1/state/spool/"{tmp,new}
    cat >"$work/$1/muster.conf" <<END
site { address = "checkin@acme.example" }
fetch inbox { url = "imap://127.0.0.1:$port" user = "ann" password-command = "echo sesame" after = "delete" timeout = 10 }
END
}
# tortures NAME KILLS COMMAND...
tortures() {
    local name=$1 kills=$2
    shift 2
    rm -f "$work/mailbox"/*
    site "$name"
    said=$(MUSTER_CONF=$work/$name/muster.conf python3 "$top_srcdir/tests/fault/poll-killer.py" "$kills" "$seed" \
        "$work/mailbox" "$work/$name/state/spool/new" "$@" --once)
    note "$name: $said"
}

tortures good "$kills" "$muster" poll
like 'poll was killed as often as was wanted' "$said" "^kills=$kills mails=[1-9][0-9]"
like 'no mail is lost' "$said" ' lost=0 '
like 'no mail is there in part' "$said" ' partial=0 '
like 'all are gone from the mailbox' "$said" ' left=0 end=0$'

# The test itself: one that says yes before it writes has to be found out.
tortures careless 40 "$top_builddir/tests/fault/careless-poll"
like 'the kill test sees mails that are lost' "$said" ' lost=[1-9]'

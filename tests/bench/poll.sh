#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY P7: mails from Dovecot into the spool, each durable, directly and over a round trip of
# 20 ms, against mbsync into a Maildir, which syncs each mail too.
#   MAILS=10000 FAR_MAILS=500 ROUNDS=5, in turn. Ends with 1 when a ratio is not reached.
. "${top_srcdir:?}/tests/bench/lib.sh"
. "$top_srcdir/tests/servers/dovecot.sh"
bench=P7
mails=${MAILS:-10000} far_mails=${FAR_MAILS:-500} rounds=${ROUNDS:-5}
command -v mbsync >/dev/null || {
    echo "poll: skipped: mbsync is not installed (Debian package isync)"
    exit 0
}
dovecot_needed
dovecot_start 'mail_max_userip_connections = 100'
coproc "$top_builddir/tests/bench/delay-proxy" "$imap_port" 20
on_exit "kill $COPROC_PID"
read -r far_port <&"${COPROC[0]}"

# of a reply's size: about 3 KiB
replies_lay() { # N
    mkdir -p "$work/mail/Maildir/new"
    awk -v n="$1" -v folder="$work/mail/Maildir/new" 'BEGIN {
        for (k = 0; k < 40; k++) text = text "> What did you get done since your last check-in? And what is to come, " k "\n"
        for (i = 1; i <= n; i++) {
            file = folder "/" i ".mail"
            printf "From: ann@acme.example\nTo: checkin@acme.example\nMessage-ID: <%d@acme.example>\n\nLine %d\n%s", i, i, text >file
            close(file)
        }
    }'
    [ "$(id -u)" -ne 0 ] || chown -R nobody:nogroup "$work/mail"
}

site() { # NAME PORT
    mkdir -p "$work/$1/state/spool/"{tmp,new}
    cat >"$work/$1/muster.conf" <<END
site { address = "checkin@acme.example" }
fetch inbox { url = "imap://127.0.0.1:$2" user = "checkin" password-command = "echo sesame" }
END
    cat >"$work/$1/mbsyncrc" <<END
IMAPAccount a
Host 127.0.0.1
Port $2
User checkin
Pass sesame
SSLType None
AuthMechs LOGIN

IMAPStore far
Account a

MaildirStore near
Path $work/$1/mbsync/
Inbox $work/$1/mbsync/INBOX

Channel c
Far :far:
Near :near:
Patterns INBOX
Create Near
Sync Pull New
SyncState *
END
}

by_mbsync() { # SITE MAILS
    put_away "$work/$1/mbsync"
    mkdir "$work/$1/mbsync"
    sync "$work"
    timed "$1-mbsync" "$2" mbsync -q -c "$work/$1/mbsyncrc" -a
    counts "$work/$1/mbsync" "$2"
}
by_muster() {
    put_away "$work/$1/state/fetch"
    put_away "$work/$1/state/spool/new"
    mkdir "$work/$1/state/spool/new"
    sync "$work"
    timed "$1-muster" "$2" "$muster" -C "$work/$1/muster.conf" poll --once
    counts "$work/$1/state/spool/new" "$2"
}
counts() { # FOLDER MAILS
    local count
    count=$(find "$1" -type f ! -name '.*' | wc -l)
    [ "$count" -eq "$2" ] || {
        echo "poll: $count of $2 mails in $1"
        exit 1
    }
}

# rounds_of NAME PORT MAILS: both in turn; a first turn makes Dovecot's index.
rounds_of() {
    local round
    put_away "$work/mail/Maildir"
    replies_lay "$3"
    site "$1" "$2"
    by_muster "$1" "$3"
    rm "$work/$1-muster.rates"
    for ((round = 0; round < rounds; round++)); do
        by_mbsync "$1" "$3"
        by_muster "$1" "$3"
    done
}
rounds_of near "$imap_port" "$mails"
rounds_of far "$far_port" "$far_mails"

echo "poll: medians of $rounds rounds of $mails and of $far_mails mails"
ratio "muster poll / mbsync" near-muster near-mbsync 2 3
ratio "muster poll / mbsync, 20 ms" far-muster far-mbsync 1.2 2
exit $failed

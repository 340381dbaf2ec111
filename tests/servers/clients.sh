#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Real mail clients answer a check-in, each as its people do: reply, quote, a line below each question, send. A script is at
# their keys.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v python3 >/dev/null || skip_all 'python3 is not installed'
PATH=$PATH:/usr/bin/mh

here=$top_srcdir/tests/servers/clients
export HOME=$work/home MUSTER=$muster SENT=$work/sent EDITOR=$here/edit VISUAL=$here/edit SENDMAIL=$here/sendmail TERM=vt100
unset EMAIL REPLYTO MAIL MAILRC MH
mkdir -p "$HOME" "$SENT"

# Each client is a person, and has the package that it comes in.
clients=(mutt neomutt s-nail mblaze nmh emacs)
site_begin "${clients[@]/%/@acme.example,,,core,}"
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
export MUSTER_CONF=$conf MUSTER_NOW=2026-11-23T10:00:00+01:00

# terminal COMMAND: in a terminal of its own, with nobody there.
terminal() {
    timeout 20 script -qec "$1" /dev/null </dev/null
}

mutt_answers() {
    local name=$1
    cat >"$work/$name.rc" <<END
set from="$address" use_from=yes envelope_from=yes realname=""
set folder=$box record="" sendmail="$SENDMAIL" sendmail_wait=0
set editor="$EDITOR" include=yes reply_to=yes fast_reply=yes postpone=no abort_unmodified=no
set quit=yes copy=no move=no wait_key=no
alternative_order text/plain
END
    terminal "$name -F $work/$name.rc -f $box -e 'push <first-entry><reply><send-message><quit>'"
}

s-nail_answers() {
    cat >"$work/s-nail.rc" <<END
set mta=$SENDMAIL from=$address editor=$EDITOR record=/dev/null quote indentprefix="> " sendwait mailcap-disable
END
    printf 'reply 1\n~e\n~.\nexit\n' | s-nail -# -:/ -~ -X "source $work/s-nail.rc" -f "$box"
}

mblaze_answers() {
    export MBLAZE=$work/mblaze.d
    mkdir -p "$MBLAZE"
    printf 'Local-Mailbox: %s\nFQDN: client.example\nSendmail: %s\nSendmail-Args: -t\n' "$address" "$SENDMAIL" \
        >"$MBLAZE/profile"
    mlist "$box" | mseq -S
    cd "$work" && echo s | mrep 1
}

# Without a configuration, nmh quotes a mail as it came: both its parts, MIME and all.
nmh_answers() {
    export MH=$work/nmh.profile MHMTSUSERCONF=$work/nmh.mts
    mkdir -p "$work/nmh/inbox"
    cp "$box"/new/* "$work/nmh/inbox/1"
    printf 'Path: %s\nLocal-Mailbox: <%s>\n' "$work/nmh" "$address" >"$MH"
    printf 'mts: sendmail/pipe\nsendmail: %s\n' "$SENDMAIL" >"$MHMTSUSERCONF"
    echo send | repl -filter mhl.reply -editor "$EDITOR" 1 +inbox
}

emacs_answers() {
    { echo 'From checkin@acme.example Mon Nov 23 09:00:00 2026' && tr -d '\r' <"$question" && echo; } >"$work/mbox"
    ADDRESS=$address MBOX=$work/mbox emacs -Q --batch -l "$here/rmail.el"
}

# how CLIENT: the function that drives it, and its program.
how() {
    case $1 in
    mutt | neomutt) echo "mutt_answers $1" ;;
    mblaze) echo "mblaze_answers mrep" ;;
    nmh) echo "nmh_answers repl" ;;
    *) echo "$1_answers $1" ;;
    esac
}

for client in "${clients[@]}"; do
    read -r act program < <(how "$client")
    address=$client@acme.example
    if ! command -v "$program" >/dev/null; then
        skip "$client" "it is not installed (Debian package ${client/emacs/emacs-nox})"
        continue
    fi
    question=$(mails "$address" '^Your check-in' | tail -n 1)
    box=$work/$client
    mkdir -p "$box"/{cur,new,tmp}
    cp "$question" "$box/new/1.question.client"
    ("$act" "$program") >"$work/said" 2>&1 || note "$client: $(tail -n 5 "$work/said")"
    ok "$client sends an answer" test -s "$SENT/$address"
    at 2026-11-23T10:00:00+01:00 file
    is "$client: each answer is with its question" "$(entry "$client" 2026-11-23)" \
        '1 1 wrote the manual | 2 the release;/then a walk | 3 no :'
    like "$client: in the thread of the question" "$(field "$SENT/$address" In-Reply-To)" \
        "^$(field "$question" Message-ID | sed 's/[][().+*^$]/\\&/g')"
done
is 'nothing is held' "$(at 2026-11-23T10:01:00+01:00 status --json | sed -n 's/.*"held":\([0-9]*\).*/\1/p')" 0

# What is sent to them now, their first receipt, stands in the same thread.
at 2026-11-23T10:02:00+01:00 tick
post 2026-11-23T10:02:00+01:00
for address in "$SENT"/*; do
    mail=$(basename "$address")
    receipt=$(mails "$mail" '^Re: Your check-in' | tail -n 1)
    is "${mail%@*}: its receipt answers its mail" "$(field "$receipt" In-Reply-To)" "$(field "$SENT/$mail" Message-ID)"
done
done_testing

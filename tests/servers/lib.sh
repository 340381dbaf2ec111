# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# For tests that hand mail to Muster through a real program: a site, a recipe that points to it, and
# what is spooled. Source tests/lib.sh first.

# site_make USER [URL]: a site in $work/site whose state belongs to USER, and whose mail goes to URL, or into Ann's Maildir;
# $conf is its configuration.
site_make() {
    chmod 755 "$work"
    mkdir -p "$work/bin" "$work/libexec/muster" "$work/share/muster" "$work/mail"
    conf=$work/site/muster.conf
    "$muster" init "$work/site" --address=checkin@acme.example --name='Acme check-in' \
        --send="${2:-maildir:$work/mail/ann}" --now=2026-11-20T08:00:00Z >/dev/null || return
    sed -i 's/^  max-message *=.*/  max-message = "2M"/' "$conf"
    # where any user can start them, wherever the build tree lies
    cp "$muster" "$work/bin/muster"
    cp "$top_builddir/libexec/muster/muster-"{try,cage,lmtpd} "$work/libexec/muster/"
    cp -rL "$top_srcdir/templates" "$work/share/muster/"
    chown -R "$1:" "$work/site/state" "$work/mail"
}

# recipe FILE: FILE of contrib/, pointed to the programs and the site of this test.
recipe() {
    sed "s|/usr/bin/muster|$work/bin/muster -C $conf|" "$top_srcdir/contrib/$1"
}

# lmtpd_configure GROUP: adds a socket $work/run/lmtp, which GROUP may use, to the site.
lmtpd_configure() {
    install -d -o "$(stat -c %U "$work/site/state")" -g "$1" -m 2750 "$work/run"
    printf 'lmtp { listen = "unix:%s" }\n' "$work/run/lmtp" >>"$conf"
}

# lmtpd_start and lmtpd_stop: `muster lmtpd', which root becomes the owner of the state for. It is stopped at
# the end.
lmtpd_start() {
    "$work/bin/muster" -C "$conf" lmtpd 2>>"$work/lmtpd.log" &
    lmtpd=$!
    on_exit "kill $lmtpd 2>/dev/null"
    wait_for 10 test -S "$work/run/lmtp"
}
lmtpd_stop() {
    kill "$lmtpd"
    wait "$lmtpd"
}

# spooled: the header lines of what is in the spool, without version and time; oldest first.
spooled() {
    local file
    for file in "$work/site/state/spool/new"/*; do
        [ ! -e "$file" ] || head -n 1 "$file" | cut -d ' ' -f 4-
    done
}

# spool_away and spool_back: trouble of ours, and its end.
spool_away() {
    mv "$work/site/state/spool" "$work/site/state/away"
}
spool_back() {
    mv "$work/site/state/away" "$work/site/state/spool"
}
spool_clear() {
    rm -f "$work/site/state/spool/new"/*
}

# try_is_answered NAME COMMAND...: `muster try' with Ann, whose mail comes into $work/mail/ann, wherever it went before. She
# answers from her phone; $kept is what is kept where that is less than the sub-address; COMMAND SENDER RECIPIENT takes the answer on stdin, and hands it in by the way that is tested.
try_is_answered() {
    local name=$1 question trial
    shift
    "$work/bin/muster" -C "$conf" try --wait=30 ann@people.example >"$work/try" 2>&1 &
    trial=$!
    wait_for 20 compgen -G "$work/mail/ann/new/*" >/dev/null || kill $trial
    question=$(compgen -G "$work/mail/ann/new/*" | head -n 1)
    "$top_srcdir/contrib/day/reply" gmail "$(date -R)" "$question" yes | sed '1,/^$/{/^Delivered-To:/d}' |
        "$@" ann@people.example "$(field Reply-To "$question")"
    wait $trial
    like "$name: muster try" "$(cat "$work/try")" "came back in [0-9]+ s, ${kept:-sub-address kept}, From ok"
    rm -rf "$work/mail/ann"
    spool_clear
}

# field NAME FILE: the value of a field of a mail's head, unfolded.
field() {
    perl -0777 -ne 's/\r//g; s/\n[ \t]+/ /g; print "$1\n" if /^'"$1"': *(.*)$/mi' "$2"
}

# smtp_lines SENDER RECIPIENT: the same by SMTP, as a mail program hands it over.
smtp_lines() {
    sed 's/$/\r/' | smtp "$@"
}

# postfix_needed: ends the test where no Postfix of its own can be had.
postfix_needed() {
    PATH=$PATH:/usr/sbin
    command -v postfix >/dev/null || skip_all 'Postfix is not installed (Debian package postfix)'
    command -v python3 >/dev/null || skip_all 'python3 speaks SMTP here (Debian package python3)'
    [ "$(id -u)" = 0 ] || skip_all 'a Postfix of its own needs root'
}

# postfix_start MAIN MASTER: a Postfix in $work for acme.example, on $port of the loopback, with
# these files' lines added to main.cf and master.cf. $work/postfix is for its tables. It is stopped
# at the end.
postfix_start() {
    local folder=$work/postfix
    chmod 755 "$work"
    port=${port:-$((20000 + RANDOM % 20000))}
    mkdir -p "$folder" "$work/queue" "$work/data"
    chown postfix "$work/data"
    cat - "$1" >"$folder/main.cf" <<END
compatibility_level = 3.6
queue_directory = $work/queue
data_directory = $work/data
inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = mail.acme.example
mynetworks = 127.0.0.0/8
maillog_file = $work/log
maillog_file_prefixes = $work
minimal_backoff_time = 1s
maximal_backoff_time = 1s
queue_run_delay = 1s
END
    sed "s|^smtp  *inet |127.0.0.1:$port inet |; s|^\([a-z].*\) \+y \+\([-0-9]* \+[-0-9]* \+[a-z]*\)|\1 n \2|" \
        /etc/postfix/master.cf.proto | grep -vE '^ *#' | cat - "$2" >"$folder/master.cf"
    postfix -c "$folder" start 2>"$work/start" || {
        note "$(cat "$work/start" "$work/log" 2>/dev/null)"
        skip_all 'Postfix does not start here'
    }
    on_exit 'postfix -c "$work/postfix" stop 2>/dev/null'
}

# postfix_has_people: lines of main.cf for Ann's mailbox.
postfix_has_people() {
    cat <<END
virtual_mailbox_domains = people.example
virtual_mailbox_base = $work/mail
virtual_mailbox_maps = inline:{ann@people.example=ann/}
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
END
}

# smtp SENDER RECIPIENT... < MAIL: one transaction.
smtp() {
    python3 -c '
import smtplib, sys
with smtplib.SMTP("127.0.0.1", int(sys.argv[1])) as server:
    server.sendmail(sys.argv[2], sys.argv[3:], sys.stdin.buffer.read())' "$port" "$@"
}

queue_is_empty() {
    [ -z "$(postqueue -c "$work/postfix" -j)" ]
}

spool_has() {
    [ "$(spooled | wc -l)" = "$1" ]
}

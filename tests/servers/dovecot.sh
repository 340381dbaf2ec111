# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# A Dovecot of the test's own for IMAP: private configuration, loopback, high ports, stopped at the
# end. Source tests/lib.sh first.

# dovecot_needed: ends the test where there is no Dovecot.
dovecot_needed() {
    PATH=$PATH:/usr/sbin
    command -v dovecot >/dev/null || skip_all 'Dovecot is not installed (Debian package dovecot-imapd)'
    [ -e /usr/lib/dovecot/imap ] || skip_all 'Dovecot has no IMAP (Debian package dovecot-imapd)'
}

# dovecot_start [LINES]: IMAP on $imap_port and, when there is a dovecot.crt, IMAPS on $imaps_port;
# user "checkin", password "sesame", mail in $work/mail/Maildir. LINES are added to its configuration.
dovecot_start() {
    local who=$(id -un) group=$(id -gn) tls='ssl = no'
    imap_port=$((20000 + RANDOM % 20000)) imaps_port=$((imap_port + 1))
    [ "$(id -u)" -ne 0 ] || who=nobody group=nogroup
    chmod 755 "$work"
    mkdir -p "$work/dovecot" "$work/mail/Maildir/"{new,cur,tmp}
    [ ! -e "$work/dovecot.crt" ] || tls="ssl = yes
ssl_cert = <$work/dovecot.crt
ssl_key = <$work/dovecot.key
ssl_client_ca_file ="
    echo "checkin:{PLAIN}sesame" >"$work/dovecot/passwd"
    cat >"$work/dovecot.conf" <<END
protocols = imap
listen = 127.0.0.1
base_dir = $work/dovecot
state_dir = $work/dovecot
log_path = $work/dovecot/log
$tls
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = $who
default_internal_group = $group
default_login_user = $who
first_valid_uid = 1
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%n $work/dovecot/passwd
}
userdb {
  driver = static
  args = uid=$who gid=$group home=$work/mail
}
mail_location = maildir:~/Maildir
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap_port
  }
  inet_listener imaps {
    port = $([ "$tls" = 'ssl = no' ] && echo 0 || echo "$imaps_port")
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
${1:-}
END
    dovecot_start_again
}

# dovecot_start_again: as it was configured.
dovecot_start_again() {
    local as=()
    [ "$(id -u)" -ne 0 ] || {
        chown -R nobody:nogroup "$work/dovecot" "$work/mail" "$work"/dovecot.*
        as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    }
    "${as[@]}" dovecot -F -c "$work/dovecot.conf" 2>"$work/dovecot.err" &
    dovecot=$!
    on_exit 'kill $dovecot 2>/dev/null; wait $dovecot 2>/dev/null'
    wait_for 10 imap_answers || skip_all "Dovecot does not start here: $(tail -n 3 "$work/dovecot.err" "$work/dovecot/log" 2>&1)"
}

dovecot_stop() {
    kill "$dovecot"
    wait "$dovecot" 2>/dev/null
}

imap_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$imap_port") 2>/dev/null; }

# mails_lay N [WORD]: N small mails into the mailbox, which WORD tells from others.
mails_lay() {
    local folder=$work/mail/Maildir/new
    mkdir -p "$folder"
    awk -v n="$1" -v word="${2:-mail}" -v folder="$folder" 'BEGIN {
        for (i = 1; i <= n; i++) {
            file = folder "/" i "." word
            printf "From: ann@acme.example\nTo: checkin@acme.example\nMessage-ID: <%d.%s@acme.example>\n\nLine %d\n",
                i, word, i >file
            close(file)
        }
    }'
    [ "$(id -u)" -ne 0 ] || chown -R nobody:nogroup "$work/mail"
}

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mails go out through a Postfix of the test's own, as to a provider's submission port: STARTTLS with a verified certificate,
# a login that Dovecot looks at, several connections, pipelining, and a limit on connections.
. "${top_srcdir:-.}/tests/lib.sh"
. "$top_srcdir/tests/servers/lib.sh"
postfix_needed
hand_over=$top_builddir/tests/servers/hand-over
authorities=/etc/ssl/certs/ca-certificates.crt
[ -x "$hand_over" ] || skip_all "hand-over is not built: run make check first"
command -v openssl >/dev/null || skip_all "openssl is not installed (Debian package openssl)"
command -v dovecot >/dev/null || skip_all "Dovecot is not installed (Debian package dovecot-core)"
if [ -z "${MUSTER_TLS_INSIDE:-}" ]; then
    [ -e "$authorities" ] && unshare -m true 2>/dev/null || skip_all "no mount namespace of our own here"
    rm -rf "$work"
    trap - EXIT
    MUSTER_TLS_INSIDE=1 exec unshare -m "$BASH" "$0"
fi

mkdir "$work/tls" "$work/postfix" "$work/mailboxes" "$work/dovecot"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost -keyout "$work/tls/key" -out "$work/tls/crt" 2>/dev/null
mount --bind "$work/tls/crt" "$authorities" || skip_all "the list of authorities cannot be ours here"
chown nobody "$work/mailboxes"

cat >"$work/dovecot/dovecot.conf" <<END
base_dir = $work/dovecot/run
log_path = $work/dovecot/log
protocols =
ssl = no
passdb {
  driver = static
  args = password=sesame
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=/nonexistent
}
service auth {
  unix_listener $work/queue/private/auth {
    mode = 0666
  }
}
END
cat >"$work/main.cf" <<END
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = $work/tls/crt
smtpd_tls_key_file = $work/tls/key
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_client_restrictions =
smtpd_forbid_unauth_pipelining = yes
smtpd_client_connection_count_limit = 3
smtpd_client_event_limit_exceptions =
virtual_mailbox_domains = acme.example, people.example
virtual_mailbox_base = $work/mailboxes
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_minimum_uid = 1000
END
: >"$work/master.cf"
postfix_start "$work/main.cf" "$work/master.cf"
dovecot -c "$work/dovecot/dovecot.conf" || skip_all "Dovecot does not start here"
on_exit 'dovecot -c "$work/dovecot/dovecot.conf" stop'
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }
wait_for 10 answers

# verdicts RECIPIENT COUNT CONNECTIONS [USER COMMAND]: how many of each; the last words are in the file `words'
verdicts() {
    printf 'From: checkin@acme.example\r\nSubject: Hello\r\n\r\nAnn,\r\n.\r\nbye\r\n' |
        "$hand_over" "smtp://localhost:$port" checkin+abc@acme.example "$@" >"$work/said"
    tail -n 1 "$work/said" >"$work/words"
    cut -d' ' -f1 "$work/said" | sort | uniq -c | tr -s ' ' | sed 's/^ //'
}
arrived() { find "$work/mailboxes" -path '*/new/*' -type f | wc -l; }
has_arrived() { [ "$(arrived)" -ge "$1" ]; }

is "three hundred mails over connections of which one is too many" \
    "$(verdicts ann@acme.example 300 4 ann 'echo sesame')" "300 accepted"
wait_for 30 has_arrived 300
is "each arrives once" "$(arrived)" 300
is "a dot is a dot" "$(find "$work/mailboxes" -type f -exec grep -hx '\.' {} + | wc -l)" 300
is "each was logged in" "$(grep -c 'sasl_method=.*sasl_username=ann' "$work/log")" 300
like "there were several connections, and few" "$(grep -c 'smtpd.* connect from' "$work/log")" '^[2-9]$'
is "nothing was pipelined that may not be" "$(grep -ci 'improper command pipelining' "$work/log")" 0

is "a recipient beyond ASCII" "$(verdicts 'jörg@acme.example' 1 1 ann 'echo sesame')" "1 accepted"
is "elsewhere, logged in" "$(verdicts 'ann@localhost.invalid' 2 1 ann 'echo sesame')" "2 accepted"
is "elsewhere, not logged in" "$(verdicts 'ann@elsewhere.example' 2 1)" "2 refused"
like "with the server's words" "$(cat "$work/words")" '5\.7\.1.*Relay access denied'
is "a wrong password" "$(verdicts ann@acme.example 2 1 ann 'echo mellon')" "1 halted"
like "is not repeated" "$(cat "$work/words")" 'login refused with 535$'

# The same by `muster send', as a site is set up for it.
rm -rf "$work/mailboxes/all"
site_make "$(id -un)" "smtp://localhost:$port"
sed -i 's/^# user .*/  user = "ann"/; s/^# password-command .*/  password-command = "echo sesame"/' "$conf"
ln -s "$work/mailboxes/all" "$work/mail/ann"
answer() { "$muster" -C "$conf" deliver -f "$1" -a "$2"; }
try_is_answered "Postfix, by submission" answer
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `muster poll' logs in with an OAuth token, by XOAUTH2 and by OAUTHBEARER (RFC 7628): Dovecot asks an authority of the
# test's own whether the token is good.
. "${top_srcdir:?}/tests/lib.sh"
. "$top_srcdir/tests/servers/dovecot.sh"
dovecot_needed
command -v python3 >/dev/null || skip_all 'python3 is not installed'

coproc python3 -c '
import http.server, json
class Authority(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        good = self.headers["Authorization"] == "Bearer open-sesame"
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"active": "true" if good else "false", "username": "checkin"}).encode())
    def log_message(self, *words):
        pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Authority)
print(server.server_port, flush=True)
server.serve_forever()'
on_exit "kill $COPROC_PID"
read -r authority <&"${COPROC[0]}"
cat >"$work/dovecot.oauth2" <<END
introspection_mode = auth
introspection_url = http://127.0.0.1:$authority/
username_attribute = username
active_attribute = active
active_value = true
END

polls() { "$muster" -C "$work/site/muster.conf" poll --once 2>&1; }
# account TOKEN
account() {
    rm -rf "$work/site"
    mkdir -p "$work/site/state/spool/"{tmp,new}
    cat >"$work/site/muster.conf" <<END
site { address = "checkin@acme.example" }
fetch inbox { url = "imap://127.0.0.1:$imap_port" user = "checkin" token-command = "echo $1" timeout = 10 }
END
}

for way in xoauth2 oauthbearer; do
    dovecot_start "auth_mechanisms = plain $way
passdb {
  driver = oauth2
  mechanisms = $way
  args = $work/dovecot.oauth2
}"
    rm -rf "$work/mail/Maildir"/{new,cur}/*
    mails_lay 3
    account open-sesame
    is "$way: says nothing" "$(polls)" ''
    is "$way: the mails are taken" "$(find "$work/site/state/spool/new" -type f | wc -l)" 3
    is "$way: so it was" "$(grep -ac "Login: user=<checkin>, method=${way^^}" "$work/dovecot/log")" 1
    account close-sesame
    like "$way: a bad token is refused" "$(polls)" 'error="127.0.0.1:[0-9]+: login refused"$'
    is "$way: and not shown" "$(polls | grep -c sesame)" 0
    dovecot_stop
done
dovecot_start
account open-sesame
like 'no token as a password' "$(polls)" 'error="127.0.0.1:[0-9]+: the server offers no login that we know"$'
done_testing

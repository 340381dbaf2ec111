#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A mail inside a mail (SMTP smuggling), all the way through: Eve gets everything that some server somewhere takes for the end
# of a mail into an answer of Ann's. It comes in by LMTP as one mail, and what goes out of it, to a relay for which a bare LF
# ends a line, are the mails that Muster wrote and no others.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"

mkdir "$work/relay" "$work/run"
: >"$work/script"
coproc python3 "$top_srcdir/tests/fault/smtp-peer.py" "$work/relay" "$work/script"
on_exit "kill $COPROC_PID"
read -r port <&"${COPROC[0]}"

site_begin ann@acme.example,Ann\ Lee,,core, mia@acme.example,Mia\ Hansen,,,core
sed -i "s,^  owner .*,," "$conf" # nobody to be told that mail waited over night
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example '^Your check-in' | tail -n 1)

printf 'lmtp { listen = "unix:%s/run/lmtp" }\n' "$work" >>"$conf"
MUSTER_NOW=2026-11-23T10:00:00+01:00 "$muster" -C "$conf" lmtpd 2>"$work/lmtpd.log" &
lmtpd=$!
on_exit "kill $lmtpd 2>/dev/null"
wait_for 10 test -S "$work/run/lmtp"

# smuggle ENCODING: a reply with all the ends in its answers and its subject; says the codes of the one mail. Raw octets,
# quoted-printable and base64 are the ways in which they come.
smuggle() {
    python3 - "$work/run/lmtp" "$1" "$(field "$question" Reply-To)" "$(field "$question" Message-ID)" <<'END'
import base64, re, socket, sys

path, encoding, to, question = sys.argv[1:]
ENDS = [b"\n.\n", b"\n.\r\n", b"\r.\r", b"\r\n.\n", b"\r\n.\r", b"\r.\r\n", b"\n.\r", b"\r\n\0.\r\n"]
inner = b"MAIL FROM:<eve@evil.example>\r\nRCPT TO:<eve@evil.example>\r\nDATA\r\nSubject: evil\r\n\r\nevil"
text = b"Done: a" + b"".join(end + inner + end for end in ENDS) + b"\r\nNext: b" + ENDS[0] + inner
body = text
if encoding == "quoted-printable":
    body = b"=\r\n".join(b"".join(b"=%02X" % octet for octet in text[i:i + 24]) for i in range(0, len(text), 24))
if encoding == "base64":
    body = base64.encodebytes(text).replace(b"\n", b"\r\n")
head = ("From: <ann@acme.example>\r\nTo: <%s>\r\nSubject: =?utf-8?q?Re=0A=2E=0D=0AMAIL_FROM:<eve@evil.example>?=\r\n"
        "Message-ID: <%s@client.example>\r\nIn-Reply-To: %s\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: %s\r\n\r\n" % (to, encoding, question, encoding))
mail = head.encode() + body
with socket.socket(socket.AF_UNIX) as peer:
    peer.connect(path)
    replies = peer.makefile("rb")
    def hear():
        while (line := replies.readline())[3:4] == b"-":
            pass
        return line[:3].decode()
    codes = [hear()]
    for line in ["LHLO eve", "MAIL FROM:<ann@acme.example>", "RCPT TO:<%s>" % to, "DATA"]:
        peer.sendall(line.encode() + b"\r\n")
        codes.append(hear())
    stuffed = re.sub(rb"(?:^|(?<=\r\n))\.", b"..", mail)
    peer.sendall(stuffed + b"\r\n.\r\nQUIT\r\n")
    codes += [hear(), hear()]
    print(*codes, replies.read().decode())
END
}
for encoding in 8bit quoted-printable base64; do
    is "$encoding: one mail comes in" "$(smuggle "$encoding")" '220 250 250 250 354 250 221 '
done
is 'three in all' "$(find "$work/site/state/spool/new" -type f | wc -l)" 3
at 2026-11-23T10:00:10+01:00 file
is 'and they are answers of Ann' "$(states)" '2026-11-23 ann answered -'

sed -i "s,^  url .*,  url = \"smtp://127.0.0.1:$port\"," "$conf"
at 2026-11-23T10:01:00+01:00 tick
at 2026-11-24T08:30:00+01:00 tick
sent=$(MUSTER_NOW=2026-11-24T08:30:00+01:00 "$muster" -C "$conf" send --force --json | sed -n 's/.*"sent":\([0-9]*\).*/\1/p')
like 'what comes of it is sent' "$sent" '^[1-9]'
is 'and arrives, each once, to whom it was for' \
    "$(grep -h '^X-Recipient' "$work"/relay/*.eml | tr -d '\r' | sort -u | paste -sd' ') $(find "$work/relay" -name '*.eml' | wc -l)" \
    "X-Recipient: ann@acme.example X-Recipient: mia@acme.example $sent"
ok 'with the words of the answer in it' grep -qrF 'MAIL FROM:<eve@evil.example>' "$work/relay"
is 'and no bare CR or LF anywhere' \
    "$(perl -0777 -ne 'print "$ARGV\n" if /\r(?!\n)|(?<!\r)\n/' "$work"/relay/*.eml)" ''
done_testing

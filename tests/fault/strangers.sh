#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A thousand strangers (or STRANGERS) write to every address of ours that they can think of: no mail leaves.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
many=${STRANGERS:-1000}

site_begin ann@acme.example,Ann\ Lee,,core,
sed -i 's,^  owner .*,,' "$conf"
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example '^Your check-in')

# As the spool keeps it (muster-spool(5)): accepting a thousand is another test's.
python3 - "$work/site/state/spool/new" "$(field "$question" Reply-To)" "$(field "$question" Message-ID)" "$many" <<'END'
import sys
folder, address, handle, many = sys.argv[1:]
plain = "checkin@acme.example"
doors = ["help", "command", "log", "ask", "fyi", "faq", "urgent", "none", "a" * 42]
words = ["help", "status", "subscribe", "leave", "Done: lies", "", "/who", "Out of office until 1 December 2026."]
heads = [[], ["Precedence: bulk"], ["Auto-Submitted: auto-replied"], ["In-Reply-To: " + handle], ["Cc: " + address],
         ["Disposition-Notification-To: s@evil.example"], ["Return-Receipt-To: s@evil.example"],
         ["Reply-To: ann@acme.example"], ["List-Id: <x.evil.example>"],
         ["Content-Type: multipart/report; report-type=delivery-status; boundary=b"]]
accepted = 1795428000000000  # 2026-11-23T10:00:00Z
for i in range(int(many)):
    sender = "s%d@evil.example" % i
    to = [plain, address, plain.replace("@", "+%s@" % doors[i % len(doors)])][i % 3]
    name = "%018d-%019d-%07d" % (accepted + i, i, 1)
    lines = ["From: <%s>" % sender, "To: <%s>" % to, "Subject: " + words[i // 3 % len(words)],
             "Message-ID: <%d@evil.example>" % i] + heads[i % len(heads)]
    with open("%s/%s" % (folder, name), "w") as file:
        file.write("muster 1 %d pipe %s %s\n" % (accepted + i, sender, to))
        file.write("\n".join(lines) + "\n\n" + words[i % len(words)] + "\n")
END
is "all of them wait" "$(at 2026-11-23T12:00:00+01:00 status --json | sed 's/.*"waiting":\([0-9]*\).*/\1/')" "$many"
before=$(states)
noon=2026-11-23T12:00:00+01:00
at $noon file
is "all are filed away" "$(find "$work/site/state/spool/new" -type f | wc -l)" 0
is "under nobody's name" "$(states)" "$before"
sent=$(find "$work/mail/new" -type f | wc -l)
for time in 12:01 13:00 14:00; do
    at 2026-11-23T$time:00+01:00 tick
    post 2026-11-23T$time:00+01:00
done
is "and no mail leaves" "$(find "$work/mail/new" -type f | wc -l)" "$sent"
ok "most wait for the owner" test "$(at $noon held list | grep -c '^#')" -gt $((many / 2))

# The same words of Ann's get an answer: the test can fail.
answer "$question" $noon ''
at 2026-11-23T14:01:00+01:00 tick
post 2026-11-23T14:01:00+01:00
is "Ann herself is answered" "$(find "$work/mail/new" -type f | wc -l)" $((sent + 1))
done_testing

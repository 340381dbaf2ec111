#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Searching by mail, and taking what is one's own: words find what one may read, and nothing else; what was corrected is found as it is now.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
. "${top_srcdir:?}/tests/day/letters.sh"

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,ops, eva@acme.example,Eva\ Roth,,core, \
    mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
answer "$(mails ann@acme.example check-in,)" 2026-11-23T10:00:00+01:00 '1. the invoice export for Lyon, 請求書' '2. tests' '3. no'
answer "$(mails bob@acme.example check-in,)" 2026-11-23T10:00:00+01:00 '1. Lyon contract' '2. servers' '3. no'
door=checkin+command@acme.example

write_to $door mia@acme.example 2026-11-23T11:00:00+01:00 '' 'search lyon'
found=$(said mia 2026-11-23T11:01:00+01:00)
like "a reader finds what was written" "$found" 'Mon 23 Nov, Ann Lee: .*invoice export for Lyon'
is "and nothing of other teams" "$(grep -c contract <<<"$found")" 0
write_to $door eva@acme.example 2026-11-23T11:02:00+01:00 'search INVOICE Lyon' ''
like "so does who is in the team" "$(said eva 2026-11-23T11:03:00+01:00)" 'Ann Lee: .*invoice'
write_to $door bob@acme.example 2026-11-23T11:04:00+01:00 '' 'search invoice'
like "nobody else" "$(said bob 2026-11-23T11:05:00+01:00)" 'Nothing that you may read says that'
write_to $door bob@acme.example 2026-11-23T11:06:00+01:00 '' 'search contract'
like "one's own words are found" "$(said bob 2026-11-23T11:07:00+01:00)" 'Bob Ray: .*contract'
write_to $door eva@acme.example 2026-11-23T11:08:00+01:00 '' '検索 請求'
like "in any script" "$(said eva 2026-11-23T11:09:00+01:00)" 'Ann Lee: .*請求書'
write_to $door mia@acme.example 2026-11-23T11:10:00+01:00 '' 'search lyon" OR text:contract OR "'
like "words are words" "$(said mia 2026-11-23T11:11:00+01:00)" 'Nothing that you may read says that'
search=checkin+search@acme.example
write_to $search mia@acme.example 2026-11-23T11:20:00+01:00 'Lyon' '' 'Mia'
like "the address alone says that something is looked for" "$(said mia 2026-11-23T11:21:00+01:00)" '> search Lyon Mon 23 Nov, Ann Lee: .*invoice'
write_to $search mia@acme.example 2026-11-23T11:22:00+01:00 '' '' 'invoice'
like "so does a first line" "$(said mia 2026-11-23T11:23:00+01:00)" '> search invoice Mon 23 Nov, Ann Lee'
write_to $search mia@acme.example 2026-11-23T11:24:00+01:00 'search lyon' ''
like "who says it twice is not asked for that" "$(said mia 2026-11-23T11:25:00+01:00)" '> search lyon Mon 23 Nov, Ann Lee'
write_to $search mia@acme.example 2026-11-23T11:26:00+01:00 '' ''
like "an empty mail is told how to search" "$(said mia 2026-11-23T11:27:00+01:00)" '> search Not understood\. It is written like this: search Lyon'
write_to $search mallory@evil.example 2026-11-23T11:28:00+01:00 'Lyon' ''
said mia 2026-11-23T11:29:00+01:00 >/dev/null
is "a stranger finds nothing" "$(mails mallory@evil.example | wc -l)" 0
answer "$(mails ann@acme.example check-in, | head -n 1)" 2026-11-23T12:00:00+01:00 '1. the bill'
write_to $door mia@acme.example 2026-11-23T12:02:00+01:00 '' 'search invoice'
like "what was corrected is not found any more" "$(said mia 2026-11-23T12:03:00+01:00)" 'Nothing that you may read'

# All that is one's own, and nothing else's.
write_to $door ann@acme.example 2026-11-23T13:00:00+01:00 '' export
like "an export says what it is" "$(said ann 2026-11-23T13:01:00+01:00)" 'All that is yours is attached'
is "it holds every revision, and the mails" "$(python3 - "$(mails ann@acme.example | tail -n 1)" "$work/ann.mbox" <<'PY'
import email, email.policy, json, mailbox, sys
mail = email.message_from_file(open(sys.argv[1]), policy=email.policy.default)
files = {part.get_filename(): part.get_payload(decode=True) for part in mail.iter_attachments()}
data = json.loads(files["muster.json"])
open(sys.argv[2], "wb").write(files["muster.mbox"])
print(data["person"], [(r["revision"], r["answers"][0]["text"]) for r in data["rounds"]],
      len(mailbox.mbox(sys.argv[2])), b"Lyon contract" in files["muster.mbox"])
PY
)" "ann@acme.example [(1, 'the invoice export for Lyon, 請求書'), (2, 'the bill')] 3 False"
done_testing

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann forwards her check-in: Bob, who is one of them, hears in one line that it was hers; strangers hear nothing.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

# write FROM MAIL TIME LINE...: FROM answers the mail in MAIL, which was somebody else's.
write() {
    local from=$1 mail=$2 time=$3
    shift 3
    {
        printf 'From: %s\nTo: <%s>\nSubject: Re: %s\nIn-Reply-To: %s\n' "$from" "$(field "$mail" Reply-To)" \
            "$(field "$mail" Subject)" "$(field "$mail" Message-ID)"
        printf 'Message-ID: <%s@client.example>\n%s\n' "$RANDOM$RANDOM" "${extra:-}"
        printf '%s\n' "$@"
    } >"$work/reply.eml"
    at "$time" deliver -f "${sender-x@home.example}" -a "$(field "$mail" Reply-To)" <"$work/reply.eml"
    at "$time" file
    at "$time" tick
    post "$time"
}

told() {
    mails "$1" '^Re:'
}

# The words of a mail's text above its signature, in one line.
words() {
    sed -n '/^\r*$/,$p' "$1" | tr -d '\r' | sed '/^-- $/,$d; s/=$//; s/=20$/ /' | tr -d '\n' | sed 's/  */ /g; s/^ //'
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, eve@acme.example,Eve\ Low,,core, \
    mia@acme.example,Mia\ Hansen,,,core
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
anns=$(mails ann@acme.example check-in, | tail -n 1)

write 'Bob <bob@acme.example>' "$anns" 2026-11-23T10:00:00+01:00 'Done: the audit'
is "Bob is told" "$(told bob@acme.example | wc -l)" 1
receipt=$(told bob@acme.example)
like "in one line, whose it was" "$(words "$receipt")" \
    'That mail was written to Ann Lee, so nothing of your reply was filed\. What you have to say goes into the mail that came to you\.'
is "under the subject he answered" "$(field "$receipt" Subject)" "Re: $(field "$anns" Subject)"
is "in his own thread, without Ann's handle" "$(field "$receipt" References)" "$(field "$work/reply.eml" Message-ID)"
is "it says that a machine wrote it" "$(field "$receipt" Auto-Submitted)" auto-replied
is "Ann has not answered" "$(states | grep ann)" "2026-11-23 ann open -"
is "nor has Bob" "$(states | grep bob)" "2026-11-23 bob open -"
is "the mail is held" "$(at 2026-11-23T11:00:00+01:00 held list --json | grep -c 'comes from bob')" 1

write 'bob@acme.example' "$anns" 2026-11-23T10:10:00+01:00 'Done: the audit, once more'
is "he is told once" "$(told bob@acme.example | wc -l)" 1
write 'eve@acme.example' "$anns" 2026-11-23T10:20:00+01:00 'Done: the same'
is "Eve is told too" "$(told eve@acme.example | wc -l)" 1
write 'bob@acme.example' "$receipt" 2026-11-23T10:30:00+01:00 'Done: here then'
is "a reply to that line is no answer of Ann's either" "$(states | grep -c answered)" 0
is "and is not answered again" "$(told bob@acme.example | wc -l)" 1

# Who is told nothing.
write 'Mallory <mallory@evil.example>' "$anns" 2026-11-23T12:00:00+01:00 'Done: evil'
write '"bob@acme.example" <mallory@evil.example>' "$anns" 2026-11-23T12:01:00+01:00 'Done: evil'
extra='Sender: mallory@evil.example
' write 'mia@acme.example' "$anns" 2026-11-23T12:02:00+01:00 'Done: evil'
extra='From: mallory@evil.example
' write 'mia@acme.example' "$anns" 2026-11-23T12:03:00+01:00 'Done: evil'
sender='' write 'mia@acme.example' "$anns" 2026-11-23T12:04:00+01:00 'Done: from nobody'
is "no stranger, whatever name they use" "$(told mallory@evil.example; told mia@acme.example)" ""
is "nothing was filed all the day" "$(states | grep -vc open)" 0
write 'mia@acme.example' "$anns" 2026-11-23T12:05:00+01:00 'Done: good'
is "Mia, who only reads, is one of them" "$(told mia@acme.example | wc -l)" 1

# A summary that Bob got from Mia is hers.
answer "$anns" 2026-11-23T13:00:00+01:00 'Done: invoices'
at 2026-11-24T09:00:00+01:00 tick
post 2026-11-24T09:00:00+01:00
summary=$(mails mia@acme.example '^Team summary')
write 'bob@acme.example' "$summary" 2026-11-24T10:00:00+01:00 'Ann: well done'
is "a forwarded summary is no place for comments" "$(told ann@acme.example | xargs -r grep -il 'well done' | wc -l)" 0
is "and he who tried is told" "$(told bob@acme.example | wc -l)" 2
is "under its subject" "$(field "$(told bob@acme.example | tail -n 1)" Subject)" "Re: $(field "$summary" Subject)"
done_testing

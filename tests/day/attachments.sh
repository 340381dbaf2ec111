#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ann answers with files: her readers see their names, get them by one word, and the operator has them by their hash.
# A signature's logo is none; what is too large is named; what nobody has any more is gone.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"
state=$work/site/state

# attach MAIL TIME WORDS NAME=CONTENT...: its addressee answers with files.
attach() {
    local mail=$1 time=$2 from
    from=$(field "$mail" Delivered-To)
    python3 - "$from" "$(field "$mail" Reply-To)" "${@:3}" >"$work/reply.eml" <<'PY'
import email.message, email.policy, hashlib, sys
sender, to, words, *files = sys.argv[1:]
mail = email.message.EmailMessage(email.policy.SMTPUTF8)
mail["From"], mail["To"], mail["Subject"] = sender, to, "Re: Your check-in"
mail["Message-ID"] = "<%s@client.example>" % hashlib.md5(repr(sys.argv).encode()).hexdigest()
mail.set_content(words.replace("|", "\n"))
mail.add_alternative("<p>%s</p><img src=cid:logo>" % words.replace("|", "<p>"), subtype="html")
mail.get_payload()[1].add_related(b"logo", "image", "png", cid="<logo>", filename="image001.png", disposition="inline")
for file in files:
    name, content = file.split("=")
    mail.add_attachment(content.encode(), "application", "octet-stream", filename=name)
mail.add_attachment("BEGIN:VCARD\n", "vcard", filename="ann.vcf")
sys.stdout.buffer.write(mail.as_bytes())
PY
    at "$time" deliver -f "$from" -a "$(field "$mail" Reply-To)" <"$work/reply.eml" && at "$time" file
}

# files MAIL: "NAME CONTENT" of each file in it
files() {
    python3 - "$1" <<'PY'
import email, email.policy, sys
mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
for part in mail.iter_attachments():
    print(part.get_filename(), part.get_content().decode())
PY
}

# kept: how many files lie in the state
kept() {
    find "$state/attachments" -type f | wc -l
}

# named WHO: the names of the files that came with WHO's latest answer
named() {
    at 2026-11-25T12:00:00+01:00 entries --person "$1@acme.example" --json | tail -n 1 | python3 -c 'import json, sys
for file in json.load(sys.stdin).get("attachments", []):
    print(file["name"], file["octets"], "kept" if file["hash"] else "not kept", sep=", ")'
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,,core, \
    mia@acme.example,Mia\ Hansen,,,core paul@acme.example,Paul\ Roux,,,
sed -i 's/^  retention {/  attachments { each = 1K mail = 2K count = 3 }\n&/' "$conf"
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-23T09:00:00+01:00 tick
post 2026-11-23T09:00:00+01:00
asked=$(mails ann@acme.example check-in,)
attach "$asked" 2026-11-23T10:00:00+01:00 '1. the plan|2. rest|3. no' 'plan.pdf=the plan' \
    '../../Über uns.txt=about us' "film.mov=$(head -c 1500 /dev/zero | tr '\0' m)"
is "they are named, without a path; what is too large is not kept; a logo and a card are none" "$(named ann)" \
    'plan.pdf, 8, kept
Über uns.txt, 8, kept
film.mov, 1500, not kept'
is "two lie there" "$(kept)" 2
attach "$(mails bob@acme.example check-in,)" 2026-11-23T10:01:00+01:00 '' 'the same plan.pdf=the plan' $'a\tb\u202efdp.exe=x'
is "files alone are an answer" "$(entry bob 2026-11-23)" '1 : the same plan.pdf/a bfdp.exe'
is "what comes twice lies there once" "$(kept)" 3

at 2026-11-23T10:05:00+01:00 tick
post 2026-11-23T10:05:00+01:00
receipt=$(text "$(mails ann@acme.example '^Re:')" | tr -s ' \n' ' ')
like "Ann's first receipt names them" "$receipt" \
    '3\. Is anything in your way\? no Attached: plan.pdf \(1 KB\), Über uns.txt \(1 KB\) and film.mov \(2 KB, not kept\)'
receipt=$(text "$(mails bob@acme.example '^Re:')" | tr -s ' \n' ' ')
like "Bob's, who wrote no words, once" "$receipt" \
    'understood\. Attached: the same plan.pdf \(1 KB\) and a bfdp.exe \(1 KB\) --'

at 2026-11-24T08:30:00+01:00 tick
post 2026-11-24T08:30:00+01:00
summary=$(mails mia@acme.example summary)
shown=$(text "$summary" | tr -s ' \n' ' ')
like "Mia reads what is attached, and how to get it" "$shown" \
    'Next: rest Attached: plan.pdf \(1 KB\), Über uns.txt \(1 KB\) and film.mov \(2 KB, not kept\) ... 2 files: reply "get ann"'
like "of who wrote no words, the names stand once" "$shown" \
    'Bob Ray Attached: the same plan.pdf \(1 KB\) and a bfdp.exe \(1 KB\) ... 2 files: reply "get bob"'
ok "so does the HTML" grep -q 'Über uns.txt (1 KB)' <(text "$summary" html)
answer "$summary" 2026-11-24T08:40:00+01:00 'get ann'
at 2026-11-24T08:41:00+01:00 tick
post 2026-11-24T08:41:00+01:00
whole=$(mails mia@acme.example Report)
is "she gets them by one word" "$(files "$whole")" 'plan.pdf the plan
Über uns.txt about us'

answer "$asked" 2026-11-24T08:50:00+01:00 export
at 2026-11-24T08:51:00+01:00 tick
post 2026-11-24T08:51:00+01:00
like "Ann's own export has them" "$(files "$(mails ann@acme.example | tail -n 1)" | sed '/^muster/,/^plan/{/^plan/!d}')" \
    $'^plan.pdf the plan\nÜber uns.txt about us$'

note "The operator"
hash=$(at 2026-11-24T09:00:00+01:00 entries --person ann@acme.example | sed -n 's/^  Attached: plan.pdf (1 KB) //p')
is "has it by its hash" "$(at 2026-11-24T09:00:00+01:00 attachment "$hash")" 'the plan'
like "no hash is no file" "$(at 2026-11-24T09:00:00+01:00 attachment ../muster.db 2>&1)" 'hexadecimal'
like "nor is one that nothing has" "$(at 2026-11-24T09:00:00+01:00 attachment 00000000 2>&1)" "no attachment's hash"
like "the report has the names" "$(at 2026-11-24T09:00:00+01:00 report --json)" '"attachments":\["plan.pdf","Über uns.txt","film.mov"\]'
at 2026-11-24T09:00:00+01:00 backup "$work/copy" >/dev/null
is "a copy of the site has them" "$(cat "$work/copy/state/attachments/"* | wc -c)" 17
ok "and nothing is wrong with it" at 2026-11-24T09:00:00+01:00 check
mv "$state/attachments/$hash"* "$work/plan"
like "a file that is gone is a fault" "$(at 2026-11-24T09:00:00+01:00 check 2>&1)" "attachments/$hash.*: this attachment is gone"
attach "$asked" 2026-11-24T09:01:00+01:00 '1. + the plan once more' 'plan.pdf=the plan'
is "when it comes again it is there again" "$(at 2026-11-24T09:00:00+01:00 attachment "$hash")" 'the plan'
is "and stands once in the entry" "$(named ann | wc -l)" 3
at 2026-11-24T09:01:30+01:00 tick # Tuesday is asked, too
attach "$asked" 2026-11-24T09:02:00+01:00 'Thanks!' 'late.pdf=late'
like "who says thanks with a file has sent the file" "$(named ann)" 'late.pdf, 4, kept'
attach "$asked" 2026-11-24T09:02:10+01:00 '2. rest' 'forgotten.pdf=late'
like "the same words again bring the file that was forgotten" \
    "$(at 2026-11-24T09:03:00+01:00 entries --person ann@acme.example --until 2026-11-23 --json)" '"forgotten.pdf","octets":4'
before=$(named ann)
attach "$asked" 2026-11-24T09:03:00+01:00 '1. + more of the plan|1on1: my pay, see the file' 'contract.pdf=secret'
is "a file beside a line for a 1-on-1 is nobody's to see" "$(named ann)" "$before"
like "though the rest of that mail is filed" "$(entry ann 2026-11-23)" 'more of the plan'

note "Bob sends files with words that are no answer"
at 2026-11-24T09:05:00+01:00 tick
post 2026-11-24T09:05:00+01:00
asked_bob=$(mails bob@acme.example '^Your check-in, Tue')
attach "$asked_bob" 2026-11-24T09:06:00+01:00 skip 'sheet.pdf=x'
is "with \"skip\"" "$(entry bob 2026-11-24)" '1 : sheet.pdf'
attach "$asked_bob" 2026-11-24T09:07:00+01:00 'nothing new' 'notes.pdf=x'
attach "$asked_bob" 2026-11-24T09:08:00+01:00 '1. skip|2. skip|3. skip' 'shot.png=x'
attach "$asked_bob" 2026-11-24T09:09:00+01:00 'off today' 'handover.pdf=x'
is "with \"nothing new\", and a skip of each, and \"off\"" "$(named bob)" 'sheet.pdf, 1, kept
notes.pdf, 1, kept
shot.png, 1, kept
handover.pdf, 1, not kept'
is "and nothing else is said" "$(entry bob 2026-11-24)" '4 : sheet.pdf//notes.pdf//shot.png//handover.pdf'

note "What Ann sent with thanks was taken for Tuesday, and she moves it"
receipt=$(mails ann@acme.example '^Re:' | tail -n 1)
attach "$receipt" 2026-11-24T09:25:00+01:00 move 'moved.pdf=y'
like "it goes to Monday, and so does a file that comes with the word" \
    "$(at 2026-11-24T09:26:00+01:00 entries --person ann@acme.example --until 2026-11-23 --json)" '"late.pdf".*"moved.pdf"'
attach "$receipt" 2026-11-24T09:26:00+01:00 move 'again.pdf=z'
like "also when that was done before" \
    "$(at 2026-11-24T09:27:00+01:00 entries --person ann@acme.example --json)" '"again.pdf"'

note "Ann leaves for good"
echo "who died here" >"$state/attachments/$(printf '%064d' 0).Xy12Z3"
mkdir "$state/attachments/lost+found"
answer "$asked" 2026-11-24T10:00:00+01:00 forget-me
at 2026-11-24T10:01:00+01:00 tick
post 2026-11-24T10:01:00+01:00
answer "$summary" 2026-11-24T10:01:10+01:00 'get ann'
at 2026-11-24T10:01:20+01:00 tick
answer "$(mails ann@acme.example | tail -n 1)" 2026-11-24T10:02:00+01:00 yes
at 2026-11-24T10:03:00+01:00 tick
post 2026-11-24T10:03:00+01:00
at 2026-11-24T10:05:00+01:00 tick
is "what Mia asked for, and had not got, does not go any more" "$(mails mia@acme.example Report)" "$whole"
is "hers are gone; what Bob has too is there" "$(find "$state/attachments" -type f -exec cat {} + | fold -w1 | sort | tr -d '\n ')" 'aehlnptx'
sed -i 's/entries = 24/entries = 1/' "$conf"
at 2027-02-01T09:00:00+01:00 tick --force
is "with his last answer the last of them goes" "$(kept)" 0
done_testing

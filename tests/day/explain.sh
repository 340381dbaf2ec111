#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Somebody says "it ate my answer": Sam asks `muster explain'. No site is needed, and nothing is touched.
. "${top_srcdir:?}/tests/lib.sh"
replies=$top_srcdir/tests/corpus/replies
against=(--questions="$replies/questions.txt" --asked="$replies/asked.eml")
export MUSTER_CONF=$work/no-site.conf

# The value of KEY in one line of JSON, when it is no list and no object.
json() {
    sed -E "s/.*\"$1\":(\"([^\"\\\\]|\\\\.)*\"|null|true|false|[0-9]+)[,}].*/\\1/"
}

# The list of answers in one line of JSON.
answers() {
    sed 's/.*"answers":\(\[.*\]\),"unplaced".*/\1/'
}

# The same three answers, from the clients that people use.
for mail in "$replies"/*-*.eml; do
    is "$(basename "$mail" .eml)" "$("$muster" explain --json "${against[@]}" "$mail" | answers)" \
        "$(cat "$replies/answers.json")"
done

# The shape: every key, whatever the mail.
printf 'From: ann@example.com\n\nHello\n' >"$work/plain.eml"
is 'all keys are there' "$("$muster" explain --json "$work/plain.eml")" \
    '{"kind":"other","text":"Hello","answers":[],"unplaced":"Hello","auto":null,"bounce":null,"person":null,"from":"ann@example.com","round":null,"message_id":null,"warnings":[]}'
is 'stdin without a file' "$("$muster" explain --json <"$work/plain.eml" | json text)" '"Hello"'
: >"$work/empty.eml"
is 'an empty mail is a mail' "$("$muster" explain --json "$work/empty.eml" | json kind)" '"other"'

# What refers to the mail that was asked is a reply; a stranger's words are not.
sed 's/^\(In-Reply-To\|References\):.*/\1: <other@example.com>/I' "$replies/mutt-de-interleaved.eml" >"$work/other.eml"
is 'a mail that refers to ours' "$("$muster" explain --json "${against[@]}" "$replies/mutt-de-interleaved.eml" | json kind)" '"reply"'
is 'a mail that refers to another' "$("$muster" explain --json "${against[@]}" "$work/other.eml" | json kind)" '"other"'

# Machines.
printf 'From: ann@example.com\nAuto-Submitted: auto-replied\nSubject: Re: x\n\nAway.\n' >"$work/away.eml"
like 'an absence notice' "$("$muster" explain --json "${against[@]}" "$work/away.eml")" \
    '"kind":"auto".*"answers":\[\].*"auto":\{"why":"vacation","away_until":null\}'
printf 'From: MAILER-DAEMON@mx.example.net\nSubject: failure notice\n\n<bob@example.net>:\n550 5.1.1 user unknown\n' >"$work/bounce.eml"
like 'a bounce' "$("$muster" explain --json "$work/bounce.eml")" \
    '"bounce":\{"class":"hard","status":"5.1.1","recipients":\["bob@example.net"\]\}'

# Several files: one line each, in order, the unreadable one too.
"$muster" explain --json "$work/away.eml" "$work/nowhere.eml" "$work/plain.eml" >"$work/out" 2>"$work/err"
is 'an unreadable file is exit 66' $? 66
is 'one object a file, in order' "$(json kind <"$work/out" | tr '\n' ' ')" '"auto" "other" "other" '
like 'and says why' "$(sed -n 2p "$work/out")" '"warnings":\["cannot read .*nowhere.eml: No such file'
"$muster" explain --questions="$work/nowhere.txt" "$work/plain.eml" 2>"$work/err"
is 'questions that cannot be read are exit 66' $? 66

is 'the mail that was asked numbers its questions, when nobody else names them' \
    "$("$muster" explain --json --asked="$replies/asked.eml" "$replies/mutt-de-interleaved.eml")" \
    "$("$muster" explain --json "${against[@]}" "$replies/mutt-de-interleaved.eml")"

# For a person: each line, kept or cut, and why.
said=$("$muster" explain "${against[@]}" "$replies/mutt-de-interleaved.eml")
like 'what was kept' "$said" '  \+ No\.'
like 'what was cut, and why' "$said" '  - > 3\. Is anything in your way\? +\[what was asked\]'
like 'under which question' "$said" '  3\. Is anything in your way\? \(nothing\)'
is 'no colours into a pipe' "$(grep -c "$(printf '\033')" <<<"$said")" 0
printf 'From: eve@example.com\n\n\033]0;owned\007\033[31mred\n' >"$work/escape.eml"
is 'no escapes of a stranger either' "$("$muster" explain "$work/escape.eml" | grep -c "$(printf '\033')")" 0

# The cage has given everything away before it reads.
mkfifo "$work/in" "$work/ready"
"$top_builddir/libexec/muster/muster-cage" <"$work/in" 3<"$work/plain.eml" >"$work/ready" &
cage=$!
exec 4>"$work/in" 5<"$work/ready"
on_exit "exec 4>&-; wait $cage"
head -c 8 <&5 >/dev/null
status=$(cat "/proc/$cage/status")
like 'no new privileges' "$status" 'NoNewPrivs:[[:space:]]*1'
if ! grep -q 'HAVE_SECCOMP 1' "$top_builddir/config.h" ||
    grep -q __asan_init "$top_builddir/libexec/muster/muster-cage"; then
    skip 'system calls are filtered' 'built without seccomp'
else
    like 'system calls are filtered' "$status" 'Seccomp:[[:space:]]*2'
fi
if [ "$(id -u)" -eq 0 ]; then
    is 'three descriptors' "$(cd "/proc/$cage/fd" && echo *)" '0 1 2'
else
    skip 'three descriptors' 'only root may look'
fi
like 'no file may grow' "$(cat "/proc/$cage/limits")" 'Max file size +0 +0'
done_testing

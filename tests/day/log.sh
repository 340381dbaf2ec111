#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sam greps the log: from a mail's way in to the receipt that it caused, and never a word that somebody wrote.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"
command -v python3 >/dev/null || skip_all 'python3 is not installed'

exec 3>"$work/log"
logs() { # logs COMMAND...: its log goes to ours, as under `muster run'
    MUSTER_LOG=stderr "$@" 2>&3
}
# line EVENT [PATTERN]: the last such line, without program and pid.
line() {
    sed 's/^[^ ]* //' "$work/log" | grep "^$1 " | grep -e "${2:-}" | tail -n 1
}
# value KEY < LINE
value() {
    grep -oE " $1=(\"[^\"]*\"|[^ ]*)" | head -n 1 | sed 's/^[^=]*=//; s/"//g'
}

site_begin ann@acme.example,Ann\ Lee,,core, mia@acme.example,Mia\ Hansen,,,core
logs at 2026-11-20T09:00:00+01:00 tick
logs at 2026-11-23T09:00:00+01:00 tick
logs post 2026-11-23T09:00:00+01:00
question=$(mails ann@acme.example '^Your check-in' | tail -n 1)
like 'a question is queued' "$(line queued question)" '^queued mail=question:1 number=[0-9]+ to=ann@acme.example message-id='
like 'and sent' "$(line sent question)" "^sent mail=question:1 number=$(line queued question | value number) to=ann@acme.example reply="

# Ann's answer has a canary wherever words can stand; its address has a token.
token=$(field "$question" Reply-To)
cat >"$work/answer.eml" <<END
From: "Canary Name" <ann@acme.example>
To: "Canary To" <$token>
Subject: Re: Canary subject $token
Message-ID: <17.mutt@acme.example>
In-Reply-To: $(field "$question" Message-ID)

Done: canary in the answer
Next: canary $token
No
END
id=$(at 2026-11-23T10:00:00+01:00 deliver -v -f ann@acme.example -a "$token" <"$work/answer.eml" 2>&1 |
    sed -n 's/^muster deliver: accepted mail=//p')
ok 'deliver says the id, which is the name in the spool' test -e "$work/site/state/spool/new/$id"
logs at 2026-11-23T10:00:00+01:00 file
filed=$(line filed)
is 'it is filed under that id' "$(value mail <<<"$filed")" "$id"
is 'as an entry, from its envelope' "$(for key in as by sender to; do value $key <<<"$filed"; done | xargs)" \
    'entry pipe ann@acme.example checkin+(token)@acme.example'
is 'the line names what it answers' "$(value answers <<<"$filed")" "$(line queued question | value number)"

logs at 2026-11-23T10:01:00+01:00 tick
logs post 2026-11-23T10:01:00+01:00
receipt=$(line queued receipt)
is 'the receipt names the mail that caused it' "$(value in-reply-to <<<"$receipt")" 17.mutt@acme.example
is 'and has a way out' "$(line sent receipt | value number)" "$(value number <<<"$receipt")"

# What is held, what is no mail of ours, a stranger's.
printf 'From: <canary.stranger@evil.example>\nSubject: canary\n\nCanary.\n' |
    at 2026-11-23T11:00:00+01:00 deliver -f canary.stranger@evil.example -a checkin@acme.example
logs at 2026-11-23T11:00:00+01:00 file
like 'what is held says why' "$(line filed stranger)" 'as=held .*why="'

# A mail server that wants a password, and is not there.
sed -i '/^send/,/^}/d' "$conf"
printf 'send { url = "smtp://127.0.0.1:9" user = "ann" password-command = "echo canary-password" }\n' >>"$conf"
logs at 2026-11-23T15:00:00+01:00 tick
logs at 2026-11-24T08:30:00+01:00 tick
logs post 2026-11-24T08:30:00+01:00
like 'a mail server that is away is told' "$(line relay-paused)" 'url=smtp://127.0.0.1:9 until=2026-11-24T07:31:00Z reply='
logs at 2026-11-24T18:00:00+01:00 tick
like 'and what the clock did' "$(line ticked)" '^ticked closed=0 skipped=1 erased=0$'

is 'no word that somebody wrote is in the log' "$(grep -i canary "$work/log" | grep -v 'canary.stranger@evil.example')" ''
is 'nor a token' "$(grep -E '[a-z2-7]{42}' "$work/log")" ''
is 'nor a key' "$(cut -d' ' -f3 "$work/site/state/keys" | xargs -I{} grep {} "$work/log")" ''
is 'each line is an event with pairs' \
    "$(grep -vE '^muster/[a-z]+\[[0-9]+\]: [a-z-]+( [a-z-]+=("([^"\\]|\\.)*"|[^ "]+))*$' "$work/log")" ''

# The same under `muster run', whose programs write where it does; a mail comes in by LMTP.
sed -i '/^send/d' "$conf"
printf 'send { url = "maildir:%s/mail" }\nlmtp { listen = "unix:lmtp" }\n' "$work" >>"$conf"
MUSTER_NOW=2026-11-24T18:05:00+01:00 MUSTER_LOG=stderr "$muster" -C "$conf" run 2>&3 &
run=$!
on_exit "kill $run 2>/dev/null"
ok 'run is there' wait_for 20 test -S "$work/site/lmtp"
said=$(at 2026-11-24T18:05:00+01:00 submit -v -f ann@acme.example -a "$token" <"$work/answer.eml" 2>&1)
id=${said#muster submit: accepted mail=}
is_filed() { grep -q "filed mail=$id" "$work/log"; }
ok 'what submit was told is what run files' wait_for 20 is_filed
kill "$run"
wait "$run"
like 'lmtpd accepted it' "$(line accepted "$id")" "by=lmtp"
is 'it is the same mail again' "$(line filed "$id" | value as)" duplicate
is 'and still there is no word of it in the log' "$(grep -i canary "$work/log" | grep -v 'canary.stranger@evil.example')" ''
is 'nor a token' "$(grep -E '[a-z2-7]{42}' "$work/log")" ''

# Cron's way: nothing on stderr while all is well.
is 'cron stays quiet' "$(MUSTER_LOG='' at 2026-11-24T18:01:00+01:00 tick 2>&1)" ''
done_testing

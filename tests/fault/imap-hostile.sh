#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# QUALITY R11: what `muster poll' makes of an IMAP server that hangs up, falls silent, drips, floods, babbles or lies at
# each state of the dialogue. It ends within the deadline and a second, with one clear line and within its memory; nothing
# is lost, and once the server is well again, all is taken.
[ ! -w /dev/shm ] || TMPDIR=${TMPDIR:-/dev/shm}
. "${top_srcdir:?}/tests/lib.sh"
command -v python3 >/dev/null || skip_all "python3 is not installed"
timeout=1 memory=64

: >"$work/script"
mkdir "$work/mailbox"
coproc python3 "$top_srcdir/tests/fault/imap-peer.py" "$work/mailbox" "$work/script"
on_exit "kill $COPROC_PID"
read -r port <&"${COPROC[0]}"

# begin AFTER: three mails, and a site that has not met them
begin() {
    local i
    rm -rf "$work/site" "$work/mailbox"/* "$work/mailbox.moved"/*
    mkdir -p "$work/site/state/spool/"{tmp,new}
    for i in 1 2 3; do printf 'From: ann@acme.example\r\nMessage-ID: <%d@x>\r\n\r\nHello\r\n' $i >"$work/mailbox/$i"; done
    cat >"$work/site/muster.conf" <<END
site { address = "checkin@acme.example" max-message = 100K }
fetch inbox {
  url = "imap://127.0.0.1:$port"
  user = "ann"
  password-command = "echo sesame"
  after = "$1"
  timeout = $timeout
}
END
}
polls() { timeout 30 "$@" "$muster" -C "$work/site/muster.conf" poll --once 2>&1; }
measured() { polls python3 "$top_srcdir/tests/fault/measured.py" "$work/took"; }
# spooled: how many different mails, and how many in all
spooled() {
    local ids
    ids=$(cat "$work/site/state/spool/new"/* 2>/dev/null | grep -a '^Message-ID')
    echo "$(sort -u <<<"$ids" | grep -c .)/$(grep -c . <<<"$ids")"
}

in_time() { awk -v s=$((timeout + 1)) '{ exit !($1 <= s) }' "$work/took"; }

# tries AFTER RULES CODE LINE NOW LATER: with RULES ("~" between them) a poll ends with CODE and says LINE, a regular
# expression of the only line, or nothing; then NOW is spooled, and LATER after two more polls of a server in good health.
tries() {
    local rules=$2 said code
    for _ in 1 2 3; do # what hangs is late each time, a machine with other work is not
        begin "$1"
        tr '~' '\n' <<<"$rules" >"$work/script"
        said=$(measured)
        code=$?
        in_time && break
    done
    is "$rules: its end" "$code" "$3"
    if [ -n "$4" ]; then
        like "$rules: its line" "$(grep -c . <<<"$said") $said" "^1 muster/poll\[[0-9]+\]: .*$4"
    else
        is "$rules: no line" "$said" ''
    fi
    is "$rules: then" "$(spooled)" "$5"
    ok "$rules: within $timeout s and one: $(cat "$work/took")" in_time
    ok "$rules: and within $memory MiB" awk -v m=$memory '{ exit !($2 <= m) }' "$work/took"
    : >"$work/script"
    polls >/dev/null
    is "$rules: well again, says nothing" "$(polls)" ''
    is "$rules: in the end" "$(spooled)" "$6"
}

at="127.0.0.1:$port"
while IFS=';' read -r after rules code line now later; do
    tries "$after" "$rules" "$code" "$line" "$now" "$later"
done <<TABLE
keep;greeting mute;75;$at: .*timed out;0/0;3/3
keep;greeting close;75;$at: ;0/0;3/3
keep;greeting * BYE too many of you|close;75;$at: \* BYE too many of you;0/0;3/3
keep;greeting hello|flood;75;$at: ;0/0;3/3
keep;greeting * OK ready|drip;75;$at: ;0/0;3/3
keep;capability mute;75;$at: .*timed out;0/0;3/3
keep;capability close;75;$at: the server hung up;0/0;3/3
keep;capability %T BAD what;75;$at would not say what it can do: what;0/0;3/3
keep;login %T NO go away;78;$at: login refused;0/0;3/3
keep;login %T NO sesame is wrong;78;$at: login refused";0/0;3/3
keep;login mute;75;$at: .*timed out;0/0;3/3
keep;login close;75;$at: the server hung up;0/0;3/3
keep;login + more|flood;78;$at: ;0/0;3/3
keep;open %T NO no such mailbox;75;$at would not open INBOX: no such mailbox;0/0;3/3
keep;open %T NO a][0mb;75;$at would not open INBOX: a.\[0mb;0/0;3/3
keep;open mute;75;$at does not answer in time, when it was to open INBOX;0/0;3/3
keep;open close;75;$at hung up, when it was to open INBOX;0/0;3/3
keep;open what is this|mute;75;$at sends what is no IMAP, when it was to open INBOX;0/0;3/3
keep;open * OK hi|flood;75;$at (sends far more than it was asked for|does not answer in time), when it was to open INBOX;0/0;3/3
keep;open * OK hi|drip;75;$at does not answer in time, when it was to open INBOX;0/0;3/3
keep;open x1 OK that was another command;75;$at ;0/0;3/3
keep;open * 3 EXISTS|%T OK no numbers;78;$at gives the mails of INBOX no lasting numbers;0/0;3/3
delete;open * 3 EXISTS|* OK [UIDVALIDITY 7] so|%T OK [READ-ONLY] look;78;$at lets us only read INBOX;0/0;3/3
keep;open * 4294967295 EXISTS|* OK [UIDVALIDITY 7] so|* OK [UIDNEXT 4294967295] so|%T OK huge;0;;3/3;3/3
keep;search mute;75;$at does not answer in time, when it was to look for new mail;0/0;3/3
keep;search * SEARCH 1 2 3|flood;75;$at (sends far more than it was asked for|does not answer in time);0/0;3/3
keep;search * SEARCH 1|pour;75;$at sends far more than it was asked for;0/0;3/3
keep;search * SEARCH 3 3 2 1 9 4294967295|%T OK so;0;;3/3;3/3
keep;search * SEARCH (((|%T OK so;75;$at sends what is no IMAP, when it was to look for new mail;0/0;3/3
keep;list %T OK they are gone;0;;0/0;3/3
keep;list * 1 FETCH (UID 1 RFC822.SIZE 1)|* 2 FETCH (UID 2 RFC822.SIZE 0)|* 3 FETCH (UID 3 RFC822.SIZE 1)|%T OK so;0;;3/3;3/3
keep;list * 1 FETCH (UID 1 FLAGS {4294967295}|close;75;$at ;0/0;3/3
keep;list * 1 FETCH (UID 1 RFC822.SIZE 3) (|flood;75;$at ;0/0;3/3
keep;body /2/ * 2 FETCH (UID 2 BODY[] {500}|From: bob|close;75;$at hung up, when it was to send mail;1/1;3/3
keep;body /2/ * 2 FETCH (UID 2 BODY[] {500}|From: bob|mute;75;$at does not answer in time, when it was to send mail;1/1;3/3
keep;body /2/ * 2 FETCH (UID 2 BODY[] {50000}|From: bob|drip;75;$at does not answer in time, when it was to send mail;1/1;3/3
keep;body /2/ * 2 FETCH (UID 2 BODY[] {4294967295}|From: bob|close;75;$at hung up, when it was to send mail;1/1;3/3
keep;body /2/ * 2 FETCH (UID 2 BODY[] {4294967295}|From: bob|flood;75;larger than max-message, 102400 octets;1/1;3/3
keep;body /2/ * 2 FETCH (UID 2 BODY[] {99999999999999999999}|From: bob|close;75;$at hung up, when it was to send mail;1/1;3/3
keep;body /2/ * 2 FETCH (UID 2 BODY[HEADER] {4294967295}|From: bob|close;75;$at ;1/1;3/3
keep;body /2/ * BYE shutting down|close;75;$at ;1/1;3/3
keep;body /2/ what is this?;75;$at sends what is no IMAP, when it was to send mail;1/1;3/3
keep;body /2/ * 2 FETCH (UID 2 BODYSTRUCTURE ((|pour;75;$at ;1/1;3/3
keep;body /2/ * 2 FETCH (UID 2 ENVELOPE ((|pour;75;$at ;1/1;3/3
keep;mail %T NO not today;75;$at would not send mail: not today;0/0;3/3
keep;mail %T BAD what;75;$at would not send mail: what;0/0;3/3
keep;body /2/ * 2 FETCH (UID 77 BODY[] "From: bob")|* 2 EXPUNGE;75;$at lists a mail and does not send it;2/2;3/4
keep;body /2/ * 2 FETCH (UID 1 BODY[] "From: bob");75;$at lists a mail and does not send it;2/2;3/4
keep;body /2/ * 2 FETCH (UID 2 BODY[] NIL);75;$at lists a mail and does not send it;2/2;3/4
keep;body /2/ * 9 EXISTS|* 2 FETCH (FLAGS (\\Seen))|* OK still here;75;$at lists a mail and does not send it;2/2;3/4
keep;body /2/ * 2 EXPUNGE~list /FETCH 2 / %T OK it is gone;0;;2/2;2/2
delete;store %T NO not yours;75;$at would not delete mail: not yours;3/3;3/3
delete;store close;75;$at hung up, when it was to delete mail;3/3;3/3
delete;expunge mute;75;$at does not answer in time, when it was to remove deleted mail;3/3;3/3
move:Done;move %T NO [TRYCREATE] no such folder~create %T NO never;75;$at would not move mail to Done: no such folder;3/3;3/3
TABLE
# persists RULE WORDS POLLS LINE COPIES: a server that never sends mail 2 makes no more trouble than POLLS, one a line;
# then mail 2 is passed by, once, with LINE, stays in the mailbox, and the others are there, COPIES of them.
persists() {
    local said i
    begin delete
    echo "$1" >"$work/script"
    for ((i = 1; i <= $3; i++)); do
        said=$(polls)
        is "$2: trouble $i has a line" "$(grep -c 'unfetched account=inbox error=' <<<"$said")" 1
    done
    said=$said$(polls)
    like "$2: then it is passed by" "$said" "skipped account=inbox uid=2 why=\"$4"
    like "$2: it is noted for the owner" "$(cat "$work/site/state/fetch/inbox.passed")" "^1 20.*Z $4"
    is "$2: the others are taken" "$(spooled)" "2/$5"
    cp "$work/mailbox/2" "$work/mailbox/4"
    is "$2: no more is said" "$(polls)" ''
    is "$2: what comes is taken" "$(spooled) $(ls "$work/mailbox")" "3/$(($5 + 1)) 2"
}
persists 'body /2/ * 2 FETCH (UID 2 BODY[] {500}|From: bob|close' 'cut' 6 'the server has failed to send it too often' 2
persists 'body /2/ * 2 FETCH (UID 2 BODY[] {4000000000}|From: bob|flood' 'endless' 2 'larger than max-message, 102400 octets' 2
# The library falls over this one, and with it what it had taken until then is forgotten; filing knows it again.
persists "body /2/ * 2 FETCH (UID 2 BODYSTRUCTURE $(head -c 900000 /dev/zero | tr '\0' '('))" 'deep' 6 \
    'the server has failed to send it too often' 3
done_testing

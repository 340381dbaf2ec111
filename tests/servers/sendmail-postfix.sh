#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Postfix's own sendmail, on a queue of the test's: what it is told arrives in the queue file.
. "$top_srcdir/tests/lib.sh" || exit 99

PATH=$PATH:/usr/sbin
[ -x /usr/sbin/postdrop ] || skip_all "Postfix is not installed (Debian package postfix)"
[ "$(id -u)" -eq 0 ] || skip_all "a Postfix with a queue of its own needs root"
hand_over=$top_builddir/tests/servers/hand-over
[ -x "$hand_over" ] || skip_all "hand-over is not built: run make check first"

chmod 755 "$work"
mkdir -p "$work/conf" "$work/queue/maildrop" "$work/queue/pid" "$work/queue/public" "$work/data"
chown postfix "$work/queue/maildrop" "$work/data"
cat >"$work/conf/main.cf" <<END
queue_directory = $work/queue
data_directory = $work/data
myhostname = mail.acme.example
compatibility_level = 3.6
maillog_file = $work/postfix.log
maillog_file_prefixes = $work
END
echo '' >"$work/conf/master.cf"
cat >"$work/sendmail" <<END
#!/bin/sh
MAIL_CONFIG=$work/conf exec /usr/sbin/sendmail "\$@"
END
chmod 755 "$work/sendmail"

# queued SENDER: hands over one mail from SENDER; says the verdict, and what lies in the queue.
queued() {
    rm -f "$work"/queue/maildrop/*
    printf 'Subject: Hello\r\n\r\nAnn,\r\n.\r\nbye\r\n' |
        "$hand_over" "sendmail:$work/sendmail" "$1" ann@acme.example
    MAIL_CONFIG=$work/conf postcat "$work"/queue/maildrop/* 2>/dev/null
}

said=$(queued checkin+abc@acme.example)
like "accepted" "$said" '^accepted exit 0'
like "the sender" "$said" $'\nsender: checkin[+]abc@acme.example\n'
like "the recipient" "$said" $'\nrecipient: ann@acme.example\n'
like "a line with a dot ends nothing" "$said" $'\nAnn,\n[.]\nbye\n'

like "the null sender" "$(queued '')" $'\nsender: \n'
done_testing

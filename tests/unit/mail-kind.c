/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds: machines told from people. The mails are our own, in the forms of real servers. */
#include "muster/mail/understand.h"

#include <string.h>

struct expectation {
    const char *mail;
    enum mail_kind kind;
    const char *detail; /* why it is automatic, or the class of a bounce */
    const char *status;
    const char *recipients; /* joined by blanks */
};

static void assert_kind(const struct expectation *wanted)
{
    struct mail_head *head = mail_head_read((const guint8 *)wanted->mail, strlen(wanted->mail));
    g_test_message("%.60s", wanted->mail);
    g_assert_cmpstr(mail_kind_word(head->kind), ==, mail_kind_word(wanted->kind));
    if (head->kind == MAIL_AUTO)
        g_assert_cmpstr(head->auto_why, ==, wanted->detail);
    if (head->kind == MAIL_BOUNCE) {
        g_autofree char *recipients = g_strjoinv(" ", head->bounce_recipients);
        g_assert_cmpstr(head->bounce_class, ==, wanted->detail);
        g_assert_cmpstr(head->bounce_status, ==, wanted->status);
        g_assert_cmpstr(recipients, ==, wanted->recipients);
    }
    mail_head_free(head);
}

#define PERSON                                                                                     \
    "From: Ann Lee <ann@example.com>\nTo: check@example.org\nIn-Reply-To: <a@example.org>\n"

static void test_people(void)
{
    static const char *const mails[] = {
        PERSON "Subject: Re: Check-in\n\nDid the report.\n",
        PERSON "Auto-Submitted: no (a person)\nSubject: Re: Check-in\n\nDone.\n",
        PERSON "X-Auto-Response-Suppress: All\nSubject: RE: Check-in\n\nDone.\n",
        PERSON "Precedence: bulk\nSubject: Re: Check-in\n\nDone.\n",
        PERSON "List-Unsubscribe: <mailto:u@example.com>\nSubject: Re: Check-in\n\nDone.\n",
        PERSON "Subject: Re: Out of office rules\n\nI am out of the office on Friday.\n",
        PERSON "Subject: Out of office on Friday\n\nSorry, no check-in then.\n",
        PERSON "Subject: Absence next week\n\nI am away until Monday.\n",
        PERSON
        "Subject: Re: Check-in\n\nFixed the mailer.\n\n> Undelivered Mail Returned to Sender\n"
        "> <bob@example.net>: 550 5.1.1 User unknown\n",
        PERSON "Subject: Fwd: Undelivered Mail Returned to Sender\n\n"
               "What is this? Mail could not be delivered.\n",
        "From: postmaster@example.com\nSubject: Delivery report of the parcels\n\nAll came.\n",
        "From: postmaster@example.com\nSubject: Your account\n\nYour mail could not be delivered; I "
        "have raised the quota.\n",
        PERSON "Subject: Undelivered parcels\n\nThe parcels could not be delivered.\n",
        PERSON "Subject: Read: the new book\n\nRead two chapters.\n",
        "From: Postmaster <postmaster@example.com>\nSubject: Re: your question\n\n"
        "I have raised your limit.\n",
        PERSON "Subject: Re: Check-in\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"
               "The invitation:\n"
               "--b\nContent-Type: text/calendar; name=a.ics\nContent-Disposition: attachment\n\n"
               "BEGIN:VCALENDAR\n--b--\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(mails); i++)
        assert_kind(&(struct expectation){mails[i], MAIL_OTHER, NULL, NULL, NULL});
}

static void test_automatic(void)
{
    static const struct expectation mails[] = {
        {PERSON "Auto-Submitted: auto-replied\nSubject: Re: Check-in\n\nAway.\n", MAIL_AUTO,
         "vacation", NULL, NULL},
        {PERSON "Auto-Submitted: AUTO-GENERATED (x)\nSubject: Build 7\n\nGreen.\n", MAIL_AUTO,
         "robot", NULL, NULL},
        {PERSON "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\n"
                "Subject: Automatische Antwort: Check-in\n\nIch bin weg.\n",
         MAIL_AUTO, "vacation", NULL, NULL},
        {PERSON "X-Autoreply: yes\nSubject: Re: Check-in\n\nAway.\n", MAIL_AUTO, "vacation", NULL,
         NULL},
        {PERSON "Precedence: auto_reply\nSubject: Re: Check-in\n\nAway.\n", MAIL_AUTO, "vacation",
         NULL, NULL},
        {PERSON "Subject: =?utf-8?B?6Ieq5YuV6L+U5L+h?=: Check-in\n\nx\n", MAIL_AUTO, "vacation",
         NULL, NULL},
        {"Return-Path: <>\n" PERSON "Subject: Re: Check-in\n\nAway until Monday.\n", MAIL_AUTO,
         "vacation", NULL, NULL},
        {PERSON "Precedence: auto_reply\nSubject: Your mail\n\n"
                "This requires verification. To complete this "
                "verification, reply: you are a real live human and not a spam source.\n",
         MAIL_AUTO, "challenge", NULL, NULL},
        {PERSON "Subject: Read: Check-in\n"
                "Content-Type: multipart/report; report-type=disposition-notification; "
                "boundary=b\n\n--b\n\nIt was displayed.\n--b\n"
                "Content-Type: message/disposition-notification\n\n"
                "Disposition: manual-action/MDN-sent-manually; displayed\n--b--\n",
         MAIL_AUTO, "receipt", NULL, NULL},
        {"From: noreply@example.com\nSubject: Your order\n\nThank you.\n", MAIL_AUTO, "robot", NULL,
         NULL},
        {PERSON "List-Id: <dev.example.com>\nSubject: [dev] hello\n\nHello.\n", MAIL_LIST, NULL,
         NULL, NULL},
        {PERSON "Subject: Accepted: Check-in\nContent-Type: text/calendar; method=REPLY\n\n"
                "BEGIN:VCALENDAR\n",
         MAIL_CALENDAR, NULL, NULL, NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(mails); i++)
        assert_kind(&mails[i]);
}

#define DAEMON                                                                                     \
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.net (Mail Delivery System)\n"                 \
    "To: check@example.org\n"
#define REPORT                                                                                     \
    DAEMON                                                                                         \
    "Auto-Submitted: auto-replied\nSubject: Undelivered Mail Returned to Sender\n"                 \
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"                  \
    "--b\n\nIt did not work.\n--b\nContent-Type: message/delivery-status\n\n"                      \
    "Reporting-MTA: dns; mx.example.net\n\n"

static void test_reports(void)
{
    static const struct expectation mails[] = {
        {REPORT "Final-Recipient: rfc822; Bob@example.net\nAction: failed\nStatus: 5.1.1\n--b--\n",
         MAIL_BOUNCE, "hard", "5.1.1", "bob@example.net"},
        {REPORT
         "Original-Recipient: rfc822;bob@example.net\nFinal-Recipient: rfc822;b@inner.example.net\n"
         "Action: failed\nStatus: 5.2.2\n--b--\n",
         MAIL_BOUNCE, "soft", "5.2.2", "bob@example.net"},
        {REPORT "Final-Recipient: rfc822; a@example.net\nAction: delayed\nStatus: 4.4.1\n\n"
                "Final-Recipient: rfc822; b@example.net\nAction: failed\nStatus: 5.1.1\n--b--\n",
         MAIL_BOUNCE, "hard", "5.1.1", "b@example.net"},
        {REPORT "Final-Recipient: rfc822; bob@example.net\nAction: delayed\nStatus: 4.4.1\n--b--\n",
         MAIL_BOUNCE, "delay", "4.4.1", "bob@example.net"},
        {REPORT
         "Final-Recipient: rfc822; bob@example.net\nAction: delivered\nStatus: 2.0.0\n--b--\n",
         MAIL_AUTO, "receipt", NULL, NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(mails); i++)
        assert_kind(&mails[i]);
}

static void test_free_forms(void)
{
    static const struct expectation mails[] = {
        /* Exim */
        {DAEMON
         "X-Failed-Recipients: bob@example.net,\n  eva@example.net\n"
         "Subject: Mail delivery failed: returning\n\n"
         "The following address(es) failed:\n\n  bob@example.net\n    550 5.1.1 user unknown\n",
         MAIL_BOUNCE, "hard", "5.1.1", "bob@example.net eva@example.net"},
        /* qmail */
        {DAEMON "Subject: failure notice\n\nHi. This is the qmail-send program at mx.example.net.\n"
                "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n"
                "<bob@example.net>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
                "--- Below this line is a copy of the message.\n\nTo: carl@example.net\n",
         MAIL_BOUNCE, "hard", "5.1.1", "bob@example.net"},
        /* Postfix, without a status part */
        {DAEMON "Subject: Undelivered Mail Returned to Sender\n\n"
                "This is the mail system at host mx.example.net.\n\n"
                "For further assistance, please send mail to postmaster.\n\n"
                "<bob@example.net>: mail for example.net loops back to myself\n",
         MAIL_BOUNCE, "soft", NULL, "bob@example.net"},
        /* Sendmail */
        {DAEMON
         "Subject: Returned mail: see transcript for details\n\n"
         "   ----- The following addresses had permanent fatal errors -----\n<bob@example.net>\n"
         "    (reason: 552 5.2.2 Over quota)\n\n   ----- Transcript of session follows -----\n"
         ">>> DATA\n<<< 552 5.2.2 <carl@example.net>... Over quota\n",
         MAIL_BOUNCE, "soft", "5.2.2", "bob@example.net"},
        /* Exchange 5 */
        {"From: System Administrator <postmaster@example.net>\nTo: check@example.org\n"
         "Subject: Undeliverable: Check-in\n\n"
         "Your message\n\n  To:      bob@example.net\n  Subject: Check-in\n\n"
         "did not reach the following "
         "recipient(s):\n\nbob@example.net on Mon, 23 Nov 2026 09:00:00 +0100\n"
         "    The recipient name is not recognized\n",
         MAIL_BOUNCE, "hard", NULL, "bob@example.net"},
        /* a delay, in words only */
        {DAEMON "Subject: Warning: could not send message for past 4 hours\n\n"
                "THIS IS A WARNING MESSAGE ONLY\n"
                "<bob@example.net>... Deferred: Connection timed out\n",
         MAIL_BOUNCE, "delay", NULL, "bob@example.net"},
        /* a language nobody put into a table */
        {DAEMON "Subject: Zprava\n\nNelze dorucit.\n<bob@example.net>:\nNeznamy uzivatel.\n",
         MAIL_BOUNCE, "unknown", NULL, "bob@example.net"},
        /* Only the returned mail says for whom it was. */
        {DAEMON "Subject: Returned mail\n\nHost unknown.\n\n--- Original message follows.\n"
                "To: bob@example.net\n"
                "From: check@example.org\n\nHello\n",
         MAIL_BOUNCE, "hard", NULL, "bob@example.net"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(mails); i++)
        assert_kind(&mails[i]);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kind/people", test_people);
    g_test_add_func("/kind/automatic", test_automatic);
    g_test_add_func("/kind/reports", test_reports);
    g_test_add_func("/kind/free-forms", test_free_forms);
    return g_test_run();
}

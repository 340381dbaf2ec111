/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads: where they start and end, who wrote, what is answered, and what makes two mails the same.
 */
#include "muster/mail/understand.h"

#include <string.h>

static struct mail_head *read_text(const char *text)
{
    return mail_head_read((const guint8 *)text, strlen(text));
}

static void test_from(void)
{
    static const struct {
        const char *head, *from, *name;
    } cases[] = {
        {"From: Ann Lee <Ann@Example.COM>\n", "ann@example.com", "Ann Lee"},
        {"From: ann@example.com (Ann Lee)\n", "ann@example.com", NULL},
        {"From: \"Lee, Ann\" <ann@example.com>\n", "ann@example.com", "Lee, Ann"},
        {"From: =?utf-8?q?Zo=C3=AB?= <zoe@example.com>\n", "zoe@example.com", "Zoë"},
        {"From : ann@example.com\n", "ann@example.com", NULL},
        {"FROM:\n ann@example.com\n", "ann@example.com", NULL},
        /* No identity: the writer chose two. */
        {"From: ann@example.com\nFrom: eve@example.com\n", NULL, NULL},
        {"From: ann@example.com, eve@example.com\n", NULL, NULL},
        {"From: ann at example.com\n", NULL, NULL},
        {"From: <>\n", NULL, NULL},
        {"From: <@relay.example:ann@example.com>\n", NULL, NULL},
        {"Subject: nobody\n", NULL, NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *mail = g_strconcat(cases[i].head, "\nHello\n", NULL);
        struct mail_head *head = read_text(mail);
        g_test_message("%s", cases[i].head);
        g_assert_cmpstr(head->from, ==, cases[i].from);
        g_assert_cmpstr(head->from_name, ==, cases[i].name);
        mail_head_free(head);
    }
}

/* What keeps a program from answering, and how far a mail has come. */
static void test_loops(void)
{
    static const struct {
        const char *head;
        gboolean mute;
        guint hops;
        const char *circled;
    } cases[] = {
        {"", FALSE, 0, NULL},
        {"Received: by a\nReceived: by b\n", FALSE, 2, NULL},
        {"Delivered-To: Me@acme.example\nDelivered-To: you@acme.example\n", FALSE, 0, NULL},
        {"Delivered-To: Me@acme.example\nDelivered-To: <me@ACME.example>\n", FALSE, 0,
         "me@acme.example"},
        {"Auto-Submitted: no\n", FALSE, 0, NULL},
        {"Auto-Submitted: no (I am a person)\n", FALSE, 0, NULL},
        {"Auto-Submitted: auto-replied\n", TRUE, 0, NULL},
        {"Auto-Submitted: notable\n", TRUE, 0, NULL},
        {"Precedence: Bulk\n", TRUE, 0, NULL},
        {"Precedence: junk\n", TRUE, 0, NULL},
        {"Precedence: list\n", TRUE, 0, NULL},
        {"Precedence: first-class\n", FALSE, 0, NULL},
        {"List-Unsubscribe: <mailto:x@example.com>\n", TRUE, 0, NULL},
        {"list-id: <x.example.com>\n", TRUE, 0, NULL},
        {"Return-Path: <>\n", TRUE, 0, NULL},
        {"Return-Path: <ann@example.com>\n", FALSE, 0, NULL},
        {"From: MAILER-DAEMON@example.com\n", TRUE, 0, NULL},
        {"X-Muster-Site: checkin@other.example\n", TRUE, 0, NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *mail = g_strconcat(cases[i].head, "Subject: x\n\nHello\n", NULL);
        struct mail_head *head = read_text(mail);
        g_test_message("%s", cases[i].head);
        g_assert_cmpint(head->mute, ==, cases[i].mute);
        g_assert_cmpuint(head->hops, ==, cases[i].hops);
        g_assert_cmpstr(head->circled[0], ==, cases[i].circled);
        mail_head_free(head);
    }
}

static void test_deep_comments_and_groups(void)
{
    g_autoptr(GString) mail = g_string_new("From: ");
    for (guint i = 0; i < 100000; i++)
        g_string_append(mail, i % 2 == 0 ? "(" : ":");
    g_string_append(mail, "ann@example.com\n\n");
    struct mail_head *head = read_text(mail->str);
    g_assert_null(head->from); /* it is all one comment, and there is no crash */
    mail_head_free(head);
}

static void test_start_of_head(void)
{
    static const char *const starts[] = {
        "",
        "\n\n",
        "\xef\xbb\xbf",
        "From ann@example.com Mon Nov 23 09:00:00 2026\n",
        ">From ann@example.com Mon Nov 23 09:00:00 2026\r\n",
        "some gateway's remark\n",
        "remark one\nremark two: no head yet\nReceived: from a by b\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
        g_autofree char *mail =
            g_strconcat(starts[i], "Subject: Here\nFrom: ann@example.com\n\nHello\n", NULL);
        struct mail_head *head = read_text(mail);
        g_assert_cmpstr(head->subject, ==, "Here");
        g_assert_cmpstr(head->from, ==, "ann@example.com");
        mail_head_free(head);
    }
}

static void test_end_of_head(void)
{
    static const struct {
        const char *mail, *text;
    } cases[] = {
        {"From: ann@example.com\n\nHello\n", "Hello"},
        {"From: ann@example.com\r\rHello\r", "Hello"}, /* bare CR */
        {"From: ann@example.com\r\n\r\nHello\r\n", "Hello"},
        {"From: ann@example.com\nHello there\n\nBye\n",
         "Hello there\n\nBye"}, /* the empty line was lost */
        {"From: ann@example.com\n", ""},
        {"Hello there\n", "Hello there"},
        {"", ""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct description *description =
            mail_understand((const guint8 *)cases[i].mail, strlen(cases[i].mail), NULL);
        g_assert_cmpstr(description->text, ==, cases[i].text);
        description_free(description);
    }
}

static void test_ids(void)
{
    struct mail_head *head = read_text("Message-ID: <first@example.com>\n"
                                       "Message-ID: <second@example.com>\n"
                                       "In-Reply-To: Your message of Monday <c@example.com>\n"
                                       "References: <a@example.com> <bad <b@example.com>\n"
                                       "\t<c@example.com>\n\n");
    g_assert_cmpstr(head->message_id, ==, "first@example.com");
    const char *const wanted[] = {"c@example.com", "b@example.com", "a@example.com", NULL};
    g_assert_true(g_strv_equal((const char *const *)head->references, wanted));
    mail_head_free(head);
}

static void test_recipients(void)
{
    struct mail_head *head =
        read_text("To: Team: Bob <BOB@example.com>, \"x@y\" <check@example.com>;\n"
                  "Cc: bob@example.com\nDelivered-To: check+token@example.com\n\n");
    const char *const wanted[] = {"check+token@example.com", "bob@example.com", "check@example.com",
                                  NULL};
    g_assert_true(g_strv_equal((const char *const *)head->recipients, wanted));
    mail_head_free(head);
}

static void test_subject(void)
{
    static const struct {
        const char *field, *subject;
    } cases[] = {
        {"Subject: Re: Check-in\n", "Re: Check-in"},
        {"Subject: folded\n  over\tlines\n", "folded over lines"},
        {"Subject: =?iso-8859-1?Q?caf=E9_au_lait?=\n", "café au lait"},
        {"Subject: =?utf-8?B?w?= =?utf-8?B?Q==?=\n", NULL},        /* whatever: no crash */
        {"Subject: =?utf-8?q?=F0=9F?= =?utf-8?q?=8E=89?=\n", "🎉"}, /* split inside a character */
        {"Subject: =?gb2312?B?xOO6ww==?=\n", "你好"},
        {"Subject: =?x-nonsense?Q?caf=E9?=\n", "café"},
        {"Subject: =?utf-8?q?a?= =?utf-8?q?b?= c\n", "ab c"},
        {"Subject: 1 =? 2 ?= 3\n", "1 =? 2 ?= 3"},
        {"Subject: =?utf-8?q?two=0Alines?=\n", "two lines"},
        {"Subject: caf\xe9\n", "café"},
        {"Subject: caf\xc3\xa9\n", "café"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *mail = g_strconcat(cases[i].field, "\n", NULL);
        struct mail_head *head = read_text(mail);
        g_assert_true(g_utf8_validate(head->subject, -1, NULL));
        if (cases[i].subject != NULL)
            g_assert_cmpstr(head->subject, ==, cases[i].subject);
        mail_head_free(head);
    }
}

static void assert_same(const char *one, const char *other, gboolean same)
{
    struct mail_head *first = read_text(one), *second = read_text(other);
    g_assert_true((memcmp(first->hash, second->hash, sizeof first->hash) == 0) == same);
    mail_head_free(first);
    mail_head_free(second);
}

static void test_same_mail(void)
{
    const char *mail = "From: ann@example.com\nSubject: x\n\nHello\nFrom here on\n";
    /* What servers on the way do. */
    assert_same(mail, "From: ann@example.com\r\nSubject: x\r\n\r\nHello\r\nFrom here on\r\n", TRUE);
    assert_same(
        mail,
        "Return-Path: <ann@example.com>\nReceived: from a\n by b\nDelivered-To: c@example.com\n"
        "X-Spam-Status: No\nARC-Seal: i=1\nDKIM-Signature: v=1\nAuthentication-Results: x\n"
        "X-Original-To: c\nFrom: ann@example.com\nSubject: x\n\nHello\nFrom here on\n",
        TRUE);
    assert_same(
        mail,
        "From ann@example.com Mon Nov 23 09:00:00 2026\nFrom: ann@example.com\nSubject: x\n\n"
        "Hello\n>From here on\n\n",
        TRUE);
    /* What another mail is. */
    assert_same(mail, "From: ann@example.com\nSubject: x\n\nHello\nFrom here off\n", FALSE);
    assert_same(mail, "From: ann@example.com\nSubject: y\n\nHello\nFrom here on\n", FALSE);
    assert_same(mail, "From: ann@example.com\nSubject: x\n\n> Hello\nFrom here on\n", FALSE);
}

static void test_too_much(void)
{
    g_autoptr(GString) mail = g_string_new("From: ann@example.com\n");
    for (guint i = 0; i < MAIL_MAX_FIELDS; i++)
        g_string_append(mail, "X-Pad: 1\n");
    g_string_append(mail, "From: eve@example.com\n\nHello\n");
    struct description *description = mail_understand((const guint8 *)mail->str, mail->len, NULL);
    g_assert_cmpstr(description->text, ==, "Hello");
    g_assert_nonnull(description->warnings[0]);
    description_free(description);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/head/from", test_from);
    g_test_add_func("/head/deep-comments-and-groups", test_deep_comments_and_groups);
    g_test_add_func("/head/start", test_start_of_head);
    g_test_add_func("/head/end", test_end_of_head);
    g_test_add_func("/head/ids", test_ids);
    g_test_add_func("/head/recipients", test_recipients);
    g_test_add_func("/head/loops", test_loops);
    g_test_add_func("/head/subject", test_subject);
    g_test_add_func("/head/same-mail", test_same_mail);
    g_test_add_func("/head/too-much", test_too_much);
    return g_test_run();
}

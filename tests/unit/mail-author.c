/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a mail says it is: one person's, or nobody's. And what the servers on its way wrote. */
#include "muster/mail/understand.h"

#include <string.h>

static struct mail_head *read_head(const char *head)
{
    g_autofree char *mail = g_strconcat(head, "\nHello\n", NULL);
    return mail_head_read((const guint8 *)mail, strlen(mail));
}

#define ANN "ann@acme.example"

static const struct {
    const char *head, *from, *sender;
} authors[] = {
    {"From: ann@acme.example\n", ANN, NULL},
    {"From: Ann Lee <ann@acme.example>\n", ANN, NULL},
    {"From: \"Lee, Ann\" <ann@acme.example> (on the road)\n", ANN, NULL},
    {"From: (Ann) ann@acme.example (Lee)\n", ANN, NULL},
    {"From: J. R. Lee <ann@acme.example>\n", ANN, NULL},
    {"From: Ann [Acme] <ann@acme.example>\n", ANN, NULL},
    {"From: ann@acme.example <ann@acme.example>\n", ANN, NULL},
    {"From: \"eve@evil.example\" <ann@acme.example>\n", ANN, NULL},
    {"From: < ann@acme.example >\n", ANN, NULL},
    /* Nobody, or more than one. */
    {"Subject: x\n", NULL, NULL},
    {"From:\n", NULL, NULL},
    {"From: <>\n", NULL, NULL},
    {"From: Ann Lee\n", NULL, NULL},
    {"From: ann@acme.example\nFrom: ann@acme.example\n", NULL, NULL},
    {"From: eve@evil.example\nfrom: ann@acme.example\n", NULL, NULL},
    {"From: ann@acme.example, eve@evil.example\n", NULL, NULL},
    {"From: eve, ann@acme.example\n", NULL, NULL},
    {"From: ann@acme.example,\n", NULL, NULL},
    {"From: Lee, Ann <ann@acme.example>\n", NULL, NULL},
    {"From: Team: ann@acme.example;\n", NULL, NULL},
    {"From: ann@acme.example;\n", NULL, NULL},
    {"From: undisclosed:;\n", NULL, NULL},
    {"From: <@evil.example:ann@acme.example>\n", NULL, NULL},
    {"From: <@evil.example,@b.example:ann@acme.example>\n", NULL, NULL},
    /* Two readings. */
    {"From: <ann@acme.example> <eve@evil.example>\n", NULL, NULL},
    {"From: <ann@acme.example> eve@evil.example\n", NULL, NULL},
    {"From: eve@evil.example <ann@acme.example>\n", NULL, NULL},
    {"From: ann@acme.example eve@evil.example\n", NULL, NULL},
    {"From: <ann@acme.example\n", NULL, NULL},
    {"From: ann@acme.example>\n", NULL, NULL},
    {"From: \"Ann <ann@acme.example>\n", NULL, NULL},
    {"From: (Ann ann@acme.example\n", NULL, NULL},
    {"From: ann(x)@acme.example\n", NULL, NULL},
    {"From: ann @acme.example\n", NULL, NULL},
    {"From: \"ann\"@acme.example\n", NULL, NULL},
    {"From: ann@[192.0.2.1]\n", NULL, NULL},
    {"From: ann@acme.example\\\n", NULL, NULL},
    /* The name says Ann, the address does not. */
    {"From: \"ann@acme.example\" <eve@evil.example>\n", "eve@evil.example", NULL},
    {"From: =?utf-8?q?ann=40acme.example?= <eve@evil.example>\n", "eve@evil.example", NULL},
    {"From: =?utf-8?q?=3Cann=40acme.example=3E?= <eve@evil.example>\n", "eve@evil.example", NULL},
    {"From: ann@acme.example.evil.example\n", "ann@acme.example.evil.example", NULL},
    {"From: =?utf-8?q?ann=40acme.example?=\n", NULL, NULL},
    /* Sender. */
    {"From: ann@acme.example\nSender: Ann <ANN@acme.example>\n", ANN, NULL},
    {"From: ann@acme.example\nSender: eve@evil.example\n", ANN, "eve@evil.example"},
    {"From: ann@acme.example\nSender:\n", ANN, ""},
    {"From: ann@acme.example\nSender: a@b.example, c@d.example\n", ANN, ""},
    {"From: ann@acme.example\nSender: ann@acme.example\nSender: ann@acme.example\n", ANN, ""},
};

static void test_authors(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(authors); i++) {
        struct mail_head *head = read_head(authors[i].head);
        g_test_message("%s", authors[i].head);
        g_assert_cmpstr(head->from, ==, authors[i].from);
        g_assert_cmpstr(head->sender, ==, authors[i].sender);
        mail_head_free(head);
    }
}

static void test_nul_hides_nothing(void)
{
    static const char mail[] = "From: ann@acme.example\0.evil.example\n\nHello\n";
    struct mail_head *head = mail_head_read((const guint8 *)mail, sizeof mail - 1);
    g_assert_null(head->from);
    mail_head_free(head);
}

/* What stands beyond the last field that is looked at might be a second From. */
static void test_endless_head(void)
{
    g_autoptr(GString) text = g_string_new("From: ann@acme.example\n");
    for (guint i = 0; i < MAIL_MAX_FIELDS; i++)
        g_string_append(text, "X-Pad: 1\n");
    struct mail_head *head = read_head(text->str);
    g_assert_null(head->from);
    mail_head_free(head);
}

static void test_shown(void)
{
    struct mail_head *head =
        read_head("From: =?utf-8?q?Zo=C3=AB?= <zoe@a.example>\nFrom: eve@evil.example\n");
    g_assert_cmpstr(head->from_text, ==, "Zoë <zoe@a.example> / eve@evil.example");
    mail_head_free(head);
}

static void test_way(void)
{
    struct mail_head *head =
        read_head("Authentication-Results: in.acme.example; spf=pass smtp.mailfrom=acme.example\n"
                  "Received: from mx by IMAP.acme.example (Dovecot) with LMTP; Mon, 23 Nov 2026\n"
                  "Authentication-Results: MX.acme.example; dmarc=pass header.from=acme.example\n"
                  "Authentication-Results: mx.acme.example; dmarc=pass header.from=evil.example\n"
                  "Received: from x by fake (by commented (x) by\n\tmx.acme.example; date\n"
                  "Received: from a (by b) by (c) mx.acme.example with ESMTP\n"
                  "From: ann@acme.example\n"
                  "Authentication-Results: other; dmarc=fail\n");
    const char *const by[] = {"imap.acme.example", "fake", "mx.acme.example", NULL};
    g_assert_true(g_strv_equal((const char *const *)head->received_by, by));
    const struct mail_voucher wanted[] = {
        {(char *)"mx.acme.example", 1, TRUE},
        {(char *)"mx.acme.example", 1, FALSE},
        {(char *)"other", 3, FALSE},
    };
    g_assert_cmpuint(head->vouchers->len, ==, G_N_ELEMENTS(wanted));
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        const struct mail_voucher *found = &g_array_index(head->vouchers, struct mail_voucher, i);
        g_assert_cmpstr(found->authserv, ==, wanted[i].authserv);
        g_assert_cmpuint(found->received_above, ==, wanted[i].received_above);
        g_assert_cmpint(found->aligned, ==, wanted[i].aligned);
    }
    mail_head_free(head);
}

/* A greeting with `by' in it comes before the true host, and does not hide it. */
static void test_greeting(void)
{
    struct mail_head *head = read_head("Received: from x by fake by mx.acme.example with SMTP\n");
    g_assert_cmpstr(head->received_by[0], ==, "fake mx.acme.example");
    mail_head_free(head);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/author/table", test_authors);
    g_test_add_func("/author/nul", test_nul_hides_nothing);
    g_test_add_func("/author/endless-head", test_endless_head);
    g_test_add_func("/author/shown", test_shown);
    g_test_add_func("/author/way", test_way);
    g_test_add_func("/author/greeting", test_greeting);
    return g_test_run();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wire: what goes in comes out, and nothing else is taken. */
#include "muster/mail/wire.h"

#include <string.h>

static const char mail[] =
    "From: Ann Lee <ann@example.com>\nMessage-ID: <1@example.com>\nSubject: Re: Check-in\n"
    "To: check@example.org\nIn-Reply-To: <a@example.org>\nSender: bob@example.com\n"
    "Received: from a by mx.example.org\n"
    "Authentication-Results: mx.example.org; dmarc=pass header.from=example.com\n\n"
    "1. Fixed the login page\n2. The invoices\n";

static const char *const labels[] = {"done", "erledigt", NULL};
static const struct asked_question questions[] = {
    {.kind = "list", .prompt = "What did you get done?", .labels = labels},
    {.kind = "text", .prompt = "What will you do next?", .labels = labels + 2},
};
static const struct asked asked = {.line_each = TRUE,
                                   .questions = questions,
                                   .n_questions = 2,
                                   .text =
                                       "1. What did you get done?\n\n2. What will you do next?\n"};

static void test_head(void)
{
    struct mail_head *head = mail_head_read((const guint8 *)mail, strlen(mail));
    g_autoptr(GBytes) frame = wire_head_pack(head);
    struct mail_head *other = wire_head_unpack(frame);
    g_assert_nonnull(other);
    g_assert_cmpint(other->kind, ==, head->kind);
    g_assert_cmpstr(other->from, ==, "ann@example.com");
    g_assert_cmpstr(other->from_name, ==, "Ann Lee");
    g_assert_cmpstr(other->message_id, ==, "1@example.com");
    g_assert_cmpstr(other->subject, ==, "Re: Check-in");
    g_assert_cmpstr(other->references[0], ==, "a@example.org");
    g_assert_cmpstr(other->recipients[0], ==, "check@example.org");
    g_assert_null(other->auto_why);
    g_assert_cmpstr(other->from_text, ==, "Ann Lee <ann@example.com>");
    g_assert_cmpstr(other->sender, ==, "bob@example.com");
    g_assert_cmpstr(other->received_by[0], ==, "mx.example.org");
    g_assert_cmpuint(other->vouchers->len, ==, 1);
    const struct mail_voucher *voucher = &g_array_index(other->vouchers, struct mail_voucher, 0);
    g_assert_cmpstr(voucher->authserv, ==, "mx.example.org");
    g_assert_cmpuint(voucher->received_above, ==, 1);
    g_assert_true(voucher->aligned);
    g_assert_cmpmem(other->hash, sizeof other->hash, head->hash, sizeof head->hash);
    mail_head_free(head);
    mail_head_free(other);
}

static void test_description(void)
{
    struct description *description = mail_understand((const guint8 *)mail, strlen(mail), &asked);
    g_autoptr(GBytes) frame = wire_description_pack(description);
    struct description *other = wire_description_unpack(frame);
    g_assert_nonnull(other);
    g_assert_cmpstr(other->text, ==, description->text);
    g_assert_cmpstr(other->unplaced, ==, description->unplaced);
    g_assert_cmpstr(other->source, ==, description->source);
    g_assert_cmpuint(other->answers->len, ==, 2);
    const struct answer *answer = g_ptr_array_index(other->answers, 1);
    g_assert_cmpuint(answer->question, ==, 2);
    g_assert_cmpstr(answer->text, ==, "The invoices");
    description_free(description);
    description_free(other);
}

static void test_reaction(void)
{
    static const char reply[] = "From: ann@example.com\n\n+1\n";
    struct description *description = mail_understand((const guint8 *)reply, strlen(reply), NULL);
    g_autoptr(GBytes) frame = wire_description_pack(description);
    struct description *other = wire_description_unpack(frame);
    g_assert_cmpstr(description->reaction, ==, "👍");
    g_assert_cmpstr(other->reaction, ==, description->reaction);
    description_free(description);
    description_free(other);
}

static void test_asked(void)
{
    g_autoptr(GBytes) frame = wire_asked_pack(&asked);
    struct asked_box *box = wire_asked_unpack(frame);
    g_assert_nonnull(box->asked);
    g_assert_cmpuint(box->asked->n_questions, ==, 2);
    g_assert_cmpstr(box->asked->questions[0].kind, ==, "list");
    g_assert_cmpstr(box->asked->questions[0].labels[1], ==, "erledigt");
    g_assert_null(box->asked->questions[1].labels[0]);
    g_assert_cmpstr(box->asked->text, ==, asked.text);
    g_assert_true(box->asked->line_each);
    asked_box_free(box);

    g_autoptr(GBytes) nothing = wire_asked_pack(NULL);
    box = wire_asked_unpack(nothing);
    g_assert_null(box->asked);
    asked_box_free(box);
}

/* A whole team may be blocked for years: their manager's mail is read all the same. */
static void test_many_open_items(void)
{
    enum { MANY = 20000 };
    g_autofree guint32 *numbers = g_new(guint32, MANY);
    for (guint i = 0; i < MANY; i++)
        numbers[i] = i + 1;
    const struct asked blocked = {.open_items = numbers, .n_open_items = MANY};
    g_autoptr(GBytes) frame = wire_asked_pack(&blocked);
    struct asked_box *box = wire_asked_unpack(frame);
    g_assert_nonnull(box);
    g_assert_cmpuint(box->asked->open_items[box->asked->n_open_items - 1], ==, MANY);
    asked_box_free(box);
}

/* What came with kinds of questions. */
static void test_kinds(void)
{
    static const char *const choices[] = {"Büro", "Zuhause", NULL}, *const values[] = {
                                                                        "office", "home", NULL};
    static const char *const items[] = {"the export", NULL};
    static const struct asked_question kinds[] = {
        {.kind = "choice", .prompt = "Where?", .choices = choices, .values = values},
        {.kind = "list", .prompt = "Done?", .items = items},
        {.kind = "list", .prompt = "Next?"}};
    const struct asked all = {.questions = kinds, .n_questions = 3, .language = "de"};
    g_autoptr(GBytes) frame = wire_asked_pack(&all);
    struct asked_box *box = wire_asked_unpack(frame);
    g_assert_cmpstr(box->asked->language, ==, "de");
    g_assert_cmpstr(box->asked->questions[0].choices[1], ==, "Zuhause");
    g_assert_cmpstr(box->asked->questions[0].values[1], ==, "home");
    g_assert_cmpstr(box->asked->questions[1].items[0], ==, "the export");
    g_assert_null(box->asked->questions[2].items[0]);
    static const char reply[] = "From: ann@example.com\n\n1. zu\n2. x the export\n3. same\n";
    struct description *description =
        mail_understand((const guint8 *)reply, strlen(reply), box->asked);
    g_autoptr(GBytes) answer = wire_description_pack(description);
    struct description *other = wire_description_unpack(answer);
    g_assert_cmpuint(other->answers->len, ==, 3);
    g_assert_cmpstr(((struct answer *)other->answers->pdata[0])->value, ==, "home");
    g_assert_null(((struct answer *)other->answers->pdata[1])->value);
    g_assert_true(((struct answer *)other->answers->pdata[2])->same);
    g_assert_false(other->skips);
    description_free(description);
    description_free(other);
    asked_box_free(box);
}

/* Each frame with one byte changed, or cut short, is either taken with all promises kept, or not
 * taken. */
static void test_damaged(void)
{
    struct description *description = mail_understand((const guint8 *)mail, strlen(mail), &asked);
    g_autoptr(GBytes) frame = wire_description_pack(description);
    description_free(description);
    gsize length;
    const guint8 *bytes = g_bytes_get_data(frame, &length);
    guint refused = 0;
    for (gsize i = 0; i < length; i++) {
        g_autofree guint8 *copy = g_memdup2(bytes, length);
        copy[i] ^= 0x80 | (guint8)(i * 7);
        g_autoptr(GBytes) changed = g_bytes_new(copy, length);
        g_autoptr(GBytes) cut = g_bytes_new(copy, i);
        struct description *other = wire_description_unpack(changed);
        refused += other == NULL;
        if (other != NULL) {
            g_assert_true(g_utf8_validate(other->text, -1, NULL));
            g_assert_cmpint(other->head.kind, <=, MAIL_OTHER);
        }
        description_free(other);
        description_free(wire_description_unpack(cut));
        mail_head_free(wire_head_unpack(changed));
        asked_box_free(wire_asked_unpack(changed));
    }
    g_assert_cmpuint(refused, >, length / 10);
}

/* What a head claims must be what a head may say. */
static void test_lies(void)
{
    struct mail_head *head = mail_head_read((const guint8 *)mail, strlen(mail));
    static const struct {
        enum mail_kind kind;
        const char *why, *until, *class;
        gboolean taken;
    } cases[] = {
        {MAIL_AUTO, "vacation", "2026-12-01", NULL, TRUE},
        {MAIL_AUTO, "holiday", NULL, NULL, FALSE},
        {MAIL_AUTO, NULL, NULL, NULL, FALSE},
        {MAIL_AUTO, "vacation", "tomorrow!", NULL, FALSE},
        {MAIL_BOUNCE, NULL, NULL, "hard", TRUE},
        {MAIL_BOUNCE, NULL, NULL, NULL, FALSE},
        {MAIL_OTHER + 1, NULL, NULL, NULL, FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        head->kind = cases[i].kind;
        head->auto_why = (char *)cases[i].why;
        head->away_until = (char *)cases[i].until;
        head->bounce_class = (char *)cases[i].class;
        g_autoptr(GBytes) frame = wire_head_pack(head);
        struct mail_head *other = wire_head_unpack(frame);
        g_assert_true((other != NULL) == cases[i].taken);
        mail_head_free(other);
    }
    head->auto_why = head->away_until = head->bounce_class = NULL;
    mail_head_free(head);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/wire/head", test_head);
    g_test_add_func("/wire/description", test_description);
    g_test_add_func("/wire/reaction", test_reaction);
    g_test_add_func("/wire/asked", test_asked);
    g_test_add_func("/wire/many-open-items", test_many_open_items);
    g_test_add_func("/wire/kinds", test_kinds);
    g_test_add_func("/wire/damaged", test_damaged);
    g_test_add_func("/wire/lies", test_lies);
    return g_test_run();
}

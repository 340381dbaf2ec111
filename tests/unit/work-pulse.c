/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pulse keeps of its answers: nothing of their order; and of its tickets: nothing of whose
 * they were. */
#include <string.h>

#include "muster/work/token.h"
#include "work/pulse/box.h"
#include "work/pulse/ticket.h"

enum { ANSWERS = 7 };

static void key_of(guint answer, guint8 key_r[static BOX_KEY_OCTETS])
{
    for (guint i = 0; i < BOX_KEY_OCTETS; i++)
        key_r[i] = (guint8)((answer * 97 + i * 31) * 7);
}

static GBytes *put(GBytes *box, guint answer, const char *text)
{
    guint8 key[BOX_KEY_OCTETS];
    g_autoptr(GArray) said = boxed_new();
    key_of(answer, key);
    boxed_add(said, 1, text, "4");
    boxed_add(said, 0, text, NULL);
    GBytes *after = box_put(box, key, said);
    g_clear_pointer(&box, g_bytes_unref);
    return after;
}

/* A box into which all answers were put in ORDER, some of them twice. Caller unrefs. */
static GBytes *box_of(const guint order[static ANSWERS])
{
    GBytes *box = NULL;
    for (guint i = 0; i < ANSWERS; i++) {
        g_autofree char *text = g_strdup_printf("answer %u", order[i]);
        if (order[i] % 2 == 0)
            box = put(box, order[i], "a first thought, which was longer");
        box = put(box, order[i], text);
    }
    return box;
}

static void keeps_no_order(void)
{
    guint order[ANSWERS];
    for (guint i = 0; i < ANSWERS; i++)
        order[i] = i;
    g_autoptr(GBytes) first = box_of(order);
    for (guint turn = 0; turn < 50; turn++) {
        guint one = g_test_rand_int_range(0, ANSWERS), other = g_test_rand_int_range(0, ANSWERS);
        guint kept = order[one];
        order[one] = order[other];
        order[other] = kept;
        g_autoptr(GBytes) box = box_of(order);
        g_assert_true(g_bytes_equal(box, first));
    }
}

static void keeps_words(void)
{
    static const guint order[ANSWERS] = {3, 1, 4, 0, 6, 5, 2};
    g_autoptr(GBytes) box = box_of(order);
    g_autoptr(GPtrArray) answers = box_open(box);
    g_assert_cmpuint(answers->len, ==, ANSWERS);
    for (guint i = 0; i < ANSWERS; i++) {
        const GArray *said = answers->pdata[i];
        const struct boxed *one = &g_array_index(said, struct boxed, 0);
        g_assert_cmpuint(said->len, ==, 2);
        g_assert_true(g_str_has_prefix(one->text, "answer "));
        g_assert_cmpstr(one->value, ==, "4");
        g_assert_null(g_array_index(said, struct boxed, 1).value);
    }
    g_autoptr(GPtrArray) none = box_open(NULL);
    g_assert_cmpuint(none->len, ==, 0);
}

static void survives_garbage(void)
{
    for (guint n = 0; n < 200; n++) {
        guint8 octets[64];
        for (guint i = 0; i < sizeof octets; i++)
            octets[i] = (guint8)g_test_rand_int();
        g_autoptr(GBytes) box = g_bytes_new(octets, n % sizeof octets);
        g_ptr_array_unref(box_open(box));
        g_autoptr(GBytes) more = put(g_bytes_ref(box), 1, "one");
        g_assert_nonnull(more);
    }
}

static void cuts_whole_letters(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < BOX_TEXT_MAX + 10)
        g_string_append(text, "あ");
    g_autoptr(GArray) said = boxed_new();
    boxed_add(said, 1, text->str, NULL);
    const char *kept = g_array_index(said, struct boxed, 0).text;
    g_assert_cmpuint(strlen(kept), <=, BOX_TEXT_MAX);
    g_assert_true(g_utf8_validate(kept, -1, NULL));
}

static void tickets_differ(void)
{
    g_autoptr(GHashTable) keys =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    for (guint i = 0; i < 5000; i++) {
        struct token token;
        struct ticket ticket;
        ticket_make(77, (int)(i % 16), &token);
        g_assert_true(ticket_read(&token, &ticket));
        g_assert_cmpint(ticket.pulse, ==, 77);
        g_assert_cmpint(ticket.place, ==, i % 16);
        g_assert_true(g_hash_table_add(keys, g_bytes_new(ticket.key, sizeof ticket.key)));
    }
    const struct token other = {.kind = TOKEN_REPLY, .mail = 77};
    struct ticket ticket;
    g_assert_false(ticket_read(&other, &ticket));
}

/* A wording may be one person's: what is stored does not tell it. */
static void keys_hide_the_wording(void)
{
    struct token token;
    struct ticket one, other;
    ticket_make(77, 3, &token);
    g_assert_true(ticket_read(&token, &one));
    token.person ^= 5u << 20;
    g_assert_true(ticket_read(&token, &other));
    g_assert_cmpint(one.place, !=, other.place);
    g_assert_cmpmem(one.key, sizeof one.key, other.key, sizeof other.key);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pulse/box/order", keeps_no_order);
    g_test_add_func("/pulse/box/words", keeps_words);
    g_test_add_func("/pulse/box/garbage", survives_garbage);
    g_test_add_func("/pulse/box/letters", cuts_whole_letters);
    g_test_add_func("/pulse/ticket/differ", tickets_differ);
    g_test_add_func("/pulse/ticket/wording", keys_hide_the_wording);
    return g_test_run();
}

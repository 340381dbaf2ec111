/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box is a GVariant: its answers in the order of their keys, which are digests, and so random. */
#include "work/pulse/box.h"

#include <string.h>

#define ANSWER_TYPE "(aya(uss))"
#define BOX_TYPE "a" ANSWER_TYPE

static void boxed_clear(gpointer data)
{
    struct boxed *boxed = data;
    g_free(boxed->text);
    g_free(boxed->value);
}

GArray *boxed_new(void)
{
    GArray *answer = g_array_new(FALSE, FALSE, sizeof(struct boxed));
    g_array_set_clear_func(answer, boxed_clear);
    return answer;
}

/* Whole characters. */
static char *text_cut(const char *text)
{
    if (strlen(text) <= BOX_TEXT_MAX)
        return g_strdup(text);
    return g_strndup(text, (gsize)(g_utf8_find_prev_char(text, text + BOX_TEXT_MAX) - text));
}

void boxed_add(GArray *answer, guint question, const char *text, const char *value)
{
    const struct boxed boxed = {question, text_cut(text), g_strdup(value)};
    g_array_append_val(answer, boxed);
}

/* Caller unrefs. */
static GVariant *box_variant(GBytes *box)
{
    if (box == NULL)
        return g_variant_ref_sink(g_variant_new_array(G_VARIANT_TYPE(ANSWER_TYPE), NULL, 0));
    return g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(BOX_TYPE), box, FALSE));
}

static GVariant *answer_variant(const guint8 *key, const GArray *answer)
{
    GVariantBuilder texts;
    g_variant_builder_init(&texts, G_VARIANT_TYPE("a(uss)"));
    for (guint i = 0; i < answer->len; i++) {
        const struct boxed *boxed = &g_array_index(answer, struct boxed, i);
        g_variant_builder_add(&texts, "(uss)", boxed->question, boxed->text,
                              boxed->value != NULL ? boxed->value : "");
    }
    return g_variant_new("(@aya(uss))",
                         g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, key, BOX_KEY_OCTETS, 1),
                         &texts);
}

static int key_compare(GVariant *answer, const guint8 *key)
{
    gsize n;
    g_autoptr(GVariant) own = g_variant_get_child_value(answer, 0);
    const guint8 *octets = g_variant_get_fixed_array(own, &n, 1);
    return n == BOX_KEY_OCTETS ? memcmp(octets, key, BOX_KEY_OCTETS) : -1;
}

GBytes *box_put(GBytes *box, const guint8 key[static BOX_KEY_OCTETS], const GArray *answer)
{
    g_autoptr(GVariant) before = box_variant(box);
    GVariantBuilder after;
    gboolean put = FALSE;
    g_variant_builder_init(&after, G_VARIANT_TYPE(BOX_TYPE));
    for (gsize i = 0; i < g_variant_n_children(before); i++) {
        g_autoptr(GVariant) other = g_variant_get_child_value(before, i);
        int order = key_compare(other, key);
        if (order >= 0 && !put)
            g_variant_builder_add_value(&after, answer_variant(key, answer));
        put |= order >= 0;
        if (order != 0)
            g_variant_builder_add_value(&after, other);
    }
    if (!put)
        g_variant_builder_add_value(&after, answer_variant(key, answer));
    g_autoptr(GVariant) whole = g_variant_ref_sink(g_variant_builder_end(&after));
    return g_variant_get_data_as_bytes(whole);
}

static GArray *answer_read(GVariant *answer)
{
    GArray *texts = boxed_new();
    g_autoptr(GVariant) list = g_variant_get_child_value(answer, 1);
    GVariantIter each;
    guint question;
    const char *text, *value;
    g_variant_iter_init(&each, list);
    while (g_variant_iter_next(&each, "(u&s&s)", &question, &text, &value))
        boxed_add(texts, question, text, *value != '\0' ? value : NULL);
    return texts;
}

GPtrArray *box_open(GBytes *box)
{
    GPtrArray *answers = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GVariant) variant = box_variant(box);
    for (gsize i = 0; i < g_variant_n_children(variant); i++) {
        g_autoptr(GVariant) answer = g_variant_get_child_value(variant, i);
        g_ptr_array_add(answers, answer_read(answer));
    }
    return answers;
}

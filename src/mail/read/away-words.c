/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splitting and looking up. The table is indexed once and kept for the life of the process; no
 * answer depends on that. */
#include "mail/read/away-words.h"

#include <string.h>

static gboolean is_letter_word(gunichar c)
{
    GUnicodeScript script = g_unichar_get_script(c);
    return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
           script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL;
}

static gunichar plain_mark(gunichar c)
{
    switch (c) {
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2212:
    case 0x301c: /* wave dash */
    case 0xff5e:
    case '~':
        return '-';
    case 0x2019: /* apostrophe */
    case 0x02bc:
        return '\'';
    case 0xff08:
        return '(';
    case 0xff09:
        return ')';
    case 0x3002: /* ideographic full stop */
    case 0xff01:
    case '!':
    case '?':
        return '!';
    default:
        return c;
    }
}

static const char *take_number(const char *at, struct away_bit *bit)
{
    for (; g_unichar_digit_value(g_utf8_get_char(at)) >= 0; at = g_utf8_next_char(at)) {
        bit->number =
            MIN(bit->number * 10 + (guint)g_unichar_digit_value(g_utf8_get_char(at)), 99999);
        bit->digits++;
    }
    return at;
}

static const char *take_word(const char *at, struct away_bit *bit)
{
    const char *start = at;
    if (is_letter_word(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    else
        while (g_unichar_isalpha(g_utf8_get_char(at)) && !is_letter_word(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
    bit->word = g_strndup(start, (gsize)(at - start));
    return at;
}

static void bit_clear(gpointer data)
{
    g_free(((struct away_bit *)data)->word);
}

static GArray *split(const char *text, guint limit)
{
    GArray *bits = g_array_new(FALSE, TRUE, sizeof(struct away_bit));
    g_array_set_clear_func(bits, bit_clear);
    for (const char *at = text; *at != '\0' && bits->len < limit;) {
        gunichar c = g_utf8_get_char(at);
        struct away_bit bit = {0};
        if (g_unichar_isspace(c) && c != '\n') {
            at = g_utf8_next_char(at);
            continue;
        }
        if (g_unichar_digit_value(c) >= 0) {
            at = take_number(at, &bit);
        } else if (g_unichar_isalpha(c)) {
            at = take_word(at, &bit);
        } else {
            bit.mark = plain_mark(c);
            at = g_utf8_next_char(at);
        }
        g_array_append_val(bits, bit);
    }
    return bits;
}

static gboolean same(const struct away_bit *one, const struct away_bit *other)
{
    if (one->word != NULL && other->word != NULL)
        return strcmp(one->word, other->word) == 0;
    return one->word == other->word && one->mark == other->mark && one->number == other->number;
}

/* One row of the table, split like a text. */
struct phrase {
    const struct away_row *row;
    GArray *bits;
};

static void phrase_free(gpointer data)
{
    struct phrase *phrase = data;
    g_array_unref(phrase->bits);
    g_free(phrase);
}

static void phrases_free(gpointer data)
{
    g_ptr_array_unref(data);
}

/* Phrases by their first word; each starts with one. */
static GHashTable *index_build(void)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, phrases_free);
    for (const struct away_row *row = away_rows; row->phrase[0] != '\0'; row++) {
        struct phrase *phrase = g_new0(struct phrase, 1);
        *phrase = (struct phrase){row, split(row->phrase, G_MAXUINT)};
        const struct away_bit *first = (const struct away_bit *)(void *)phrase->bits->data;
        GPtrArray *others = g_hash_table_lookup(index, first->word);
        if (others == NULL) {
            others = g_ptr_array_new_with_free_func(phrase_free);
            g_hash_table_insert(index, g_strdup(first->word), others);
        }
        g_ptr_array_add(others, phrase);
    }
    return index;
}

static GHashTable *index_get(void)
{
    static gsize index;
    if (g_once_init_enter(&index))
        g_once_init_leave(&index, (gsize)index_build());
    return (GHashTable *)index;
}

static gboolean phrase_matches(const struct phrase *phrase, const GArray *bits, guint at)
{
    if (phrase->bits->len > bits->len - at)
        return FALSE;
    for (guint i = 0; i < phrase->bits->len; i++)
        if (!same(&g_array_index(phrase->bits, struct away_bit, i),
                  &g_array_index(bits, struct away_bit, at + i)))
            return FALSE;
    return TRUE;
}

static void note(GArray *bits, guint at, const struct phrase *phrase)
{
    struct away_bit *first = &g_array_index(bits, struct away_bit, at);
    struct away_bit *last = &g_array_index(bits, struct away_bit, at + phrase->bits->len - 1);
    first->starts |= phrase->row->class;
    last->ends |= phrase->row->class;
    if (phrase->row->class == AWAY_MONTH)
        first->month = phrase->row->number;
    if (phrase->row->class == AWAY_WEEKDAY && phrase->bits->len >= first->weekday_bits) {
        first->weekday = phrase->row->number;
        first->weekday_bits = (guint8)phrase->bits->len;
    }
}

GArray *away_bits_read(const char *text, guint limit)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    g_autofree char *composed = g_utf8_normalize(lower, -1, G_NORMALIZE_NFC);
    GHashTable *index = index_get();
    GArray *bits = split(composed, limit);
    for (guint i = 0; i < bits->len; i++) {
        const char *word = g_array_index(bits, struct away_bit, i).word;
        GPtrArray *phrases = word != NULL ? g_hash_table_lookup(index, word) : NULL;
        for (guint j = 0; phrases != NULL && j < phrases->len; j++)
            if (phrase_matches(g_ptr_array_index(phrases, j), bits, i))
                note(bits, i, g_ptr_array_index(phrases, j));
    }
    return bits;
}

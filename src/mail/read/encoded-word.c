/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ours, so that the charsets of words are those of bodies (charset.h): GMime would ask iconv for
 * any name a mail says. */
#include "mail/read/encoded-word.h"

#include "mail/read/charset.h"
#include "mail/read/slice.h"

enum {
    CHARSET_NAME_MAX = 40,
    WORD_MAX =
        /* RFC 2047 allows 75, clients do not; bounds the search for an end that is not there */
    4096,
};

struct encoded {
    struct slice charset; /* without the language */
    char coding;          /* 'b' or 'q' */
    struct slice data;
    gsize length; /* of the whole word */
};

/* What has been decoded and waits for the next word: it may hold half a character. */
struct pending {
    GString *bytes;
    char charset[CHARSET_NAME_MAX + 1];
};

static gboolean word_read(struct slice text, struct encoded *word_r)
{
    if (!slice_starts(text, "=?"))
        return FALSE;
    struct slice rest = slice_from(slice_head(text, WORD_MAX), 2);
    struct slice charset = slice_head(rest, slice_find(rest, '?'));
    rest = slice_from(rest, charset.length + 1);
    if (rest.length < 4 || charset.length == 0 || charset.length > CHARSET_NAME_MAX ||
        rest.at[1] != '?')
        return FALSE;
    word_r->coding = g_ascii_tolower(rest.at[0]);
    rest = slice_from(rest, 2);
    const char *end = memmem(rest.at, rest.length, "?=", 2);
    if (end == NULL || (word_r->coding != 'b' && word_r->coding != 'q'))
        return FALSE;
    word_r->charset = slice_head(charset, slice_find(charset, '*'));
    word_r->data = slice_head(rest, (gsize)(end - rest.at));
    word_r->length = (gsize)(end + 2 - text.at);
    return TRUE;
}

static void decode_q(struct slice data, GString *out)
{
    for (gsize i = 0; i < data.length; i++) {
        char byte = data.at[i];
        if (byte == '=' && i + 2 < data.length && g_ascii_isxdigit(data.at[i + 1]) &&
            g_ascii_isxdigit(data.at[i + 2])) {
            byte = (char)(g_ascii_xdigit_value(data.at[i + 1]) * 16 +
                          g_ascii_xdigit_value(data.at[i + 2]));
            i += 2;
        } else if (byte == '_') {
            byte = ' ';
        }
        g_string_append_c(out, byte);
    }
}

static void decode_b(struct slice data, GString *out)
{
    int state = 0;
    guint save = 0;
    gsize before = out->len;
    g_string_set_size(out, before + data.length / 4 * 3 + 3);
    gsize written =
        g_base64_decode_step(data.at, data.length, (guchar *)out->str + before, &state, &save);
    g_string_truncate(out, before + written);
}

static void pending_flush(struct pending *pending, GString *out)
{
    if (pending->bytes->len == 0)
        return;
    g_autofree char *utf8 = charset_to_utf8(
        (struct slice){pending->bytes->str, pending->bytes->len}, pending->charset, NULL);
    g_string_append(out, utf8);
    g_string_truncate(pending->bytes, 0);
}

static void pending_add(struct pending *pending, const struct encoded *word, GString *out)
{
    if (!slice_equals(word->charset, pending->charset)) {
        pending_flush(pending, out);
        memcpy(pending->charset, word->charset.at, word->charset.length);
        pending->charset[word->charset.length] = '\0';
    }
    if (word->coding == 'b')
        decode_b(word->data, pending->bytes);
    else
        decode_q(word->data, pending->bytes);
}

/* The blanks at the start of TEXT, when an encoded word follows them: between two words they mean
 * nothing. */
static gsize blanks_before_word(struct slice text)
{
    gsize blanks = 0;
    struct encoded word;
    while (blanks < text.length && slice_is_blank(text.at[blanks]))
        blanks++;
    return word_read(slice_from(text, blanks), &word) ? blanks : 0;
}

char *encoded_words_decode(const char *text)
{
    g_autoptr(GString) out = g_string_sized_new(strlen(text) + 1);
    struct pending pending = {.bytes = g_string_new(NULL)};
    struct slice rest = slice_of(text);
    while (rest.length > 0) {
        struct encoded word;
        if (word_read(rest, &word)) {
            pending_add(&pending, &word, out);
            rest = slice_from(rest, word.length);
            rest = slice_from(rest, blanks_before_word(rest));
            continue;
        }
        pending_flush(&pending, out);
        struct slice plain = slice_head(rest, 1 + slice_find(slice_from(rest, 1), '='));
        g_string_append_len(out, plain.at, (gssize)plain.length);
        rest = slice_from(rest, plain.length);
    }
    pending_flush(&pending, out);
    g_string_free(pending.bytes, TRUE);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

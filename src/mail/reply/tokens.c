/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tokens.c - splits text into words and folds them
 *
 * Folding is what mail clients and people make equal: "Envoyé" and "Envoye", decomposed accents of
 * macOS, full-width Latin of Japanese input methods, Arabic digits, bidi marks that phones add
 * around names.
 */
#include "mail/reply/tokens.h"

enum char_kind {
    CHAR_BREAK,  /* ends a word */
    CHAR_WORD,   /* belongs to one */
    CHAR_ALONE,  /* is one */
    CHAR_SILENT, /* does not count at all */
};

static const guint64 hash_basis = G_GUINT64_CONSTANT(0xcbf29ce484222325);
static const guint64 hash_prime = G_GUINT64_CONSTANT(0x100000001b3);

struct range {
    gunichar first, last;
};

static gboolean in_ranges(gunichar c, const struct range *ranges, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last)
            return TRUE;
    }
    return FALSE;
}

static gboolean char_is_silent(gunichar c)
{
    static const struct range silent[] = {
        {0xad, 0xad},     {0x640, 0x640},   {0x200b, 0x200f}, {0x202a, 0x202e},   {0x2060, 0x2069},
        {0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0x300, 0x36f},   {0x1f3fb, 0x1f3ff},
    };
    return in_ranges(c, silent, G_N_ELEMENTS(silent)) || g_unichar_ismark(c);
}

/* Scripts without blanks between words: each character is taken as a word. */
static gboolean char_is_ideograph(gunichar c)
{
    static const struct range alone[] = {
        {0x2e80, 0x2fdf}, {0x3005, 0x3007}, {0x3041, 0x30fa},   {0x30fc, 0x30ff},
        {0x3400, 0x9fff}, {0xf900, 0xfaff}, {0x20000, 0x3ffff},
    };
    return in_ranges(c, alone, G_N_ELEMENTS(alone));
}

/* "2026년 11월": Korean writes the unit right behind the number. */
static gboolean char_is_hangul(gunichar c)
{
    return c >= 0xac00 && c <= 0xd7a3;
}

/* The base letter, without accents; Hangul is left whole. */
static gunichar char_fold(gunichar c)
{
    if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
    int digit = c > 0x7f ? g_unichar_digit_value(c) : -1;
    if (digit >= 0)
        return '0' + (gunichar)digit;
    c = g_unichar_tolower(c);
    gunichar base, mark;
    while (!char_is_hangul(c) && g_unichar_decompose(c, &base, &mark) && base != c)
        c = base;
    return c == 0x3c2 ? 0x3c3 : c; /* the final sigma is a sigma */
}

/* Most letters beyond ASCII that mail has are below U+0600; what they fold to is worked out once.
 */
enum { FOLDED_MAX = 0x600 };

struct folding {
    guint16 folded[FOLDED_MAX];
    guint8 kind[FOLDED_MAX];
    guint8 strange[256]; /* octets: 1 is a digit, which may begin a number; 2 is beyond ASCII */
};

static enum char_kind char_classify(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalnum((char)c) ? CHAR_WORD : CHAR_BREAK;
    if (char_is_silent(c))
        return CHAR_SILENT;
    if (char_is_ideograph(c))
        return CHAR_ALONE;
    if (g_unichar_isalnum(c))
        return CHAR_WORD;
    return g_unichar_type(c) == G_UNICODE_OTHER_SYMBOL ? CHAR_ALONE : CHAR_BREAK;
}

static const struct folding *folding_get(void)
{
    static struct folding table;
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        for (gunichar c = 0; c < FOLDED_MAX; c++) {
            table.kind[c] = (guint8)char_classify(c);
            table.folded[c] = (guint16)char_fold(c);
        }
        for (guint octet = 0; octet < G_N_ELEMENTS(table.strange); octet++)
            table.strange[octet] = octet >= 0x80 ? 2 : (guint8)g_ascii_isdigit((char)octet);
        g_once_init_leave(&ready, 1);
    }
    return &table;
}

static guint64 hash_char(guint64 hash, gunichar c)
{
    return (hash ^ c) * hash_prime;
}

/* Words on their way into an array: it is asked for room once for many. */
enum { BATCH = 64 };

struct batch {
    GArray *tokens;
    guint n;
    struct token waiting[BATCH];
};

static void batch_flush(struct batch *batch)
{
    if (batch->n > 0)
        g_array_append_vals(batch->tokens, batch->waiting, batch->n);
    batch->n = 0;
}

/* Leaves room for one more. */
static void batch_put(struct batch *batch, const struct token *token)
{
    batch->waiting[batch->n++] = *token;
    if (batch->n == BATCH)
        batch_flush(batch);
}

/* Adds a folded character; a word stays a number as long as it has only digits. */
static void token_extend(struct token *token, gunichar c, gboolean first)
{
    token->hash = hash_char(token->hash, c);
    if (c < '0' || c > '9' || (!first && token->digits == 0)) {
        token->digits = 0;
        return;
    }
    guint value = token->number * 10u + (guint)(c - '0');
    token->number = (guint16)MIN(value, G_MAXUINT16);
    if (token->digits < G_MAXUINT8)
        token->digits++;
}

static gsize char_at(const char *text, gsize at, gunichar *c_r)
{
    guint8 octet = (guint8)text[at];
    *c_r = octet < 0x80 ? octet : g_utf8_get_char(text + at);
    return at + (octet < 0x80 ? 1 : (gsize)g_utf8_skip[octet]);
}

/* The word that begins at AT, where there is a character of it; returns where it ends. */
static gsize word_read(const struct folding *folding, const char *text, gsize at, gsize to,
                       struct token *token)
{
    *token = (struct token){.hash = hash_basis, .start = (guint32)at};
    for (gboolean first = TRUE; at < to; first = FALSE) {
        gunichar c;
        gsize next = char_at(text, at, &c);
        enum char_kind kind = c < FOLDED_MAX ? folding->kind[c] : char_classify(c);
        gboolean counted = token->digits > 0 && char_is_hangul(c);
        if (!first && (kind == CHAR_BREAK || kind == CHAR_ALONE || counted))
            break;
        if (kind != CHAR_SILENT)
            token_extend(token, c < FOLDED_MAX ? folding->folded[c] : char_fold(c), first);
        at = next;
        if (kind == CHAR_ALONE)
            break;
    }
    return at;
}

/* The words of ASCII from AT on that begin with a letter: most of most mails. No processor foresees
 * where a word ends, so no branch depends on it. Returns where something else begins. */
static gsize words_read(struct batch *batch, const struct folding *folding, const char *text,
                        gsize at, gsize to)
{
    gboolean inside = FALSE;
    guint32 start = (guint32)at;
    guint64 hash = hash_basis;
    for (; at < to; at++) {
        guint8 octet = (guint8)text[at];
        if (folding->strange[octet] > inside)
            return inside ? start : at;
        gboolean goes_on = folding->kind[octet] == CHAR_WORD;
        start = inside ? start : (guint32)at;
        batch->waiting[batch->n] = (struct token){.hash = hash, .start = start, .end = (guint32)at};
        batch->n += inside && !goes_on;
        if (batch->n == BATCH)
            batch_flush(batch);
        hash = hash_char(inside ? hash : hash_basis, folding->folded[octet]);
        inside = goes_on;
    }
    if (inside)
        batch_put(batch, &(struct token){.hash = hash, .start = start, .end = (guint32)at});
    return at;
}

void tokens_append(GArray *tokens, const char *text, gsize from, gsize to)
{
    const struct folding *folding = folding_get();
    struct batch batch;
    batch.tokens = tokens;
    batch.n = 0;
    for (gsize at = words_read(&batch, folding, text, from, to); at < to;
         at = words_read(&batch, folding, text, at, to)) {
        gunichar c;
        gsize next = char_at(text, at, &c);
        enum char_kind kind = c < FOLDED_MAX ? folding->kind[c] : char_classify(c);
        if (kind == CHAR_WORD || kind == CHAR_ALONE) {
            struct token token;
            next = word_read(folding, text, at, to, &token);
            token.end = (guint32)MIN(next, to);
            batch_put(&batch, &token);
        }
        at = next;
    }
    batch_flush(&batch);
}

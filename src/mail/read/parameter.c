/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads each piece once, then joins the continued ones (name*0*, name*1, ...) by their numbers. */
#include "mail/read/parameter.h"

#include <stdlib.h>

#include "mail/read/charset.h"
#include "mail/read/fields.h"

enum {
    PIECES_MAX = 100,
    SECTION_NONE = -1, /* not continued */
    SECTION_MAX = 99,
};

struct piece {
    char *name;
    int section;
    gboolean extended; /* percent-encoded; the first one starts with charset'language' */
    GString *value;    /* bytes in an unknown charset */
};

static void piece_clear(gpointer data)
{
    struct piece *piece = data;
    g_free(piece->name);
    g_string_free(piece->value, TRUE);
}

static void skip_blanks(struct slice *rest)
{
    while (rest->length > 0 && slice_is_blank(rest->at[0]))
        *rest = slice_from(*rest, 1);
}

static void read_quoted(struct slice *rest, GString *out)
{
    gsize i = 1;
    for (; i < rest->length && rest->at[i] != '"'; i++) {
        if (rest->at[i] == '\\' && i + 1 < rest->length)
            i++;
        if (rest->at[i] != '\n')
            g_string_append_c(out, rest->at[i]);
    }
    *rest = slice_from(*rest, i + 1);
}

static GString *read_value(struct slice *rest)
{
    GString *value = g_string_new(NULL);
    skip_blanks(rest);
    if (rest->length > 0 && rest->at[0] == '"') {
        read_quoted(rest, value);
        *rest = slice_from(*rest, slice_find(*rest, ';'));
        return value;
    }
    struct slice plain = slice_head(*rest, slice_find(*rest, ';'));
    *rest = slice_from(*rest, plain.length);
    plain = slice_trim(plain);
    g_string_append_len(value, plain.at, (gssize)plain.length);
    return value;
}

/* Splits "filename*1*" into its name, section and whether the value is encoded. */
static struct piece piece_named(struct slice name)
{
    struct piece piece = {.section = SECTION_NONE};
    if (name.length > 0 && name.at[name.length - 1] == '*') {
        piece.extended = TRUE;
        name.length--;
    }
    gsize star = slice_find(name, '*');
    if (star + 1 < name.length && name.length - star <= 3) {
        g_autofree char *number = slice_copy(slice_from(name, star + 1));
        if (strspn(number, "0123456789") == strlen(number))
            piece.section = atoi(number);
    }
    piece.name = g_ascii_strdown(name.at, (gssize)star);
    return piece;
}

static GArray *read_pieces(struct slice rest)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
    g_array_set_clear_func(pieces, piece_clear);
    while (rest.length > 0 && pieces->len < PIECES_MAX) {
        rest = slice_from(rest, 1); /* the semicolon */
        skip_blanks(&rest);
        gsize equals = slice_find(rest, '='), end = slice_find(rest, ';');
        if (equals >= end) {
            rest = slice_from(rest, end);
            continue;
        }
        struct piece piece = piece_named(slice_trim(slice_head(rest, equals)));
        rest = slice_from(rest, equals + 1);
        piece.value = read_value(&rest);
        g_array_append_val(pieces, piece);
    }
    return pieces;
}

static void append_percent_decoded(GString *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (text[0] == '%' && g_ascii_isxdigit(text[1]) && g_ascii_isxdigit(text[2])) {
            g_string_append_c(
                out, (char)(g_ascii_xdigit_value(text[1]) * 16 + g_ascii_xdigit_value(text[2])));
            text += 2;
        } else {
            g_string_append_c(out, *text);
        }
    }
}

/* Takes charset'language' off TEXT. Caller frees what it returns: the charset, or NULL. */
static char *take_charset(const char **text)
{
    const char *first = strchr(*text, '\'');
    const char *second = first != NULL ? strchr(first + 1, '\'') : NULL;
    if (second == NULL)
        return NULL;
    char *charset = g_strndup(*text, (gsize)(first - *text));
    *text = second + 1;
    return charset;
}

static const struct piece *find_section(GArray *pieces, const char *name, int section)
{
    for (guint i = 0; i < pieces->len; i++) {
        const struct piece *piece = &g_array_index(pieces, struct piece, i);
        if (piece->section == section && strcmp(piece->name, name) == 0)
            return piece;
    }
    return NULL;
}

/* FIRST and the pieces that continue it, as one text. */
static char *join(GArray *pieces, const struct piece *first)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_autofree char *charset = NULL;
    int section = first->section;
    for (const struct piece *piece = first; piece != NULL;) {
        const char *text = piece->value->str;
        if (piece->extended && piece == first)
            charset = take_charset(&text);
        if (piece->extended)
            append_percent_decoded(bytes, text);
        else
            g_string_append(bytes, text);
        section++;
        piece = section > 0 && section <= SECTION_MAX ? find_section(pieces, first->name, section)
                                                      : NULL;
    }
    struct slice whole = {bytes->str, bytes->len};
    if (charset == NULL)
        return field_decode(whole);
    g_autofree char *utf8 = charset_to_utf8(whole, charset, NULL);
    return field_decode(slice_of(utf8));
}

void parameters_read(struct slice value, struct parameters *parameters_r)
{
    struct slice word = slice_trim(slice_head(value, slice_find(value, ';')));
    for (gsize i = 0; i < word.length; i++) /* "text/plain charset=x", the semicolon forgotten */
        if (slice_is_blank(word.at[i]))
            word = slice_head(word, i);
    parameters_r->word = g_ascii_strdown(word.at, (gssize)word.length);
    g_autoptr(GArray) pieces = read_pieces(slice_from(value, slice_find(value, ';')));
    parameters_r->list = g_new0(struct parameter, pieces->len + 1);
    parameters_r->count = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const struct piece *piece = &g_array_index(pieces, struct piece, i);
        if (piece->section > 0)
            continue;
        struct parameter *parameter = &parameters_r->list[parameters_r->count++];
        /* "name*0" without its "*1" counts too, and section -1 + 1 must not be taken for one */
        parameter->name = g_strdup(piece->name);
        parameter->value = join(pieces, piece);
    }
}

void parameters_clear(struct parameters *parameters)
{
    for (guint i = 0; i < parameters->count; i++) {
        g_free(parameters->list[i].name);
        g_free(parameters->list[i].value);
    }
    g_free(parameters->list);
    g_free(parameters->word);
    *parameters = (struct parameters){0};
}

const char *parameters_get(const struct parameters *parameters, const char *name)
{
    for (guint i = 0; i < parameters->count; i++)
        if (strcmp(parameters->list[i].name, name) == 0)
            return parameters->list[i].value;
    return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for people: fit to be shown, and wrapped as a terminal of 72 columns and a telephone both like it. */
#include "muster/mail/compose.h"

#include "mail/write/append.h"

enum {
    COLUMNS = 72,
    HANG_MAX = 28, /* beyond that column two blanks are no longer a table's */
};

/* Taming */

static gboolean is_unfit(gunichar letter)
{
    static const struct {
        gunichar first, last;
    } UNFIT[] = {
        {0x00, 0x08},     {0x0b, 0x1f},     {0x7f, 0x9f}, /* controls */
        {0x202a, 0x202e}, {0x2066, 0x2069},               /* direction of what stands around */
        {0xfeff, 0xfeff}, {0xfff9, 0xfffb},               /* byte order mark, annotations */
    };
    for (guint i = 0; i < G_N_ELEMENTS(UNFIT); i++)
        if (letter >= UNFIT[i].first && letter <= UNFIT[i].last)
            return TRUE;
    return FALSE;
}

static gboolean is_line_separator(gunichar letter)
{
    return letter == '\r' || letter == 0x2028 || letter == 0x2029;
}

static gboolean is_plain_ascii(const char *text)
{
    while ((*text >= ' ' && *text <= '~') || *text == '\n')
        text++;
    return *text == '\0';
}

char *text_tame(const char *text)
{
    if (is_plain_ascii(text))
        return g_strdup(text);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_sized_new(strlen(valid));
    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (letter == '\r' && at[1] == '\n')
            continue;
        if (is_line_separator(letter))
            g_string_append_c(out, '\n');
        else if (!is_unfit(letter))
            g_string_append_len(out, at, g_utf8_next_char(at) - at);
    }
    return g_string_free(out, FALSE);
}

/* Wrapping */

static gsize letter_columns(const char *at)
{
    if ((guchar)*at < 0x80)
        return 1;
    gunichar letter = g_utf8_get_char(at);
    return g_unichar_iszerowidth(letter) ? 0 : g_unichar_iswide(letter) ? 2 : 1;
}

static gsize columns_of(const char *text, gsize length)
{
    gsize columns = 0;
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at))
        columns += letter_columns(at);
    return columns;
}

gboolean text_is_wide(const char *text)
{
    if (g_str_is_ascii(text))
        return FALSE;
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (letter_columns(text) == 2)
            return TRUE;
    return FALSE;
}

gsize text_columns(const char *text)
{
    return columns_of(text, strlen(text));
}

static void append_blanks(GString *out, gsize count)
{
    for (gsize i = 0; i < count; i++)
        g_string_append_c(out, ' ');
}

/* A line that began with such a word would be taken for something else. */
static gboolean is_line_opener(const char *word, gsize length)
{
    return word[0] == '>' || (length == 2 && memcmp(word, "--", 2) == 0) ||
           (length == 4 && memcmp(word, "From", 4) == 0);
}

/* A wide letter that may not begin a line, as a full stop; or, when OPENS, not end one. */
static gboolean is_bound(const char *at, gboolean opens)
{
    if (letter_columns(at) < 2)
        return FALSE;
    switch (g_unichar_break_type(g_utf8_get_char(at))) {
    case G_UNICODE_BREAK_OPEN_PUNCTUATION:
        return opens;
    case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
    case G_UNICODE_BREAK_CLOSE_PARANTHESIS:
    case G_UNICODE_BREAK_EXCLAMATION:
    case G_UNICODE_BREAK_NON_STARTER:
    case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
        return !opens;
    default:
        return FALSE;
    }
}

/* Octets up to where a line may be broken: a word, or one wide letter with what is bound to it. 0 at a blank. */
static gsize piece_length(const char *start, const char *end)
{
    const char *at = start;
    while (at < end && is_bound(at, TRUE))
        at = g_utf8_next_char(at);
    if (at < end && letter_columns(at) == 2)
        at = g_utf8_next_char(at);
    else
        while (at < end && *at != ' ' && letter_columns(at) < 2)
            at = g_utf8_next_char(at);
    while (at < end && is_bound(at, FALSE))
        at = g_utf8_next_char(at);
    return (gsize)(at - start);
}

/* A paragraph: breaks are soft, the blank at the end of a line says so (RFC 3676 section 4.2). WIDE: that blank is one
 * more than the text has. */
static void append_flowed(GString *out, const char *line, gsize length, gboolean wide)
{
    const char *end = line + length;
    gsize column = 0;
    while (line < end) {
        gsize piece = piece_length(line, end);
        gsize columns = columns_of(line, piece);
        if (column > 0 && column + columns > COLUMNS && !is_line_opener(line, piece)) {
            g_string_append(out, wide ? " \n" : "\n");
            column = 0;
        }
        gsize blanks = MIN(strspn(line + piece, " "), (gsize)(end - line) - piece);
        append_octets(out, line, piece + blanks);
        column += columns + blanks;
        line += piece + blanks;
    }
}

static gsize bullet_length(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    if (digits > 0 && strncmp(text + digits, ". ", 2) == 0)
        return digits + 2;
    return strncmp(text, "- ", 2) == 0 || strncmp(text, "* ", 2) == 0 ? 2 : 0;
}

/* Octets of the line's start under which it does not go on: blanks, and a bullet or a label with two blanks. */
static gsize hang_length(const char *line, gsize length)
{
    gsize blanks = strspn(line, " ");
    gsize bullet = bullet_length(line + blanks);
    if (bullet > 0)
        return blanks + bullet;
    const char *gap = memmem(line + blanks, length - blanks, "  ", 2);
    if (gap == NULL)
        return blanks;
    gsize hang = (gsize)(gap - line) + strspn(gap, " ");
    return columns_of(line, hang) <= HANG_MAX ? hang : blanks;
}

/* Breaks for good, and goes on under the text. */
static void append_hanging(GString *out, const char *line, gsize length)
{
    const char *end = line + length;
    gsize hang = hang_length(line, length);
    gsize margin = columns_of(line, hang), column = margin;
    append_octets(out, line, hang);
    line += hang;
    while (line < end) {
        gsize blanks = strspn(line, " ");
        gsize piece = piece_length(line + blanks, end);
        gsize columns = columns_of(line + blanks, piece);
        if (column > margin && column + blanks + columns > COLUMNS) {
            g_string_append_c(out, '\n');
            append_blanks(out, margin);
            column = margin;
        } else {
            append_blanks(out, blanks);
            column += blanks;
        }
        append_octets(out, line + blanks, piece);
        column += columns;
        line += blanks + piece;
    }
}

static void append_line(GString *out, const char *line, gsize length, gboolean wide)
{
    if (length == 3 && memcmp(line, "-- ", 3) == 0) {
        append_octets(out, line, 3);
        return;
    }
    while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        length--;
    gboolean fits = length <= COLUMNS; /* no octet takes more than one column */
    if (fits || line[0] == '>')
        append_octets(out, line, length);
    else if (line[0] == ' ')
        append_hanging(out, line, length);
    else
        append_flowed(out, line, length, wide);
}

char *text_flow(const char *text)
{
    GString *out = g_string_sized_new(strlen(text) + 128);
    gboolean wide = text_is_wide(text);
    while (*text != '\0') {
        gsize length = strcspn(text, "\n");
        append_line(out, text, length, wide);
        text += length;
        if (*text == '\n') {
            g_string_append_c(out, '\n');
            text++;
        }
    }
    return g_string_free(out, FALSE);
}

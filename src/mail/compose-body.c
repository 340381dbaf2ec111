/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies. Quoted-printable (RFC 2045 section 6.7) is our own forty lines, since it makes the CRLFs in the same pass, and keeps
 * "From " away from the start of a line, where mboxes would mangle it. */
#include "mail/compose-body.h"

#include <string.h>

enum {
    LINE_SHORT = 78,
    LINE_ENCODED = 76, /* with the "=" of a soft line break */
};

static gboolean is_from_line(const char *line)
{
    return strncmp(line, "From ", 5) == 0;
}

static gboolean is_short_ascii(const char *text)
{
    gsize column = 0;
    if (is_from_line(text))
        return FALSE;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\n') {
            column = 0;
            if (is_from_line(at + 1))
                return FALSE;
            continue;
        }
        gboolean printable = (*at >= ' ' && *at <= '~') || *at == '\t';
        if (!printable || ++column > LINE_SHORT)
            return FALSE;
    }
    return TRUE;
}

const char *body_encoding(const char *text)
{
    return is_short_ascii(text) ? "7bit" : "quoted-printable";
}

static gboolean must_quote(const char *at, gsize column)
{
    guchar octet = (guchar)*at;
    if (octet == ' ' || octet == '\t')
        return at[1] == '\n' || at[1] == '\0';
    return octet < ' ' || octet > '~' || octet == '=' || (column == 0 && is_from_line(at));
}

/* Octets at AT, at most MAX, that stand as they are. */
static gsize plain_length(const char *at, gsize column, gsize max)
{
    gsize length = 0;
    while (length < max && at[length] != '\0' && !must_quote(at + length, column + length))
        length++;
    return length;
}

static void append_quoted(GString *out, guchar octet)
{
    static const char HEX[] = "0123456789ABCDEF";
    const char quoted[] = {'=', HEX[octet >> 4], HEX[octet & 15]};
    g_string_append_len(out, quoted, sizeof quoted);
}

static void append_quoted_printable(GString *out, const char *text)
{
    gsize column = 0;
    while (*text != '\0') {
        gsize plain = plain_length(text, column, LINE_ENCODED - 1 - column);
        g_string_append_len(out, text, (gssize)plain);
        column += plain;
        text += plain;
        if (*text == '\n') {
            g_string_append_len(out, "\r\n", 2);
            column = 0;
            text++;
        } else if (*text != '\0' && column + (must_quote(text, column) ? 3 : 1) >= LINE_ENCODED) {
            g_string_append_len(out, "=\r\n", 3);
            column = 0;
        } else if (*text != '\0') {
            append_quoted(out, (guchar)*text++);
            column += 3;
        }
    }
}

static void append_7bit(GString *out, const char *text)
{
    while (*text != '\0') {
        gsize length = strcspn(text, "\n");
        g_string_append_len(out, text, (gssize)length);
        text += length;
        if (*text == '\n') {
            g_string_append_len(out, "\r\n", 2);
            text++;
        }
    }
}

void body_append(GString *out, const char *text)
{
    if (is_short_ascii(text))
        append_7bit(out, text);
    else
        append_quoted_printable(out, text);
    gsize length = strlen(text);
    if (length > 0 && text[length - 1] != '\n')
        g_string_append_len(out, "\r\n", 2);
}

char *body_stuff(const char *text)
{
    GString *out = g_string_sized_new(strlen(text) + 64);
    while (*text != '\0') {
        if (*text == ' ' || is_from_line(text))
            g_string_append_c(out, ' ');
        const char *end = strchr(text, '\n');
        gsize length = end == NULL ? strlen(text) : (gsize)(end - text) + 1;
        g_string_append_len(out, text, (gssize)length);
        text += length;
    }
    return g_string_free(out, FALSE);
}

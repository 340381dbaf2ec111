/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies. Quoted-printable (RFC 2045 section 6.7) is our own forty lines, since it makes the CRLFs in the same pass, and keeps
 * "From " away from the start of a line, where mboxes would mangle it. */
#include "mail/write/compose-body.h"

#include <string.h>

enum {
    LINE_SHORT = 78,
    LINE_ENCODED = 75, /* without the "=" of a soft line break */
    LEGIBLE = 300,     /* octets: what is shorter may as well be readable as it is */
    LINE_BASE64 = 57,  /* octets that make 76 letters */
};

static gboolean is_from_line(const char *line)
{
    return strncmp(line, "From ", 5) == 0;
}

static gboolean is_printable(char octet)
{
    return (octet >= ' ' && octet <= '~') || octet == '\t';
}

static gboolean is_seven_bit(const char *text)
{
    while (*text != '\0') {
        gsize length = 0;
        while (is_printable(text[length]))
            length++;
        gboolean ends = text[length] == '\n' || text[length] == '\0';
        if (!ends || length > LINE_SHORT || is_from_line(text))
            return FALSE;
        text += length + (text[length] == '\n');
    }
    return TRUE;
}

/* A quoted octet takes three, three octets take four in base64. */
static gboolean is_mostly_quoted(const char *text)
{
    gsize length = strlen(text), quoted = 0;
    for (gsize i = 0; i < length; i++)
        quoted += (guchar)text[i] >= 0x80;
    return length > LEGIBLE && 2 * quoted > length / 3;
}

enum body_encoding body_encoding(const char *text)
{
    if (is_seven_bit(text))
        return BODY_7BIT;
    return is_mostly_quoted(text) ? BODY_BASE64 : BODY_QUOTED_PRINTABLE;
}

const char *body_encoding_word(enum body_encoding encoding)
{
    static const char *const WORDS[] = {[BODY_7BIT] = "7bit",
                                        [BODY_QUOTED_PRINTABLE] = "quoted-printable",
                                        [BODY_BASE64] = "base64"};
    return WORDS[encoding];
}

/* A blank at the end of a line would be lost on the way. */
static gboolean is_plain(const char *at)
{
    if (*at == ' ' || *at == '\t')
        return at[1] != '\n' && at[1] != '\0';
    return *at > ' ' && *at <= '~' && *at != '=';
}

/* Octets from here, at most MAX, that stand for themselves. */
static gsize plain_length(const char *text, gsize max)
{
    gsize length = 0;
    while (length < max && is_plain(text + length))
        length++;
    return length;
}

static void append_quoted(GString *out, guchar octet)
{
    static const char HEX[] = "0123456789ABCDEF";
    const char quoted[] = {'=', HEX[octet >> 4], HEX[octet & 15]};
    g_string_append_len(out, quoted, sizeof quoted);
}

/* One line, without its end. */
static void append_quoted_line(GString *out, const char *at, const char *end)
{
    gsize column = 0;
    while (at < end) {
        gboolean quoted = !is_plain(at) || (column == 0 && is_from_line(at));
        if (column + (quoted ? 3 : 1) > LINE_ENCODED) {
            g_string_append_len(out, "=\r\n", 3);
            column = 0;
            continue;
        }
        gsize octets = quoted ? 1 : plain_length(at, LINE_ENCODED - column);
        if (quoted)
            append_quoted(out, (guchar)*at);
        else
            g_string_append_len(out, at, (gssize)octets);
        column += quoted ? 3 : octets;
        at += octets;
    }
}

static void append_line(GString *out, const char *line, gsize length, enum body_encoding encoding)
{
    if (encoding == BODY_7BIT)
        g_string_append_len(out, line, (gssize)length);
    else
        append_quoted_line(out, line, line + length);
    g_string_append_len(out, "\r\n", 2);
}

static void append_lines(GString *out, const char *text, enum body_encoding encoding)
{
    while (*text != '\0') {
        gsize length = strcspn(text, "\n");
        append_line(out, text, length, encoding);
        text += length + (text[length] == '\n');
    }
}

static void append_base64(GString *out, const char *text)
{
    g_autoptr(GString) lines = g_string_sized_new(strlen(text) + 256);
    append_lines(lines, text, BODY_7BIT);
    for (gsize at = 0; at < lines->len; at += LINE_BASE64) {
        g_autofree char *line =
            g_base64_encode((const guchar *)lines->str + at, MIN(lines->len - at, LINE_BASE64));
        g_string_append(out, line);
        g_string_append_len(out, "\r\n", 2);
    }
}

void body_append(GString *out, const char *text, enum body_encoding encoding)
{
    if (encoding == BODY_BASE64)
        append_base64(out, text);
    else
        append_lines(out, text, encoding);
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

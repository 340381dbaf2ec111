/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies. Quoted-printable (RFC 2045 section 6.7) is our own forty lines, since it makes the CRLFs in the same pass, and keeps
 * "From " away from the start of a line, where mboxes would mangle it. */
#include "mail/write/compose-body.h"

#include "mail/write/append.h"

enum {
    LINE_SHORT = 78,
    LINE_ENCODED = 75, /* without the "=" of a soft line break */
    QUOTED = 3,        /* columns of a quoted octet */
    LEGIBLE = 300,     /* octets: what is shorter may as well be readable as it is */
    LINE_BASE64 = 57,  /* octets that make 76 letters */
};

static gboolean is_from_line(const char *line)
{
    return strncmp(line, "From ", 5) == 0;
}

static gboolean is_printable(char octet)
{
    return g_ascii_isprint(octet) || octet == '\t';
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

static gboolean are_eight_ascii(const char *text)
{
    guint64 eight;
    memcpy(&eight, text, sizeof eight);
    return (eight & G_GUINT64_CONSTANT(0x8080808080808080)) == 0;
}

/* Octets beyond ASCII. Most texts have few. */
static gsize count_high(const char *text, gsize length)
{
    gsize count = 0, i = 0;
    while (i < length)
        if (length - i >= 8 && are_eight_ascii(text + i))
            i += 8;
        else
            count += (guchar)text[i++] >= 0x80;
    return count;
}

/* A quoted octet takes three, three octets take four in base64. */
static gboolean is_mostly_quoted(const struct body *body)
{
    return body->length > LEGIBLE && 2 * body->high > body->length / 3;
}

struct body body_of(const char *text)
{
    struct body body = {.text = text, .length = strlen(text)};
    body.high = count_high(text, body.length);
    body.encoding = body.high == 0 && is_seven_bit(text) ? BODY_7BIT
                    : is_mostly_quoted(&body)            ? BODY_BASE64
                                                         : BODY_QUOTED_PRINTABLE;
    return body;
}

const char *body_encoding_word(enum body_encoding encoding)
{
    static const char *const WORDS[] = {[BODY_7BIT] = "7bit",
                                        [BODY_QUOTED_PRINTABLE] = "quoted-printable",
                                        [BODY_BASE64] = "base64"};
    return WORDS[encoding];
}

static gboolean is_blank(char octet)
{
    return octet == ' ' || octet == '\t';
}

/* Whether the next eight octets are all printable ASCII but "=". In each sum, the high bit of an octet says that it is one
 * of those looked for: beyond ASCII, below the blank, DEL, "=". */
static gboolean do_eight_stand(const char *text)
{
    static const guint64 EACH = G_GUINT64_CONSTANT(0x0101010101010101);
    guint64 eight;
    memcpy(&eight, text, sizeof eight);
    guint64 odd = eight | (eight - EACH * ' ') | (eight + EACH) | ((eight ^ EACH * '=') - EACH);
    return (odd & EACH * 0x80) == 0;
}

/* Octets from here, at most MAX, that stand for themselves. */
static gsize plain_length(const char *text, gsize max)
{
    gsize length = 0;
    while (max - length >= 8 && do_eight_stand(text + length))
        length += 8;
    while (length < max && is_printable(text[length]) && text[length] != '=')
        length++;
    return length;
}

static void append_quoted(GString *out, guchar octet)
{
    static const char HEX[] = "0123456789ABCDEF";
    const char quoted[] = {'=', HEX[octet >> 4], HEX[octet & 15]};
    append_octets(out, quoted, sizeof quoted);
}

/* One line, without its end. A blank at its end would be lost on the way. */
static void append_quoted_line(GString *out, const char *at, const char *end)
{
    const char *last = end - (at < end && is_blank(end[-1]));
    gsize column = 0;
    while (at < end) {
        gsize room = LINE_ENCODED - column;
        gboolean mangled = column == 0 && is_from_line(at);
        gsize plain = mangled ? 0 : plain_length(at, MIN(room, (gsize)(last - at)));
        if (plain > 0) {
            append_octets(out, at, plain);
            column += plain;
            at += plain;
        } else if (room < QUOTED) {
            append_octets(out, "=\r\n", 3);
            column = 0;
        } else {
            append_quoted(out, (guchar)*at++);
            column += QUOTED;
        }
    }
}

static void append_line(GString *out, const char *line, gsize length, enum body_encoding encoding)
{
    if (encoding == BODY_7BIT)
        append_octets(out, line, length);
    else
        append_quoted_line(out, line, line + length);
    append_octets(out, "\r\n", 2);
}

static void append_lines(GString *out, const struct body *body, enum body_encoding encoding)
{
    const char *line = body->text, *end = line + body->length;
    while (line < end) {
        const char *line_end = memchr(line, '\n', (gsize)(end - line));
        gsize length = (gsize)((line_end != NULL ? line_end : end) - line);
        append_line(out, line, length, encoding);
        line += length + (line_end != NULL);
    }
}

static void append_base64(GString *out, const struct body *body)
{
    g_autoptr(GString) lines = g_string_sized_new(body->length + 256);
    append_lines(lines, body, BODY_7BIT);
    for (gsize at = 0; at < lines->len; at += LINE_BASE64) {
        g_autofree char *line =
            g_base64_encode((const guchar *)lines->str + at, MIN(lines->len - at, LINE_BASE64));
        g_string_append(out, line);
        append_octets(out, "\r\n", 2);
    }
}

void body_append(GString *out, const struct body *body)
{
    if (body->encoding == BODY_BASE64)
        append_base64(out, body);
    else
        append_lines(out, body, body->encoding);
}

char *body_stuff(const char *text)
{
    GString *out = g_string_sized_new(strlen(text) + 64);
    while (*text != '\0') {
        if (*text == ' ' || is_from_line(text))
            g_string_append_c(out, ' ');
        const char *end = strchr(text, '\n');
        gsize length = end == NULL ? strlen(text) : (gsize)(end - text) + 1;
        append_octets(out, text, length);
        text += length;
    }
    return g_string_free(out, FALSE);
}

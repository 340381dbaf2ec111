/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a part holds: its name, its bytes, its text. */
#include <gmime/gmime.h>

#include "mail/read/charset.h"
#include "mail/read/mime.h"
#include "muster/mail/understand.h"

const char *part_name(const struct part *part)
{
    const char *name = parameters_get(&part->disposition, "filename");
    if (name == NULL || *name == '\0')
        name = parameters_get(&part->type, "name");
    if (name != NULL && *name != '\0')
        return name;
    if (part_is(part, "message/rfc822"))
        return "message.eml";
    return strcmp(part->disposition.word, "attachment") == 0 ? "attachment" : NULL;
}

static GMimeContentEncoding encoding_of(const struct part *part)
{
    g_autofree char *word = slice_copy(fields_value(&part->fields, "Content-Transfer-Encoding"));
    return g_mime_content_encoding_from_string(word);
}

GString *part_decode(const struct part *part, gsize limit)
{
    GMimeEncoding decoder;
    g_mime_encoding_init_decode(&decoder, encoding_of(part));
    /* No decoding makes more octets than it reads; an encoded one is at most three times as long as
     * what it says, blank ends apart. */
    struct slice source = slice_head(part->body, limit * 4);
    GString *out = g_string_sized_new(g_mime_encoding_outlen(&decoder, source.length) + 1);
    out->len = g_mime_encoding_flush(&decoder, source.at, source.length, out->str);
    out->str[out->len] = '\0';
    if (out->len > limit)
        g_string_truncate(out, limit);
    return out;
}

/* Three octets for four letters; what ends lines is none. */
static gsize base64_octets(struct slice body)
{
    gsize letters = 0;
    for (gsize i = 0; i < body.length && body.at[i] != '='; i++)
        letters += g_ascii_isalnum(body.at[i]) || body.at[i] == '+' || body.at[i] == '/';
    return letters * 3 / 4;
}

/* "=C3" is one octet, and "=" at the end of a line none. */
static gsize quoted_octets(struct slice body)
{
    gsize octets = body.length;
    for (gsize i = 0; i < body.length; i++)
        if (body.at[i] == '=')
            octets -= MIN((gsize)2, octets);
    return octets;
}

gsize part_octets(const struct part *part)
{
    switch (encoding_of(part)) {
    case GMIME_CONTENT_ENCODING_BASE64:
        return base64_octets(part->body);
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
        return quoted_octets(part->body);
    default:
        return part->body.length;
    }
}

char *part_text(const struct part *part, gboolean *damaged_r)
{
    g_autoptr(GString) bytes = part_decode(part, MAIL_MAX_TEXT);
    gboolean damaged = FALSE;
    char *text = charset_to_utf8((struct slice){bytes->str, bytes->len},
                                 parameters_get(&part->type, "charset"), &damaged);
    text_clean(text);
    if (damaged_r != NULL)
        *damaged_r =
            damaged || part->body.length > (gsize)MAIL_MAX_TEXT * 4 || bytes->len == MAIL_MAX_TEXT;
    return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charsets by an allow-list. Converters are opened once and kept for the life of the process: the
 * only state of this room, and no answer depends on it. */
#include "mail/read/charset.h"

#include <errno.h>
#include <iconv.h>

#include "mail/read/utf8.h"

enum { LABEL_MAX = 40 };

/* How much the label is worth against the bytes. */
enum trust {
    TRUST_LITTLE, /* an 8-bit set: bytes that are valid UTF-8 are UTF-8 */
    TRUST_LABEL,  /* 7-bit escapes or 16-bit units: the bytes alone look like something else */
};

struct charset {
    const char *label; /* lower case */
    const char *iconv; /* what it is read as */
    enum trust trust;
};

static const struct charset charsets[] = {
    /* Western: Windows sends its own set under all of these names. The first entry is also what is
     * guessed. */
    {"windows-1252", "WINDOWS-1252", TRUST_LITTLE},
    {"cp1252", "WINDOWS-1252", TRUST_LITTLE},
    {"iso-8859-1", "WINDOWS-1252", TRUST_LITTLE},
    {"iso8859-1", "WINDOWS-1252", TRUST_LITTLE},
    {"latin1", "WINDOWS-1252", TRUST_LITTLE},
    {"us-ascii", "WINDOWS-1252", TRUST_LITTLE},
    {"ascii", "WINDOWS-1252", TRUST_LITTLE},
    {"iso-8859-15", "ISO-8859-15", TRUST_LITTLE},
    {"latin-9", "ISO-8859-15", TRUST_LITTLE},
    {"macintosh", "MACINTOSH", TRUST_LITTLE},
    {"ibm437", "CP437", TRUST_LITTLE},
    {"cp437", "CP437", TRUST_LITTLE},
    {"ibm850", "CP850", TRUST_LITTLE},
    {"cp850", "CP850", TRUST_LITTLE},
    /* The rest of Europe and the Near East */
    {"iso-8859-2", "ISO-8859-2", TRUST_LITTLE},
    {"windows-1250", "WINDOWS-1250", TRUST_LITTLE},
    {"iso-8859-3", "ISO-8859-3", TRUST_LITTLE},
    {"iso-8859-4", "ISO-8859-4", TRUST_LITTLE},
    {"iso-8859-5", "ISO-8859-5", TRUST_LITTLE},
    {"iso-8859-6", "ISO-8859-6", TRUST_LITTLE},
    {"iso-8859-7", "ISO-8859-7", TRUST_LITTLE},
    {"iso-8859-8", "WINDOWS-1255", TRUST_LITTLE},
    {"iso-8859-8-i", "WINDOWS-1255", TRUST_LITTLE},
    {"iso-8859-9", "WINDOWS-1254", TRUST_LITTLE},
    {"iso-8859-10", "ISO-8859-10", TRUST_LITTLE},
    {"iso-8859-13", "ISO-8859-13", TRUST_LITTLE},
    {"iso-8859-14", "ISO-8859-14", TRUST_LITTLE},
    {"iso-8859-16", "ISO-8859-16", TRUST_LITTLE},
    {"windows-1251", "WINDOWS-1251", TRUST_LITTLE},
    {"cp1251", "WINDOWS-1251", TRUST_LITTLE},
    {"windows-1253", "WINDOWS-1253", TRUST_LITTLE},
    {"windows-1254", "WINDOWS-1254", TRUST_LITTLE},
    {"windows-1255", "WINDOWS-1255", TRUST_LITTLE},
    {"windows-1256", "WINDOWS-1256", TRUST_LITTLE},
    {"windows-1257", "WINDOWS-1257", TRUST_LITTLE},
    {"windows-1258", "WINDOWS-1258", TRUST_LITTLE},
    {"koi8-r", "KOI8-R", TRUST_LITTLE},
    {"koi8-u", "KOI8-U", TRUST_LITTLE},
    {"ibm866", "CP866", TRUST_LITTLE},
    {"cp866", "CP866", TRUST_LITTLE},
    /* East Asia: the extended sets under the names of the small ones */
    {"gb2312", "GB18030", TRUST_LITTLE},
    {"gbk", "GB18030", TRUST_LITTLE},
    {"gb18030", "GB18030", TRUST_LITTLE},
    {"cp936", "GB18030", TRUST_LITTLE},
    {"big5", "BIG5-HKSCS", TRUST_LITTLE},
    {"big5-hkscs", "BIG5-HKSCS", TRUST_LITTLE},
    {"shift_jis", "CP932", TRUST_LITTLE},
    {"shift-jis", "CP932", TRUST_LITTLE},
    {"sjis", "CP932", TRUST_LITTLE},
    {"windows-31j", "CP932", TRUST_LITTLE},
    {"cp932", "CP932", TRUST_LITTLE},
    {"euc-jp", "EUC-JP", TRUST_LITTLE},
    {"iso-2022-jp", "ISO-2022-JP-3", TRUST_LABEL},
    {"iso-2022-jp-2", "ISO-2022-JP-2", TRUST_LABEL},
    {"cp50220", "ISO-2022-JP-3", TRUST_LABEL},
    {"cp50221", "ISO-2022-JP-3", TRUST_LABEL},
    {"euc-kr", "CP949", TRUST_LITTLE},
    {"ks_c_5601-1987", "CP949", TRUST_LITTLE},
    {"cp949", "CP949", TRUST_LITTLE},
    {"iso-2022-kr", "ISO-2022-KR", TRUST_LABEL},
    {"iso-2022-cn", "ISO-2022-CN", TRUST_LABEL},
    {"windows-874", "CP874", TRUST_LITTLE},
    {"tis-620", "CP874", TRUST_LITTLE},
    {"iso-8859-11", "CP874", TRUST_LITTLE},
    {"viscii", "VISCII", TRUST_LITTLE},
    /* Unicode in other coats */
    {"utf-7", "UTF-7", TRUST_LABEL},
    {"unicode-1-1-utf-7", "UTF-7", TRUST_LABEL},
    {"utf-16", "UTF-16", TRUST_LABEL},
    {"utf-16le", "UTF-16LE", TRUST_LABEL},
    {"utf-16be", "UTF-16BE", TRUST_LABEL},
    {"utf-32", "UTF-32", TRUST_LABEL},
};

static iconv_t converters[G_N_ELEMENTS(charsets)]; /* 0: not opened yet; (iconv_t)-1: not there */

static const struct charset *charset_find(const char *label)
{
    if (label == NULL || strlen(label) > LABEL_MAX)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(charsets); i++)
        if (g_ascii_strcasecmp(charsets[i].label, label) == 0)
            return &charsets[i];
    return NULL;
}

static iconv_t converter_of(const struct charset *charset)
{
    iconv_t *converter = &converters[charset - charsets];
    if (*converter == NULL)
        *converter = iconv_open("UTF-8", charset->iconv);
    return *converter;
}

void charset_warm(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(charsets); i++)
        converter_of(&charsets[i]);
}

/* Japanese mail without a label: ESC $ B, ESC $ @ or ESC ( J never stand in other text. */
static gboolean has_japanese_escape(struct slice bytes)
{
    for (;;) {
        bytes = slice_from(bytes, slice_find(bytes, 0x1b));
        if (bytes.length < 3)
            return FALSE;
        if (bytes.at[1] == '$' && (bytes.at[2] == 'B' || bytes.at[2] == '@'))
            return TRUE;
        bytes = slice_from(bytes, 1);
    }
}

/* What BYTES are for sure, by their label or their looks. NULL: perhaps UTF-8. */
static const struct charset *charset_sure(struct slice bytes, const struct charset *named)
{
    if (named != NULL && named->trust == TRUST_LABEL)
        return named;
    return has_japanese_escape(bytes) ? charset_find("iso-2022-jp") : NULL;
}

/* What bytes are that are no UTF-8. NULL: they were once. */
static const struct charset *charset_guess(const char *label, const struct charset *named)
{
    if (named == NULL && label != NULL && g_ascii_strncasecmp(label, "utf", 3) == 0)
        return NULL;
    return named != NULL ? named : &charsets[0];
}

/* A NUL belongs to no text, but is half of each letter in UTF-16. */
static gsize drop_nuls(char *bytes, gsize length)
{
    gsize kept = 0;
    for (gsize i = 0; i < length; i++)
        if (bytes[i] != '\0')
            bytes[kept++] = bytes[i];
    return kept;
}

/* One output buffer's worth after the other; a byte that does not fit is replaced, and skipped. */
static char *convert(iconv_t converter, struct slice bytes, gboolean *damaged_r)
{
    g_autoptr(GString) out = g_string_sized_new(bytes.length + bytes.length / 2 + 16);
    char *from = (char *)bytes.at, buffer[4096];
    gsize left = bytes.length;
    iconv(converter, NULL, NULL, NULL, NULL);
    for (gboolean more = TRUE; more;) {
        char *to = buffer;
        gsize room = sizeof buffer;
        gsize done = left > 0 ? iconv(converter, &from, &left, &to, &room)
                              : iconv(converter, NULL, NULL, &to, &room);
        int trouble = done == (gsize)-1 ? errno : 0;
        more = left > 0 || trouble == E2BIG;
        g_string_append_len(out, buffer, (gssize)drop_nuls(buffer, (gsize)(to - buffer)));
        if (trouble != EILSEQ && trouble != EINVAL)
            continue;
        g_string_append(out, "\xef\xbf\xbd");
        *damaged_r = TRUE;
        if (left > 0) {
            from++;
            left--;
        }
        more = TRUE;
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static char *decode(struct slice bytes, const char *label, const struct charset *named,
                    gboolean *damaged_r)
{
    const struct charset *charset = charset_sure(bytes, named);
    if (charset == NULL && utf8_is_valid(bytes.at, bytes.length))
        return slice_copy(bytes);
    if (charset == NULL)
        charset = charset_guess(label, named);
    iconv_t converter = charset != NULL ? converter_of(charset) : (iconv_t)-1;
    if (converter != (iconv_t)-1)
        return convert(converter, bytes, damaged_r);
    *damaged_r = TRUE;
    return g_utf8_make_valid(bytes.at, (gssize)bytes.length);
}

char *charset_to_utf8(struct slice bytes, const char *label, gboolean *damaged_r)
{
    gboolean damaged = FALSE;
    const struct charset *named = charset_find(label);
    g_autofree char *copy = NULL;
    if ((named == NULL || named->trust == TRUST_LITTLE) && slice_find(bytes, '\0') < bytes.length) {
        copy = g_memdup2(bytes.at, bytes.length);
        bytes = (struct slice){copy, drop_nuls(copy, bytes.length)};
    }
    char *utf8 = decode(bytes, label, named, &damaged);
    if (damaged_r != NULL)
        *damaged_r = damaged;
    return utf8;
}

void text_clean(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        if (*from == '\r') {
            if (from[1] != '\n')
                *to++ = '\n';
        } else if ((guchar)*from >= ' ' || *from == '\n' || *from == '\t') {
            if (*from != 127)
                *to++ = *from;
        }
    }
    *to = '\0';
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rtf.c - one pass over groups, control words and text
 *
 * What a group says holds until it ends, so its state is on a stack. Octets wait until their
 * charset changes, since a character may be several of them.
 */
#include "mail/read/rtf.h"

#include "mail/read/charset.h"
#include "mail/read/codepage.h"

enum {
    DEPTH_MAX = 100, /* groups; what is deeper is left out */
    FONTS_MAX = 256,
};

struct group {
    gboolean silent; /* a picture, a table of fonts */
    gboolean fonts;  /* the table of fonts: it says in which charset each is */
    gboolean tag;    /* of the HTML */
    gboolean made;   /* RTF that stands for a tag: not of the HTML */
    guint fallbacks; /* characters behind \u for those who cannot read it */
    guint32 codepage;
};

struct reader {
    struct slice rest;
    struct group stack[DEPTH_MAX];
    guint depth, too_deep;
    gboolean html;
    gboolean starred;         /* "{\*": who does not know the word leaves out the group */
    guint skip;               /* characters to leave out, behind \u */
    gunichar high;            /* the first half of a character beyond U+FFFF */
    guint32 codepage;         /* of the whole text */
    guint32 fonts[FONTS_MAX]; /* code pages; 0: that of the text */
    guint font;               /* that is being described */
    GString *octets;          /* that wait, in octets_codepage */
    guint32 octets_codepage;
    GString *out;
    gsize limit;
};

static struct group *group_of(struct reader *reader)
{
    return &reader->stack[reader->depth];
}

/* --- text --- */

static void flush(struct reader *reader)
{
    if (reader->octets->len == 0)
        return;
    if (g_str_is_ascii(reader->octets->str)) { /* a NUL ends it: it is no text */
        g_string_append(reader->out, reader->octets->str);
        g_string_truncate(reader->octets, 0);
        return;
    }
    g_autofree char *label = codepage_label(reader->octets_codepage);
    g_autofree char *text =
        charset_to_utf8((struct slice){reader->octets->str, reader->octets->len}, label, NULL);
    g_string_append(reader->out, text);
    g_string_truncate(reader->octets, 0);
}

static gboolean is_heard(struct reader *reader)
{
    const struct group *group = group_of(reader);
    if (reader->too_deep > 0 || group->silent || group->fonts ||
        reader->out->len + reader->octets->len >= reader->limit)
        return FALSE;
    return !reader->html || group->tag || !group->made;
}

/* What takes the place of one character; FALSE when that is to be left out. */
static gboolean takes_place(struct reader *reader)
{
    if (reader->skip > 0) {
        reader->skip--;
        return FALSE;
    }
    return is_heard(reader);
}

static void put_octet(struct reader *reader, char octet)
{
    if (!takes_place(reader))
        return;
    guint32 codepage = group_of(reader)->codepage;
    if (reader->octets_codepage != codepage)
        flush(reader);
    reader->octets_codepage = codepage;
    g_string_append_c(reader->octets, octet);
}

static void put_char(struct reader *reader, gunichar c)
{
    if (!is_heard(reader))
        return;
    flush(reader);
    if (c >= 0xd800 && c < 0xdc00) {
        reader->high = c;
        return;
    }
    if (c >= 0xdc00 && c < 0xe000 && reader->high != 0)
        c = 0x10000 + ((reader->high - 0xd800) << 10) + (c - 0xdc00);
    reader->high = 0;
    g_string_append_unichar(reader->out, g_unichar_validate(c) && c != 0 ? c : 0xfffd);
}

/* --- control words --- */

/* Windows' charsets of fonts as code pages. */
static guint32 font_codepage(gint charset)
{
    static const struct {
        gint charset;
        guint32 codepage;
    } table[] = {
        {0, 1252},   {77, 10000}, {128, 932},  {129, 949},  {130, 1361}, {134, 936},
        {136, 950},  {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256},
        {186, 1257}, {204, 1251}, {222, 874},  {238, 1250},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        if (table[i].charset == charset)
            return table[i].codepage;
    }
    return 0;
}

static void choose_font(struct reader *reader, gint number)
{
    struct group *group = group_of(reader);
    guint font = number >= 0 && number < FONTS_MAX ? (guint)number : 0;
    if (group->fonts)
        reader->font = font;
    else
        group->codepage = reader->fonts[font] != 0 ? reader->fonts[font] : reader->codepage;
}

static void silence(struct reader *reader, gint number)
{
    (void)number;
    group_of(reader)->silent = TRUE;
}

static void read_fonts(struct reader *reader, gint number)
{
    (void)number;
    group_of(reader)->fonts = TRUE;
}

static void set_font_charset(struct reader *reader, gint number)
{
    if (group_of(reader)->fonts)
        reader->fonts[reader->font] = font_codepage(number);
}

static void set_codepage(struct reader *reader, gint number)
{
    reader->codepage = group_of(reader)->codepage = (guint32)CLAMP(number, 1, G_MAXUINT16);
}

static void set_html(struct reader *reader, gint number)
{
    reader->html = number != 0;
}

static void set_made(struct reader *reader, gint number)
{
    group_of(reader)->made = number != 0;
}

static void begin_tag(struct reader *reader, gint number)
{
    (void)number;
    group_of(reader)->tag = TRUE;
    group_of(reader)->silent = FALSE;
}

static void set_fallbacks(struct reader *reader, gint number)
{
    group_of(reader)->fallbacks = (guint)CLAMP(number, 0, 8);
}

static void put_unicode(struct reader *reader, gint number)
{
    reader->skip = 0;
    put_char(reader, (gunichar)(number < 0 ? number + 0x10000 : number));
    reader->skip = group_of(reader)->fallbacks;
}

static void put_word(struct reader *reader, gint c)
{
    if (takes_place(reader))
        put_char(reader, (gunichar)c);
}

/* NUMBER octets of something else follow. */
static void skip_binary(struct reader *reader, gint number)
{
    reader->rest = slice_from(reader->rest, (gsize)MAX(number, 0));
}

static const struct {
    const char *word;
    void (*act)(struct reader *, gint);
    gint fixed; /* what ACT gets in place of the number behind the word; 0: that number */
} WORDS[] = {
    {"par", put_word, '\n'},
    {"line", put_word, '\n'},
    {"row", put_word, '\n'},
    {"tab", put_word, '\t'},
    {"cell", put_word, '\t'},
    {"bullet", put_word, 0x2022},
    {"endash", put_word, 0x2013},
    {"emdash", put_word, 0x2014},
    {"lquote", put_word, 0x2018},
    {"rquote", put_word, 0x2019},
    {"ldblquote", put_word, 0x201c},
    {"rdblquote", put_word, 0x201d},
    {"u", put_unicode, 0},
    {"uc", set_fallbacks, 0},
    {"f", choose_font, 0},
    {"fcharset", set_font_charset, 0},
    {"ansicpg", set_codepage, 0},
    {"fromhtml", set_html, 0},
    {"htmlrtf", set_made, 0},
    {"htmltag", begin_tag, 0},
    {"bin", skip_binary, 0},
    {"fonttbl", read_fonts, 0},
    {"colortbl", silence, 0},
    {"stylesheet", silence, 0},
    {"info", silence, 0},
    {"pict", silence, 0},
    {"object", silence, 0},
    {"header", silence, 0},
    {"footer", silence, 0},
    {"fldinst", silence, 0},
};

static void act_on(struct reader *reader, struct slice word, gboolean has_number, gint number)
{
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (word.length != strlen(WORDS[i].word) ||
            memcmp(word.at, WORDS[i].word, word.length) != 0)
            continue;
        gint given = has_number ? number : 1;
        WORDS[i].act(reader, WORDS[i].fixed != 0 ? WORDS[i].fixed : given);
        break;
    }
}

/* "\par", "\u8217", "\fcharset204 ": a blank behind it belongs to it. */
static void read_word(struct reader *reader)
{
    gsize letters = 0, digits = 0;
    while (letters < reader->rest.length && g_ascii_isalpha(reader->rest.at[letters]))
        letters++;
    struct slice word = slice_head(reader->rest, letters);
    reader->rest = slice_from(reader->rest, letters);
    gboolean minus = reader->rest.length > 0 && reader->rest.at[0] == '-';
    gint number = 0;
    for (gsize i = minus; i < reader->rest.length && g_ascii_isdigit(reader->rest.at[i]); i++) {
        number = MIN(number * 10 + (reader->rest.at[i] - '0'), G_MAXINT / 100);
        digits++;
    }
    reader->rest = slice_from(reader->rest, digits + (digits > 0 && minus));
    if (reader->rest.length > 0 && reader->rest.at[0] == ' ')
        reader->rest = slice_from(reader->rest, 1);
    if (reader->starred)
        group_of(reader)->silent = TRUE;
    reader->starred = FALSE;
    act_on(reader, word, digits > 0, minus ? -number : number);
}

static void read_hex(struct reader *reader)
{
    gint high = reader->rest.length > 0 ? g_ascii_xdigit_value(reader->rest.at[0]) : -1;
    gint low = reader->rest.length > 1 ? g_ascii_xdigit_value(reader->rest.at[1]) : -1;
    if (high < 0 || low < 0)
        return;
    reader->rest = slice_from(reader->rest, 2);
    put_octet(reader, (char)(high * 16 + low));
}

static void read_control(struct reader *reader)
{
    char c = reader->rest.length > 0 ? reader->rest.at[0] : '\0';
    if (g_ascii_isalpha(c)) {
        read_word(reader);
        return;
    }
    reader->rest = slice_from(reader->rest, 1);
    if (c == '\'')
        read_hex(reader);
    else if (c == '*')
        reader->starred = TRUE;
    else if (c == '~')
        put_word(reader, 0xa0);
    else if (c == '_')
        put_word(reader, '-');
    else if (c == '\n' || c == '\r')
        put_word(reader, '\n');
    else if (strchr("\\{}", c) != NULL && c != '\0')
        put_octet(reader, c);
}

/* --- groups --- */

static void group_begin(struct reader *reader)
{
    reader->skip = 0;
    if (reader->depth + 1 >= DEPTH_MAX) {
        reader->too_deep++;
        return;
    }
    reader->depth++;
    reader->stack[reader->depth] = reader->stack[reader->depth - 1];
}

static void group_end(struct reader *reader)
{
    reader->skip = 0;
    reader->starred = FALSE;
    if (reader->too_deep > 0)
        reader->too_deep--;
    else if (reader->depth > 0)
        reader->depth--;
}

static void read_all(struct reader *reader)
{
    while (reader->rest.length > 0) {
        char c = reader->rest.at[0];
        reader->rest = slice_from(reader->rest, 1);
        if (c == '{')
            group_begin(reader);
        else if (c == '}')
            group_end(reader);
        else if (c == '\\')
            read_control(reader);
        else if (c != '\n' && c != '\r')
            put_octet(reader, c);
    }
    flush(reader);
}

char *rtf_to_text(struct slice rtf, gsize limit, gboolean *html_r)
{
    if (!slice_starts(rtf, "{\\rtf"))
        return NULL;
    struct reader *reader = g_new0(struct reader, 1);
    reader->rest = rtf;
    reader->limit = limit;
    reader->codepage = 1252;
    reader->stack[0] = (struct group){.fallbacks = 1, .codepage = 1252};
    reader->octets = g_string_new(NULL);
    reader->out = g_string_new(NULL);
    read_all(reader);
    *html_r = reader->html;
    char *text = g_string_free(reader->out, FALSE);
    g_string_free(reader->octets, TRUE);
    g_free(reader);
    text_clean(text);
    return text;
}

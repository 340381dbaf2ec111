/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Header fields. Every octet of every field goes through header_put(): that is where injection ends. */
#include "mail/write/compose-header.h"

#include "muster/base/address.h"
#include "muster/base/instant.h"

#include <string.h>
#include <time.h>

enum {
    LINE_AIM = 78,       /* RFC 5322 section 2.1.1 */
    WORD_MAX = 900,      /* a longer one could not stand on any line of 998 */
    WORD_PLAIN_MAX = 60, /* free text with a longer one is encoded, which breaks it */
    QUOTED_MAX = 30,  /* octets of a name in quotes: fits on the first line, each of them escaped */
    ENCODED_MAX = 75, /* octets of an encoded word (RFC 2047 section 2) */
};

static const char WORD_OPEN[] = "=?UTF-8?Q?", WORD_CLOSE[] = "?=";

void header_refuse(struct header *header, const char *name, const char *why)
{
    header->failed = TRUE;
    failure_set(header->failure, FAILURE_CONFIG, "the mail's %s %s", name, why);
}

static gboolean is_printable_ascii(const char *text)
{
    for (; *text != '\0'; text++)
        if (*text < ' ' || *text > '~')
            return FALSE;
    return TRUE;
}

static gsize longest_word(const char *text)
{
    gsize longest = 0;
    while (*text != '\0') {
        gsize length = strcspn(text, " ");
        longest = MAX(longest, length);
        text += length + strspn(text + length, " ");
    }
    return longest;
}

/* A word and the blanks before it stay together; a line is broken before the blanks, which then begin the next. */
static void fold(GString *out, const char *value, gsize column)
{
    while (*value != '\0') {
        gsize length = strspn(value, " ");
        length += strcspn(value + length, " ");
        if (column + length > LINE_AIM && value[0] == ' ') {
            g_string_append(out, "\r\n");
            column = 0;
        }
        g_string_append_len(out, value, (gssize)length);
        column += length;
        value += length;
    }
}

void header_put(struct header *header, const char *name, const char *value)
{
    if (header->failed)
        return;
    if (!is_printable_ascii(value)) {
        header_refuse(header, name, "holds a control character or is not ASCII");
        return;
    }
    gsize column = strlen(name) + 2;
    gboolean fits = column + strlen(value) <= LINE_AIM;
    if (!fits && longest_word(value) > WORD_MAX) {
        header_refuse(header, name, "has a word too long for a line");
        return;
    }
    g_string_append(header->out, name);
    g_string_append(header->out, ": ");
    if (fits)
        g_string_append(header->out, value);
    else
        fold(header->out, value, column);
    g_string_append(header->out, "\r\n");
}

/* Encoded words. Always "Q": of "B" with its padding, several in a row are misread here and there. */

/* What may stand for itself in an encoded word of a phrase, and so in any (RFC 2047 section 5). */
static gboolean stands_for_itself(guchar octet)
{
    return g_ascii_isalnum(octet) || (octet != '\0' && strchr("!*+-/", octet) != NULL);
}

static void append_encoded(GString *out, const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        guchar octet = (guchar)text[i];
        if (octet == ' ')
            g_string_append_c(out, '_');
        else if (stands_for_itself(octet))
            g_string_append_c(out, (char)octet);
        else
            g_string_append_printf(out, "=%02X", octet);
    }
}

/* Valid UTF-8 as encoded words, none of which splits a character; the blanks between them vanish when they are read. */
static char *words_encode(const char *text, gsize column)
{
    GString *out = g_string_new(WORD_OPEN);
    gsize start = 0; /* of the current word; the first shares its line with the field's name */
    gsize room = ENCODED_MAX - strlen(WORD_CLOSE) - column;
    while (*text != '\0') {
        gsize before = out->len;
        gsize length = (gsize)(g_utf8_next_char(text) - text);
        append_encoded(out, text, length);
        if (out->len - start > room) {
            g_string_truncate(out, before);
            g_string_append(out, WORD_CLOSE);
            g_string_append_c(out, ' ');
            start = out->len;
            room = ENCODED_MAX - strlen(WORD_CLOSE);
            g_string_append(out, WORD_OPEN);
            append_encoded(out, text, length);
        }
        text += length;
    }
    g_string_append(out, WORD_CLOSE);
    return g_string_free(out, FALSE);
}

/* Text that stays itself when it is folded, unfolded, and read by whoever looks for encoded words. */
static gboolean is_plain(const char *text)
{
    gsize length = strlen(text);
    return is_printable_ascii(text) && strstr(text, "=?") == NULL && length > 0 && text[0] != ' ' &&
           text[length - 1] != ' ' && longest_word(text) <= WORD_PLAIN_MAX;
}

static gboolean is_clean(const char *text)
{
    for (const char *at = text; *at != '\0'; at++)
        if ((guchar)*at < ' ' || *at == 0x7f)
            return FALSE;
    return g_utf8_validate(text, -1, NULL);
}

void header_put_text(struct header *header, const char *name, const char *text)
{
    if (!is_clean(text)) {
        header_refuse(header, name, "holds a control character or is not UTF-8");
        return;
    }
    if (*text == '\0' || is_plain(text)) {
        header_put(header, name, text);
        return;
    }
    g_autofree char *words = words_encode(text, strlen(name) + 2);
    header_put(header, name, words);
}

/* Words that need no quotes. One blank between two: readers make one of several. */
static gboolean is_atoms(const char *text)
{
    if (strstr(text, "  ") != NULL)
        return FALSE;
    for (; *text != '\0'; text++)
        if (!g_ascii_isalnum(*text) && strchr(" !#$%&'*+-/=?^_`{|}~", *text) == NULL)
            return FALSE;
    return TRUE;
}

static char *quote(const char *text)
{
    GString *out = g_string_new("\"");
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
    return g_string_free(out, FALSE);
}

char *phrase_encode(const char *name, gsize column)
{
    if (!is_clean(name))
        return NULL;
    if (*name == '\0')
        return g_strdup("");
    if (!is_plain(name))
        return words_encode(name, column);
    if (is_atoms(name))
        return g_strdup(name);
    /* Not every parser unfolds a quoted string: one that would be folded is encoded. */
    return strlen(name) <= QUOTED_MAX ? quote(name) : words_encode(name, column);
}

void header_put_mailbox(struct header *header, const char *name, const struct mailbox *mailbox)
{
    if (mailbox->address == NULL || !address_is_valid(mailbox->address)) {
        header_refuse(header, name, "is no mail address");
        return;
    }
    if (mailbox->name == NULL || *mailbox->name == '\0') {
        header_put(header, name, mailbox->address);
        return;
    }
    g_autofree char *phrase = phrase_encode(mailbox->name, strlen(name) + 2);
    if (phrase == NULL) {
        header_refuse(header, name, "has a name with a control character, or not in UTF-8");
        return;
    }
    g_autofree char *value = g_strdup_printf("%s <%s>", phrase, mailbox->address);
    header_put(header, name, value);
}

static gboolean is_message_id(const char *id)
{
    const char *at = strchr(id, '@');
    return at != NULL && at > id && at[1] != '\0' && strpbrk(id, " <>") == NULL &&
           is_printable_ascii(id);
}

void header_put_ids(struct header *header, const char *name, const char *const *ids)
{
    if (ids == NULL || ids[0] == NULL)
        return;
    g_autoptr(GString) value = g_string_new(NULL);
    for (; *ids != NULL; ids++) {
        if (!is_message_id(*ids)) {
            header_refuse(header, name, "is no message id");
            return;
        }
        g_string_append_printf(value, "%s<%s>", value->len == 0 ? "" : " ", *ids);
    }
    header_put(header, name, value->str);
}

void header_put_date(struct header *header, const char *name, gint64 instant, int offset)
{
    static const char DAYS[] = "Sun\0Mon\0Tue\0Wed\0Thu\0Fri\0Sat";
    static const char MONTHS[] = "Jan\0Feb\0Mar\0Apr\0May\0Jun\0Jul\0Aug\0Sep\0Oct\0Nov\0Dec";
    time_t local = (time_t)((instant + offset * INSTANT_MINUTE) / INSTANT_SECOND);
    struct tm tm;
    gmtime_r(&local, &tm);
    g_autofree char *value =
        g_strdup_printf("%s, %d %s %d %02d:%02d:%02d %c%02d%02d", DAYS + 4 * tm.tm_wday, tm.tm_mday,
                        MONTHS + 4 * tm.tm_mon, tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec,
                        offset < 0 ? '-' : '+', ABS(offset) / 60, ABS(offset) % 60);
    header_put(header, name, value);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-contact.c - finds telephone numbers, mail addresses and links in a line */
#include "mail/reply/reply-contact.h"

enum {
    TELEPHONE_DIGITS = 7,
    ADDRESS_WORDS_MAX = 8, /* of a line whose point is an address */
};

/* A telephone number: seven digits or more, with what may stand between them. A date has as many:
 * it has a year. */
static gboolean has_telephone(const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    for (guint i = 0; i < line->n_tokens; i++) {
        if (tokens[i].digits == 4 && tokens[i].number >= 1970 && tokens[i].number < 2100)
            return FALSE;
    }
    guint digits = 0;
    for (guint32 i = line->body; i < line->end && digits < TELEPHONE_DIGITS; i++) {
        char c = sheet->text[i];
        if (g_ascii_isdigit(c))
            digits++;
        else if (strchr(" -()/.+", c) == NULL)
            digits = 0;
    }
    return digits >= TELEPHONE_DIGITS;
}

/* "ann@example.com", not "lunch @ noon" or "@bob". */
static gboolean has_address(const struct sheet *sheet, const struct line *line)
{
    for (guint32 i = line->body + 1; i + 1 < line->end; i++) {
        if (sheet->text[i] == '@' && g_ascii_isalnum(sheet->text[i - 1]) &&
            g_ascii_isalnum(sheet->text[i + 1]))
            return line->n_tokens <= ADDRESS_WORDS_MAX;
    }
    return FALSE;
}

static gboolean has_text(const struct sheet *sheet, const struct line *line, const char *text)
{
    return line_find(sheet, line, text) != NULL;
}

guint line_contact_points(const struct sheet *sheet, const struct line *line)
{
    return (guint)has_telephone(sheet, line) + (guint)has_address(sheet, line);
}

gboolean line_has_link(const struct sheet *sheet, const struct line *line)
{
    return has_text(sheet, line, "www.") || has_text(sheet, line, "://");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-notes.c - the heads of older mails that Lotus Notes and eM Client write without colons
 *
 * Notes' form is a table that lost its borders: the writer, the date, and then the names of fields
 * each with its value on the next line. eM Client puts name and value on one line, below a
 * separator. Many words begin with "to" or "from": so several must follow one another, a date or an
 * address among them.
 */
#include "mail/reply/evidence.h"
#include "mail/reply/reply-marks.h"
#include "mail/reply/words.h"

enum {
    WRITER_WORDS_MAX = 10, /* "Ann Lee" <ann@example.com> */
    DATE_WORDS_MAX = 9,
    DATE_BELOW_MAX = 3, /* filled lines, "Sent by: ..." among them */
    FIELDS_LINES_MAX = 16,
    FIELD_NAME_MAX = 3,
    BARE_FIELDS_MIN = 3,
};

/* Of the field that is named on the line, alone or with a colon behind it; else 0. */
static guint32 field_class(const struct sheet *sheet, const struct line *line)
{
    guint32 classes = 0;
    if (line->n_tokens == 0)
        return 0;
    guint n = words_match(line_tokens(sheet, line), MIN(line->n_tokens, FIELD_NAME_MAX),
                          WORD_HEADERS, &classes);
    if (n == 0)
        return 0;
    gboolean colon = sheet->text[line_tokens(sheet, line)[n - 1].end] == ':';
    return n == line->n_tokens || colon ? classes & WORD_HEADERS : 0;
}

static gboolean is_date(const struct sheet *sheet, const struct line *line)
{
    struct evidence e = {0};
    if (line->n_tokens == 0 || line->n_tokens > DATE_WORDS_MAX)
        return FALSE;
    evidence_see_first(&e, sheet, line);
    return evidence_has_full_date(&e) && e.time && e.date_first && !e.colon;
}

/* The line of the date right below the writer AT; sheet->n_lines when there is none. */
static gsize date_below(const struct sheet *sheet, gsize at)
{
    if (at > 0 && !line_is_blank(&sheet->lines[at - 1]))
        return sheet->n_lines;
    for (gsize i = at + 1; i <= at + DATE_BELOW_MAX && i < sheet->n_lines; i++) {
        if (line_is_blank(&sheet->lines[i]))
            break;
        if (is_date(sheet, &sheet->lines[i]))
            return i;
    }
    return sheet->n_lines;
}

/* From the DATE on: the last line of the fields, whose last is the subject's value. The date itself
 * when there are none. */
static gsize last_of_fields(const struct sheet *sheet, gsize date)
{
    guint32 seen = 0;
    gsize at = date;
    for (guint n = 0; n < FIELDS_LINES_MAX; n++) {
        at = sheet_next_filled(sheet, at + 1);
        if (at >= sheet->n_lines || sheet->lines[at].depth > 0)
            return date;
        guint32 class = field_class(sheet, &sheet->lines[at]);
        seen |= class;
        if ((class & WORD_SUBJECT) == 0)
            continue;
        gboolean bare =
            words_match(line_tokens(sheet, &sheet->lines[at]), sheet->lines[at].n_tokens,
                        WORD_SUBJECT, NULL) == sheet->lines[at].n_tokens;
        gsize value = bare ? sheet_next_filled(sheet, at + 1) : at;
        return (seen & WORD_TO) != 0 && value < sheet->n_lines ? value : date;
    }
    return date;
}

static gsize notes_lines(const struct sheet *sheet, gsize at)
{
    if (sheet->lines[at].n_tokens > WRITER_WORDS_MAX)
        return 0;
    gsize date = date_below(sheet, at);
    if (date >= sheet->n_lines)
        return 0;
    gsize last = last_of_fields(sheet, date);
    return last > date ? last - at + 1 : 0;
}

/* 'From "Ann Lee" <ann@example.com>', 'Date 24/11/2026 09:00:00', one below the other. */
static gsize bare_fields_lines(const struct sheet *sheet, gsize at)
{
    guint32 seen = 0;
    guint n = 0;
    gboolean address = FALSE;
    for (; at + n < sheet->n_lines && n < FIELDS_LINES_MAX; n++) {
        const struct line *line = &sheet->lines[at + n];
        guint32 classes = 0;
        if (line->n_tokens == 0 ||
            words_match(line_tokens(sheet, line), line->n_tokens, WORD_HEADERS, &classes) == 0)
            break;
        seen |= classes;
        address = address || memchr(sheet->text + line->body, '@', line->end - line->body) != NULL;
    }
    gboolean enough = n >= BARE_FIELDS_MIN && address && (seen & WORD_FROM) != 0 &&
                      (seen & (WORD_SENT | WORD_SUBJECT)) != 0;
    return enough ? n : 0;
}

gsize notes_block_lines(const struct sheet *sheet, gsize at, gboolean after_separator)
{
    if (sheet->lines[at].n_tokens == 0 || sheet->lines[at].depth > 0)
        return 0;
    return after_separator ? bare_fields_lines(sheet, at) : notes_lines(sheet, at);
}

/* '"Ann Lee" ---11/24/2026 09:00:00 AM---Hello Ann.' */
gboolean notes_attribution(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    const char *dashes = line_find(sheet, line, "---");
    if (dashes == NULL || dashes == sheet->text + line->body)
        return FALSE;
    const char *date = dashes + strspn(dashes, "-");
    const char *behind = g_strstr_len(date, sheet->text + line->end - date, "---");
    if (behind == NULL || !g_ascii_isdigit(*date))
        return FALSE;
    struct line stamp = {.body = (guint32)(date - sheet->text),
                         .end = (guint32)(behind - sheet->text),
                         .token = line->token};
    while (sheet->tokens[stamp.token].start < stamp.body)
        stamp.token++;
    while (stamp.token + stamp.n_tokens < line->token + line->n_tokens &&
           sheet->tokens[stamp.token + stamp.n_tokens].end <= stamp.end)
        stamp.n_tokens++;
    return is_date(sheet, &stamp);
}

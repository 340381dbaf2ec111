/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet.c - splits a text into lines, their quote marks and their words */
#include "mail/reply/sheet.h"

#include <string.h>

#include "mail/reply/words.h"

/* Blanks that clients leave around words: ASCII's, the no-break ones, zero-width ones, marks of
 * direction (U+200B to U+200F, U+202A to U+202F), the byte order mark (iPhone), and the letter that
 * Mailtrack hides in mails (U+1427). */
static gsize blank_length(const char *at, const char *end)
{
    if (*at == ' ' || *at == '\t' || *at == '\r')
        return 1;
    gsize left = (gsize)(end - at);
    if (left >= 2 && memcmp(at, "\302\240", 2) == 0)
        return 2;
    if (left < 3)
        return 0;
    guint8 third = (guint8)at[2];
    if (memcmp(at, "\342\200", 2) == 0 &&
        ((third >= 0x8b && third <= 0x8f) || (third >= 0xaa && third <= 0xaf)))
        return 3;
    return memcmp(at, "\357\273\277", 3) == 0 || memcmp(at, "\341\220\247", 3) == 0 ? 3 : 0;
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end) {
        gsize n = blank_length(at, end);
        if (n == 0)
            break;
        at += n;
    }
    return at;
}

static const char *trim_blanks(const char *start, const char *end)
{
    while (end > start) {
        const char *last = g_utf8_find_prev_char(start, end);
        if (last == NULL || blank_length(last, end) == 0)
            break;
        end = last;
    }
    return end;
}

/* "MW> ", as supercite and FidoNet programs quote: up to three capitals before the mark. */
static const char *skip_initials(const char *at, const char *end)
{
    const char *p = at;
    while (p < end && p - at < 3 && g_ascii_isupper(*p))
        p++;
    return p < end && p > at && *p == '>' ? p : at;
}

/* A line of a table drawn with bars is no quote: it has another bar. */
static gboolean is_bar_quote(const char *at, const char *end)
{
    return end - at >= 1 && *at == '|' && (end - at == 1 || at[1] == ' ') &&
           memchr(at + 1, '|', (gsize)(end - at) - 1) == NULL;
}

/* Counts the quote marks at the start of a line: "> > ", ">>", "| ", "    > " (supercite). */
static void line_read_marks(const char *text, struct line *line)
{
    const char *end = text + line->end;
    const char *at = text + line->start;
    guint depth = 0;
    for (;;) {
        const char *mark = skip_blanks(at, end);
        if (mark - at > 6)
            break;
        mark = depth == 0 ? skip_initials(mark, end) : mark;
        if (mark >= end || !(*mark == '>' || is_bar_quote(mark, end)))
            break;
        at = mark + 1;
        depth++;
    }
    line->depth = (guint16)MIN(depth, G_MAXUINT16);
    line->body = (guint32)(skip_blanks(at, end) - text);
}

static void sheet_add_line(struct sheet *sheet, gsize start, gsize end)
{
    struct line line = {.start = (guint32)start};
    line.end = (guint32)(trim_blanks(sheet->text + start, sheet->text + end) - sheet->text);
    line_read_marks(sheet->text, &line);
    line.own = line.start;
    line.own_end = line.end;
    line.token = sheet->token_array->len;
    tokens_append(sheet->token_array, sheet->text, line.body, line.end);
    line.n_tokens = sheet->token_array->len - line.token;
    g_array_append_val(sheet->line_array, line);
}

static void sheet_split(struct sheet *sheet)
{
    const char *at = sheet->text;
    const char *end = at + strlen(at);
    while (at < end) {
        const char *newline = memchr(at, '\n', (gsize)(end - at));
        const char *stop = newline != NULL ? newline : end;
        sheet_add_line(sheet, (gsize)(at - sheet->text), (gsize)(stop - sheet->text));
        at = stop + 1;
    }
}

/* Octets of a usual line and word: room for a usual text is made at once. */
enum { LINE_OCTETS = 40, WORD_OCTETS = 6 };

struct sheet *sheet_new(const char *text)
{
    struct sheet *sheet = g_new0(struct sheet, 1);
    guint length = (guint)MIN(strlen(text), G_MAXINT32);
    sheet->text = text;
    sheet->line_array =
        g_array_sized_new(FALSE, FALSE, sizeof(struct line), length / LINE_OCTETS + 16);
    sheet->token_array =
        g_array_sized_new(FALSE, FALSE, sizeof(struct token), length / WORD_OCTETS + 16);
    sheet_split(sheet);
    sheet->lines = (struct line *)(void *)sheet->line_array->data;
    sheet->n_lines = sheet->line_array->len;
    sheet->tokens = (struct token *)(void *)sheet->token_array->data;
    sheet->n_tokens = sheet->token_array->len;
    for (gsize i = 0; i < sheet->n_lines; i++)
        sheet->n_own += sheet->lines[i].n_tokens > 0;
    words_classify(sheet->tokens, sheet->n_tokens);
    return sheet;
}

void sheet_free(struct sheet *sheet)
{
    if (sheet == NULL)
        return;
    g_array_unref(sheet->line_array);
    g_array_unref(sheet->token_array);
    g_free(sheet);
}

gsize sheet_next_filled(const struct sheet *sheet, gsize at)
{
    while (at < sheet->n_lines && line_is_blank(&sheet->lines[at]))
        at++;
    return at;
}

gsize sheet_previous_filled(const struct sheet *sheet, gsize at)
{
    while (at > 0) {
        if (!line_is_blank(&sheet->lines[--at]))
            return at;
    }
    return sheet->n_lines;
}

void sheet_cut(struct sheet *sheet, gsize first, gsize last, const struct rule *rule)
{
    for (gsize i = first; i <= last && i < sheet->n_lines; i++) {
        if (sheet->lines[i].rule != NULL)
            continue;
        sheet->lines[i].rule = rule;
        sheet->n_own -= sheet->lines[i].n_tokens > 0;
    }
}

gunichar line_first_char(const struct sheet *sheet, const struct line *line)
{
    return line_is_blank(line) ? 0 : g_utf8_get_char(sheet->text + line->body);
}

gunichar line_last_char(const struct sheet *sheet, const struct line *line)
{
    if (line_is_blank(line))
        return 0;
    const char *last = g_utf8_find_prev_char(sheet->text + line->body, sheet->text + line->end);
    return last != NULL ? g_utf8_get_char(last) : 0;
}

guint line_indent(const struct sheet *sheet, const struct line *line)
{
    guint indent = 0;
    while (line->start + indent < line->body && sheet->text[line->body - 1 - indent] != '>')
        indent++;
    return indent;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-page.c - splits a text into lines, their quote marks and their words */
#include "mail/reply-page.h"

#include <string.h>

#include "mail/words.h"

/* Blanks that clients leave around words: ASCII's, no-break space, zero-width ones and the byte order mark (iPhone). */
static gsize blank_length(const char *at, const char *end)
{
    if (*at == ' ' || *at == '\t' || *at == '\r')
        return 1;
    gsize left = (gsize)(end - at);
    if (left >= 2 && memcmp(at, "\302\240", 2) == 0)
        return 2;
    if (left >= 3 && (memcmp(at, "\342\200\213", 3) == 0 || memcmp(at, "\342\200\257", 3) == 0 ||
                      memcmp(at, "\357\273\277", 3) == 0 || memcmp(at, "\341\220\247", 3) == 0))
        return 3;
    return 0;
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

static void page_add_line(struct page *page, gsize start, gsize end)
{
    struct line line = {.start = (guint32)start};
    line.end = (guint32)(trim_blanks(page->text + start, page->text + end) - page->text);
    line_read_marks(page->text, &line);
    line.own = line.start;
    line.own_end = line.end;
    line.token = page->token_array->len;
    tokens_append(page->token_array, page->text, line.body, line.end);
    line.n_tokens = page->token_array->len - line.token;
    g_array_append_val(page->line_array, line);
}

static void page_split(struct page *page)
{
    const char *at = page->text;
    const char *end = at + strlen(at);
    while (at < end) {
        const char *newline = memchr(at, '\n', (gsize)(end - at));
        const char *stop = newline != NULL ? newline : end;
        page_add_line(page, (gsize)(at - page->text), (gsize)(stop - page->text));
        at = stop + 1;
    }
}

struct page *page_new(const char *text)
{
    struct page *page = g_new0(struct page, 1);
    page->text = text;
    page->line_array = g_array_sized_new(FALSE, FALSE, sizeof(struct line), 64);
    page->token_array = g_array_sized_new(FALSE, FALSE, sizeof(struct token), 512);
    page_split(page);
    page->lines = (struct line *)(void *)page->line_array->data;
    page->n_lines = page->line_array->len;
    page->tokens = (struct token *)(void *)page->token_array->data;
    page->n_tokens = page->token_array->len;
    for (gsize i = 0; i < page->n_lines; i++)
        page->n_own += page->lines[i].n_tokens > 0;
    words_classify(page->tokens, page->n_tokens);
    return page;
}

void page_free(struct page *page)
{
    if (page == NULL)
        return;
    g_array_unref(page->line_array);
    g_array_unref(page->token_array);
    g_free(page);
}

gsize page_next_filled(const struct page *page, gsize at)
{
    while (at < page->n_lines && line_is_blank(&page->lines[at]))
        at++;
    return at;
}

gsize page_previous_filled(const struct page *page, gsize at)
{
    while (at > 0) {
        if (!line_is_blank(&page->lines[--at]))
            return at;
    }
    return page->n_lines;
}

void page_cut(struct page *page, gsize first, gsize last, const struct rule *rule)
{
    for (gsize i = first; i <= last && i < page->n_lines; i++) {
        if (page->lines[i].rule != NULL)
            continue;
        page->lines[i].rule = rule;
        page->n_own -= page->lines[i].n_tokens > 0;
    }
}

gunichar line_first_char(const struct page *page, const struct line *line)
{
    return line_is_blank(line) ? 0 : g_utf8_get_char(page->text + line->body);
}

gunichar line_last_char(const struct page *page, const struct line *line)
{
    if (line_is_blank(line))
        return 0;
    const char *last = g_utf8_find_prev_char(page->text + line->body, page->text + line->end);
    return last != NULL ? g_utf8_get_char(last) : 0;
}

guint line_indent(const struct page *page, const struct line *line)
{
    guint indent = 0;
    while (line->start + indent < line->body && page->text[line->body - 1 - indent] != '>')
        indent++;
    return indent;
}

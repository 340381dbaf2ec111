/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer of lines. A line's prefix (quote marks, indent of lists) is written with its first
 * word, so that an empty line never has one but its quote marks. */
#include "mail/read/page.h"

#include "mail/read/slice.h"

enum {
    QUOTE_MAX = 20, /* deeper quotes are written as deep as this */
    EMPTY_MAX = 2,
};

static const char rule[] = "________________________________";

void page_init(struct page *page, gsize size)
{
    *page = (struct page){
        .out = g_string_sized_new(size / 2 + 64), .at_start = TRUE, .empty = EMPTY_MAX};
}

char *page_finish(struct page *page)
{
    if (!page->at_start)
        page_line(page);
    return g_string_free(page->out, FALSE);
}

static void put_quote_marks(struct page *page)
{
    for (guint i = 0; i < MIN(page->quote, QUOTE_MAX); i++)
        g_string_append(page->out, "> ");
}

static void put_empty_line(struct page *page)
{
    if (page->empty >= EMPTY_MAX)
        return;
    put_quote_marks(page);
    g_string_append_c(page->out, '\n');
    page->empty++;
}

static void line_begin(struct page *page)
{
    if (!page->at_start)
        return;
    if (page->wants_empty && page->empty == 0)
        put_empty_line(page);
    page->wants_empty = FALSE;
    put_quote_marks(page);
    for (guint i = 1; i < page->lists && i < PAGE_LISTS_MAX; i++)
        g_string_append(page->out, "  ");
    page->at_start = FALSE;
    page->empty = 0;
}

static void line_end(struct page *page)
{
    while (page->out->len > 0 && page->out->str[page->out->len - 1] == ' ')
        g_string_truncate(page->out, page->out->len - 1);
    g_string_append_c(page->out, '\n');
    page->at_start = TRUE;
    page->blank = FALSE;
    page->marked = FALSE;
}

void page_line(struct page *page)
{
    if (page->at_start && page->solid)
        page->wants_empty = TRUE;
    page->blank = page->solid = FALSE;
    if (!page->at_start && !page->marked)
        line_end(page);
}

void page_break(struct page *page)
{
    if (!page->at_start) {
        line_end(page);
        return;
    }
    page->wants_empty = FALSE;
    put_empty_line(page);
}

void page_paragraph(struct page *page)
{
    page_line(page);
    if (!page->marked && page->lists == 0) /* Outlook makes a paragraph of each item */
        page->wants_empty = TRUE;
}

void page_rule(struct page *page)
{
    page_line(page);
    line_begin(page);
    g_string_append(page->out, rule);
    line_end(page);
}

void page_quote(struct page *page, int deeper)
{
    page_line(page);
    if (deeper > 0)
        page->quote++;
    else if (page->quote > 0)
        page->quote--;
}

void page_list_open(struct page *page, gboolean numbered)
{
    page_line(page);
    if (page->lists < PAGE_LISTS_MAX)
        page->numbers[page->lists] = numbered ? 1 : 0;
    page->lists++;
}

void page_list_close(struct page *page)
{
    page_line(page);
    if (page->lists > 0)
        page->lists--;
}

void page_item(struct page *page)
{
    page->marked = FALSE;
    page_line(page);
    line_begin(page);
    guint *number = &page->numbers[CLAMP(page->lists, 1, PAGE_LISTS_MAX) - 1];
    if (page->lists > 0 && *number > 0)
        g_string_append_printf(page->out, "%u. ", (*number)++);
    else
        g_string_append(page->out, "- ");
    page->marked = TRUE;
}

void page_cell(struct page *page)
{
    if (!page->at_start && !page->marked)
        page->blank = TRUE;
}

void page_pre(struct page *page, gboolean open)
{
    page_line(page);
    if (open)
        page->pre++;
    else if (page->pre > 0)
        page->pre--;
}

/* U+00A0 is a blank that does not break: people's clients write it for two blanks in a row, and for
 * empty lines. */
static gsize blank_length(const char *at)
{
    if (slice_is_blank(*at) || *at == '\f')
        return 1;
    return strncmp(at, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

/* Zero-width space, joiners' kin and soft hyphens: there for layout only. */
static gsize invisible_length(const char *at)
{
    static const char *const invisible[] = {"\xe2\x80\x8b", "\xef\xbb\xbf", "\xc2\xad",
                                            "\xe2\x81\xa0", "\xcd\x8f"};
    if ((guchar)*at < 0x80)
        return 0;
    for (guint i = 0; i < G_N_ELEMENTS(invisible); i++)
        if (g_str_has_prefix(at, invisible[i]))
            return strlen(invisible[i]);
    return 0;
}

static void put_word(struct page *page, const char *word, gsize length)
{
    gboolean blank = page->blank && !page->at_start && !page->marked;
    line_begin(page);
    if (blank)
        g_string_append_c(page->out, ' ');
    g_string_append_len(page->out, word, (gssize)length);
    page->blank = page->solid = FALSE;
    page->marked = FALSE;
}

static void put_flowing(struct page *page, const char *text)
{
    for (const char *at = text; *at != '\0';) {
        gsize skip = blank_length(at);
        page->solid |= skip == 2;
        if (skip > 0)
            page->blank = TRUE;
        else
            skip = invisible_length(at);
        if (skip > 0) {
            at += skip;
            continue;
        }
        const char *end = at + 1;
        while (*end != '\0' && blank_length(end) == 0 && invisible_length(end) == 0)
            end++;
        put_word(page, at, (gsize)(end - at));
        at = end;
    }
}

static void put_preformatted(struct page *page, const char *text)
{
    struct slice rest = slice_of(text), line;
    while (rest.length > 0) {
        gboolean ended = slice_find(rest, '\n') < rest.length;
        slice_next_line(&rest, &line);
        if (line.length > 0) {
            line_begin(page);
            g_string_append_len(page->out, line.at, (gssize)line.length);
        }
        if (ended)
            page_break(page);
    }
}

void page_text(struct page *page, const char *text)
{
    if (page->pre > 0)
        put_preformatted(page, text);
    else
        put_flowing(page, text);
}

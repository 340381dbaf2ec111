/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-attribution.c - finds the line that says who wrote what is quoted below it
 *
 * No pattern for each client: evidence is counted (a date, an address, a word for "wrote", a colon at the end, a quote
 * below), on one line or on a few joined ones, and a table says which evidence is enough. So any order of the parts, any
 * language of words/, and names of any shape are understood; and "On Monday we met" is not taken for one.
 */
#include <string.h>

#include "mail/reply-footer.h"
#include "mail/reply-marks.h"
#include "mail/words.h"

const struct rule rule_attribution = {"the line that says who wrote the mail below"};

enum {
    LINES_MAX = 4, /* over which clients wrap it */
    WORDS_MAX = 45,
    OCTETS_MAX = 600,
    SHORT = 12, /* words of one without a date: "Quoting Ann Lee:" */
    BARE = 6,   /* of one that is only "Ann Lee wrote:" */
};

/* What was seen in the lines so far. */
struct evidence {
    guint words, octets;
    guint wrote;                                  /* words that mean "wrote" */
    guint after_wrote;                            /* words behind the last of them */
    gboolean self;                                /* "I wrote" */
    gboolean year, time, month, weekday, numeric; /* of a date */
    gboolean address;                             /* a mail address */
    gboolean on_first, date_first;                /* how it begins */
    gboolean colon;                               /* how it ends: "wrote:", "wrote -----" */
    gboolean open;                                /* a "<" waits for its ">" */
    gboolean quoted;                              /* a quote follows */
};

static guint date_score(const struct evidence *e)
{
    return (guint)e->year + (guint)e->time + (guint)e->month + (guint)e->weekday +
           2 * (guint)e->numeric;
}

static gboolean date_is_full(const struct evidence *e)
{
    return date_score(e) >= 2 && (e->year || e->numeric);
}

/* "- ", "* ", "---- ", "(" and quotation marks before the first word do not count. */
static gboolean date_word(const struct token *token)
{
    return token->digits > 0 || (token->classes & (WORD_MONTH | WORD_WEEKDAY)) != 0;
}

static gboolean separator_between(const struct page *page, const struct token *token,
                                  const char *which)
{
    return token[1].start == token->end + 1 && strchr(which, page->text[token->end]) != NULL;
}

/* "12/9/2013", "2013.02.08", "09:00", "21.06.2024", "2016年", a year: what TOKEN and its followers say of a date. */
static void see_number(struct evidence *e, const struct page *page, const struct token *token,
                       guint left)
{
    if (token->digits == 4 && token->number >= 1970 && token->number < 2100)
        e->year = TRUE;
    if (left < 2 || token->digits > 4 || !g_ascii_isdigit(page->text[token[1].start]))
        return;
    if (token->digits <= 2 && token->number < 24 && separator_between(page, token, ":."))
        e->time = TRUE;
    if (left >= 3 && token[1].digits > 0 && token[2].digits > 0 &&
        separator_between(page, token, "./-") && separator_between(page, token + 1, "./-"))
        e->numeric = TRUE;
}

static void see_wrote(struct evidence *e, const struct token *token, guint left, gboolean first)
{
    guint n = words_match(token, left, WORD_WROTE, NULL);
    if (n == 0)
        return;
    e->wrote += n;
    e->after_wrote = left - n;
    if (!first && (token[-1].classes & WORD_SELF) != 0)
        e->self = TRUE;
    else if (left > n && (token[n].classes & WORD_SELF) != 0)
        e->self = TRUE; /* "schrieb ich" */
}

static void see_words(struct evidence *e, const struct page *page, const struct line *line)
{
    const struct token *tokens = line_tokens(page, line);
    e->after_wrote += line->n_tokens;
    for (guint i = 0; i < line->n_tokens; i++) {
        guint left = line->n_tokens - i;
        if (tokens[i].classes & WORD_MONTH)
            e->month = TRUE;
        if (words_match(tokens + i, left, WORD_WEEKDAY, NULL) > 0)
            e->weekday = TRUE;
        if (tokens[i].digits > 0)
            see_number(e, page, tokens + i, left);
        see_wrote(e, tokens + i, left, i == 0);
    }
    e->words += line->n_tokens;
}

static gboolean ends_like_attribution(const struct page *page, const struct line *line)
{
    const char *start = page->text + line->body, *end = page->text + line->end;
    while (end > start && strchr("-*_ ", end[-1]) != NULL)
        end--;
    gboolean dashes = end < page->text + line->end;
    gboolean colon = end > start && (end[-1] == ':' ||
                                     (end - start >= 3 && memcmp(end - 3, "\357\274\232", 3) == 0));
    return colon || (dashes && line->n_tokens > 0);
}

static void see_brackets(struct evidence *e, const struct page *page, const struct line *line)
{
    for (guint32 i = line->body; i < line->end; i++) {
        if (page->text[i] == '<')
            e->open = TRUE;
        else if (page->text[i] == '>')
            e->open = FALSE;
        else if (page->text[i] == '@')
            e->address = TRUE;
    }
}

static void see_beginning(struct evidence *e, const struct page *page, const struct line *line)
{
    const struct token *tokens = line_tokens(page, line);
    if (line->n_tokens == 0)
        return;
    e->on_first = words_match(tokens, line->n_tokens, WORD_ON, NULL) > 0;
    e->date_first =
        date_word(tokens) || words_match(tokens, line->n_tokens, WORD_WEEKDAY, NULL) > 0;
}

static void see_line(struct evidence *e, const struct page *page, const struct line *line)
{
    e->octets += line->end - line->body;
    see_words(e, page, line);
    see_brackets(e, page, line);
    e->colon = ends_like_attribution(page, line);
}

static gboolean quote_follows(const struct page *page, gsize after, guint depth)
{
    gsize next = page_next_filled(page, after);
    return next < page->n_lines && page->lines[next].depth > depth;
}

/* Which evidence is enough; clients and languages that need the row. */
static gboolean evidence_suffices(const struct evidence *e)
{
    if (e->words == 0 || e->words > WORDS_MAX || e->octets > OCTETS_MAX || e->open)
        return FALSE;
    gboolean dated = date_score(e) >= 2;
    gboolean wrote_last = e->wrote > 0 && e->after_wrote == 0;
    if (e->wrote > 0 && (e->colon || wrote_last)) {
        if (e->self && !e->quoted)
            return FALSE; /* "On Monday I wrote:" */
        if (dated && (e->address || e->quoted || date_is_full(e)))
            return TRUE; /* Gmail, Apple Mail, Thunderbird, mutt and most others */
        if (e->colon && e->address)
            return TRUE; /* mblaze, s-nail, notmuch: without a date */
        if (e->colon && e->quoted && e->words <= SHORT)
            return TRUE; /* "Quoting X:", "X writes:" (nmh, Gnus, Horde) */
    }
    if (dated && e->address && e->colon && (e->date_first || e->on_first))
        return TRUE; /* Gmail in languages that do not say "wrote": ja, fi; Mail.ru */
    if (dated && e->address && e->quoted && e->date_first)
        return TRUE;                       /* Gmail of 2013: date, name, address, no colon */
    return dated && e->colon && e->quoted; /* Gnus: "* X [date]:" */
}

/* A first line from which an attribution may run on: it must itself look like one's beginning. */
static gboolean may_run_on(const struct evidence *e, const struct page *page,
                           const struct line *line)
{
    if (line->n_tokens == 0 || e->colon)
        return FALSE;
    return ((e->on_first || e->date_first) && date_score(e) > 0) || e->wrote > 0 || e->open ||
           (e->address && line_first_char(page, line) == '"');
}

static gboolean stands_alone(const struct page *page, gsize at)
{
    const struct line *line = &page->lines[at];
    if (line->n_tokens > WORDS_MAX || line->end - line->body > OCTETS_MAX)
        return FALSE;
    struct evidence e = {0};
    see_beginning(&e, page, line);
    see_line(&e, page, line);
    e.quoted = quote_follows(page, at + 1, line->depth);
    return evidence_suffices(&e);
}

/* The line that continues line AT: the next one, at the same depth; over a blank one only into an open "<" (Polymail). */
static gsize continuation(const struct page *page, gsize at, const struct evidence *e, guint depth)
{
    gsize next = at + 1;
    if (next < page->n_lines && line_is_blank(&page->lines[next])) {
        next = page_next_filled(page, next);
        if (next >= page->n_lines || (!e->open && page->text[page->lines[next].body] != '<'))
            return page->n_lines;
    }
    if (next >= page->n_lines || page->lines[next].rule != NULL)
        return page->n_lines;
    return page->lines[next].depth == depth || e->open ? next : page->n_lines;
}

/* A ">" that closes an address on its own line is no quote mark. */
static void see_closing_bracket(struct evidence *e, const struct page *page,
                                const struct line *line, guint depth)
{
    if (e->open && line->depth > depth &&
        memchr(page->text + line->start, '>', line->body - line->start) != NULL)
        e->open = FALSE;
}

static gsize joined_lines(const struct page *page, gsize at)
{
    const struct line *first = &page->lines[at];
    struct evidence e = {0};
    see_beginning(&e, page, first);
    see_line(&e, page, first);
    if (!may_run_on(&e, page, first))
        return 0;
    gsize last = at;
    for (guint n = 1; n < LINES_MAX && e.octets <= OCTETS_MAX && e.words <= WORDS_MAX; n++) {
        gsize next = continuation(page, last, &e, first->depth);
        if (next >= page->n_lines || (n == 1 && !e.open && stands_alone(page, next)))
            return 0;
        see_closing_bracket(&e, page, &page->lines[next], first->depth);
        see_line(&e, page, &page->lines[next]);
        last = next;
        e.quoted = quote_follows(page, last + 1, first->depth);
        if (evidence_suffices(&e))
            return last - at + 1;
        if (e.colon)
            return 0;
    }
    return 0;
}

/* "Ann Lee wrote:" below a phone's footer (Samsung): no date, no address, no marks. */
static gboolean is_bare(const struct page *page, gsize at)
{
    const struct line *line = &page->lines[at];
    gsize above = page_previous_filled(page, at);
    if (line->n_tokens == 0 || line->n_tokens > BARE || above == page->n_lines ||
        !footer_line(page, above))
        return FALSE;
    struct evidence e = {0};
    see_line(&e, page, line);
    return e.wrote > 0 && e.colon;
}

/* "<address>" and "wrote:" repeated below, as a client leaves them that wraps twice. */
static gsize take_leftovers(const struct page *page, gsize at, gsize n)
{
    while (at + n < page->n_lines) {
        const struct line *line = &page->lines[at + n];
        if (line_is_blank(line) || line->depth != page->lines[at].depth || line->n_tokens > SHORT)
            break;
        struct evidence e = {0};
        see_line(&e, page, line);
        gboolean address =
            e.address && line_first_char(page, line) == '<' && line_last_char(page, line) == '>';
        if (!address && !(e.wrote == line->n_tokens && e.colon))
            break;
        n++;
    }
    return n;
}

gsize attribution_lines(const struct page *page, gsize at)
{
    const struct line *line = &page->lines[at];
    if (line_is_blank(line) || line->n_tokens > WORDS_MAX || line->end - line->body > OCTETS_MAX)
        return 0;
    if (stands_alone(page, at) || is_bare(page, at))
        return take_leftovers(page, at, 1);
    return joined_lines(page, at);
}

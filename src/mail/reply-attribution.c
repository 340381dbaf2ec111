/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-attribution.c - finds the line that says who wrote what is quoted below it
 *
 * No pattern for each client: evidence is counted (a date, an address, a word for "wrote", a colon
 * at the end, a quote below), on one line or on a few joined ones, and a table says which evidence
 * is enough. So any order of the parts, any language of words/, and names of any shape are
 * understood; and "On Monday we met" is not taken for one.
 */
#include <string.h>

#include "mail/reply-footer.h"
#include "mail/reply-marks.h"
#include "mail/words.h"

const struct rule rule_attribution = {"the line that says who wrote the mail below", NULL};

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
    gboolean you;                                 /* "you wrote" */
    gboolean colon;                               /* how it ends: "wrote:", "wrote -----" */
    gboolean bracket;                             /* how it ends: "<ann@example.com>:" */
    guint open;                                   /* "<" that wait for their ">" */
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

static gboolean date_word(const struct token *token)
{
    return token->digits > 0 || (token->classes & (WORD_MONTH | WORD_WEEKDAY)) != 0;
}

/* One of WHICH stands between the words, with or without a blank behind it: "02. 03. 26". */
static gboolean separator_between(const struct sheet *sheet, const struct token *token,
                                  const char *which)
{
    guint32 gap = token[1].start - token->end;
    return (gap == 1 || (gap == 2 && sheet->text[token->end + 1] == ' ')) &&
           strchr(which, sheet->text[token->end]) != NULL;
}

/* "12/9/2013", "2013.02.08", "09:00", "21.06.2024", "2016年", a year: what TOKEN and its followers
 * say of a date. */
static void see_number(struct evidence *e, const struct sheet *sheet, const struct token *token,
                       guint left)
{
    if (token->digits == 4 && token->number >= 1970 && token->number < 2100)
        e->year = TRUE;
    if (left < 2 || token->digits > 4 || !g_ascii_isdigit(sheet->text[token[1].start]))
        return;
    if (token->digits <= 2 && token->number < 24 && separator_between(sheet, token, ":."))
        e->time = TRUE;
    if (left >= 3 && token[1].digits > 0 && token[2].digits > 0 &&
        separator_between(sheet, token, "./-") && separator_between(sheet, token + 1, "./-"))
        e->numeric = TRUE;
}

static void see_wrote(struct evidence *e, const struct token *token, guint left, gboolean first)
{
    guint n = words_match(token, left, WORD_WROTE, NULL);
    if (n == 0)
        return;
    e->wrote += n;
    e->after_wrote = left - n;
    guint32 beside = (first ? 0 : token[-1].classes) | (left > n ? token[n].classes : 0);
    e->self = e->self || (beside & WORD_SELF) != 0; /* "I wrote", "schrieb ich" */
    e->you = e->you || (beside & WORD_YOU) != 0;
}

static void see_words(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    e->after_wrote += line->n_tokens;
    for (guint i = 0; i < line->n_tokens; i++) {
        guint left = line->n_tokens - i;
        if (tokens[i].classes & WORD_MONTH)
            e->month = TRUE;
        if (words_match(tokens + i, left, WORD_WEEKDAY, NULL) > 0)
            e->weekday = TRUE;
        if (tokens[i].digits > 0)
            see_number(e, sheet, tokens + i, left);
        see_wrote(e, tokens + i, left, i == 0);
    }
    e->words += line->n_tokens;
}

/* "wrote:", "wrote -----", "<ann@example.com>:"; in Chinese with a wide colon. */
static void see_end(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    const char *start = sheet->text + line->body, *end = sheet->text + line->end;
    while (end > start && strchr("-*_ ", end[-1]) != NULL)
        end--;
    gboolean dashes = end < sheet->text + line->end;
    gsize colon = end > start && end[-1] == ':'                                   ? 1
                  : end - start >= 3 && text_starts(end - 3, end, "\357\274\232") ? 3
                                                                                  : 0;
    e->colon = colon > 0 || (dashes && line->n_tokens > 0);
    e->bracket = colon > 0 && end - colon > start && strchr(">)]", end[-(gssize)colon - 1]) != NULL;
}

static void see_brackets(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    for (guint32 i = line->body; i < line->end; i++) {
        if (sheet->text[i] == '<')
            e->open++;
        else if (sheet->text[i] == '>' && e->open > 0)
            e->open--;
        else if (sheet->text[i] == '@')
            e->address = TRUE;
    }
}

/* What stands before the first word ("- ", "* ", "---- ", quotation marks) does not count. */
static void see_beginning(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    if (line->n_tokens == 0)
        return;
    e->on_first = words_match(tokens, line->n_tokens, WORD_ON, NULL) > 0;
    e->date_first =
        date_word(tokens) || words_match(tokens, line->n_tokens, WORD_WEEKDAY, NULL) > 0;
}

static void see_line(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    e->octets += line->end - line->body;
    see_words(e, sheet, line);
    see_brackets(e, sheet, line);
    see_end(e, sheet, line);
}

static gboolean quote_follows(const struct sheet *sheet, gsize after, guint depth)
{
    gsize next = sheet_next_filled(sheet, after);
    return next < sheet->n_lines && sheet->lines[next].depth > depth;
}

/* With a word for "wrote". People write such lines too: without a quote below, only what a program
 * adds - an address, a time of day - tells. */
static gboolean wrote_suffices(const struct evidence *e)
{
    gboolean dated = date_score(e) >= 2;
    if (e->self && !e->quoted)
        return FALSE; /* "On Monday I wrote:" */
    if (dated && (e->address || e->quoted))
        return TRUE; /* Gmail, Apple Mail, mutt and most others */
    if (dated && date_is_full(e) && (e->time || e->you))
        return TRUE; /* Thunderbird, Evolution, Eudora */
    if (e->colon && e->address)
        return TRUE; /* mblaze, s-nail, notmuch: without a date */
    return e->colon && e->quoted &&
           e->words <= SHORT; /* "Quoting X:", "X writes:" (nmh, Gnus, Horde) */
}

/* Which evidence is enough; clients and languages that need the row. */
static gboolean evidence_suffices(const struct evidence *e)
{
    if (e->words == 0 || e->words > WORDS_MAX || e->octets > OCTETS_MAX || e->open > 0)
        return FALSE;
    gboolean wrote_last = e->wrote > 0 && e->after_wrote == 0;
    if (e->wrote > 0 && (e->colon || wrote_last) && wrote_suffices(e))
        return TRUE;
    if (date_score(e) < 2)
        return FALSE;
    if (e->address && e->bracket && date_is_full(e) && (e->date_first || e->on_first))
        return TRUE; /* Gmail in languages that do not say "wrote": ja, ru; Mail.ru, Yandex */
    if (e->address && e->quoted && e->date_first)
        return TRUE;                /* Gmail of 2013: date, name, address, no colon */
    return e->bracket && e->quoted; /* Gnus: "* X [date]:" */
}

/* A first line from which an attribution may run on: it must itself look like one's beginning. A
 * weekday alone proves nothing: "to", "so" and "mar" are weekdays somewhere. */
static gboolean may_run_on(const struct evidence *e, const struct sheet *sheet,
                           const struct line *line)
{
    if (line->n_tokens == 0 || e->colon)
        return FALSE;
    gunichar last = line_last_char(sheet, line);
    if (e->wrote == 0 && (last == '.' || last == '!' || last == '?'))
        return FALSE;
    gboolean dated = e->year || e->numeric || e->time || e->month;
    return ((e->on_first || e->date_first || e->wrote > 0) && dated) ||
           (e->wrote > 0 && e->address) || (e->address && line_first_char(sheet, line) == '"');
}

static struct evidence evidence_of(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    struct evidence e = {0};
    if (line->n_tokens > WORDS_MAX || line->end - line->body > OCTETS_MAX)
        return e;
    see_beginning(&e, sheet, line);
    see_line(&e, sheet, line);
    e.quoted = quote_follows(sheet, at + 1, line->depth);
    return e;
}

static gboolean stands_alone(const struct sheet *sheet, gsize at)
{
    struct evidence e = evidence_of(sheet, at);
    return evidence_suffices(&e);
}

/* Whether line NEXT begins an attribution of its own, so that E, above it, is something else.
 * Sylpheed and Gmail break between the date and the name, German Gmail within the date: then each
 * half lacks what the other has. */
static gboolean begins_another(const struct sheet *sheet, gsize next, const struct evidence *e)
{
    struct evidence other = evidence_of(sheet, next);
    gboolean begins = ((other.on_first || other.date_first) && date_is_full(&other)) ||
                      (other.wrote > 0 && other.address);
    if (!begins && !evidence_suffices(&other))
        return FALSE;
    gboolean date_above = date_is_full(e) && date_score(&other) == 0;
    gboolean name_above = e->wrote > 0 && e->address && other.wrote == 0 && !other.address;
    return !date_above && !name_above;
}

/* "> wrote:": the end of an address that was broken before its bracket looks like a quote. */
static gboolean closes_address(const struct sheet *sheet, const struct line *line)
{
    return line->depth == 1 &&
           words_match(line_tokens(sheet, line), line->n_tokens, WORD_WROTE, NULL) > 0;
}

/* The line that continues line AT: the next one, at the same depth; over a blank one only into an
 * open "<" (Polymail). */
static gsize continuation(const struct sheet *sheet, gsize at, const struct evidence *e,
                          guint depth)
{
    gsize next = at + 1;
    if (next < sheet->n_lines && line_is_blank(&sheet->lines[next])) {
        next = sheet_next_filled(sheet, next);
        if (next >= sheet->n_lines || (e->open == 0 && sheet->text[sheet->lines[next].body] != '<'))
            return sheet->n_lines;
    }
    if (next >= sheet->n_lines || sheet->lines[next].rule != NULL)
        return sheet->n_lines;
    const struct line *line = &sheet->lines[next];
    gboolean follows = line->depth == depth || (e->open > 0 && closes_address(sheet, line));
    return follows ? next : sheet->n_lines;
}

/* A ">" that closes an address on its own line is no quote mark. */
static void see_closing_bracket(struct evidence *e, const struct sheet *sheet,
                                const struct line *line, guint depth)
{
    if (e->open > 0 && line->depth > depth &&
        memchr(sheet->text + line->start, '>', line->body - line->start) != NULL)
        e->open--;
}

static gsize joined_lines(const struct sheet *sheet, gsize at)
{
    const struct line *first = &sheet->lines[at];
    struct evidence e = {0};
    see_beginning(&e, sheet, first);
    see_line(&e, sheet, first);
    if (!may_run_on(&e, sheet, first))
        return 0;
    gsize last = at;
    for (guint n = 1; n < LINES_MAX && e.octets <= OCTETS_MAX && e.words <= WORDS_MAX; n++) {
        gsize next = continuation(sheet, last, &e, first->depth);
        if (next >= sheet->n_lines || (e.open == 0 && begins_another(sheet, next, &e)))
            return 0;
        see_closing_bracket(&e, sheet, &sheet->lines[next], first->depth);
        see_line(&e, sheet, &sheet->lines[next]);
        last = next;
        e.quoted = quote_follows(sheet, last + 1, first->depth);
        if (evidence_suffices(&e))
            return last - at + 1;
        if (e.colon)
            return 0;
    }
    return 0;
}

/* "Ann Lee wrote:" below a phone's footer (Samsung): no date, no address, no marks. */
static gboolean is_bare(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    gsize above = sheet_previous_filled(sheet, at);
    if (line->n_tokens == 0 || line->n_tokens > BARE || above == sheet->n_lines ||
        !footer_line(sheet, above))
        return FALSE;
    struct evidence e = {0};
    see_line(&e, sheet, line);
    return e.wrote > 0 && e.colon;
}

/* "<address>" and "wrote:" repeated below, as a client leaves them that wraps twice. */
static gsize take_leftovers(const struct sheet *sheet, gsize at, gsize n)
{
    while (at + n < sheet->n_lines) {
        const struct line *line = &sheet->lines[at + n];
        if (line_is_blank(line) || line->depth != sheet->lines[at].depth || line->n_tokens > SHORT)
            break;
        struct evidence e = {0};
        see_line(&e, sheet, line);
        gboolean address =
            e.address && line_first_char(sheet, line) == '<' && line_last_char(sheet, line) == '>';
        if (!address && !(e.wrote == line->n_tokens && e.colon))
            break;
        n++;
    }
    return n;
}

gsize attribution_lines(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    if (line_is_blank(line) || line->n_tokens > WORDS_MAX || line->end - line->body > OCTETS_MAX)
        return 0;
    if (stands_alone(sheet, at) || is_bare(sheet, at))
        return take_leftovers(sheet, at, 1);
    return joined_lines(sheet, at);
}

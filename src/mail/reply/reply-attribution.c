/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-attribution.c - finds the line that says who wrote what is quoted below it
 *
 * One line, or a few that a client wrapped; evidence.c says whether they are enough.
 */
#include "mail/reply/evidence.h"
#include "mail/reply/reply-footer.h"
#include "mail/reply/reply-marks.h"
#include "mail/reply/words.h"

const struct rule rule_attribution = {"the line that says who wrote the mail below", NULL};

enum {
    LINES_MAX = 4, /* over which clients wrap it */
    BARE = 6,      /* words of one that is only "Ann Lee wrote:" */
    SENDER = 10,   /* words of a name and its address */
};

static gboolean quote_follows(const struct sheet *sheet, gsize after, guint depth)
{
    gsize next = sheet_next_filled(sheet, after);
    return next < sheet->n_lines && sheet->lines[next].depth > depth;
}

/* "Ann Lee <ann@example.com>," alone: Turkish and Chinese put the name before the date. */
static gboolean is_sender(const struct evidence *e, const struct sheet *sheet,
                          const struct line *line)
{
    gunichar last = line_last_char(sheet, line);
    const char *end = sheet->text + line->end - (last == ',');
    return e->address && e->open == 0 && line->n_tokens <= SENDER && end[-1] == '>';
}

/* A name, and the next line begins with its address. */
static gboolean address_follows(const struct sheet *sheet, const struct line *line)
{
    const struct line *next = line + 1;
    return next < sheet->lines + sheet->n_lines && line->n_tokens <= SENDER &&
           sheet->text[next->body] == '<' && next->depth == line->depth &&
           memchr(sheet->text + next->body, '@', next->end - next->body) != NULL;
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
    return ((e->on_first || e->date_first || e->wrote > 0 || e->address) && dated) ||
           (e->wrote > 0 && e->address) || (e->address && line_first_char(sheet, line) == '"') ||
           is_sender(e, sheet, line) || address_follows(sheet, line);
}

static struct evidence evidence_of(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    struct evidence e = {0};
    if (line->n_tokens > ATTRIBUTION_WORDS_MAX || line->end - line->body > ATTRIBUTION_OCTETS_MAX)
        return e;
    evidence_see_first(&e, sheet, line);
    e.quoted = quote_follows(sheet, at + 1, line->depth);
    return e;
}

/* Whether line NEXT begins an attribution of its own, so that E, above it, is something else.
 * Sylpheed and Gmail break between the date and the name, German Gmail within the date: then each
 * half lacks what the other has. */
static gboolean begins_another(const struct sheet *sheet, gsize next, const struct evidence *e)
{
    struct evidence other = evidence_of(sheet, next);
    if (sheet->text[sheet->lines[next].body] == '<')
        return FALSE; /* the address of the name above */
    gboolean begins = ((other.on_first || other.date_first) && evidence_has_full_date(&other)) ||
                      (other.wrote > 0 && other.address);
    if (!begins && !evidence_suffices(&other))
        return FALSE;
    gboolean date_above = evidence_has_full_date(e) && !evidence_has_full_date(&other);
    gboolean name_above = e->address && !other.address && !evidence_has_full_date(e);
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

/* The lines from AT on, of which the first shows E. */
static gsize joined_lines(const struct sheet *sheet, gsize at, struct evidence e)
{
    const struct line *first = &sheet->lines[at];
    if (!may_run_on(&e, sheet, first))
        return 0;
    gsize last = at;
    for (guint n = 1;
         n < LINES_MAX && e.octets <= ATTRIBUTION_OCTETS_MAX && e.words <= ATTRIBUTION_WORDS_MAX;
         n++) {
        gsize next = continuation(sheet, last, &e, first->depth);
        if (next >= sheet->n_lines || (e.open == 0 && begins_another(sheet, next, &e)))
            return 0;
        see_closing_bracket(&e, sheet, &sheet->lines[next], first->depth);
        evidence_see_line(&e, sheet, &sheet->lines[next]);
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
static gboolean is_bare(const struct sheet *sheet, gsize at, const struct evidence *e)
{
    if (e->wrote == 0 || !e->colon || e->words > BARE)
        return FALSE;
    gsize above = sheet_previous_filled(sheet, at);
    return above < sheet->n_lines && footer_line(sheet, above);
}

/* "<address>" and "wrote:" repeated below, as a client leaves them that wraps twice. */
static gsize take_leftovers(const struct sheet *sheet, gsize at, gsize n)
{
    while (at + n < sheet->n_lines) {
        const struct line *line = &sheet->lines[at + n];
        if (line_is_blank(line) || line->depth != sheet->lines[at].depth ||
            line->n_tokens > ATTRIBUTION_SHORT)
            break;
        struct evidence e = {0};
        evidence_see_line(&e, sheet, line);
        gboolean address =
            e.address && line_first_char(sheet, line) == '<' && line_last_char(sheet, line) == '>';
        if (!address && !(e.wrote == line->n_tokens && e.colon))
            break;
        n++;
    }
    return n;
}

enum { BEHIND_WORDS_MAX = 30 }; /* words of an attribution that shares its line */

/* What LINE has from WORD, one of its tokens, on. */
static struct line line_from(const struct sheet *sheet, const struct line *line, guint word)
{
    struct line rest = *line;
    rest.token += word;
    rest.n_tokens -= word;
    rest.body = sheet->tokens[rest.token].start;
    return rest;
}

/* Yahoo of old joins the person's last words with its dashes. */
guint32 attribution_behind(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    const struct token *tokens = line_tokens(sheet, line);
    if (line_find(sheet, line, "--") == NULL)
        return line->end;
    guint first = line->n_tokens > BEHIND_WORDS_MAX ? line->n_tokens - BEHIND_WORDS_MAX : 1;
    for (guint i = first; i < line->n_tokens; i++) {
        guint32 dashes = tokens[i].start;
        while (dashes > line->body && strchr("- ", sheet->text[dashes - 1]) != NULL)
            dashes--;
        if (tokens[i].start - dashes < 3 || sheet->text[tokens[i].start - 2] != '-' ||
            words_match(&tokens[i], line->n_tokens - i, WORD_ON, NULL) == 0)
            continue;
        struct line rest = line_from(sheet, line, i);
        struct evidence e = {0};
        evidence_see_first(&e, sheet, &rest);
        e.quoted = quote_follows(sheet, at + 1, line->depth);
        if (e.colon && e.wrote > 0 && evidence_suffices(&e))
            return dashes;
    }
    return line->end;
}

gboolean attribution_in_marks(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    if (line->depth != 3 || line->n_tokens > ATTRIBUTION_WORDS_MAX ||
        !g_str_has_prefix(sheet->text + line->end - 3, ">>>"))
        return FALSE;
    struct evidence e = {0};
    evidence_see_first(&e, sheet, line);
    return evidence_has_full_date(&e) && e.time;
}

/* "1. Wrote to bob@example.com at 9:00:" is an item of a list; "24. Nov" a date. */
static gboolean is_item(const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    if (line->n_tokens < 2 || tokens[0].digits == 0 || tokens[0].digits > 2)
        return FALSE;
    return strchr(".)", sheet->text[tokens[0].end]) != NULL &&
           sheet->text[tokens[0].end + 1] == ' ' && tokens[1].digits == 0 &&
           (tokens[1].classes & WORD_MONTH) == 0;
}

gsize attribution_lines(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    if (line_is_blank(line) || is_item(sheet, line) || line->n_tokens > ATTRIBUTION_WORDS_MAX ||
        line->end - line->body > ATTRIBUTION_OCTETS_MAX)
        return 0;
    struct evidence e = evidence_of(sheet, at);
    if (evidence_suffices(&e) || is_bare(sheet, at, &e))
        return take_leftovers(sheet, at, 1);
    return joined_lines(sheet, at, e);
}

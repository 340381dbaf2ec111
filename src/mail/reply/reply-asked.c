/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-asked.c - tells what was asked from what is new
 *
 * Outlook, Outlook.com, Yahoo and Lotus Notes quote without any mark, and some terminals quote the
 * raw source of the mail: only the words that were asked tell old from new. How much of a line they
 * cover (asked-search.c) decides what the line is; the less a client says, the more it takes.
 */
#include "mail/reply/reply-asked.h"

#include <string.h>

#include "mail/reply/asked-search.h"

const struct rule rule_asked = {"what was asked", NULL};

enum {
    LONG_RUN = 8, /* so many words in a row that were asked are no accident among a person's own */
    PREFIX_MAX = 3, /* "Question 1 of 3: ..." */
};

/* What is decided upon. */
struct matter {
    struct sheet *sheet;
    const struct asked_index *index;
    const struct coverage *lines;
    gboolean *taken; /* of each word that was asked, whether a line repeated it already */
};

/* Words before the question's first: more than a short prefix makes it a sentence about the
 * question. */
static gboolean prompt_starts_line(const struct matter *matter, const struct line *line,
                                   const struct coverage *coverage)
{
    guint prompt = matter->index->prompts[coverage->question - 1].n;
    gsize before = coverage->after - line->token;
    return before <= prompt + PREFIX_MAX;
}

/* A person's words need more to be taken for what was asked, the less a client says that they are
 * old. Hints are never taken on top: people copy their plan from them. */
static gboolean line_was_asked(const struct matter *matter, const struct line *line,
                               const struct coverage *coverage, gboolean below)
{
    if (coverage->covered == 0)
        return FALSE;
    gboolean covered = coverage->covered * 10 >= line->n_tokens * 8;
    if (line->depth > 0)
        return coverage->question != 0 || coverage->covered * 2 >= line->n_tokens;
    if (coverage->question != 0 && prompt_starts_line(matter, line, coverage))
        return TRUE;
    if (below || !covered)
        return covered;
    if (coverage->prompt)
        return TRUE;
    gboolean framing =
        coverage->end > matter->index->hints_end || coverage->end <= matter->index->first_prompt;
    return framing && coverage->longest >= LONG_RUN;
}

/* What stands behind the question on its line: "2. What will you do today? Write the migration." */
static guint32 remainder_start(const struct sheet *sheet, const struct line *line, gsize after)
{
    guint32 at = sheet->tokens[after - 1].end;
    while (at < line->end) {
        const char *p = sheet->text + at, *end = sheet->text + line->end;
        if (strchr("?!.:;,*_) \t", *p) != NULL)
            at++;
        else if (text_starts(p, end, "\302\240")) /* no-break space */
            at += 2;
        else if (text_starts(p, end, "\357\274")) /* full-width marks */
            at += 3;
        else
            break;
    }
    return at;
}

/* Where in what was asked the words behind the question are expected. When the next line is a
 * question too, they are its first: our plain text breaks an item that our HTML has on one line. A
 * hint is passed over, as a person may have typed its first words. */
static guint remainder_expected(const struct matter *matter, const struct coverage *coverage)
{
    return matter->index->question[coverage->behind] != 0 ? coverage->behind : coverage->end;
}

static gboolean take_remainder(const struct matter *matter, struct line *line,
                               const struct coverage *coverage)
{
    const struct sheet *sheet = matter->sheet;
    gsize end = line->token + line->n_tokens;
    if (coverage->question == 0 || coverage->after >= end)
        return FALSE;
    if (line->depth > 0 && matter->index->hints_end == G_MAXUINT)
        return FALSE; /* what was asked is not known: this may be a hint */
    struct run run = asked_index_match(matter->index, sheet->tokens + coverage->after,
                                       end - coverage->after, remainder_expected(matter, coverage));
    guint32 start = remainder_start(sheet, line, coverage->after);
    if (run.n >= end - coverage->after || start >= line->end ||
        strchr("<=", sheet->text[start]) != NULL)
        return FALSE;
    line->own = start;
    line->mine = TRUE;
    return TRUE;
}

/* "[x] invoice export": a box of the plan that was asked, ticked by the person, since all of it but
 * the x was asked. */
static gboolean take_tick(const struct matter *matter, struct line *line,
                          const struct coverage *coverage)
{
    const char *at = matter->sheet->text + line->body, *end = matter->sheet->text + line->end;
    gboolean ticked = text_starts(at, end, "[x]") || text_starts(at, end, "[X]");
    if (!ticked || coverage->question != 0 || coverage->covered + 1 != line->n_tokens)
        return FALSE;
    line->own = line->body;
    line->mine = TRUE;
    return TRUE;
}

/* A line of hints that an unmarked quote repeats a second time was typed by the person, who did as
 * planned. */
static gboolean was_taken(struct matter *matter, const struct line *line,
                          const struct coverage *coverage)
{
    guint first = coverage->end - MIN(coverage->end, coverage->covered), again = 0;
    for (guint i = first; i < coverage->end; i++) {
        again += matter->taken[i] && matter->index->question[i] == 0;
        matter->taken[i] = TRUE;
    }
    return line->depth == 0 && coverage->question == 0 && again * 2 > coverage->covered;
}

static guint mark_lines(struct matter *matter, gsize below)
{
    guint found = 0;
    for (gsize i = 0; i < matter->sheet->n_lines; i++) {
        struct line *line = &matter->sheet->lines[i];
        const struct coverage *coverage = &matter->lines[i];
        if (line->rule == &rule_asked || line->item != 0) { /* of the checklist */
            was_taken(matter, line, coverage);
            continue;
        }
        if (line->rule != NULL || !line_was_asked(matter, line, coverage, i >= below) ||
            was_taken(matter, line, coverage))
            continue;
        found++;
        line->question = (guint16)coverage->question;
        line->after_asked = coverage->end > matter->index->hints_end;
        if (!take_remainder(matter, line, coverage) && !take_tick(matter, line, coverage))
            sheet_cut(matter->sheet, i, i, &rule_asked);
    }
    return found;
}

guint reply_mark_asked(struct sheet *sheet, const struct asked *asked, gsize below)
{
    if (asked == NULL || sheet->n_tokens == 0)
        return 0;
    struct asked_index *index = asked_index_new(asked);
    g_autofree struct coverage *lines = g_new0(struct coverage, sheet->n_lines);
    g_autofree gboolean *taken = g_new0(gboolean, index->words->len + 1);
    struct matter matter = {.sheet = sheet, .index = index, .lines = lines, .taken = taken};
    asked_search(sheet, index, lines);
    guint found = mark_lines(&matter, below);
    asked_index_free(index);
    return found;
}

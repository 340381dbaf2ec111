/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-asked.c - tells what was asked from what is new
 *
 * Outlook, Outlook.com, Yahoo and Lotus Notes quote without any mark, and some terminals quote the
 * raw source of the mail: only the words that were asked tell old from new. The words of the reply
 * are laid along those that were asked; how much of a line they cover decides what the line is.
 */
#include "mail/reply-asked.h"

#include <string.h>

#include "mail/asked-index.h"

const struct rule rule_asked = {"what was asked", NULL};

enum {
    SURE_RUN = 8, /* so many words in a row that were asked are no accident */
    LOOKALIKE_MAX = 2,
    PREFIX_MAX = 3, /* "Question 1 of 3: ..." */
};

/* How a line of the reply is covered by what was asked. */
struct coverage {
    guint covered; /* words */
    guint longest; /* of the runs that touch this line */
    guint end; /* where in what was asked the last run stood at the end of this line; 0: nowhere */
    guint question;  /* that ends here; 0: none */
    gsize after;     /* the word behind the question's last one */
    gboolean prompt; /* all that is covered belongs to prompts, or to a run with a whole one */
};

struct search {
    struct sheet *sheet;
    struct asked_index *index;
    struct coverage *lines;
    gsize line;       /* that the search has reached */
    guint expected;   /* where in what was asked the next words would stand */
    guint open;       /* the question whose prompt is being read; 0: none */
    guint open_words; /* words of it that were found */
    gsize open_line;  /* where the last of them stood */
    gsize open_after;
    gboolean *taken; /* of each word that was asked, whether an unmarked line repeated it already */
};

static struct coverage *search_line_of(struct search *search, gsize word)
{
    const struct sheet *sheet = search->sheet;
    while (search->line + 1 < sheet->n_lines &&
           word >= sheet->lines[search->line].token + sheet->lines[search->line].n_tokens)
        search->line++;
    return &search->lines[search->line];
}

/* The prompt's end counts if most of its words came before it: damaged words are forgiven. */
static void search_close_prompt(struct search *search)
{
    if (search->open == 0)
        return;
    const struct prompt *prompt = &search->index->prompts[search->open - 1];
    if (search->open_words * 10 >= prompt->n * 6) {
        struct coverage *line = &search->lines[search->open_line];
        line->question = search->open;
        line->after = search->open_after;
    }
    search->open = 0;
    search->open_words = 0;
}

static void search_take_word(struct search *search, gsize word, guint at)
{
    struct asked_index *index = search->index;
    guint question = index->question[at];
    gboolean restarts = question != 0 && at == index->prompts[question - 1].first;
    if (question != search->open || restarts)
        search_close_prompt(search);
    if (question == 0)
        return;
    const struct prompt *prompt = &index->prompts[question - 1];
    search->open = question;
    search->open_words++;
    search->open_line = search->line;
    search->open_after = word + 1;
    if (at + 1 == prompt->first + prompt->n)
        search_close_prompt(search);
}

static gboolean run_has_prompt(const struct asked_index *index, const struct run *run)
{
    for (guint i = run->at; i < run->at + run->n; i++) {
        guint question = index->question[i];
        if (question != 0 &&
            i + 1 == index->prompts[question - 1].first + index->prompts[question - 1].n)
            return TRUE;
    }
    return FALSE;
}

static void search_take_run(struct search *search, gsize word, const struct run *run)
{
    gboolean whole = run_has_prompt(search->index, run);
    for (guint i = 0; i < run->n; i++) {
        struct coverage *line = search_line_of(search, word + i);
        if (line->covered == 0)
            line->prompt = TRUE;
        line->covered++;
        line->longest = MAX(line->longest, run->n);
        line->end = run->at + i + 1;
        line->prompt = line->prompt && (whole || search->index->question[run->at + i] != 0);
        search_take_word(search, word + i, run->at + i);
    }
    search->expected = run->at + run->n;
}

/* A short last line of a run that has only the beginning of a line that was asked is an answer that
 * happens to be alike: "3" above "3. Is anything in your way?". */
static gboolean is_lookalike(const struct search *search, const struct line *line, guint at)
{
    const struct asked_index *index = search->index;
    guint end = at + line->n_tokens;
    return line->depth == 0 && line->n_tokens <= LOOKALIKE_MAX && index->starts_line[at] &&
           end < index->words->len && !index->starts_line[end];
}

static void drop_lookalike(const struct search *search, gsize word, struct run *run)
{
    const struct sheet *sheet = search->sheet;
    gsize end = word + run->n, i = search->line;
    while (i + 1 < sheet->n_lines && sheet->lines[i].token + sheet->lines[i].n_tokens < end)
        i++;
    const struct line *line = &sheet->lines[i];
    if (line->token <= word || line->token + line->n_tokens != end)
        return;
    guint before = (guint)(line->token - word);
    if (is_lookalike(search, line, run->at + before))
        run->n = before;
}

/* One or two words count only where they are expected: filling their line (the end of a wrapped
 * one, "Hello Ann,"), or two and more behind a damaged word in a quote. */
static gboolean run_is_expected(struct search *search, gsize word, const struct run *run)
{
    search_line_of(search, word);
    const struct line *line = &search->sheet->lines[search->line];
    if (run->n == 0 || run->at < search->expected)
        return FALSE;
    gboolean fills =
        word == line->token && run->n >= line->n_tokens && !is_lookalike(search, line, run->at);
    return fills || (line->depth > 0 && run->n >= 2);
}

/* A prompt of one or two words ("Blockers?") is found as a line of its own, its number aside. */
static gboolean match_short_prompt(struct search *search, gsize word, struct run *run_r)
{
    search_line_of(search, word);
    const struct line *line = &search->sheet->lines[search->line];
    if (line->n_tokens == 0 || word - line->token > 1)
        return FALSE;
    if (word > line->token && search->sheet->tokens[line->token].digits == 0)
        return FALSE;
    guint n = line->n_tokens - (guint)(word - line->token);
    const struct token *asked = (const struct token *)(void *)search->index->words->data;
    for (guint q = 0; q < search->index->n_prompts && n < 3; q++) {
        const struct prompt *prompt = &search->index->prompts[q];
        gboolean same = prompt->n == n;
        for (guint i = 0; same && i < n; i++)
            same = asked[prompt->first + i].hash == search->sheet->tokens[word + i].hash;
        if (same) {
            *run_r = (struct run){.at = prompt->first, .n = n};
            return TRUE;
        }
    }
    return FALSE;
}

static void search_sheet(struct search *search)
{
    const struct sheet *sheet = search->sheet;
    for (gsize word = 0; word < sheet->n_tokens;) {
        struct run run = asked_index_match(search->index, sheet->tokens + word,
                                           sheet->n_tokens - word, search->expected);
        drop_lookalike(search, word, &run);
        gboolean taken = run.n >= 3 || run_is_expected(search, word, &run) ||
                         match_short_prompt(search, word, &run);
        if (taken)
            search_take_run(search, word, &run);
        word += taken ? run.n : 1;
    }
    search_close_prompt(search);
}

/* Words before the question's first: more than a short prefix makes it a sentence about the
 * question. */
static gboolean prompt_starts_line(const struct search *search, const struct line *line,
                                   const struct coverage *coverage)
{
    guint prompt = search->index->prompts[coverage->question - 1].n;
    gsize before = coverage->after - line->token;
    return before <= prompt + PREFIX_MAX;
}

/* A person's words need more to be taken for what was asked, the less a client says that they are
 * old. Hints are never taken on top: people copy their plan from them. */
static gboolean line_was_asked(const struct search *search, const struct line *line,
                               const struct coverage *coverage, gboolean below)
{
    if (coverage->covered == 0)
        return FALSE;
    gboolean covered = coverage->covered * 10 >= line->n_tokens * 8;
    if (line->depth > 0)
        return coverage->question != 0 || coverage->covered * 2 >= line->n_tokens;
    if (coverage->question != 0 && prompt_starts_line(search, line, coverage))
        return TRUE;
    if (below || !covered)
        return covered;
    if (coverage->prompt)
        return TRUE;
    gboolean framing =
        coverage->end > search->index->hints_end || coverage->end <= search->index->first_prompt;
    return framing && coverage->longest >= SURE_RUN;
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

static gboolean take_remainder(const struct search *search, struct line *line,
                               const struct coverage *coverage)
{
    const struct sheet *sheet = search->sheet;
    gsize end = line->token + line->n_tokens;
    if (coverage->question == 0 || coverage->after >= end)
        return FALSE;
    if (line->depth > 0 && search->index->hints_end == G_MAXUINT)
        return FALSE; /* what was asked is not known: this may be a hint */
    struct run run = asked_index_match(search->index, sheet->tokens + coverage->after,
                                       end - coverage->after, coverage->end);
    guint32 start = remainder_start(sheet, line, coverage->after);
    if (run.n >= end - coverage->after || start >= line->end ||
        strchr("<=", sheet->text[start]) != NULL)
        return FALSE;
    line->own = start;
    line->mine = TRUE;
    return TRUE;
}

/* "[x] invoice export": a box of the plan that was asked, ticked by the person. */
static gboolean take_tick(const struct search *search, struct line *line,
                          const struct coverage *coverage)
{
    const char *at = search->sheet->text + line->body, *end = search->sheet->text + line->end;
    gboolean ticked = text_starts(at, end, "[x]") || text_starts(at, end, "[X]");
    if (!ticked || coverage->question != 0 || coverage->covered + 1 < line->n_tokens)
        return FALSE;
    line->own = line->body;
    line->mine = TRUE;
    return TRUE;
}

/* A line of hints that an unmarked quote repeats a second time was typed by the person, who did as
 * planned. */
static gboolean was_taken(struct search *search, const struct line *line,
                          const struct coverage *coverage)
{
    guint first = coverage->end - MIN(coverage->end, coverage->covered), again = 0;
    for (guint i = first; i < coverage->end; i++) {
        again += search->taken[i] && search->index->question[i] == 0;
        search->taken[i] = TRUE;
    }
    return line->depth == 0 && coverage->question == 0 && again * 2 > coverage->covered;
}

static guint mark_lines(struct search *search, gsize below)
{
    guint found = 0;
    for (gsize i = 0; i < search->sheet->n_lines; i++) {
        struct line *line = &search->sheet->lines[i];
        const struct coverage *coverage = &search->lines[i];
        if (line->rule != NULL || !line_was_asked(search, line, coverage, i >= below) ||
            was_taken(search, line, coverage))
            continue;
        found++;
        line->question = (guint16)coverage->question;
        line->after_asked = coverage->end > search->index->hints_end;
        if (!take_remainder(search, line, coverage) && !take_tick(search, line, coverage))
            sheet_cut(search->sheet, i, i, &rule_asked);
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
    struct search search = {.sheet = sheet, .index = index, .lines = lines, .taken = taken};
    search_sheet(&search);
    guint found = mark_lines(&search, below);
    asked_index_free(index);
    return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* asked-search.c - walks through a reply once, from run to run of words that were asked
 *
 * A run may go over line ends, as clients re-wrap. Three words in a row are one wherever they
 * stand; fewer only where they are expected. A question ends on the line where its last words are
 * found.
 */
#include "mail/reply/asked-search.h"

enum {
    SURE_RUN = 3,
    LOOKALIKE_MAX = 2, /* words of an answer that may be like the beginning of what follows */
};

struct search {
    const struct sheet *sheet;
    const struct asked_index *index;
    struct coverage *lines;
    gsize line;       /* that the search has reached */
    guint expected;   /* where in what was asked the next words would stand */
    guint open;       /* the question whose prompt is being read; 0: none */
    guint open_words; /* words of it that were found */
    gsize open_line;  /* where the last of them stood */
    gsize open_after;
    guint open_behind;
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
        line->behind = search->open_behind;
    }
    search->open = 0;
    search->open_words = 0;
}

static void search_take_word(struct search *search, gsize word, guint at)
{
    const struct asked_index *index = search->index;
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
    search->open_behind = at + 1;
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
    for (guint q = 0; q < search->index->n_prompts && n < SURE_RUN; q++) {
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

void asked_search(const struct sheet *sheet, const struct asked_index *index,
                  struct coverage *lines)
{
    struct search search = {.sheet = sheet, .index = index, .lines = lines};
    for (gsize word = 0; word < sheet->n_tokens;) {
        struct run run =
            asked_index_match(index, sheet->tokens + word, sheet->n_tokens - word, search.expected);
        drop_lookalike(&search, word, &run);
        gboolean taken = run.n >= SURE_RUN || run_is_expected(&search, word, &run) ||
                         match_short_prompt(&search, word, &run);
        if (taken)
            search_take_run(&search, word, &run);
        word += taken ? run.n : 1;
    }
    search_close_prompt(&search);
}

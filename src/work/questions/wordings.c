/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changed question says in each language.
 *
 * It was edited in one. Nobody can translate what is new in it, so new words are asked of
 * everybody; but what people are used to write before an answer goes on to count, as long as the
 * question is the same to who edited it: they left one of its labels.
 */
#include <string.h>

#include "work/questions/wishes.h"
#include "work/site/stock.h"

static const char *const none[] = {NULL};

gboolean question_is_translated(const struct question_config *question)
{
    return question->n_wordings > 1 || stock_labels(question->wordings[0].prompt, "en") != NULL;
}

/* FILE: the question of the file as it is shown in the language of WISH. */
static enum wish_reach reach_of(const struct wish *wish, const struct wish *file)
{
    if (strcmp(wish->kind, file->kind) != 0)
        return REACH_MEANING;
    if (strcmp(wish->prompt, file->prompt) == 0 && lists_equal(wish->choices, file->choices))
        return REACH_LANGUAGE;
    gboolean is_known = file->labels[0] == NULL || wish_shares_label(wish, file);
    return is_known ? REACH_ALL : REACH_MEANING;
}

enum wish_reach wish_reach(const struct wish *wish, const struct question_config *base)
{
    struct wish *file = question_shown(base, wish->language);
    enum wish_reach reach = reach_of(wish, file);
    wish_free(file);
    return reach;
}

/* A question of the file on its way to that of WISH. */
struct merging {
    const struct wish *wish;
    const struct question_config *base;
    enum wish_reach reach;
    gboolean chooses; /* other choices, which nobody has translated */
    GArray *wordings;
    GPtrArray *lists;
};

/* The wish alone, for every language. */
static void own_add(const struct merging *merging)
{
    const struct wish *wish = merging->wish;
    const struct wording own = {.language = "",
                                .prompt = wish->prompt,
                                .pool = none,
                                .labels = (const char *const *)wish->labels,
                                .choices = (const char *const *)wish->choices};
    g_array_append_val(merging->wordings, own);
}

/* Number I of the file's. */
static void file_add(const struct merging *merging, gsize i)
{
    const struct wish *wish = merging->wish;
    struct wording wording = merging->base->wordings[i];
    if (strcmp(wording.language, wish->language) == 0)
        wording.labels = (const char *const *)wish->labels;
    if (merging->reach == REACH_ALL) {
        wording.prompt = wish->prompt;
        wording.pool = none;
    }
    if (merging->chooses)
        wording.choices = i == 0 ? (const char *const *)wish->choices : none;
    g_array_append_val(merging->wordings, wording);
}

static gboolean has_wording(const struct question_config *question, const char *language)
{
    for (gsize i = 1; i < question->n_wordings; i++)
        if (strcmp(question->wordings[i].language, language) == 0)
            return TRUE;
    return FALSE;
}

/* The labels of a stock question are found by its prompt, which is another one now. */
static void stock_add(const struct merging *merging, const char *language)
{
    const struct wish *wish = merging->wish;
    const char *prompt = merging->base->wordings[0].prompt;
    gboolean own = strcmp(language, wish->language) == 0;
    if (strcmp(stock_prompt(prompt, language), prompt) == 0 ||
        has_wording(merging->base, language) || (!own && merging->reach == REACH_LANGUAGE))
        return;
    const char *const *stock = stock_labels(prompt, language);
    const char **labels = g_new0(const char *, STOCK_LABELS + 1);
    memcpy(labels, stock, STOCK_LABELS * sizeof *labels);
    g_ptr_array_add(merging->lists, labels);
    const struct wording wording = {.language = language,
                                    .prompt = wish->prompt,
                                    .pool = none,
                                    .labels = own ? (const char *const *)wish->labels : labels,
                                    .choices = none};
    g_array_append_val(merging->wordings, wording);
}

/* Nothing where the wish means something else. */
static void all_add(struct merging *merging)
{
    struct wish *file = question_shown(merging->base, merging->wish->language);
    merging->reach = reach_of(merging->wish, file);
    merging->chooses = !lists_equal(merging->wish->choices, file->choices);
    wish_free(file);
    for (gsize i = 0; merging->reach != REACH_MEANING && i < merging->base->n_wordings; i++)
        file_add(merging, i);
    for (guint i = 0; merging->reach != REACH_MEANING && stock_language(i) != NULL; i++)
        stock_add(merging, stock_language(i));
}

GArray *wish_wordings(const struct wish *wish, const struct question_config *base, GPtrArray *lists)
{
    struct merging merging = {.wish = wish,
                              .base = base,
                              .wordings = g_array_new(FALSE, FALSE, sizeof(struct wording)),
                              .lists = lists};
    if (base != NULL)
        all_add(&merging);
    if (merging.wordings->len == 0)
        own_add(&merging);
    return merging.wordings;
}

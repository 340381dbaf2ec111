/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changed question says in each language.
 *
 * It was edited in one. Nobody can translate what is new in it, so new words are asked of everybody;
 * but what people are used to write before an answer goes on to count, as long as the question is the
 * same to who edited it: they left one of its labels.
 */
#include <string.h>

#include "work/questions/wishes.h"
#include "work/site/stock.h"

static const char *const none[] = {NULL};

static gboolean are_equal(char *const *one, char *const *other)
{
    return g_strv_equal((const char *const *)one, (const char *const *)other);
}

gboolean question_is_translated(const struct question_config *question)
{
    return question->n_wordings > 1 || stock_labels(question->wordings[0].prompt, "en") != NULL;
}

enum wish_reach wish_reach(const struct wish *wish, const struct question_config *base)
{
    struct wish *file = question_shown(base, wish->language);
    gboolean says_same =
        strcmp(wish->prompt, file->prompt) == 0 && are_equal(wish->choices, file->choices);
    gboolean is_known = file->labels[0] == NULL || wish_shares_label(wish, file);
    wish_free(file);
    return says_same ? REACH_LANGUAGE : is_known ? REACH_ALL : REACH_MEANING;
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

GArray *wish_wordings(const struct wish *wish, const struct question_config *base, GPtrArray *lists)
{
    gboolean is_base = base != NULL && strcmp(base->kind, wish->kind) == 0;
    struct merging merging = {.wish = wish,
                              .base = base,
                              .reach = is_base ? wish_reach(wish, base) : REACH_MEANING,
                              .wordings = g_array_new(FALSE, FALSE, sizeof(struct wording)),
                              .lists = lists};
    if (merging.reach == REACH_MEANING) {
        own_add(&merging);
        return merging.wordings;
    }
    struct wish *file = question_shown(base, wish->language);
    merging.chooses = !are_equal(wish->choices, file->choices);
    wish_free(file);
    for (gsize i = 0; i < base->n_wordings; i++)
        file_add(&merging, i);
    for (guint i = 0; stock_language(i) != NULL; i++)
        stock_add(&merging, stock_language(i));
    return merging.wordings;
}

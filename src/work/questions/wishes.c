/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions as wishes: kept, shown, and as the configuration of a workflow. Checks nothing. */
#include "work/questions/wishes.h"

#include <string.h>

#include "work/site/stock.h"
#include "work/site/workflow.h"

static const char *const none[] = {NULL};

void wish_free(struct wish *wish)
{
    if (wish == NULL)
        return;
    g_free(wish->key);
    g_free(wish->kind);
    g_free(wish->prompt);
    g_free(wish->language);
    g_strfreev(wish->labels);
    g_strfreev(wish->choices);
    g_free(wish);
}

static void wish_clear(gpointer data)
{
    wish_free(data);
}

GPtrArray *wishes_new(void)
{
    return g_ptr_array_new_with_free_func(wish_clear);
}

static void add_same(GPtrArray *wishes, const char *key)
{
    struct wish *wish = g_new0(struct wish, 1);
    wish->same = TRUE;
    wish->key = g_strdup(key);
    g_ptr_array_add(wishes, wish);
}

GPtrArray *wishes_of(const struct workflow_config *config)
{
    GPtrArray *wishes = wishes_new();
    for (gsize i = 0; i < config->n_questions; i++)
        add_same(wishes, config->questions[i].key);
    return wishes;
}

const struct question_config *question_of_key(const struct workflow_config *config, const char *key)
{
    for (gsize i = 0; i < config->n_questions; i++)
        if (strcmp(config->questions[i].key, key) == 0)
            return &config->questions[i];
    return NULL;
}

/* --- in the store --- */

/* "=", key; or "+", key, kind, language, labels, choices, prompt: with tabs between. */
enum { KEPT_SAME = 2, KEPT_OWN = 7 };

static char **list_split(const char *text)
{
    return *text != '\0' ? g_strsplit(text, ", ", -1) : g_strdupv((char **)none);
}

static void add_kept(GPtrArray *wishes, char *const *fields, const struct workflow_config *config)
{
    guint n = g_strv_length((char **)fields);
    if (n == KEPT_SAME && question_of_key(config, fields[1]) != NULL) {
        add_same(wishes, fields[1]);
    } else if (n == KEPT_OWN) {
        struct wish *wish = g_new0(struct wish, 1);
        *wish = (struct wish){.key = g_strdup(fields[1]),
                              .kind = g_strdup(fields[2]),
                              .prompt = g_strdup(fields[6]),
                              .language = g_strdup(fields[3]),
                              .labels = list_split(fields[4]),
                              .choices = list_split(fields[5])};
        g_ptr_array_add(wishes, wish);
    }
}

GPtrArray *wishes_kept(const char *text, const struct workflow_config *config)
{
    GPtrArray *wishes = wishes_new();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) fields = g_strsplit(*line, "\t", KEPT_OWN);
        add_kept(wishes, fields, config);
    }
    return wishes;
}

char *wishes_keep(const GPtrArray *wishes)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < wishes->len; i++) {
        const struct wish *wish = wishes->pdata[i];
        g_string_append_printf(text, "%s\t%s", wish->same ? "=" : "+", wish->key);
        if (!wish->same) {
            g_autofree char *labels = g_strjoinv(", ", wish->labels);
            g_autofree char *choices = g_strjoinv(", ", wish->choices);
            g_string_append_printf(text, "\t%s\t%s\t%s\t%s\t%s", wish->kind, wish->language, labels,
                                   choices, wish->prompt);
        }
        g_string_append_c(text, '\n');
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* --- for people --- */

/* Of a pool the prompt of a day, whichever: it is shown to be known again. */
struct wish *question_shown(const struct question_config *question, const char *language)
{
    const struct wording *wording = question_wording(question, language);
    const char *const *choices =
        wording->choices[0] != NULL ? wording->choices : question->wordings[0].choices;
    const char *prompt = wording->pool[0] != NULL ? wording->pool[0] : wording->prompt;
    gboolean own = wording == &question->wordings[0];
    const char *const *stock = own ? stock_labels(prompt, language) : NULL;
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    gboolean translated = own && strcmp(stock_prompt(prompt, language), prompt) != 0;
    for (guint i = 0; translated && stock != NULL && i < STOCK_LABELS; i++)
        g_ptr_array_add(labels, (gpointer)stock[i]);
    for (guint i = 0; !translated && wording->labels[i] != NULL; i++)
        g_ptr_array_add(labels, (gpointer)wording->labels[i]);
    g_ptr_array_add(labels, NULL);
    struct wish *shown = g_new0(struct wish, 1);
    *shown = (struct wish){
        .same = TRUE,
        .key = g_strdup(question->key),
        .kind = g_strdup(question->kind),
        .prompt = g_strdup(own ? stock_prompt(prompt, language) : prompt),
        .language = g_strdup(translated ? phrases_of(language)->language : wording->language),
        .labels = g_strdupv((char **)labels->pdata),
        .choices = g_strdupv((char **)choices)};
    return shown;
}

static struct wish *wish_copy(const struct wish *wish)
{
    struct wish *copy = g_new0(struct wish, 1);
    *copy = (struct wish){.same = wish->same,
                          .key = g_strdup(wish->key),
                          .kind = g_strdup(wish->kind),
                          .prompt = g_strdup(wish->prompt),
                          .language = g_strdup(wish->language),
                          .labels = g_strdupv(wish->labels),
                          .choices = g_strdupv(wish->choices)};
    return copy;
}

GPtrArray *wishes_shown(const GPtrArray *wishes, const struct workflow_config *config,
                        const char *language)
{
    GPtrArray *shown = wishes_new();
    for (guint i = 0; i < wishes->len; i++) {
        const struct wish *wish = wishes->pdata[i];
        const struct question_config *question = question_of_key(config, wish->key);
        if (!wish->same)
            g_ptr_array_add(shown, wish_copy(wish));
        else if (question != NULL)
            g_ptr_array_add(shown, question_shown(question, language));
    }
    return shown;
}

/* --- as a configuration --- */

/* What config.h has as borrowed words is owned here: wordings, lists of labels, and the names of
 * new questions. */
struct own_config {
    struct workflow_config config; /* first, so that one pointer is both */
    const struct workflow_config *base;
    struct question_config *questions;
    GPtrArray *wordings; /* GArray of struct wording, a changed question */
    GPtrArray *lists;
};

static struct question_config question_config_of(const struct own_config *own,
                                                 const struct wish *wish)
{
    const struct question_config *base = question_of_key(own->base, wish->key);
    if (wish->same)
        return *base;
    GArray *wordings = wish_wordings(wish, base, own->lists);
    g_ptr_array_add(own->wordings, wordings);
    struct question_config question = {.days = "", .recall = "", .replaces = ""};
    if (base != NULL)
        question = *base;
    else
        question.name = g_strdup_printf("%s.%s", own->base->name, wish->key);
    question.key = wish->key;
    question.kind = wish->kind;
    question.wordings = (const struct wording *)(void *)wordings->data;
    question.n_wordings = wordings->len;
    return question;
}

struct workflow_config *wishes_config(const GPtrArray *wishes, const struct workflow_config *config)
{
    struct own_config *own = g_new0(struct own_config, 1);
    own->config = *config;
    own->base = config;
    own->questions = g_new0(struct question_config, wishes->len + 1);
    own->wordings = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    own->lists = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < wishes->len; i++)
        own->questions[i] = question_config_of(own, wishes->pdata[i]);
    own->config.questions = own->questions;
    own->config.n_questions = wishes->len;
    return &own->config;
}

void wishes_config_free(struct workflow_config *config)
{
    struct own_config *own = (struct own_config *)config;
    if (own == NULL)
        return;
    for (gsize i = 0; i < own->config.n_questions; i++)
        if (question_of_key(own->base, own->questions[i].key) == NULL)
            g_free((gpointer)own->questions[i].name);
    g_free(own->questions);
    g_ptr_array_unref(own->wordings);
    g_ptr_array_unref(own->lists);
    g_free(own);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with what a manager wants asked: said of the question's own words, and in the
 * manager's language. What no form does wrong, as far as we know, and `muster check' would find, is
 * quoted as that says it. */
#include <string.h>

#include "work/questions/wishes.h"
#include "work/site/kinds.h"

static void complaint_clear(gpointer data)
{
    struct form_complaint *complaint = data;
    g_free(complaint->line);
    g_free(complaint->detail);
    g_free(complaint);
}

GPtrArray *complaints_new(void)
{
    return g_ptr_array_new_with_free_func(complaint_clear);
}

void complain(GPtrArray *complaints, enum form_fault fault, const char *line, const char *detail)
{
    struct form_complaint *complaint = g_new0(struct form_complaint, 1);
    *complaint = (struct form_complaint){fault, g_strdup(line), g_strdup(detail)};
    g_ptr_array_add(complaints, complaint);
}

/* --- what the site allows --- */

static void kind_check(const struct site *site, const struct wish *wish, GPtrArray *complaints)
{
    const char *const *kinds = site->config->managers.kinds;
    if (!wish->same && !g_strv_contains(kinds, "all") && !g_strv_contains(kinds, wish->kind))
        complain(complaints, FORM_NOT_ALLOWED, wish->prompt, wish->kind);
}

static gboolean is_among(const GPtrArray *wishes, const char *key)
{
    for (guint i = 0; i < wishes->len; i++) {
        const struct wish *wish = wishes->pdata[i];
        if (wish->same && strcmp(wish->key, key) == 0)
            return TRUE;
    }
    return FALSE;
}

static void kept_check(const struct site *site, const struct workflow_config *config,
                       const GPtrArray *wishes, GPtrArray *complaints)
{
    for (gsize i = 0; i < config->n_questions; i++) {
        const struct question_config *question = &config->questions[i];
        if (g_strv_contains(site->config->managers.keep, question->name) &&
            !is_among(wishes, question->key))
            complain(complaints, FORM_KEPT, question->wordings[0].prompt, question->key);
    }
}

/* --- what must be so everywhere --- */

static void choices_check(const struct wish *wish, GPtrArray *complaints)
{
    if (wish->same || strcmp(wish->kind, "choice") != 0)
        return;
    if (g_strv_length(wish->choices) < 2)
        complain(complaints, FORM_CHOICES, wish->prompt, NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (char **choice = wish->choices; *choice != NULL; choice++)
        if (!g_hash_table_add(seen, g_utf8_casefold(*choice, -1)))
            complain(complaints, FORM_CHOICE_TWICE, wish->prompt, *choice);
}

/* OWNERS: from a label, folded, to the key of the question that it names. */
static void labels_take(GHashTable *owners, const struct wish *wish, const char *const *labels,
                        GPtrArray *complaints)
{
    for (; *labels != NULL; labels++) {
        g_autofree char *folded = g_utf8_casefold(*labels, -1);
        const char *owner = g_hash_table_lookup(owners, folded);
        if (owner != NULL && strcmp(owner, wish->key) != 0)
            complain(complaints, FORM_TWIN, wish->prompt, *labels);
        else
            g_hash_table_insert(owners, g_steal_pointer(&folded), wish->key);
    }
}

/* A question has labels in every language, though those of one were shown. */
static void twins_check(const GPtrArray *wishes, const struct workflow_config *config,
                        GPtrArray *complaints)
{
    g_autoptr(GHashTable) owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct workflow_config *wanted = wishes_config(wishes, config);
    for (guint i = 0; i < wishes->len; i++) {
        const struct wish *wish = wishes->pdata[i];
        const struct question_config *question = &wanted->questions[i];
        for (gsize k = 0; k < question->n_wordings; k++)
            labels_take(owners, wish, question->wordings[k].labels, complaints);
        labels_take(owners, wish, (const char *const *)wish->labels, complaints);
    }
    wishes_config_free(wanted);
}

/* The same looks as at a file. */
static void config_check(const struct site *site, const struct workflow *workflow,
                         const GPtrArray *wishes, GPtrArray *complaints)
{
    struct faults before = {0}, after = {0};
    struct workflow_config *config = wishes_config(wishes, workflow->config);
    workflow_kind(config)->check(site->config, workflow->config, &before);
    workflow_kind(config)->check(site->config, config, &after);
    for (gsize i = 0; i < config->n_questions; i++)
        config_question_check(site->config, config, (struct question_config *)&config->questions[i],
                              &after);
    for (size_t i = before.count; i < after.count; i++)
        complain(complaints, FORM_OTHER, "", after.list[i].text);
    faults_clear(&before);
    faults_clear(&after);
    wishes_config_free(config);
}

void wishes_check(const struct site *site, const struct workflow *workflow, const GPtrArray *wishes,
                  GPtrArray *complaints)
{
    if (wishes->len == 0)
        complain(complaints, FORM_NONE, "", NULL);
    if (wishes->len > WISHES_MAX)
        complain(complaints, FORM_MANY, ((const struct wish *)wishes->pdata[WISHES_MAX])->prompt,
                 NULL);
    for (guint i = 0; i < wishes->len; i++) {
        kind_check(site, wishes->pdata[i], complaints);
        choices_check(wishes->pdata[i], complaints);
    }
    kept_check(site, workflow->config, wishes, complaints);
    twins_check(wishes, workflow->config, complaints);
    if (complaints->len == 0)
        config_check(site, workflow, wishes, complaints);
}

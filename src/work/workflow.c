/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workflows: when they happen, whom they ask, and what they ask in which language. */
#include "work/workflow.h"

#include <string.h>

static gboolean reminders_understand(const struct workflow_config *config,
                                     struct schedule *schedule, struct failure *failure)
{
    for (guint i = 0; config->remind[i] != NULL; i++) {
        if (i == SCHEDULE_REMINDERS_MAX)
            return failure_set(failure, FAILURE_CONFIG, "more than %d reminders",
                               SCHEDULE_REMINDERS_MAX);
        if (!hour_rule_parse(config->remind[i], &schedule->remind[i], failure))
            return FALSE;
        schedule->n_reminders = i + 1;
    }
    return TRUE;
}

static gboolean days_understand(const struct workflow_config *config, struct schedule *schedule,
                                struct failure *failure)
{
    if (!days_rule_parse(config->days, &schedule->days, failure) ||
        !schedule_limits_parse(config->start, config->end, schedule, failure))
        return FALSE;
    schedule->if_off = days_rule_if_off(&schedule->days);
    return *config->if_off == '\0' || if_off_parse(config->if_off, &schedule->if_off, failure);
}

gboolean workflow_understand(const struct workflow_config *config, struct workflow *workflow_r,
                             struct failure *failure)
{
    struct schedule *schedule = &workflow_r->schedule;
    workflow_r->config = config;
    if (days_understand(config, schedule, failure) &&
        hour_rule_parse(config->ask, &schedule->ask, failure) &&
        hour_rule_parse(config->on_time, &schedule->on_time, failure) &&
        reminders_understand(config, schedule, failure))
        return TRUE;
    return failure_in(failure, "%s: workflow %s", config->file, config->name);
}

gboolean workflow_asks(const struct workflow *workflow, const struct person *person)
{
    if (person->teams[0] == NULL)
        return FALSE;
    for (const char *const *who = workflow->config->audience; *who != NULL; who++)
        if (strcmp(*who, "everyone") == 0 || strcmp(*who, person->address) == 0 ||
            g_strv_contains((const char *const *)person->teams, *who))
            return TRUE;
    return FALSE;
}

/* The wording in LANGUAGE, else in what it is a kind of ("de" for "de-AT"), else the question's
 * own. */
static const struct wording *question_wording(const struct question_config *question,
                                              const char *language)
{
    gsize stem = strcspn(language, "-_");
    const struct wording *best = &question->wordings[0];
    for (gsize i = 1; i < question->n_wordings; i++) {
        const struct wording *wording = &question->wordings[i];
        if (g_ascii_strcasecmp(wording->language, language) == 0)
            return wording;
        if (strlen(wording->language) == stem &&
            g_ascii_strncasecmp(wording->language, language, stem) == 0)
            best = wording;
    }
    return best;
}

static void labels_add(GPtrArray *labels, const struct wording *wording)
{
    for (const char *const *label = wording->labels; *label != NULL; label++)
        if (!g_ptr_array_find_with_equal_func(labels, *label, g_str_equal, NULL))
            g_ptr_array_add(labels, g_strdup(*label));
}

/* Those of the person's language stand first: the first one is what summaries call the answer. */
static char **question_labels(const struct question_config *question, const struct wording *own)
{
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    labels_add(labels, own);
    for (gsize i = 0; i < question->n_wordings; i++)
        labels_add(labels, &question->wordings[i]);
    g_ptr_array_add(labels, NULL);
    return (char **)g_ptr_array_steal(labels, NULL);
}

struct form *workflow_form(const struct workflow *workflow, const char *language)
{
    const struct workflow_config *config = workflow->config;
    struct form *form = g_new0(struct form, 1);
    form->n_questions = (guint)config->n_questions;
    form->questions = g_new0(struct form_question, config->n_questions);
    for (guint i = 0; i < form->n_questions; i++) {
        const struct question_config *question = &config->questions[i];
        const struct wording *wording = question_wording(question, language);
        form->questions[i] = (struct form_question){
            .key = g_strdup(question->key),
            .kind = g_strdup(question->kind),
            .prompt = g_strdup(wording->prompt),
            .labels = question_labels(question, wording),
        };
    }
    return form;
}

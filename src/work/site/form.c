/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workflow asks on a day, in a language.
 *
 * Promises: the same for everyone of a language on the same day, so that a team can talk about the
 * same question; a pool is gone through in order, one a round. Does not: know of anybody's plan,
 * which belongs to a round (recall.c). What another workflow of the same mail asks instead is left
 * out.
 */
#include <string.h>

#include "work/site/stock.h"
#include "work/site/workflow.h"

const struct wording *question_wording(const struct question_config *question, const char *language)
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

static void stock_labels_add(GPtrArray *labels, const char *prompt, const char *language)
{
    const char *const *words = stock_labels(prompt, language);
    for (guint i = 0; words != NULL && i < STOCK_LABELS; i++)
        if (!g_ptr_array_find_with_equal_func(labels, words[i], g_str_equal, NULL))
            g_ptr_array_add(labels, g_strdup(words[i]));
}

/* Those of the person's LANGUAGE stand first: the first one is what summaries call the answer. Then all others, since
 * people answer in whatever language comes to them. */
static char **question_labels(const struct question_config *question, const struct wording *own,
                              const char *language)
{
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    const char *prompt = question->wordings[0].prompt;
    if (own == &question->wordings[0] && strcmp(stock_prompt(prompt, language), prompt) != 0)
        stock_labels_add(labels, prompt, language);
    labels_add(labels, own);
    for (gsize i = 0; i < question->n_wordings; i++)
        labels_add(labels, &question->wordings[i]);
    for (guint i = 0; stock_language(i) != NULL; i++)
        stock_labels_add(labels, prompt, stock_language(i));
    g_ptr_array_add(labels, NULL);
    return (char **)g_ptr_array_steal(labels, NULL);
}

/* The weekdays on which WORKFLOW may ask QUESTION. */
static guint8 question_days(const struct workflow *workflow, const struct question_config *question)
{
    const struct days_rule *rule = &workflow->schedule.days;
    guint8 days = ALL_WEEKDAYS;
    if (question->days[0] != '\0')
        weekdays_parse(question->days, &days, NULL);
    return rule->kind == DAYS_OF_WEEK ? days & rule->weekdays : days;
}

static guint days_in(guint8 set)
{
    guint n = 0;
    for (; set != 0; set &= (guint8)(set - 1))
        n++;
    return n;
}

/* Over weeks and years, so that each prompt of a pool comes on every weekday. */
static guint turn_in_weeks(guint8 days, int every, int32_t day)
{
    enum { THURSDAY = 3 }; /* 1 January 1970 */
    guint week = (guint)(day + THURSDAY) / 7;
    guint8 so_far = (guint8)(days & ((2u << day_weekday(day)) - 1));
    return week / (guint)MAX(every, 1) * days_in(days) + days_in(so_far);
}

static guint turn_in_months(int32_t day)
{
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    return (guint)(12 * year + month);
}

/* The number of DAY among those on which QUESTION is asked: one more from each to the next. */
static guint question_turn(const struct workflow *workflow, const struct question_config *question,
                           int32_t day)
{
    const struct days_rule *rule = &workflow->schedule.days;
    switch (rule->kind) {
    case DAYS_OF_WEEK:
        return turn_in_weeks(question_days(workflow, question), rule->every, day);
    case DAYS_OF_MONTH:
    case DAYS_NTH_OF_MONTH:
        return turn_in_months(day);
    case DAYS_ONCE:
    case DAYS_ON_DEMAND:
        break;
    }
    return (guint)day;
}

static const char *question_prompt(const struct workflow *workflow,
                                   const struct question_config *question,
                                   const struct wording *wording, const char *language, int32_t day)
{
    guint n = g_strv_length((char **)wording->pool);
    if (n > 0)
        return wording->pool[question_turn(workflow, question, day) % n];
    return wording == &question->wordings[0] ? stock_prompt(wording->prompt, language)
                                             : wording->prompt;
}

static struct form_question question_form(const struct workflow *workflow,
                                          const struct question_config *question,
                                          const char *language, int32_t day)
{
    const struct wording *wording = question_wording(question, language);
    const char *const *values = question->wordings[0].choices;
    const char *const *choices = wording->choices[0] != NULL ? wording->choices : values;
    return (struct form_question){
        .key = g_strdup(question->key),
        .kind = g_strdup(question->kind),
        .prompt = g_strdup(question_prompt(workflow, question, wording, language, day)),
        .labels = question_labels(question, wording, language),
        .choices = g_strdupv((char **)choices),
        .values = g_strdupv((char **)values),
        .required = question->required,
    };
}

static gboolean is_of_weekday(const struct workflow *workflow,
                              const struct question_config *question, int32_t day)
{
    return (question_days(workflow, question) & 1u << day_weekday(day)) != 0;
}

/* A round that moved to a weekday on which nothing is asked asks all. */
static gboolean any_on(const struct workflow *workflow, int32_t day)
{
    for (gsize i = 0; i < workflow->config->n_questions; i++)
        if (is_of_weekday(workflow, &workflow->config->questions[i], day))
            return TRUE;
    return FALSE;
}

/* The questions (struct question_config *) that WORKFLOW asks on DAY by itself. */
static GPtrArray *questions_on(const struct workflow *workflow, int32_t day)
{
    GPtrArray *questions = g_ptr_array_new();
    gboolean all = !any_on(workflow, day);
    for (gsize i = 0; i < workflow->config->n_questions; i++)
        if (all || is_of_weekday(workflow, &workflow->config->questions[i], day))
            g_ptr_array_add(questions, (gpointer)&workflow->config->questions[i]);
    return questions;
}

gboolean workflow_replaces(const struct workflow *other, const struct workflow *workflow)
{
    for (gsize i = 0; i < other->config->n_questions; i++)
        for (gsize k = 0; k < workflow->config->n_questions; k++)
            if (strcmp(other->config->questions[i].replaces, workflow->config->questions[k].name) ==
                0)
                return TRUE;
    return FALSE;
}

/* Leaves in QUESTIONS those whose place no question of OTHER takes on DAY. */
static void leave_out(GPtrArray *questions, const struct workflow *other, int32_t day)
{
    g_autoptr(GPtrArray) replacing = questions_on(other, day);
    for (guint i = 0; i < replacing->len; i++) {
        const struct question_config *instead = g_ptr_array_index(replacing, i);
        for (guint k = questions->len; k-- > 0;) {
            const struct question_config *question = g_ptr_array_index(questions, k);
            if (strcmp(instead->replaces, question->name) == 0)
                g_ptr_array_remove_index(questions, k);
        }
    }
}

static struct form *form_of(const struct workflow *workflow, const char *language, int32_t day,
                            const GPtrArray *questions)
{
    struct form *form = g_new0(struct form, 1);
    form->questions = g_new0(struct form_question, questions->len);
    for (; form->n_questions < questions->len; form->n_questions++)
        form->questions[form->n_questions] =
            question_form(workflow, g_ptr_array_index(questions, form->n_questions), language, day);
    return form;
}

struct form *workflow_form(const struct workflow *workflow, const char *language, int32_t day)
{
    g_autoptr(GPtrArray) questions = questions_on(workflow, day);
    return form_of(workflow, language, day, questions);
}

struct form *workflow_form_beside(const struct workflow *workflow, const char *language,
                                  int32_t day, const GPtrArray *together)
{
    g_autoptr(GPtrArray) questions = questions_on(workflow, day);
    for (guint i = 0; i < together->len; i++)
        leave_out(questions, g_ptr_array_index(together, i), day);
    return questions->len > 0 ? form_of(workflow, language, day, questions)
                              : workflow_form(workflow, language, day);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kind of workflow that asks, once a month or so, where goals stand that nobody fed: each owner
 * for theirs, in the mail of the day. Who has none to ask for gets no round, and is not missed.
 *
 * What a question is about stands beside it in the mail, and not in its form: forms outlive what
 * people wrote.
 */
#include <string.h>

#include "work/goals/goals.h"
#include "work/letters/letters-page.h"
#include "work/site/kinds.h"

enum { ASKED_MAX = 12 /* questions of one mail */ };

#define KEY "goal:"

/* "3", or "3.2" where there are several. Caller frees. */
static char *number_of(const struct key_result *result, gboolean several)
{
    return several ? g_strdup_printf("%" G_GINT64_FORMAT ".%d", result->goal, result->place)
                   : g_strdup_printf("%" G_GINT64_FORMAT, result->goal);
}

static void question_add(GArray *questions, const struct phrases *phrases,
                         const struct key_result *result, gboolean several)
{
    g_autofree char *number = number_of(result, several);
    char **labels = g_new0(char *, 2);
    labels[0] = phrase_goal_label(phrases, number);
    struct form_question question = {.key = g_strconcat(KEY, number, NULL),
                                     .kind = g_strdup("number"),
                                     .prompt = phrase_goal_ask(phrases, number),
                                     .labels = labels,
                                     .choices = g_new0(char *, 1),
                                     .values = g_new0(char *, 1)};
    g_array_append_val(questions, question);
}

static void goal_ask(GArray *questions, struct store *store, const struct phrases *phrases,
                     const struct goal *goal, int32_t day)
{
    g_autoptr(GPtrArray) results = key_results(store, goal->id, FALSE);
    for (guint i = 0; i < results->len && questions->len < ASKED_MAX; i++) {
        const struct key_result *result = g_ptr_array_index(results, i);
        if (day - result->fed >= GOAL_ASKED_AFTER)
            question_add(questions, phrases, result, results->len > 1);
    }
}

static struct form *goals_form(const struct site *site, const struct person *person,
                               const char *language, int32_t day)
{
    g_autoptr(GPtrArray) goals = goals_owned_by(site->store, person->id);
    GArray *questions = g_array_new(FALSE, FALSE, sizeof(struct form_question));
    for (guint i = 0; i < goals->len; i++)
        goal_ask(questions, site->store, phrases_of(language), g_ptr_array_index(goals, i), day);
    struct form *form = questions->len > 0 ? g_new0(struct form, 1) : NULL;
    if (form != NULL)
        *form = (struct form){(struct form_question *)(void *)questions->data, questions->len};
    g_array_free(questions, form == NULL);
    return form;
}

char *goal_asked_about(const struct site *site, const char *key, const char *language)
{
    guint number, place;
    const char *behind;
    if (!g_str_has_prefix(key, KEY) ||
        !goal_number_read(key + strlen(KEY), &number, &place, &behind))
        return NULL;
    const struct phrases *phrases = phrases_of(language);
    struct goal *goal = goal_get(site->store, number);
    struct goal_views *views = goal_views_new();
    char *about = NULL;
    const struct goal_view *view =
        goal != NULL ? goal_views_add(views, site->store, goal, G_MAXINT64) : NULL;
    for (guint i = 0; view != NULL && i < view->n_results && about == NULL; i++) {
        if (place != 0 && view->results[i].place != (int)place)
            continue;
        g_autofree char *line = goal_result_line(phrases, &view->results[i]);
        g_autofree char *told = phrase_goal_told(phrases, line, view->results[i].told);
        g_autofree char *title = line_of(view->title);
        const char *const both[] = {title, told, NULL};
        about = phrase_row(phrases, both);
    }
    goal_views_free(views);
    return about;
}

const struct workflow_kind kind_goals = {
    .name = "goals",
    .understand = asking_understand,
    .asks = audience_asks,
    .check = asking_check,
    .check_people = audience_check,
    .form = goals_form,
};

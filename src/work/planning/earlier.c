/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One way back through the entries of several workflows, newest day first.
 *
 * Promises: a workflow without a question that is looked for costs nothing; one with costs an entry
 * a step.
 */
#include "work/planning/earlier.h"

#include <string.h>

#include "work/planning/forms.h"

gboolean question_stands_for(const struct question_config *question, const char *name)
{
    return *name != '\0' &&
           (strcmp(question->name, name) == 0 || strcmp(question->replaces, name) == 0);
}

const struct question_config *question_of(const struct workflow_config *workflow, const char *key)
{
    for (gsize i = 0; i < workflow->n_questions; i++)
        if (strcmp(workflow->questions[i].key, key) == 0)
            return &workflow->questions[i];
    return NULL;
}

/* How far back one workflow was looked at. */
struct cursor {
    const struct workflow_config *workflow;
    struct round *round; /* NULL: at the end */
    struct entry *entry;
};

static void cursor_clear(gpointer data)
{
    struct cursor *cursor = data;
    entry_free(cursor->entry);
    round_free(cursor->round);
}

/* To the last entry of a day before BEFORE. */
static void cursor_back(const struct look_back *look, struct cursor *cursor, int32_t before)
{
    cursor_clear(cursor);
    cursor->round = NULL;
    cursor->entry = entry_before(look->site->store, cursor->workflow->name, look->person,
                                 look->since, before, &cursor->round);
}

static gboolean is_concerned(const struct look_back *look, const struct workflow_config *workflow)
{
    for (gsize i = 0; i < workflow->n_questions; i++)
        if (look->role(&workflow->questions[i], look->data) != EARLIER_NONE)
            return TRUE;
    return FALSE;
}

/* One for each workflow that has such a question. */
static GArray *cursors_open(const struct look_back *look)
{
    GArray *cursors = g_array_new(FALSE, TRUE, sizeof(struct cursor));
    g_array_set_clear_func(cursors, cursor_clear);
    for (guint i = 0; i < look->site->n_workflows; i++) {
        struct cursor cursor = {.workflow = look->site->workflows[i].config};
        if (!is_concerned(look, cursor.workflow))
            continue;
        cursor_back(look, &cursor, look->before);
        g_array_append_val(cursors, cursor);
    }
    return cursors;
}

/* TRUE when an answer of CURSOR in ROLE was all that was looked for. */
static gboolean cursor_tell(const struct look_back *look, const struct cursor *cursor,
                            enum earlier_role role)
{
    const struct form *form = forms_get(look->forms, look->site->store, cursor->round->form);
    for (guint i = 0; form != NULL && i < cursor->entry->answers->len; i++) {
        const struct entry_answer *answer =
            &g_array_index(cursor->entry->answers, struct entry_answer, i);
        if (answer->question < 1 || answer->question > form->n_questions)
            continue;
        const struct question_config *question =
            question_of(cursor->workflow, form->questions[answer->question - 1].key);
        const struct earlier earlier = {role, question, answer, cursor->round->day};
        if (question != NULL && look->role(question, look->data) == role &&
            look->found(&earlier, look->data))
            return TRUE;
    }
    return FALSE;
}

static gboolean day_tell(const struct look_back *look, const GArray *cursors, int32_t day)
{
    for (enum earlier_role role = EARLIER_PLANS; role <= EARLIER_ASKS; role++)
        for (guint i = 0; i < cursors->len; i++) {
            const struct cursor *cursor = &g_array_index(cursors, struct cursor, i);
            if (cursor->entry != NULL && cursor->round != NULL && cursor->round->day == day &&
                cursor_tell(look, cursor, role))
                return TRUE;
        }
    return FALSE;
}

/* The newest day of CURSORS; DAY_NONE when all are at their end. */
static int32_t newest_day(const GArray *cursors)
{
    int32_t day = DAY_NONE;
    for (guint i = 0; i < cursors->len; i++) {
        const struct cursor *cursor = &g_array_index(cursors, struct cursor, i);
        if (cursor->round != NULL && (day == DAY_NONE || cursor->round->day > day))
            day = cursor->round->day;
    }
    return day;
}

void look_back(const struct look_back *look)
{
    g_autoptr(GArray) cursors = cursors_open(look);
    for (int32_t day; (day = newest_day(cursors)) != DAY_NONE && !day_tell(look, cursors, day);)
        for (guint i = 0; i < cursors->len; i++) {
            struct cursor *cursor = &g_array_index(cursors, struct cursor, i);
            if (cursor->round != NULL && cursor->round->day == day)
                cursor_back(look, cursor, day);
        }
}

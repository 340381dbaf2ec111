/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for the last answer to a question, or to one that was asked in its place. */
#include "work/filing/again.h"

#include "work/planning/earlier.h"

struct again {
    const char *name;           /* of the question */
    struct contributed *answer; /* what is filled in */
    gboolean found;
};

static enum earlier_role again_role(const struct question_config *question, gconstpointer data)
{
    const struct again *again = data;
    return question_stands_for(question, again->name) ? EARLIER_PLANS : EARLIER_NONE;
}

static gboolean again_found(const struct earlier *earlier, gpointer data)
{
    struct again *again = data;
    g_free(again->answer->text);
    g_free(again->answer->value);
    again->answer->text = g_strdup(earlier->answer->text);
    again->answer->value = g_strdup(earlier->answer->value);
    again->answer->nothing = earlier->answer->nothing;
    return again->found = TRUE;
}

static gboolean find_answer(struct recogniser *recogniser, const struct round *round,
                            const char *key, struct contributed *answer)
{
    const struct workflow *workflow = site_workflow(recogniser->site, round->workflow);
    const struct question_config *question =
        workflow != NULL ? question_of(workflow->config, key) : NULL;
    struct again again = {question != NULL ? question->name : "", answer, FALSE};
    look_back(&(struct look_back){.site = recogniser->site,
                                  .forms = recogniser->forms,
                                  .person = round->person,
                                  .since = round->day - SAME_DAYS,
                                  .before = round->day,
                                  .role = again_role,
                                  .found = again_found,
                                  .data = &again});
    return again.found;
}

gboolean again_is_said(const struct contribution *contribution)
{
    for (guint i = 0; i < contribution->answers->len; i++)
        if (g_array_index(contribution->answers, struct contributed, i).same)
            return TRUE;
    return FALSE;
}

struct contribution *again_fill(struct recogniser *recogniser, const struct round *round,
                                const struct form *form, const struct contribution *contribution)
{
    struct contribution *filled = contribution_new();
    filled->marked = contribution->marked;
    filled->adds = contribution->adds;
    g_free(filled->unplaced);
    filled->unplaced = g_strdup(contribution->unplaced);
    for (guint i = 0; i < contribution->answers->len; i++) {
        struct contributed answer = g_array_index(contribution->answers, struct contributed, i);
        answer.text = g_strdup(answer.text);
        answer.value = g_strdup(answer.value);
        if (answer.same && form != NULL && answer.question >= 1 &&
            answer.question <= form->n_questions)
            answer.same =
                find_answer(recogniser, round, form->questions[answer.question - 1].key, &answer);
        contribution_add(filled, &answer);
    }
    return filled;
}

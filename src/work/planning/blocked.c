/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A blocker is known to be there from the entry that names it until the next entry.
 *
 * Does not: know whether anybody has removed it since. So a question only offers the short answer that it is still there.
 */
#include "work/planning/blocked.h"

#include <string.h>

enum { BLOCKED_DAYS = 14 }; /* who wrote nothing for longer has other news */

/* From 1; 0 when there is none. */
static guint blocker_question(const struct form *form)
{
    for (guint i = 0; form != NULL && i < form->n_questions; i++)
        if (strcmp(form->questions[i].kind, "blocker") == 0)
            return i + 1;
    return 0;
}

static gboolean names_something(const struct entry *entry, guint question)
{
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (answer->question == question)
            return !answer->nothing && answer->text[0] != '\0';
    }
    return FALSE;
}

/* The workflow may have asked something else then. */
static gboolean was_blocked(struct store *store, const struct round *round,
                            const struct entry *entry)
{
    struct form *form = form_get(store, round->form);
    guint question = blocker_question(form);
    form_free(form);
    return question != 0 && names_something(entry, question);
}

guint blocked_question(struct store *store, const struct part *part, const struct form *form,
                       const struct person *person)
{
    guint question = person->answered ? blocker_question(form) : 0;
    if (question == 0)
        return 0;
    struct round *round = NULL;
    int32_t since = MAX(part->day - BLOCKED_DAYS, person->first_day);
    struct entry *entry = entry_before(store, part->workflow->config->name, person->id, since,
                                       part->day, &round);
    gboolean blocked = entry != NULL && round != NULL && was_blocked(store, round, entry);
    entry_free(entry);
    round_free(round);
    return blocked ? question : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for the last answer to a question of the same key, from round to round back in time. */
#include "work/filing/again.h"

#include <string.h>

/* The answer of ENTRY, to FORM, to the question KEY; NULL when it has none. */
static const struct entry_answer *answer_to(const struct entry *entry, const struct form *form,
                                            const char *key)
{
    for (guint i = 0; form != NULL && i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (answer->question >= 1 && answer->question <= form->n_questions &&
            strcmp(form->questions[answer->question - 1].key, key) == 0)
            return answer;
    }
    return NULL;
}

/* Puts what ENTRY answers to KEY into ANSWER. FALSE when it does not. */
static gboolean take_answer(struct store *store, const struct round *round,
                            const struct entry *entry, const char *key, struct contributed *answer)
{
    struct form *form = form_get(store, round->form);
    const struct entry_answer *before = answer_to(entry, form, key);
    if (before != NULL) {
        g_free(answer->text);
        g_free(answer->value);
        answer->text = g_strdup(before->text);
        answer->value = g_strdup(before->value);
        answer->nothing = before->nothing;
    }
    form_free(form);
    return before != NULL;
}

static gboolean find_answer(struct store *store, const struct round *round, const char *key,
                            struct contributed *answer)
{
    gboolean found = FALSE;
    int32_t since = round->day - SAME_DAYS;
    for (int32_t before = round->day; before > since && !found;) {
        struct round *earlier = NULL;
        struct entry *entry =
            entry_before(store, round->workflow, round->person, since, before, &earlier);
        if (entry != NULL)
            found = take_answer(store, earlier, entry, key, answer);
        before = earlier != NULL ? earlier->day : since;
        entry_free(entry);
        round_free(earlier);
    }
    return found;
}

gboolean again_is_said(const struct contribution *contribution)
{
    for (guint i = 0; i < contribution->answers->len; i++)
        if (g_array_index(contribution->answers, struct contributed, i).same)
            return TRUE;
    return FALSE;
}

struct contribution *again_fill(struct store *store, const struct round *round,
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
                find_answer(store, round, form->questions[answer.question - 1].key, &answer);
        contribution_add(filled, &answer);
    }
    return filled;
}

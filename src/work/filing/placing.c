/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the numbers of a mail's questions back to rounds and their questions, and from there to the
 * next revision. */
#include "work/filing/placing.h"

#include <string.h>

/* One contribution a round of the mail. */
static GPtrArray *contributions_new(guint n_rounds, const struct description *description)
{
    GPtrArray *contributions = g_ptr_array_new_with_free_func((GDestroyNotify)contribution_free);
    for (guint i = 0; i < n_rounds; i++) {
        struct contribution *contribution = contribution_new();
        contribution->marked = description->answers->len > 0 && !description->in_order;
        contribution->adds = description->adds;
        g_ptr_array_add(contributions, contribution);
    }
    return contributions;
}

/* The description comes out of the cage: a question that was not asked is no question. */
static void place_answers(GPtrArray *contributions, const struct recognised *recognised,
                          const struct description *description)
{
    for (guint i = 0; i < description->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(description->answers, i);
        if (answer->question < 1 || answer->question > recognised->places->len)
            continue;
        const struct asked_place *place =
            &g_array_index(recognised->places, struct asked_place, answer->question - 1);
        contribution_add(g_ptr_array_index(contributions, place->round),
                         &(struct contributed){.question = place->question,
                                               .text = g_strdup(answer->text),
                                               .nothing = answer->nothing,
                                               .same = answer->same,
                                               .value = g_strdup(answer->value),
                                               .adds = answer->adds});
    }
}

static void unplaced_set(struct contribution *contribution, char *text)
{
    g_free(contribution->unplaced);
    contribution->unplaced = text;
}

static void place_unplaced(GPtrArray *contributions, const char *unplaced)
{
    guint first = 0;
    for (guint i = contributions->len; i-- > 0;) {
        const struct contribution *contribution = g_ptr_array_index(contributions, i);
        if (contribution->answers->len > 0)
            first = i;
    }
    unplaced_set(g_ptr_array_index(contributions, first), g_strdup(unplaced));
}

GPtrArray *placing_contributions(const struct recognised *recognised,
                                 const struct description *description)
{
    GPtrArray *contributions = contributions_new(recognised->rounds->len, description);
    place_answers(contributions, recognised, description);
    place_unplaced(contributions, description->unplaced);
    return contributions;
}

/* The question of FORM with KEY, from 1; 0 when there is none. */
static guint question_by_key(const struct form *form, const char *key)
{
    for (guint i = 0; i < form->n_questions; i++)
        if (strcmp(form->questions[i].key, key) == 0)
            return i + 1;
    return 0;
}

static int by_question(gconstpointer one, gconstpointer other)
{
    guint a = ((const struct contributed *)one)->question;
    guint b = ((const struct contributed *)other)->question;
    return a < b ? -1 : a > b;
}

/* What is nobody else's does not become words that stand beside the answers. */
static gboolean is_mood(const struct form *form, guint question)
{
    return question >= 1 && question <= form->n_questions &&
           strcmp(form->questions[question - 1].kind, "mood") == 0;
}

static void transfer_answer(struct contribution *moved, const struct contributed *answer,
                            const struct form *from, const struct form *to)
{
    const char *key = answer->question >= 1 && answer->question <= from->n_questions
                          ? from->questions[answer->question - 1].key
                          : "";
    guint question = question_by_key(to, key);
    if (question == 0 && is_mood(from, answer->question))
        return;
    if (question == 0) {
        gboolean alone = moved->unplaced[0] == '\0';
        unplaced_set(moved, g_strjoin(alone ? "" : "\n\n", moved->unplaced, answer->text, NULL));
        return;
    }
    struct contributed copy = *answer;
    copy.question = question;
    copy.text = g_strdup(answer->text);
    copy.value = g_strdup(answer->value);
    contribution_add(moved, &copy);
}

struct contribution *contribution_transfer(const struct contribution *contribution,
                                           const struct form *from, const struct form *to)
{
    struct contribution *moved = contribution_new();
    moved->marked = contribution->marked;
    moved->adds = contribution->adds;
    unplaced_set(moved, g_strdup(contribution->unplaced));
    for (guint i = 0; i < contribution->answers->len; i++)
        transfer_answer(moved, &g_array_index(contribution->answers, struct contributed, i), from,
                        to);
    g_array_sort(moved->answers, by_question);
    return moved;
}

struct contribution *contribution_of_entry(const struct entry *entry)
{
    struct contribution *contribution = contribution_new();
    contribution->marked = TRUE;
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        contribution_add(contribution, &(struct contributed){.question = answer->question,
                                                             .text = g_strdup(answer->text),
                                                             .nothing = answer->nothing,
                                                             .same = answer->same,
                                                             .value = g_strdup(answer->value)});
    }
    unplaced_set(contribution, g_strdup(entry->unplaced));
    return contribution;
}

struct entry *placing_revision(struct store *store, const struct round *round,
                               const struct contribution *contribution)
{
    if (contribution_is_empty(contribution))
        return NULL;
    struct entry *latest = round->revision > 0 ? entry_latest(store, round->id) : NULL;
    if (latest != NULL)
        moods_add(store, latest);
    struct entry *revision = entry_merge(latest, contribution);
    if (latest != NULL && entry_equal(latest, revision))
        g_clear_pointer(&revision, entry_free);
    else
        revision->round = round->id;
    entry_free(latest);
    return revision;
}

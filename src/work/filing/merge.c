/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One more reply to the same round. Its writer shall find every word again: in doubt, words
 * stay. */
#include "work/filing/merge.h"

#include <string.h>

static void entry_answer_clear(gpointer data)
{
    struct entry_answer *answer = data;
    g_free(answer->text);
    g_free(answer->value);
}

static GArray *answers_new(void)
{
    GArray *answers = g_array_new(FALSE, FALSE, sizeof(struct entry_answer));
    g_array_set_clear_func(answers, entry_answer_clear);
    return answers;
}

/* Copies what ANSWER points to. */
static void answers_add(GArray *answers, const struct entry_answer *answer)
{
    struct entry_answer copy = *answer;
    copy.text = g_strdup(answer->text);
    copy.value = g_strdup(answer->value);
    g_array_append_val(answers, copy);
}

static struct entry_answer answer_of(const struct contributed *said)
{
    return (struct entry_answer){.question = said->question,
                                 .text = said->text,
                                 .nothing = said->nothing,
                                 .same = said->same,
                                 .value = said->value};
}

static void contributed_clear(gpointer data)
{
    struct contributed *answer = data;
    g_free(answer->text);
    g_free(answer->value);
}

struct contribution *contribution_new(void)
{
    struct contribution *contribution = g_new0(struct contribution, 1);
    contribution->answers = g_array_new(FALSE, FALSE, sizeof(struct contributed));
    g_array_set_clear_func(contribution->answers, contributed_clear);
    contribution->unplaced = g_strdup("");
    return contribution;
}

void contribution_free(struct contribution *contribution)
{
    g_array_unref(contribution->answers);
    g_free(contribution->unplaced);
    g_free(contribution);
}

void contribution_add(struct contribution *contribution, const struct contributed *answer)
{
    g_array_append_vals(contribution->answers, answer, 1);
}

gboolean contribution_is_empty(const struct contribution *contribution)
{
    return contribution->answers->len == 0 && contribution->unplaced[0] == '\0';
}

static const struct entry_answer *answer_at(const GArray *answers, guint place)
{
    return place < answers->len ? &g_array_index(answers, struct entry_answer, place) : NULL;
}

static const struct contributed *contributed_at(const GArray *answers, guint place)
{
    return place < answers->len ? &g_array_index(answers, struct contributed, place) : NULL;
}

/* What a longer text comes to is not known any more. */
static void answers_add_merged(GArray *merged, const struct entry_answer *old,
                               const struct contributed *new, gboolean adds)
{
    struct entry_answer answer = answer_of(new);
    if (!adds || old->nothing || old->text[0] == '\0') {
        answers_add(merged, &answer);
    } else if (new->nothing) {
        answers_add(merged, old);
    } else {
        g_autofree char *text = g_strjoin("\n", old->text, new->text, NULL);
        answers_add(merged, &(struct entry_answer){.question = old->question, .text = text});
    }
}

static void answers_add_new(GArray *merged, const struct contributed *new)
{
    struct entry_answer answer = answer_of(new);
    answers_add(merged, &answer);
}

/* Both lists are in question order, and so is the result. ALL_ADD: whatever they say of
 * themselves. */
static GArray *answers_merge(const GArray *old, const GArray *new, gboolean all_add)
{
    GArray *merged = answers_new();
    for (guint i = 0, j = 0; i < old->len || j < new->len;) {
        const struct entry_answer *before = answer_at(old, i);
        const struct contributed *after = contributed_at(new, j);
        guint number_before = before != NULL ? before->question : G_MAXUINT;
        guint number_after = after != NULL ? after->question : G_MAXUINT;
        if (number_before == number_after)
            answers_add_merged(merged, before, after, after->adds || all_add);
        else if (number_before < number_after)
            answers_add(merged, before);
        else
            answers_add_new(merged, after);
        i += number_before <= number_after;
        j += number_after <= number_before;
    }
    return merged;
}

static char *unplaced_merge(const struct entry *latest, const struct contribution *contribution,
                            gboolean all_told)
{
    if (contribution->unplaced[0] == '\0' || strcmp(contribution->unplaced, latest->unplaced) == 0)
        return g_strdup(latest->unplaced);
    if (latest->unplaced[0] == '\0' || (all_told && !contribution->adds))
        return g_strdup(contribution->unplaced);
    return g_strjoin("\n\n", latest->unplaced, contribution->unplaced, NULL);
}

static gboolean anything_adds(const struct contribution *contribution)
{
    gboolean adds = contribution->adds;
    for (guint i = 0; i < contribution->answers->len; i++)
        adds |= contributed_at(contribution->answers, i)->adds;
    return adds;
}

static const GArray nothing_said;

/* A reply to a round that has an entry. */
static void merge_further(struct entry *entry, const struct entry *latest,
                          const struct contribution *contribution)
{
    guint answered = contribution->answers->len;
    gboolean all_told = answered > 0 && answered >= latest->answers->len;
    gboolean replaces = all_told && !contribution->marked && !anything_adds(contribution);
    entry->answers = answers_merge(replaces ? &nothing_said : latest->answers,
                                   contribution->answers, !contribution->marked && !replaces);
    entry->unplaced = replaces ? g_strdup(contribution->unplaced)
                               : unplaced_merge(latest, contribution, all_told);
}

struct entry *entry_merge(const struct entry *latest, const struct contribution *contribution)
{
    struct entry *entry = g_new0(struct entry, 1);
    if (latest != NULL) {
        merge_further(entry, latest, contribution);
    } else {
        entry->answers = answers_merge(&nothing_said, contribution->answers, FALSE);
        entry->unplaced = g_strdup(contribution->unplaced);
    }
    return entry;
}

gboolean entry_equal(const struct entry *one, const struct entry *other)
{
    if (one->answers->len != other->answers->len || strcmp(one->unplaced, other->unplaced) != 0)
        return FALSE;
    for (guint i = 0; i < one->answers->len; i++) {
        const struct entry_answer *a = answer_at(one->answers, i);
        const struct entry_answer *b = answer_at(other->answers, i);
        if (a->question != b->question || a->nothing != b->nothing || strcmp(a->text, b->text) != 0)
            return FALSE;
    }
    return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One more reply to the same round. Its writer shall find every word again: in doubt, words
 * stay. */
#include "work/merge.h"

#include <string.h>

static void entry_answer_clear(gpointer answer)
{
    g_clear_pointer(&((struct entry_answer *)answer)->text, g_free);
}

static GArray *answers_new(void)
{
    GArray *answers = g_array_new(FALSE, FALSE, sizeof(struct entry_answer));
    g_array_set_clear_func(answers, entry_answer_clear);
    return answers;
}

/* Takes TEXT. */
static void answers_add(GArray *answers, guint question, char *text, gboolean nothing)
{
    struct entry_answer answer = {.question = question, .text = text, .nothing = nothing};
    g_array_append_val(answers, answer);
}

struct contribution *contribution_new(void)
{
    struct contribution *contribution = g_new0(struct contribution, 1);
    contribution->answers = answers_new();
    contribution->unplaced = g_strdup("");
    return contribution;
}

void contribution_free(struct contribution *contribution)
{
    g_array_unref(contribution->answers);
    g_free(contribution->unplaced);
    g_free(contribution);
}

void contribution_add(struct contribution *contribution, guint question, char *text,
                      gboolean nothing)
{
    answers_add(contribution->answers, question, text, nothing);
}

static const struct entry_answer *answer_at(const GArray *answers, guint place)
{
    return place < answers->len ? &g_array_index(answers, struct entry_answer, place) : NULL;
}

/* "+ one more thing" on each line that has the sign, without it. */
static char *addition_read(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        if (g_str_has_prefix(*line, "+ "))
            memmove(*line, *line + 2, strlen(*line + 2) + 1);
    return g_strjoinv("\n", lines);
}

static void answers_add_merged(GArray *merged, const struct entry_answer *old,
                               const struct entry_answer *new)
{
    if (!g_str_has_prefix(new->text, "+ ")) {
        answers_add(merged, new->question, g_strdup(new->text), new->nothing);
        return;
    }
    g_autofree char *addition = addition_read(new->text);
    gboolean alone = old->nothing || old->text[0] == '\0';
    answers_add(merged, new->question,
                alone ? g_strdup(addition) : g_strjoin("\n", old->text, addition, NULL), FALSE);
}

/* Both lists are in question order, and so is the result. */
static GArray *answers_merge(const GArray *old, const GArray *new)
{
    GArray *merged = answers_new();
    for (guint i = 0, j = 0; i < old->len || j < new->len;) {
        const struct entry_answer *before = answer_at(old, i), *after = answer_at(new, j);
        guint number_before = before != NULL ? before->question : G_MAXUINT;
        guint number_after = after != NULL ? after->question : G_MAXUINT;
        if (number_before == number_after)
            answers_add_merged(merged, before, after);
        else if (number_before < number_after)
            answers_add(merged, number_before, g_strdup(before->text), before->nothing);
        else
            answers_add(merged, number_after, g_strdup(after->text), after->nothing);
        i += number_before <= number_after;
        j += number_after <= number_before;
    }
    return merged;
}

static char *unplaced_merge(const struct entry *latest, const struct contribution *contribution)
{
    guint answered = contribution->answers->len;
    if (contribution->unplaced[0] == '\0' || strcmp(contribution->unplaced, latest->unplaced) == 0)
        return g_strdup(latest->unplaced);
    if (latest->unplaced[0] == '\0' || (answered > 0 && answered >= latest->answers->len))
        return g_strdup(contribution->unplaced);
    return g_strjoin("\n\n", latest->unplaced, contribution->unplaced, NULL);
}

struct entry *entry_merge(const struct entry *latest, const struct contribution *contribution)
{
    struct entry *entry = g_new0(struct entry, 1);
    g_autoptr(GArray) none = answers_new();
    entry->answers = answers_merge(latest != NULL ? latest->answers : none, contribution->answers);
    entry->unplaced =
        latest != NULL ? unplaced_merge(latest, contribution) : g_strdup(contribution->unplaced);
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

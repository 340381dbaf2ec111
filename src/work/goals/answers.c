/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What entries say of goals. A line that names one keeps its words, and is shown with the goal;
 * an answer to the question of the month is a step. */
#include <string.h>

#include "work/goals/goals.h"
#include "work/planning/plan-items.h"

enum { NAMED_MAX = 5 /* goals of one line */, MENTION_OCTETS = 300 };

#define KEY "goal:"

static void line_name(struct store *store, const struct round *round, const char *line)
{
    guint numbers[NAMED_MAX];
    guint n = goal_numbers_in(line, numbers, NAMED_MAX);
    const char *words = behind_bullets(line);
    if (strchr(words, ' ') == NULL)
        return; /* its number and no word of what is done for it */
    for (guint i = 0; i < n; i++) {
        struct goal *goal = goal_get(store, numbers[i]);
        g_autofree char *cut = g_strndup(words, MENTION_OCTETS);
        g_autofree char *text = g_utf8_make_valid(g_strchomp(cut), -1);
        const struct goal_mention mention = {.goal = numbers[i],
                                             .round = round->id,
                                             .person = round->person,
                                             .day = round->day,
                                             .text = text};
        if (goal != NULL)
            goal_mention_add(store, &mention);
        goal_free(goal);
    }
}

static void text_name(struct store *store, const struct round *round, const char *text)
{
    if (strchr(text, ':') == NULL)
        return;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        line_name(store, round, g_strstrip(*line));
}

void goals_name(struct site *site, const struct round *round, const struct entry *entry)
{
    if (entry->revision > 1)
        goal_mentions_forget(site->store, round->id);
    for (guint i = 0; i < entry->answers->len; i++)
        text_name(site->store, round, g_array_index(entry->answers, struct entry_answer, i).text);
    text_name(site->store, round, entry->unplaced);
}

/* What the revision before ENTRY answered to QUESTION; NULL when nothing. */
static const char *text_before(const struct entry *before, guint question)
{
    for (guint i = 0; before != NULL && i < before->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(before->answers, struct entry_answer, i);
        if (answer->question == question)
            return answer->text;
    }
    return NULL;
}

void goals_answered(struct store *store, const struct form *form, const struct entry *entry,
                    GPtrArray *lines)
{
    struct entry *before =
        entry->revision > 1 ? entry_of_revision(store, entry->round, entry->revision - 1) : NULL;
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        const char *key = answer->question >= 1 && answer->question <= form->n_questions
                              ? form->questions[answer->question - 1].key
                              : "";
        gboolean is_new = g_strcmp0(text_before(before, answer->question), answer->text) != 0;
        if (g_str_has_prefix(key, KEY) && is_new && !answer->nothing && !answer->same)
            g_ptr_array_add(lines,
                            g_strdelimit(g_strdup_printf("%s %s", key, answer->text), "\n", ' '));
    }
    entry_free(before);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry as a summary shows it: its answers by label, its blockers apart, and whether it is late or corrected.
 *
 * Promises: no word of the entry is left out; a blocker that says there is none is no blocker.
 */
#include "work/summary/digest.h"

#include "work/attachments/shown.h"
#include "work/filing/answer-words.h"

void told_free(struct told *told)
{
    entry_free(told->entry);
    round_free(told->round);
    g_array_unref(told->answers);
    g_ptr_array_unref(told->blockers);
    g_clear_pointer(&told->files, g_ptr_array_unref);
    g_clear_pointer(&told->attached, g_array_unref);
    g_free(told);
}

static struct answer_view answer_show(const struct form_question *question, const char *text)
{
    gboolean labelled = question->labels != NULL && question->labels[0] != NULL;
    return (struct answer_view){.label = labelled ? question->labels[0] : question->key,
                                .is_list = g_str_equal(question->kind, "list"),
                                .text = text};
}

static gboolean is_answered(const struct entry *entry, guint question)
{
    for (guint i = 0; i < entry->answers->len; i++)
        if (g_array_index(entry->answers, struct entry_answer, i).question == question)
            return TRUE;
    return FALSE;
}

/* Nobody is asked twice; but that an answer was due, and is not there, is told. */
static void show_left_open(struct told *told, const struct form *form)
{
    for (guint i = 0; i < form->n_questions; i++) {
        struct answer_view view = answer_show(&form->questions[i], "?");
        if (form->questions[i].required && !is_answered(told->entry, i + 1))
            g_array_append_val(told->answers, view);
    }
}

/* Blockers stand at the top of the summary, so they are left out of the entry, unless nothing else is in it. */
static void answers_sort(struct told *told, const struct form *form)
{
    g_autoptr(GArray) clear = g_array_new(FALSE, FALSE, sizeof(struct answer_view));
    for (guint i = 0; i < told->entry->answers->len; i++) {
        struct entry_answer *answer = &g_array_index(told->entry->answers, struct entry_answer, i);
        if (answer->question < 1 || answer->question > form->n_questions)
            continue;
        const struct form_question *question = &form->questions[answer->question - 1];
        char *words = answer_in_words(question, answer);
        if (words != NULL) {
            g_free(answer->text);
            answer->text = words;
        }
        struct answer_view view = answer_show(question, answer->text);
        gboolean about_blockers = g_str_equal(question->kind, "blocker");
        if (about_blockers && !answer->nothing && answer->text[0] != '\0')
            g_ptr_array_add(told->blockers, answer->text);
        g_array_append_val(about_blockers ? clear : told->answers, view);
    }
    if (told->answers->len == 0 && told->entry->unplaced[0] == '\0')
        g_array_append_vals(told->answers, clear->data, clear->len);
    show_left_open(told, form);
}

static void show_attached(struct planner *planner, struct told *told)
{
    told->files = attachments_of(planner->site->store, told->round->id);
    told->attached = attached_show(told->files);
    if (told->files->len == 0)
        return;
    char *words = words_without_names(told->entry->unplaced, told->files);
    g_free(told->entry->unplaced);
    told->entry->unplaced = words;
}

/* What was filed here was for another round, and was moved there. */
static gboolean is_cleared(const struct entry *entry)
{
    return entry->answers->len == 0 && entry->unplaced[0] == '\0';
}

static enum entry_mark mark_of(struct planner *planner, const struct told *told, gint64 since)
{
    if (told->entry->revision > 1 &&
        entry_revision_upto(planner->site->store, told->round->id, since) > 0)
        return ENTRY_CORRECTED;
    return told->round->state == ROUND_LATE ? ENTRY_LATE : ENTRY_ON_TIME;
}

const char *told_title(const struct planner *planner, const struct round *round)
{
    const struct workflow *workflow = site_workflow(planner->site, round->workflow);
    return planner->site->n_workflows > 1 && workflow != NULL ? workflow->config->title : NULL;
}

struct told *told_read(struct planner *planner, const struct person *reader, struct entry *entry,
                       gint64 since, struct entry_view *view_r)
{
    struct told *told = g_new0(struct told, 1);
    told->entry = entry;
    told->round = round_get(planner->site->store, entry->round);
    told->answers = g_array_new(FALSE, FALSE, sizeof(struct answer_view));
    told->blockers = g_ptr_array_new();
    const struct form *form = told->round != NULL ? planner_form(planner, told->round->form) : NULL;
    if (form == NULL || (reader != NULL && !person_reads(reader, told->round->teams)) ||
        is_cleared(entry)) {
        told_free(told);
        return NULL;
    }
    answers_sort(told, form);
    show_attached(planner, told);
    *view_r = (struct entry_view){
        .title = told_title(planner, told->round),
        .day = told->round->day,
        .mark = mark_of(planner, told, since),
        .answers = (const struct answer_view *)(void *)told->answers->data,
        .n_answers = told->answers->len,
        .unplaced = entry->unplaced,
        .attached = (const struct attached_view *)(void *)told->attached->data,
        .n_attached = told->attached->len,
    };
    return told;
}

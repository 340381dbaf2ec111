/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rounds of a mail and their questions, numbered through as the mail did. */
#include "work/filing/asking.h"

#include <string.h>

#include "work/filing/remarks.h"
#include "work/items/saying.h"
#include "work/meetings/meetings.h"
#include "work/planning/forms.h"
#include "work/planning/plans.h"

struct recogniser *recogniser_new(const struct site *site)
{
    struct recogniser *recogniser = g_new0(struct recogniser, 1);
    recogniser->site = site;
    recogniser->forms = forms_new();
    return recogniser;
}

void recogniser_free(struct recogniser *recogniser)
{
    if (recogniser == NULL)
        return;
    g_hash_table_unref(recogniser->forms);
    g_free(recogniser);
}

const struct form *recogniser_form(struct recogniser *recogniser, gint64 id)
{
    return forms_get(recogniser->forms, recogniser->site->store, id);
}

static void gather_rounds(struct recognised *recognised, struct store *store)
{
    recognised->rounds = g_ptr_array_new_with_free_func((GDestroyNotify)round_free);
    const GArray *ids = recognised->mail->rounds;
    for (guint i = 0; i < ids->len; i++) {
        struct round *round = round_get(store, g_array_index(ids, gint64, i));
        if (round != NULL)
            g_ptr_array_add(recognised->rounds, round);
    }
}

static void gather_questions(GArray *questions, GArray *places, guint round,
                             const struct form *form, const struct plans *plans)
{
    for (guint i = 0; i < form->n_questions; i++) {
        const struct form_question *question = &form->questions[i];
        struct asked_question asked = {.kind = question->kind,
                                       .prompt = question->prompt,
                                       .labels = (const char *const *)question->labels,
                                       .choices = (const char *const *)question->choices,
                                       .values = (const char *const *)question->values,
                                       .items = plans->of[i].items};
        struct asked_place place = {.round = round, .question = i + 1};
        g_array_append_val(questions, asked);
        g_array_append_val(places, place);
    }
}

static void gather_form(struct recognised *recognised, struct store *store)
{
    if (strcmp(recognised->mail->kind, "transcript") != 0)
        return;
    g_autoptr(GPtrArray) rows =
        command_rows(store, SHELF_FORM, recognised->mail->person, recognised->mail->id);
    if (rows->len > 0)
        recognised->form = g_strdup(((const struct command_row *)rows->pdata[0])->value);
}

void recognised_gather(struct recognised *recognised, struct recogniser *recogniser)
{
    struct store *store = recogniser->site->store;
    recognised->person = person_get(store, recognised->mail->person);
    gather_rounds(recognised, store);

    GArray *questions = g_array_new(FALSE, FALSE, sizeof(struct asked_question));
    recognised->places = g_array_new(FALSE, FALSE, sizeof(struct asked_place));
    recognised->plans = g_ptr_array_new_with_free_func((GDestroyNotify)plans_free);
    for (guint i = 0; i < recognised->rounds->len; i++) {
        const struct round *round = g_ptr_array_index(recognised->rounds, i);
        const struct form *form = recogniser_form(recogniser, round->form);
        if (form == NULL)
            continue;
        struct plans *plans = plans_read(store, round->id, form->n_questions);
        g_ptr_array_add(recognised->plans, plans);
        gather_questions(questions, recognised->places, i, form, plans);
    }
    if (recognised->person != NULL)
        recognised->asked.language = site_language_of(recogniser->site, recognised->person);
    recognised->asked.n_questions = questions->len;
    recognised->asked.questions = (struct asked_question *)(void *)g_array_free(questions, FALSE);
    recognised->asked.text = recognised->mail->text;
    recognised->items = items_open_to(store, recognised->mail);
    recognised->asked.open_items = (const guint32 *)(void *)recognised->items->data;
    recognised->asked.n_open_items = recognised->items->len;
    gather_form(recognised, store);
    meeting_gather(recognised, recogniser->site);
    if (recognised->mail->blocks != NULL)
        remarks_gather(recognised, store);
}

void recognised_free(struct recognised *recognised)
{
    if (recognised == NULL)
        return;
    g_free(recognised->target);
    g_free(recognised->form);
    g_clear_pointer(&recognised->mail, sent_mail_free);
    g_clear_pointer(&recognised->person, person_free);
    g_clear_pointer(&recognised->rounds, g_ptr_array_unref);
    g_clear_pointer(&recognised->places, g_array_unref);
    g_clear_pointer(&recognised->plans, g_ptr_array_unref);
    g_clear_pointer(&recognised->items, g_array_unref);
    g_clear_pointer(&recognised->about, g_array_unref);
    g_clear_pointer(&recognised->lines, g_strfreev);
    g_clear_pointer(&recognised->names, g_ptr_array_unref);
    g_clear_pointer(&recognised->meeting, meeting_mail_free);
    g_clear_pointer(&recognised->boxes, g_ptr_array_unref);
    g_free((gpointer)recognised->asked.questions);
    g_free(recognised);
}

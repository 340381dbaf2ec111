/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "transcript": says back what a person wished by mail, and that it is so now.
 *
 * Promises: one mail for each mail that wished something, in its thread, also to who left by it: it
 * is the last one that they get. It answers their own mail, so it comes at once, at any hour.
 */
#include "work/planning/answering.h"
#include "work/planning/draft.h"

#define TRANSCRIPT_LIFE (3 * INSTANT_DAY)

static GArray *wishes_show(const GPtrArray *rows)
{
    GArray *wishes = g_array_new(FALSE, FALSE, sizeof(struct wish_view));
    for (guint i = 0; i < rows->len; i++) {
        const struct wish_row *row = rows->pdata[i];
        struct wish_view view = {.line = row->line,
                                 .word = row->word,
                                 .value = row->value,
                                 .days = row->days,
                                 .first = row->first,
                                 .last = row->last != ABSENCE_OPEN ? row->last : DAY_NONE};
        g_array_append_val(wishes, view);
    }
    return wishes;
}

static gboolean transcript_mail(struct planner *planner, const struct person *person,
                                const GPtrArray *rows, struct failure *failure)
{
    const struct wish_row *first = rows->pdata[0];
    g_autoptr(GArray) wishes = wishes_show(rows);
    struct wishes_view view = {.subject = first->subject,
                               .wishes = (const struct wish_view *)(void *)wishes->data,
                               .n_wishes = wishes->len};
    g_autofree char *key = g_strdup_printf("transcript:%" G_GINT64_FORMAT, first->mail);
    struct draft draft;
    draft_begin(&draft, planner, person, "transcript");
    if (first->caused_by != NULL)
        draft_answers(&draft, first->caused_by, first->caused_by);
    gboolean written =
        letters_wishes(&view, &draft.post, planner->site->templates, &draft.written, failure);
    if (written)
        draft_queue(&draft, key, 0, planner->site->now + TRANSCRIPT_LIFE);
    draft_clear(&draft);
    return written;
}

/* What was done is done: above the cap it is told a day later. */
static gboolean transcripts_mail(struct planner *planner, const struct person *person,
                                 const struct due *due, struct failure *failure)
{
    struct store *store = planner->site->store;
    for (;;) {
        g_autoptr(GPtrArray) rows = wish_rows_waiting(store, person->id);
        if (rows->len == 0)
            return TRUE;
        if (!answering_admits(planner, person->id)) {
            planner_due_set(planner, due, due->day, planner->site->now + INSTANT_DAY);
            return TRUE;
        }
        if (!transcript_mail(planner, person, rows, failure))
            return FALSE;
        wish_rows_forget(store, person->id, ((const struct wish_row *)rows->pdata[0])->mail);
    }
}

gboolean transcript_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *person = person_get(planner->site->store, due->person);
    gboolean fine = person == NULL || transcripts_mail(planner, person, due, failure);
    person_free(person);
    return fine;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "early": the summary of a reader who likes it as soon as everyone has answered.
 *
 * Promises: at most one a day beside the morning's, in the reader's hours, and only when of today nobody is still to be
 * asked or has time. What comes after it stands in the morning's. Does not: come at all when somebody does not answer.
 */
#include "work/summary/digest.h"

#include "work/summary/early.h"

void early_expect(struct site *site, char **teams)
{
    g_autoptr(GArray) ids = people_who_chose(site->store, "summary", "early");
    for (guint i = 0; i < ids->len; i++) {
        struct person *reader = person_get(site->store, g_array_index(ids, gint64, i));
        if (reader != NULL && person_reads(reader, teams))
            due_now(site, due_key("early", "", reader->id, 0, 0));
        person_free(reader);
    }
}

/* Whether PERSON's question of DAY, or of an earlier one, is still to come. */
static gboolean is_still_asked(const struct planner *planner, const struct person *person,
                               int32_t day)
{
    for (guint i = 0; i < planner->site->n_workflows; i++) {
        struct due key = due_key("ask", planner->site->workflows[i].config->name, person->id, 0, 0);
        struct due *next = due_find(planner->site->store, &key);
        gboolean comes = next != NULL && next->day <= day;
        due_free(next);
        if (comes)
            return TRUE;
    }
    return FALSE;
}

static gboolean everyone_answered(const struct planner *planner, const struct digest *digest,
                                  int32_t today)
{
    if (!digest->anything_new || digest->view.waiting > 0)
        return FALSE;
    for (guint i = 0; i < digest->members->len; i++) {
        const struct member *member = g_ptr_array_index(digest->members, i);
        if (is_still_asked(planner, member->person, today))
            return FALSE;
    }
    return TRUE;
}

static gboolean early_tell(struct planner *planner, const struct person *reader,
                           struct failure *failure)
{
    struct store *store = planner->site->store;
    struct summary_mark mark;
    summary_mark_get(store, reader->id, &mark);
    struct summary_mark told = {.upto = store_sequence_last(store), .day = mark.day};
    struct digest *digest = digest_gather(planner, reader, mark.upto, FALSE);
    int32_t today = planner_today(planner, planner_rhythm(planner, reader));
    gboolean fine = !everyone_answered(planner, digest, today) ||
                    summary_send(planner, reader, digest, &told, ":early", failure);
    digest_free(digest);
    return fine;
}

gboolean early_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *reader = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    if (reader != NULL && reader->state != PERSON_LEFT && reader->suspended == 0 &&
        reader->reads[0] != NULL &&
        rhythm_is_open(planner_rhythm(planner, reader), planner->site->now))
        fine = early_tell(planner, reader, failure);
    person_free(reader);
    return fine;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "forget": all that a person wrote, and was written, is erased.
 *
 * Promises: it may be cut off anywhere and goes on at the next tick; the person hears before it begins what goes and what
 * stays. Files go before the rows that name them. What is queued for others with the person's words in it is taken back, and
 * written anew without them. When all is gone, the file is rewritten: until then a fact of the store says so.
 */
#include "muster/store/forget.h"
#include "muster/work/absence.h"
#include "muster/work/attachments.h"
#include "work/planning/planner.h"

enum { MAILS = 200, ROUNDS = 100 /* in one transaction */ };

/* FALSE when there are more, or with FAILURE. */
static gboolean mails_forget(struct planner *planner, gint64 person, struct failure *failure)
{
    struct store *store = planner->site->store;
    g_autoptr(GPtrArray) mails = forget_mails(store, person, MAILS);
    for (guint i = 0; i < mails->len; i++) {
        const struct received_mail *mail = mails->pdata[i];
        if (!spool_erase_retired(planner->site->config->site.state, mail->name, failure))
            return FALSE;
        forget_received(store, mail->id);
    }
    return mails->len < MAILS;
}

static void summaries_owe(struct planner *planner, const GArray *readers)
{
    for (guint i = 0; i < readers->len; i++) {
        struct person *reader = person_get(planner->site->store, g_array_index(readers, gint64, i));
        if (reader != NULL) {
            const struct due key = due_key("summary", "", reader->id, 0, 0);
            int32_t today = person_today(planner->site, reader);
            planner_due_set(planner, &key, today, planner->site->now);
        }
        person_free(reader);
    }
}

/* The instant at which the rest is to be done; 0 when nothing is left. */
static gint64 person_forget(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct store *store = planner->site->store;
    gint64 person = due->person;
    g_autoptr(GArray) readers = g_array_new(FALSE, FALSE, sizeof(gint64));
    gboolean at_rest = forget_outbox(store, person, readers);
    summaries_owe(planner, readers);
    if (!at_rest) /* a mail with their words is on its way out */
        return planner->site->now + INSTANT_MINUTE;
    if (!mails_forget(planner, person, failure) || forget_rounds(store, person, ROUNDS))
        return due->at + 1; /* at once, in a transaction of its own */
    forget_person(store, person);
    store_fact_set(store, FACT_COMPACT, "1");
    return 0;
}

gboolean forget_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    if (!transcript_act(planner, due, failure)) /* what says that it begins comes first */
        return FALSE;
    struct due rest = *due;
    rest.at = person_forget(planner, due, failure);
    if (failure_is_set(failure))
        return FALSE;
    if (rest.at != 0)
        due_set(planner->site->store, &rest);
    return TRUE;
}

gboolean forget_finish(struct planner *planner, struct failure *failure)
{
    struct store *store = planner->site->store;
    g_autofree char *wanted = store_fact_get(store, FACT_COMPACT);
    if (g_strcmp0(wanted, "1") != 0)
        return TRUE;
    if (!attachments_sweep(planner->site, failure) || !store_compact(store, failure) ||
        !store_begin(store, failure))
        return FALSE;
    store_fact_set(store, FACT_COMPACT, "0");
    return store_commit(store, failure);
}

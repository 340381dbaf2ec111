/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "kudos": whoever got thanks hears of them the same day.
 *
 * Promises: each once, in the person's hours, one mail a day, which waits as other news do for what
 * else is said; what comes after it waits for the next.
 */
#include "work/planning/draft.h"
#include "work/summary/blocks.h"
#include "work/threads/moment.h"

#define KUDOS_LIFE (7 * INSTANT_DAY)

/* The givers, whose names the views borrow. */
static GArray *kudos_show(struct store *store, const GPtrArray *all, GPtrArray *givers)
{
    GArray *views = g_array_new(FALSE, FALSE, sizeof(struct kudos_view));
    for (guint i = 0; i < all->len; i++) {
        const struct kudos *kudos = g_ptr_array_index(all, i);
        struct person *giver = person_get(store, kudos->giver);
        g_ptr_array_add(givers, giver);
        const struct kudos_view view = {.giver = giver != NULL ? person_shown(giver) : "",
                                        .text = kudos->text};
        g_array_append_val(views, view);
    }
    return views;
}

/* A reply is a word to who gave them, where they stood in an answer. */
static GArray *blocks_of(const struct draft *draft, const GPtrArray *all, const GArray *views)
{
    g_autoptr(GArray) headings = g_array_new(FALSE, FALSE, sizeof(struct block_heading));
    for (guint i = 0; i < all->len; i++) {
        const struct block_heading heading = {g_array_index(views, struct kudos_view, i).giver,
                                              ((const struct kudos *)all->pdata[i])->round};
        if (heading.round != 0)
            g_array_append_val(headings, heading);
    }
    return headings->len > 0 ? blocks_find(draft->written.text, headings, FALSE) : NULL;
}

/* *queued_r: FALSE when the mail of the day is out already. */
static gboolean kudos_mail(struct planner *planner, const struct person *receiver,
                           const GPtrArray *all, const char *key, gboolean *queued_r,
                           struct failure *failure)
{
    struct store *store = planner->site->store;
    g_autoptr(GPtrArray) givers = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
    g_autoptr(GArray) views = kudos_show(store, all, givers);
    struct draft draft;
    draft_begin(&draft, planner, receiver, "kudos");
    gboolean written =
        letters_kudos((const struct kudos_view *)(void *)views->data, views->len, &draft.post,
                      planner->site->templates, &draft.written, failure);
    if (written)
        draft.blocks = blocks_of(&draft, all, views);
    *queued_r = written && draft_queue(&draft, key, 0, planner->site->now + KUDOS_LIFE);
    for (guint i = 0; *queued_r && i < all->len; i++)
        kudos_tell(store, ((const struct kudos *)all->pdata[i])->id, draft.mail);
    planner->report->told += *queued_r;
    draft_clear(&draft);
    return written;
}

static char *day_key(const struct person *receiver, int32_t day)
{
    char date[DAY_TEXT_MAX];
    day_format(day, date);
    return g_strdup_printf("kudos:%" G_GINT64_FORMAT ":%s", receiver->id, date);
}

static gboolean receiver_tell(struct planner *planner, const struct person *receiver,
                              const struct due *due, struct failure *failure)
{
    const struct rhythm *rhythm = planner_rhythm(planner, receiver);
    int32_t today = planner_today(planner, rhythm);
    g_autofree char *key = day_key(receiver, today);
    g_autoptr(GPtrArray) all = kudos_untold(planner->site->store, receiver->id);
    int64_t open;
    if (all->len == 0 || !rhythm_next_open(rhythm, planner->site->now, &open))
        return TRUE;
    gint64 moment = moment_told(rhythm, ((const struct kudos *)all->pdata[0])->given);
    if (moment > planner->site->now) {
        planner_due_set(planner, due, due->day, moment);
        return TRUE;
    }
    gboolean told = FALSE;
    if (open <= planner->site->now && !kudos_mail(planner, receiver, all, key, &told, failure))
        return FALSE;
    if (!told && open <= planner->site->now)
        told = !rhythm_next_open(rhythm, zone_instant(rhythm->zone, today + 1, 0), &open);
    if (!told)
        planner_due_set(planner, due, due->day, open);
    return TRUE;
}

gboolean kudos_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *receiver = person_get(planner->site->store, due->person);
    gboolean fine = receiver == NULL || receiver->state == PERSON_LEFT ||
                    receiver->suspended != 0 || receiver_tell(planner, receiver, due, failure);
    person_free(receiver);
    return fine;
}

void kudos_plan(struct planner *planner, const struct person *receiver)
{
    g_autoptr(GPtrArray) all = kudos_untold(planner->site->store, receiver->id);
    const struct due key = due_key("kudos", "", receiver->id, 0, 0);
    if (all->len > 0)
        planner_due_set(planner, &key, (int32_t)(planner->site->now / INSTANT_DAY),
                        planner->site->now);
}

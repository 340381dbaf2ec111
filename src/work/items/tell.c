/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "item": who is named in a blocker, and the managers of one that cannot wait, hear of it the same day.
 *
 * Promises: each item once a person, in their hours, one mail a day; what is over by then is not told.
 */
#include "work/planning/draft.h"
#include "work/summary/blocks.h"

#define ITEM_LIFE (7 * INSTANT_DAY)

/* The writers, whose names the views borrow. */
static GArray *items_show(struct store *store, const struct person *reader, const GPtrArray *items,
                          GPtrArray *writers)
{
    GArray *views = g_array_new(FALSE, FALSE, sizeof(struct item_view));
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index(items, i);
        struct person *writer = person_get(store, item->writer);
        g_ptr_array_add(writers, writer);
        struct item_view view = {.number = item->id,
                                 .name = writer != NULL ? person_shown(writer) : "",
                                 .day = item->day,
                                 .text = item->text,
                                 .due = item->due,
                                 .asked = item->owner == reader->id};
        g_array_append_val(views, view);
    }
    return views;
}

/* A reply to the lines of one is about it; a reply to the mail is, when there is no other. */
static void draft_tell_of(struct draft *draft, const GPtrArray *items, const GArray *views)
{
    g_autoptr(GArray) headings = g_array_new(FALSE, FALSE, sizeof(struct block_heading));
    for (guint i = 0; i < items->len; i++) {
        struct block_heading heading = {g_array_index(views, struct item_view, i).name,
                                        ((const struct item *)items->pdata[i])->round};
        g_array_append_val(headings, heading);
    }
    draft->blocks = blocks_find(draft->written.text, headings, FALSE);
}

/* *queued_r: FALSE when the mail of the day is out already. */
static gboolean items_mail(struct planner *planner, const struct person *reader,
                           const GPtrArray *items, const char *key, gboolean *queued_r,
                           struct failure *failure)
{
    struct store *store = planner->site->store;
    g_autoptr(GPtrArray) writers = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
    g_autoptr(GArray) views = items_show(store, reader, items, writers);
    const struct items_view view = {(const struct item_view *)(void *)views->data, views->len};
    struct draft draft;
    draft_begin(&draft, planner, reader, "item");
    gboolean written =
        letters_items(&view, &draft.post, planner->site->templates, &draft.written, failure);
    if (written)
        draft_tell_of(&draft, items, views);
    *queued_r = written && draft_queue(&draft, key, 0, planner->site->now + ITEM_LIFE);
    if (*queued_r) {
        for (guint i = 0; i < items->len; i++)
            item_tell(store, ((const struct item *)items->pdata[i])->id, reader->id, draft.mail);
        planner->report->told++;
    }
    draft_clear(&draft);
    return written;
}

static char *day_key(const struct person *reader, int32_t day)
{
    char date[DAY_TEXT_MAX];
    day_format(day, date);
    return g_strdup_printf("item:%" G_GINT64_FORMAT ":%s", reader->id, date);
}

/* What comes after the mail of a day waits for the next one. */
static gboolean reader_tell(struct planner *planner, const struct person *reader,
                            const struct due *due, struct failure *failure)
{
    const struct rhythm *rhythm = planner_rhythm(planner, reader);
    int32_t today = planner_today(planner, rhythm);
    g_autofree char *key = day_key(reader, today);
    g_autoptr(GPtrArray) items = items_untold(planner->site->store, reader->id);
    int64_t open;
    if (items->len == 0 || !rhythm_next_open(rhythm, planner->site->now, &open))
        return TRUE;
    gboolean told = FALSE;
    if (open <= planner->site->now && !items_mail(planner, reader, items, key, &told, failure))
        return FALSE;
    if (!told && open <= planner->site->now)
        told = !rhythm_next_open(rhythm, zone_instant(rhythm->zone, today + 1, 0), &open);
    if (!told)
        planner_due_set(planner, due, due->day, open);
    return TRUE;
}

gboolean item_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *reader = person_get(planner->site->store, due->person);
    gboolean fine = reader == NULL || reader->state == PERSON_LEFT || reader->suspended != 0 ||
                    reader_tell(planner, reader, due, failure);
    person_free(reader);
    return fine;
}

void item_plan(struct planner *planner, const struct person *reader)
{
    g_autoptr(GPtrArray) items = items_untold(planner->site->store, reader->id);
    struct due key = due_key("item", "", reader->id, 0, 0);
    if (items->len > 0)
        planner_due_set(planner, &key, (int32_t)(planner->site->now / INSTANT_DAY),
                        planner->site->now);
}

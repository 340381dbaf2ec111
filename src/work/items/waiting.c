/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a person's items are worth a line today. */
#include "work/items/waiting.h"

#include "muster/work/absence.h"

enum { STALE_DAYS = 5 /* a weekend is no delay */, WAITING_MAX = 10 };

static gboolean is_worth_a_line(const struct item *item, int32_t today)
{
    return item->due != DAY_NONE ? item->due <= today + 1 : item->day + STALE_DAYS <= today;
}

static void waiting_add(struct waiting *waiting, struct store *store, const struct item *item)
{
    struct person *writer = item->writer != item->owner ? person_get(store, item->writer) : NULL;
    struct item_view view = {.number = item->id,
                             .name = writer != NULL ? person_shown(writer) : NULL,
                             .day = item->day,
                             .text = item->text,
                             .due = item->due,
                             .asked = TRUE};
    g_ptr_array_add(waiting->writers, writer);
    g_array_append_val(waiting->views, view);
}

void waiting_read(struct planner *planner, const struct person *person, struct waiting *waiting_r)
{
    struct store *store = planner->site->store;
    int32_t today = person_today(planner->site, person);
    *waiting_r = (struct waiting){
        .views = g_array_new(FALSE, FALSE, sizeof(struct item_view)),
        .items = items_owned_by(store, person->id),
        .writers = g_ptr_array_new_with_free_func((GDestroyNotify)person_free),
    };
    for (guint i = 0; i < waiting_r->items->len && waiting_r->views->len < WAITING_MAX; i++) {
        const struct item *item = g_ptr_array_index(waiting_r->items, i);
        if (is_worth_a_line(item, today))
            waiting_add(waiting_r, store, item);
    }
}

void waiting_clear(struct waiting *waiting)
{
    g_array_unref(waiting->views);
    g_ptr_array_unref(waiting->items);
    g_ptr_array_unref(waiting->writers);
}

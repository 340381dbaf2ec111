/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock side of the domain: takes what is due, acts, and puts back what comes next.
 *
 * Promises: taking, acting and putting back are one transaction, so a kill anywhere leaves all or nothing of a batch; a
 * tick with nothing due costs one probe of an index. Does not: know any kind of due work but by its name in the table.
 */
#include "work/planner.h"

#include <unistd.h>

#include "work/last-run.h"

enum { BATCH = 500 }; /* due rows in one transaction */

/* The kinds of due work. A new one is a file and a line here. */
static const struct {
    const char *what;
    gboolean (*act)(struct planner *planner, const struct due *due, struct failure *failure);
} kinds[] = {
    {"welcome", welcome_act}, {"ask", ask_act},         {"remind", remind_act},
    {"close", close_act},     {"summary", summary_act},
};

static gboolean row_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_str_equal(kinds[i].what, due->what))
            return kinds[i].act(planner, due, failure);
    return TRUE; /* of a later Muster: gone with it */
}

/* A row that another of the same batch took over or moved is left alone; one that its own kind did not move is done. Where
 * a row put a follower before the next one, as after a stop, the batch ends: a summary must not come before the end of a
 * round that was earlier. */
static gboolean rows_act(struct planner *planner, const GPtrArray *rows, struct failure *failure)
{
    struct store *store = planner->site->store;
    for (guint i = 0; i < rows->len; i++) {
        const struct due *due = g_ptr_array_index(rows, i);
        if (due_next(store) < due->at)
            break;
        if (!due_stands(store, due))
            continue;
        if (!row_act(planner, due, failure))
            return FALSE;
        due_take(store, due);
    }
    return TRUE;
}

static gboolean batch_run(struct planner *planner, struct failure *failure)
{
    struct store *store = planner->site->store;
    if (!store_begin(store, failure))
        return FALSE;
    g_autoptr(GPtrArray) rows = due_list(store, planner->site->now, BATCH);
    if (!rows_act(planner, rows, failure)) {
        store_rollback(store);
        return FALSE;
    }
    return store_commit(store, failure);
}

static gboolean due_run(struct planner *planner, const volatile int *stop, struct failure *failure)
{
    while (!*stop && due_next(planner->site->store) <= planner->site->now)
        if (!batch_run(planner, failure))
            return FALSE;
    return store_ok(planner->site->store, failure);
}

gboolean planning_run(struct site *site, int wait_ms, const volatile int *stop,
                      struct planning_report *report_r, struct failure *failure)
{
    *report_r = (struct planning_report){0};
    int lock = guard_lock(site->config->site.state, "tick", wait_ms, failure);
    if (lock < 0)
        return FALSE;
    struct planner planner;
    planner_init(&planner, site, report_r);
    gboolean fine = refresh_everyone(&planner, stop, failure) && due_run(&planner, stop, failure) &&
                    retire_daily(&planner, stop, failure);
    planner_clear(&planner);
    last_run_note(site->store, "tick", fine ? NULL : failure);
    close(lock);
    return fine;
}

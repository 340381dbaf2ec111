/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock side of the domain: takes what is due, acts, and puts back what comes next.
 *
 * Promises: taking, acting and putting back are one transaction, so a kill anywhere leaves all or nothing of a batch; a
 * tick with nothing due costs one probe of an index. A row whose act fails does not keep the others: its batch is done again
 * one by one, and what fails alone waits for the next tick. Does not: know any kind of due work but by its name in the table.
 */
#include "work/planning/planner.h"

#include <unistd.h>

#include "work/planning/clock-back.h"
#include "work/planning/put-off.h"
#include "work/planning/queue-log.h"
#include "work/site/last-run.h"

enum {
    BATCH = 500,       /* due rows in one transaction */
    PUT_OFF_MAX = 500, /* rows that fail alone: more, and it is not the rows */
};

/* The kinds of due work. A new one is a file and a line here. */
static const struct {
    const char *what;
    gboolean (*act)(struct planner *planner, const struct due *due, struct failure *failure);
} kinds[] = {
    {"welcome", welcome_act},
    {"ask", ask_act},
    {"remind", remind_act},
    {"close", close_act},
    {"summary", summary_act},
    {"news", news_act},
    {"run", run_act},
    {"offer", offer_act},
    {"transcript", transcript_act},
    {"receipt", receipt_act},
    {"early", early_act},
    {"whole", whole_act},
    {"report", report_act},
    {"forget", forget_act},
    {"probe", probe_act},
    {"suspend", suspend_act},
    {"meeting", meeting_act},
    {"regret", regret_act},
    {"pulse", pulse_act},
    {"pulse-open", pulse_open_act},
    {"pulse-close", pulse_close_act},
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
static gboolean rows_act(struct planner *planner, GHashTable *put_off, const GPtrArray *rows,
                         struct failure *failure)
{
    struct store *store = planner->site->store;
    for (guint i = 0; i < rows->len; i++) {
        const struct due *due = g_ptr_array_index(rows, i);
        if (put_off_next(put_off, store, planner->site->now) < due->at)
            break;
        if (!due_stands(store, due))
            continue;
        if (!row_act(planner, due, failure))
            return FALSE;
        due_take(store, due);
    }
    return TRUE;
}

/* What a batch did that was rolled back: it is not counted, and what was read in it may not be there. */
static void batch_forget(struct planner *planner, const struct planning_report *before)
{
    struct site *site = planner->site;
    struct planning_report *report = planner->report;
    *report = *before;
    planner_clear(planner);
    planner_init(planner, site, report);
}

enum outcome { BATCH_DONE, BATCH_ROW_FAILED, BATCH_STORE_FAILED };

/* A row that fails in a batch of its own is put off. */
static enum outcome batch_run(struct planner *planner, GHashTable *put_off, guint limit,
                              struct failure *failure)
{
    struct store *store = planner->site->store;
    struct planning_report before = *planner->report;
    enum outcome outcome = BATCH_STORE_FAILED;
    if (!store_begin(store, failure))
        return outcome;
    g_autoptr(GPtrArray) rows = put_off_list(put_off, store, planner->site->now, limit);
    if (rows_act(planner, put_off, rows, failure)) {
        clock_note(planner);
        if (store_commit(store, failure)) {
            queue_log_tell(planner);
            return BATCH_DONE;
        }
    } else if (store_ok(store, failure)) {
        outcome = BATCH_ROW_FAILED;
        if (limit == 1)
            put_off_add(put_off, g_ptr_array_index(rows, 0));
    }
    store_rollback(store);
    batch_forget(planner, &before);
    return outcome;
}

/* FALSE when it cannot go on. FAILURE is also set by rows that were put off. */
static gboolean rows_run(struct planner *planner, GHashTable *put_off, const volatile int *stop,
                         struct failure *failure)
{
    const struct site *site = planner->site;
    guint alone = 0; /* so many rows are still to be done one by one */
    while (!*stop && put_off_next(put_off, site->store, site->now) <= site->now) {
        struct failure trouble = {0};
        enum outcome outcome = batch_run(planner, put_off, alone > 0 ? 1 : BATCH, &trouble);
        gboolean again = outcome == BATCH_ROW_FAILED && alone == 0;
        if (outcome != BATCH_DONE && !again)
            failure_set(failure, trouble.kind, "%s", trouble.text);
        if (outcome == BATCH_STORE_FAILED || g_hash_table_size(put_off) == PUT_OFF_MAX)
            return FALSE;
        alone = again ? BATCH : MAX(alone, 1) - 1;
    }
    return store_ok(site->store, failure);
}

static gboolean due_run(struct planner *planner, const volatile int *stop, struct failure *failure)
{
    GHashTable *put_off = put_off_new();
    gboolean whole = rows_run(planner, put_off, stop, failure);
    g_hash_table_unref(put_off);
    return whole;
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
    struct failure trouble = {0};
    gboolean whole = clock_check(&planner, &trouble) &&
                     refresh_everyone(&planner, stop, &trouble) &&
                     moods_close(&planner, &trouble) && pulses_begin(&planner, &trouble) &&
                     due_run(&planner, stop, &trouble) && pulses_settle(&planner, &trouble) &&
                     forget_finish(&planner, &trouble) && owner_tell(&planner, &trouble) &&
                     retire_daily(&planner, stop, &trouble);
    gboolean fine = whole && !failure_is_set(&trouble);
    planner_clear(&planner);
    ticked_log(report_r);
    last_run_note(site->store, "tick", fine ? NULL : &trouble);
    close(lock);
    return fine || failure_set(failure, trouble.kind, "%s", trouble.text);
}

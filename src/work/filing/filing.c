/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filing: the filer's lock, batches, and what happens when one fails.
 *
 * Promises: a mail leaves the spool after the commit that settled it, never before; no single mail
 * stands in the way of the others for ever. A batch that cannot be committed is done again one by
 * one, and a mail that fails alone waits for the next run. Mails that were at work when a filer
 * died are done one by one by the next; the one that was alone at work three times is poison. A
 * store that lets nobody write ends the run: no mail is at fault, and each would wait as long.
 */
#include "muster/work/filing.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/work/places.h"
#include "work/filing/filer.h"
#include "work/site/last-run.h"

enum {
    BATCH_MAILS = 1000,
    LIST_MAX = 20000, /* names that are looked at in one go */
    STUBBORN_MAX = 100, /* mails that fail alone, in a row: then it is not the mails */
};

gboolean filer_open(struct filer *filer, struct site *site, const char *cage_program, int wait_ms,
                    struct failure *failure)
{
    filer->site = site;
    filer->state = site->config->site.state;
    filer->lock = guard_lock(filer->state, "file", wait_ms, failure);
    if (filer->lock < 0)
        return FALSE;
    filer->cage = cage_new(cage_program);
    filer->recogniser = recogniser_new(site);
    filer->fresh = g_ptr_array_new_with_free_func(g_free);
    filer->put_off = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return TRUE;
}

void filer_close(struct filer *filer)
{
    g_hash_table_unref(filer->put_off);
    g_ptr_array_unref(filer->fresh);
    recogniser_free(filer->recogniser);
    cage_free(filer->cage);
    close(filer->lock);
}

static gboolean is_stopped(const struct filer *filer)
{
    return filer->stop != NULL && *filer->stop != 0;
}

static gboolean batch_read(struct filer *filer, const char *const *names, guint n_names,
                           struct arrival *arrivals, guint *n_read_r, struct failure *failure)
{
    gboolean fine = store_begin_read(filer->site->store, failure) &&
                    arrivals_read(filer, names, n_names, arrivals, n_read_r, failure);
    store_end_read(filer->site->store);
    if (!fine)
        store_rollback(filer->site->store);
    return fine;
}

/* The marker goes before the commit: all that a mail can do to us is done by then, and whoever dies
 * while the disk is slow was not killed by a mail. */
static gboolean batch_commit(struct filer *filer, struct arrival *arrivals, guint n_arrivals,
                             struct failure *failure)
{
    filer->shut = !store_begin(filer->site->store, failure);
    if (filer->shut)
        return FALSE;
    for (guint i = 0; i < n_arrivals; i++)
        arrival_settle(filer, &arrivals[i]);
    marker_remove(filer->state);
    return filer_commit(filer, failure);
}

static void report_count(struct filing_report *report, const struct arrival *arrival)
{
    if (arrival->outcome == NULL)
        return;
    report->filed++;
    report->entries += strcmp(arrival->outcome, "entry") == 0;
    report->duplicates += strcmp(arrival->outcome, "duplicate") == 0;
    report->held += strcmp(arrival->outcome, "held") == 0;
    report->poisoned += strcmp(arrival->outcome, "poison") == 0;
}

static gboolean arrival_retire(const struct filer *filer, const struct arrival *arrival,
                               struct failure *failure)
{
    return arrival->vanishes ? spool_erase(filer->state, arrival->name, failure)
                             : spool_retire(filer->state, arrival->name, failure);
}

/* After the commit. */
static gboolean batch_retire(struct filer *filer, const struct arrival *arrivals, guint n_arrivals,
                             struct failure *failure)
{
    gboolean fine = TRUE;
    for (guint i = 0; i < n_arrivals; i++) {
        const struct arrival *arrival = &arrivals[i];
        report_count(filer->report, arrival);
        arrival_log(filer, arrival);
        if (arrival->kind == ARRIVAL_STUCK) {
            g_hash_table_add(filer->put_off, g_strdup(arrival->name));
            fine = failure_set(failure, FAILURE_BUSY, "%s", arrival->why);
        } else if (arrival->leaves && !arrival_retire(filer, arrival, failure)) {
            g_hash_table_add(filer->put_off, g_strdup(arrival->name));
            fine = FALSE;
        }
    }
    return fine;
}

static void arrivals_free(struct arrival *arrivals, guint n_arrivals)
{
    for (guint i = 0; i < n_arrivals; i++)
        arrival_clear(&arrivals[i]);
    g_free(arrivals);
}

/* What one go did. Even when it is committed there may be a failure: some mails could not leave the
 * spool. */
struct go {
    guint done; /* names that need no second go in this run */
    gboolean committed;
    struct failure failure;
};

/* The first failure of a run is the one that is told. */
static void failure_note(struct failure *failure, const struct failure *other)
{
    if (failure_is_set(other))
        failure_set(failure, other->kind, "%s", other->text);
}

static void batch_go(struct filer *filer, enum marker_kind kind, const char *const *names,
                     guint n_names, struct go *go_r)
{
    *go_r = (struct go){.done = 0};
    struct arrival *arrivals = g_new0(struct arrival, n_names);
    guint n_read = 0;
    if (cage_start(filer->cage, &go_r->failure) &&
        marker_write(filer->state, kind, names, n_names, &go_r->failure) &&
        batch_read(filer, names, n_names, arrivals, &n_read, &go_r->failure) &&
        batch_commit(filer, arrivals, n_read, &go_r->failure)) {
        go_r->committed = TRUE;
        go_r->done = n_read;
        batch_retire(filer, arrivals, n_read, &go_r->failure);
    }
    marker_remove(filer->state);
    arrivals_free(arrivals, n_names);
}

/* One by one, so that what ails one of them does not keep the others. FALSE when it ails them
 * all. */
static gboolean file_alone(struct filer *filer, const char *const *names, guint n_names,
                           struct failure *failure)
{
    guint stubborn = 0;
    for (guint i = 0; i < n_names && !is_stopped(filer); i++) {
        struct go go;
        batch_go(filer, MARKER_ALONE, &names[i], 1, &go);
        failure_note(failure, &go.failure);
        stubborn = go.committed ? 0 : stubborn + 1;
        if (filer->shut || stubborn == STUBBORN_MAX)
            return FALSE;
        if (!go.committed)
            g_hash_table_add(filer->put_off, g_strdup(names[i]));
    }
    return TRUE;
}

static gboolean file_batches(struct filer *filer, const char *const *names, guint n_names,
                             struct failure *failure)
{
    for (guint at = 0; at < n_names && !is_stopped(filer);) {
        guint n_batch = MIN(n_names - at, BATCH_MAILS);
        struct go go;
        batch_go(filer, MARKER_BATCH, names + at, n_batch, &go);
        if (go.committed || filer->shut)
            failure_note(failure, &go.failure);
        else if (file_alone(filer, names + at, n_batch, failure))
            go.done = n_batch;
        else
            return FALSE;
        if (filer->shut)
            return FALSE;
        at += go.done;
    }
    return TRUE;
}

/* What waits and was not put off. Caller frees the array; names are borrowed from *block_r, which
 * is the caller's too. */
static GPtrArray *spool_waiting(struct filer *filer, char (**block_r)[SPOOL_NAME_MAX],
                                struct failure *failure)
{
    gsize limit = LIST_MAX + g_hash_table_size(filer->put_off);
    ssize_t n_names = spool_list(filer->state, limit, block_r, failure);
    if (n_names < 0)
        return NULL;
    GPtrArray *waiting = g_ptr_array_new();
    for (ssize_t i = 0; i < n_names; i++)
        if (!g_hash_table_contains(filer->put_off, (*block_r)[i]))
            g_ptr_array_add(waiting, (*block_r)[i]);
    return waiting;
}

/* *N_r: how many there were. */
static gboolean file_waiting(struct filer *filer, guint *n_r, struct failure *failure)
{
    char(*block)[SPOOL_NAME_MAX] = NULL;
    g_autoptr(GPtrArray) waiting = spool_waiting(filer, &block, failure);
    gboolean fine = waiting != NULL;
    *n_r = fine ? waiting->len : 0;
    if (fine)
        fine = file_batches(filer, (const char *const *)waiting->pdata, waiting->len, failure);
    free(block);
    return fine;
}

/* It was alone at work when a filer died: once may be anything, three times is the mail. */
static gboolean file_suspect(struct filer *filer, const char *name, struct failure *failure)
{
    struct arrival arrival;
    arrival_suspect(filer, name, &arrival);
    gboolean fine =
        batch_commit(filer, &arrival, 1, failure) && batch_retire(filer, &arrival, 1, failure);
    arrival_clear(&arrival);
    return fine;
}

/* Takes up what the last filer was at when it died. */
static gboolean file_marked(struct filer *filer, struct failure *failure)
{
    g_auto(GStrv) names = NULL;
    enum marker_kind kind = marker_read(filer->state, &names);
    if (kind == MARKER_NONE)
        return TRUE;
    log_trouble("resumed", "after", "a sudden end", NULL);
    if (kind == MARKER_ALONE && !file_suspect(filer, names[0], failure))
        return FALSE;
    return file_alone(filer, (const char *const *)names, g_strv_length(names), failure);
}

/* Until nothing waits that could be filed now. */
static gboolean file_all(struct filer *filer, struct failure *failure)
{
    if (!file_marked(filer, failure))
        return FALSE;
    for (guint n = 1; n > 0 && !is_stopped(filer);)
        if (!file_waiting(filer, &n, failure))
            return FALSE;
    return TRUE;
}

gboolean filing_run_with(struct site *site, const char *cage_program, int wait_ms,
                         const volatile int *stop, struct filing_report *report_r,
                         struct failure *failure)
{
    struct filer filer = {.stop = stop, .report = report_r};
    struct failure trouble = {0};
    *report_r = (struct filing_report){0};
    if (!filer_open(&filer, site, cage_program, wait_ms, failure))
        return FALSE;
    spool_sweep(filer.state, instant_clock(), &trouble);
    file_all(&filer, &trouble);
    if (!filer.shut)
        last_run_note(site->store, "file", failure_is_set(&trouble) ? &trouble : NULL);
    filer_close(&filer);
    failure_note(failure, &trouble);
    return !failure_is_set(&trouble);
}

gboolean filing_run(struct site *site, int wait_ms, const volatile int *stop,
                    struct filing_report *report_r, struct failure *failure)
{
    g_autofree char *cage = place_program("cage");
    return filing_run_with(site, cage, wait_ms, stop, report_r, failure);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention, once a day: what time takes away, in the store and in the folders of raw mail; and what it uses up, the days
 * that calendars are known for.
 *
 * Promises: small transactions; a day that was cut short is done again. Does not: touch mail that waits in the spool.
 */
#include "muster/work/attachments.h"
#include "work/planning/planner.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

enum {
    RETIRE_BATCH = 300,    /* rows of each kind in one transaction */
    KEEP_OUTBOX_BYTES = 7, /* days: for a look at what was sent */
};

/* The day MONTHS before DAY; of a shorter month its last. */
static int32_t months_before(int32_t day, int months)
{
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    int since_zero = year * 12 + month - 1 - months;
    int32_t first = day_of(since_zero / 12, since_zero % 12 + 1, 1);
    int32_t next = day_of((since_zero + 1) / 12, (since_zero + 1) % 12 + 1, 1);
    return MIN(first + of_month - 1, next - 1);
}

static gboolean erase_rows(struct planner *planner, int32_t today, const volatile int *stop,
                           struct failure *failure)
{
    const struct site_config *config = &planner->site->config->site;
    gint64 now = planner->site->now;
    struct retention retention = {
        .received_before = now - config->keep_raw_days * INSTANT_DAY,
        .entries_before = months_before(today, config->keep_entry_months),
        .moods_before = months_before(today, config->keep_mood_months),
        .leavers_before = months_before(today, config->keep_leaver_months),
        .outbox_bytes_before = now - KEEP_OUTBOX_BYTES * INSTANT_DAY,
    };
    gboolean more = TRUE;
    while (more && !*stop) {
        if (!store_begin(planner->site->store, failure))
            return FALSE;
        more = retention_erase(planner->site->store, &retention, RETIRE_BATCH);
        if (!store_commit(planner->site->store, failure))
            return FALSE;
    }
    return TRUE;
}

/* Removes a folder that holds only files. */
static gboolean folder_remove(const char *path, struct failure *failure)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        if (g_unlink(file) != 0 && errno != ENOENT)
            return failure_errno(failure, errno, "cannot erase %s", file);
    }
    if (g_rmdir(path) != 0 && errno != ENOENT)
        return failure_errno(failure, errno, "cannot erase %s", path);
    return TRUE;
}

/* STATE/raw has one folder a day; what is not named as a day is not ours. */
static gboolean erase_raw_days(struct planner *planner, int32_t before, const volatile int *stop,
                               struct failure *failure)
{
    g_autofree char *raw = g_build_filename(planner->site->config->site.state, "raw", NULL);
    g_autoptr(GDir) folder = g_dir_open(raw, 0, NULL);
    for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL && !*stop;) {
        int32_t day;
        if (!day_parse(name, &day) || day >= before)
            continue;
        g_autofree char *path = g_build_filename(raw, name, NULL);
        if (!folder_remove(path, failure))
            return FALSE;
        planner->report->erased++;
    }
    return TRUE;
}

static gboolean note_done(struct store *store, const char *day, struct failure *failure)
{
    if (!store_begin(store, failure))
        return FALSE;
    store_fact_set(store, "retired", day);
    return store_commit(store, failure);
}

gboolean retire_daily(struct planner *planner, const volatile int *stop, struct failure *failure)
{
    const struct site *site = planner->site;
    int32_t today = (int32_t)(site->now / INSTANT_DAY);
    char text[DAY_TEXT_MAX];
    day_format(today, text);
    g_autofree char *done = store_fact_get(site->store, "retired");
    if (g_strcmp0(done, text) == 0)
        return TRUE;
    return erase_rows(planner, today, stop, failure) && attachments_sweep(site, failure) &&
           erase_raw_days(planner, today - site->config->site.keep_raw_days, stop, failure) &&
           spool_sweep(site->config->site.state, instant_clock(), failure) &&
           holidays_keep(planner, failure) && (*stop || note_done(site->store, text, failure));
}

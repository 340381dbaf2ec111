/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days off out of an iCalendar file: its events in order, and the days that they take.
 *
 * Promises: the same file and wish, the same days. An event that changes one occasion of another
 * (RECURRENCE-ID) takes it from that one, wherever in the file it stands; so all events are read
 * before the first is looked at.
 */
#include "muster/time/ical.h"

#include "muster/base/instant.h"
#include "time/ical-blocks.h"
#include "time/ical-event.h"
#include "time/rhythm.h"

struct reader {
    const struct ical_wish *wish;
    struct days_off *off;
    const char *file;
    struct faults *faults; /* or NULL */
    struct ical_zones *zones;
    GPtrArray *events; /* struct ical_event */
    GHashTable
        *overrides; /* UID -> GArray of struct moment: starts that another event stands in for */
    struct ical_budget budget;
};

static void reader_init(struct reader *reader, const struct ical_wish *wish, const char *file,
                        struct faults *faults)
{
    *reader = (struct reader){
        .wish = wish,
        .off = days_off_new(),
        .file = file,
        .faults = faults,
        .zones = ical_zones_new(wish->rhythm->zone),
        .events = g_ptr_array_new_with_free_func((GDestroyNotify)ical_event_free),
        .overrides =
            g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref),
        .budget = {ICAL_STEPS_MAX},
    };
}

static void reader_clear(struct reader *reader)
{
    ical_zones_free(reader->zones);
    g_hash_table_unref(reader->overrides);
    g_ptr_array_unref(reader->events);
}

static void event_leave_out(struct reader *reader, guint line, const struct failure *why)
{
    if (reader->faults != NULL)
        faults_add(reader->faults, reader->file, line, "this event is left out: %s", why->text);
}

static void override_add(struct reader *reader, const struct ical_event *event)
{
    GArray *of_uid = g_hash_table_lookup(reader->overrides, event->uid);
    if (of_uid == NULL) {
        of_uid = g_array_new(FALSE, FALSE, sizeof(struct moment));
        g_hash_table_insert(reader->overrides, event->uid, of_uid);
    }
    g_array_append_val(of_uid, event->replaces);
}

static void block_read(struct reader *reader, const struct ical_block *block)
{
    struct failure why = {0};
    if (block->is_spoilt)
        failure_set(&why, FAILURE_INPUT, "it is too long");
    struct ical_event *event =
        block->is_spoilt ? NULL : ical_event_read(reader->zones, block->text->str, &why);
    if (event == NULL) {
        event_leave_out(reader, block->line, &why);
        return;
    }
    event->line = block->line;
    g_ptr_array_add(reader->events, event);
    if (event->is_override)
        override_add(reader, event);
}

/* Zones first: a file may describe them behind the events that need them. */
static void blocks_read(struct reader *reader, const GPtrArray *blocks)
{
    for (guint i = 0; i < blocks->len; i++) {
        const struct ical_block *block = g_ptr_array_index(blocks, i);
        if (block->is_zone && !block->is_spoilt)
            ical_zones_add(reader->zones, block->text->str);
    }
    for (guint i = 0; i < blocks->len; i++) {
        const struct ical_block *block = g_ptr_array_index(blocks, i);
        if (!block->is_zone)
            block_read(reader, block);
    }
}

static void days_add(struct reader *reader, const struct ical_event *event, int64_t first,
                     int64_t last)
{
    const struct ical_wish *wish = reader->wish;
    days_off_add(reader->off, (int32_t)CLAMP(first, wish->first, INT32_MAX),
                 (int32_t)CLAMP(last, INT32_MIN, wish->last), event->name, wish->absence);
}

/* A day counts when its hours lie in the event: those of work, else all. */
static gboolean day_is_covered(const struct rhythm *rhythm, int32_t day, int64_t from, int64_t to)
{
    struct day_hours hours = rhythm_hours_on(rhythm, day);
    if (hours.from >= hours.to)
        hours = (struct day_hours){0, MINUTES_OF_DAY};
    return from <= zone_instant(rhythm->zone, day, hours.from) &&
           zone_instant(rhythm->zone, day, hours.to) <= to;
}

static int32_t day_at(const struct rhythm *rhythm, int64_t instant)
{
    int32_t day;
    int minute;
    zone_local(rhythm->zone, instant, &day, &minute);
    return day;
}

/* Runs of days that an event with hours covers. */
static void hours_add(struct reader *reader, const struct ical_event *event,
                      const struct moment *start)
{
    const struct ical_wish *wish = reader->wish;
    int64_t end = start->instant + event->length;
    if (end < zone_instant(wish->rhythm->zone, wish->first, 0))
        return;
    int32_t from = MAX(wish->first, day_at(wish->rhythm, start->instant) - 1);
    int32_t last = wish->last;
    if (end < zone_instant(wish->rhythm->zone, wish->last, MINUTES_OF_DAY))
        last = day_at(wish->rhythm, end);
    int32_t run = from;
    for (int32_t day = from; day <= last; day++, reader->budget.steps--)
        if (!day_is_covered(wish->rhythm, day, start->instant, end)) {
            days_add(reader, event, run, day - 1);
            run = day + 1;
        }
    days_add(reader, event, run, last);
}

static void starts_add(struct reader *reader, const struct ical_event *event, const GArray *starts)
{
    for (guint i = 0; i < starts->len && reader->budget.steps >= 0; i++) {
        const struct moment *start = &g_array_index(starts, struct moment, i);
        if (event->start.is_date)
            days_add(reader, event, start->day, start->day + event->length - 1);
        else
            hours_add(reader, event, start);
    }
}

/* Who stands in for another happens once, and is not taken for its own exception. */
static void event_add(struct reader *reader, const struct ical_event *event)
{
    struct failure why = {0};
    GArray *starts;
    const GArray *overrides =
        event->is_override ? NULL : g_hash_table_lookup(reader->overrides, event->uid);
    if (*event->uid == '\0')
        overrides = NULL;
    if (event->is_cancelled)
        return;
    if (!ical_event_starts(event, overrides, reader->wish->first, reader->wish->last,
                           &reader->budget, &starts, &why)) {
        event_leave_out(reader, event->line, &why);
        return;
    }
    starts_add(reader, event, starts);
    g_array_unref(starts);
}

static gboolean events_add(struct reader *reader, struct failure *failure)
{
    for (guint i = 0; i < reader->events->len; i++) {
        event_add(reader, g_ptr_array_index(reader->events, i));
        if (reader->budget.steps < 0)
            return failure_set(failure, FAILURE_INPUT, "its events repeat too often");
    }
    return TRUE;
}

struct days_off *ical_read(const char *bytes, gsize length, const struct ical_wish *wish,
                           const char *file, struct faults *faults, struct failure *failure)
{
    if (length > ICAL_BYTES_MAX) {
        failure_set(failure, FAILURE_INPUT, "larger than %d MiB", ICAL_BYTES_MAX / 1024 / 1024);
        return NULL;
    }
    icalerror_set_errors_are_fatal(0);
    g_autoptr(GPtrArray) blocks = ical_blocks(bytes, length, failure);
    if (blocks == NULL)
        return NULL;
    struct reader reader;
    reader_init(&reader, wish, file, faults);
    blocks_read(&reader, blocks);
    if (!events_add(&reader, failure))
        g_clear_pointer(&reader.off, days_off_free);
    reader_clear(&reader);
    return reader.off;
}

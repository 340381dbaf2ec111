/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days on which people are not asked.
 *
 * Promises: a calendar is read once a tick, whoever it counts for; without calendars and absences a
 * person costs one probe. Days long over are not looked at: nothing that is planned lies there.
 */
#include "work/people/days-off.h"

enum { DAYS_BEHIND = 2 * STOP_DAYS };

struct calendar_shelf {
    gboolean is_read;
    GHashTable *ids;  /* "team/NAME", "person/ID", or "" for the site -> GArray of gint64 */
    GHashTable *days; /* id of a calendar -> GPtrArray of struct holiday */
};

static void ids_free(gpointer data)
{
    g_array_unref(data);
}

static void days_free(gpointer data)
{
    g_ptr_array_unref(data);
}

struct calendar_shelf *calendar_shelf_new(void)
{
    struct calendar_shelf *shelf = g_new0(struct calendar_shelf, 1);
    shelf->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, ids_free);
    shelf->days = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, days_free);
    return shelf;
}

void calendar_shelf_free(struct calendar_shelf *shelf)
{
    g_hash_table_unref(shelf->ids);
    g_hash_table_unref(shelf->days);
    g_free(shelf);
}

/* For whom a calendar counts. Caller frees. */
static char *owner_word(const char *team, gint64 person)
{
    if (person != 0)
        return g_strdup_printf("person/%" G_GINT64_FORMAT, person);
    return team[0] != '\0' ? g_strconcat("team/", team, NULL) : g_strdup("");
}

static void shelf_put(struct calendar_shelf *shelf, const struct calendar *calendar)
{
    g_autofree char *owner = owner_word(calendar->team, calendar->person);
    GArray *ids = g_hash_table_lookup(shelf->ids, owner);
    if (ids == NULL) {
        ids = g_array_new(FALSE, FALSE, sizeof(gint64));
        g_hash_table_insert(shelf->ids, g_steal_pointer(&owner), ids);
    }
    g_array_append_val(ids, calendar->id);
}

static struct calendar_shelf *shelf_of(struct planner *planner)
{
    struct calendar_shelf *shelf = planner->calendars;
    if (!shelf->is_read) {
        g_autoptr(GPtrArray) calendars = calendars_all(planner->site->store);
        for (guint i = 0; i < calendars->len; i++)
            shelf_put(shelf, calendars->pdata[i]);
        shelf->is_read = TRUE;
    }
    return shelf;
}

static int32_t horizon_behind(const struct planner *planner)
{
    return (int32_t)(planner->site->now / INSTANT_DAY) - DAYS_BEHIND;
}

GPtrArray *person_absences(const struct planner *planner, gint64 person)
{
    return absences_of(planner->site->store, person, horizon_behind(planner));
}

static void ids_add(const struct calendar_shelf *shelf, const char *team, gint64 person,
                    GArray *ids)
{
    g_autofree char *owner = owner_word(team, person);
    const GArray *more = g_hash_table_lookup(shelf->ids, owner);
    if (more != NULL)
        g_array_append_vals(ids, more->data, more->len);
}

GArray *person_calendars(struct planner *planner, const struct person *person)
{
    const struct calendar_shelf *shelf = shelf_of(planner);
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    if (g_hash_table_size(shelf->ids) == 0)
        return ids;
    ids_add(shelf, "", 0, ids);
    for (char **team = person->teams; *team != NULL; team++)
        ids_add(shelf, *team, 0, ids);
    ids_add(shelf, "", person->id, ids);
    return ids;
}

void days_off_name(const GPtrArray *absences, const GArray *calendars, GString *name)
{
    for (guint i = 0; i < calendars->len; i++)
        g_string_append_printf(name, "%" G_GINT64_FORMAT " ", g_array_index(calendars, gint64, i));
    for (guint i = 0; i < absences->len; i++) {
        const struct absence *absence = absences->pdata[i];
        g_string_append_printf(name, "%d..%d ", absence->first, absence->last);
    }
}

static const GPtrArray *days_of(struct planner *planner, gint64 calendar)
{
    struct calendar_shelf *shelf = planner->calendars;
    GPtrArray *days = g_hash_table_lookup(shelf->days, &calendar);
    if (days == NULL) {
        days = calendar_days(planner->site->store, calendar, horizon_behind(planner));
        g_hash_table_insert(shelf->days, g_memdup2(&calendar, sizeof calendar), days);
    }
    return days;
}

static void gather_calendar(const GPtrArray *holidays, struct days_off *off)
{
    for (guint i = 0; i < holidays->len; i++) {
        const struct holiday *holiday = holidays->pdata[i];
        days_off_add(off, holiday->first, holiday->last, holiday->name, FALSE);
    }
}

struct days_off *days_off_gather(struct planner *planner, const GPtrArray *absences,
                                 const GArray *calendars)
{
    if (absences->len == 0 && calendars->len == 0)
        return NULL;
    struct days_off *off = days_off_new();
    for (guint i = 0; i < calendars->len; i++)
        gather_calendar(days_of(planner, g_array_index(calendars, gint64, i)), off);
    for (guint i = 0; i < absences->len; i++) {
        const struct absence *absence = absences->pdata[i];
        days_off_add(off, absence->first, absence->last, NULL, TRUE);
    }
    return off;
}

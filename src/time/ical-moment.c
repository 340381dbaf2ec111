/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of an iCalendar file as instants.
 *
 * Promises: where a file names a zone of the tz database ("Europe/Berlin",
 * "/mozilla.org/20070129_1/Europe/Berlin"), the database says how its clock runs, not the file. A
 * file's own description serves for names such as "W. Europe Standard Time", and only when it is a
 * sane one: what repeats in it, repeats once a year.
 */
#include "time/ical-moment.h"

#include <string.h>

#include "muster/base/instant.h"

enum {
    DESCRIBED_MAX = 8,    /* zones that are read as the file describes them */
    OBSERVANCES_MAX = 200 /* changes of clock that one of them describes */
};

struct ical_zones {
    const struct zone *floating;
    GPtrArray *texts;      /* of VTIMEZONEs */
    GHashTable *described; /* TZID -> icaltimezone */
    gboolean is_read;
};

static void described_free(void *zone)
{
    icaltimezone_free(zone, 1);
}

struct ical_zones *ical_zones_new(const struct zone *floating)
{
    struct ical_zones *zones = g_new0(struct ical_zones, 1);
    zones->floating = floating;
    zones->texts = g_ptr_array_new();
    zones->described = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, described_free);
    return zones;
}

void ical_zones_free(struct ical_zones *zones)
{
    g_ptr_array_unref(zones->texts);
    g_hash_table_unref(zones->described);
    g_free(zones);
}

void ical_zones_add(struct ical_zones *zones, const char *vtimezone)
{
    g_ptr_array_add(zones->texts, (char *)vtimezone);
}

static gboolean rule_is_yearly(icalproperty *property)
{
    struct icalrecurrencetype rule = icalproperty_get_rrule(property);
    return rule.freq == ICAL_YEARLY_RECURRENCE && rule.by_hour[0] == ICAL_RECURRENCE_ARRAY_MAX &&
           rule.by_minute[0] == ICAL_RECURRENCE_ARRAY_MAX &&
           rule.by_second[0] == ICAL_RECURRENCE_ARRAY_MAX &&
           rule.by_set_pos[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

static gboolean observance_is_sane(icalcomponent *observance)
{
    for (icalproperty *rule = icalcomponent_get_first_property(observance, ICAL_RRULE_PROPERTY);
         rule != NULL; rule = icalcomponent_get_next_property(observance, ICAL_RRULE_PROPERTY))
        if (!rule_is_yearly(rule))
            return FALSE;
    return TRUE;
}

static gboolean description_is_sane(icalcomponent *vtimezone)
{
    int count = 0;
    for (icalcomponent *observance =
             icalcomponent_get_first_component(vtimezone, ICAL_ANY_COMPONENT);
         observance != NULL;
         observance = icalcomponent_get_next_component(vtimezone, ICAL_ANY_COMPONENT))
        if (++count > OBSERVANCES_MAX || !observance_is_sane(observance))
            return FALSE;
    return count > 0;
}

/* The zone owns its component; a second description of a name is no news. */
static void description_read(struct ical_zones *zones, const char *text)
{
    icalcomponent *component = icalparser_parse_string(text);
    icaltimezone *zone = icaltimezone_new();
    if (component != NULL && description_is_sane(component) &&
        icaltimezone_set_component(zone, component)) {
        const char *name = icaltimezone_get_tzid(zone);
        if (name != NULL && !g_hash_table_contains(zones->described, name)) {
            g_hash_table_insert(zones->described, (char *)name, zone);
            return;
        }
    } else if (component != NULL) {
        icalcomponent_free(component);
    }
    icaltimezone_free(zone, 1);
}

/* Read when the first name comes that the database does not know: most files need none of them. */
static icaltimezone *zone_described(struct ical_zones *zones, const char *name)
{
    for (guint i = 0; !zones->is_read && i < MIN(zones->texts->len, DESCRIBED_MAX); i++)
        description_read(zones, g_ptr_array_index(zones->texts, i));
    zones->is_read = TRUE;
    return g_hash_table_lookup(zones->described, name);
}

/* Some programs put their own name and a date before the database's. */
static const struct zone *zone_known(const char *name)
{
    const struct zone *zone = zone_find(name);
    for (const char *slash = strchr(name, '/'); zone == NULL && slash != NULL;
         slash = strchr(slash + 1, '/'))
        zone = zone_find(slash + 1);
    return zone;
}

struct ical_zone ical_zone_of(struct ical_zones *zones, icalproperty *property)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const char *name = parameter != NULL ? icalparameter_get_tzid(parameter) : NULL;
    struct ical_zone zone = {.known = zones->floating};
    if (name == NULL)
        return zone;
    zone.known = zone_known(name);
    if (zone.known == NULL)
        zone.described = zone_described(zones, name);
    return zone;
}

static gboolean time_is_real(struct icaltimetype time)
{
    if (icaltime_is_null_time(time) || time.year < 1 || time.year > 9999 || time.month < 1 ||
        time.month > 12 || time.day < 1 || time.hour < 0 || time.hour > 23 || time.minute < 0 ||
        time.minute > 59 || time.second < 0 || time.second > 60)
        return FALSE;
    int year, month, of_month;
    day_civil(day_of(time.year, time.month, time.day), &year, &month, &of_month);
    return month == time.month;
}

gboolean moment_of(const struct ical_zone *zone, struct icaltimetype time, struct moment *moment_r)
{
    if (!time_is_real(time))
        return FALSE;
    moment_r->is_date = time.is_date;
    moment_r->day = day_of(time.year, time.month, time.day);
    moment_r->instant = 0;
    if (time.is_date)
        return TRUE;
    const struct zone *known = icaltime_is_utc(time) ? zone_find("UTC") : zone->known;
    if (known != NULL)
        moment_r->instant = zone_instant(known, moment_r->day, time.hour * 60 + time.minute) +
                            time.second * INSTANT_SECOND;
    else if (zone->described != NULL)
        moment_r->instant =
            (int64_t)icaltime_as_timet_with_zone(time, zone->described) * INSTANT_SECOND;
    return known != NULL || zone->described != NULL;
}

gboolean moment_is_after(const struct moment *a, const struct moment *b)
{
    return a->is_date || b->is_date ? a->day > b->day : a->instant > b->instant;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one event of an iCalendar file.
 *
 * Promises: what decides on which days it lies is understood, or the event is refused; a half-read
 * event would be a holiday on a wrong day. libical leaves out what it cannot parse and says so in
 * a property of its own: those are looked at.
 */
#include "time/ical-event.h"

#include <string.h>

#include "muster/base/instant.h"
#include "muster/time/ical.h"

enum { SECONDS_OF_DAY = 24 * 60 * 60 };

/* The first of the properties of KIND, or NULL. */
static icalproperty *property_first(icalcomponent *component, icalproperty_kind kind)
{
    return icalcomponent_get_first_property(component, kind);
}

static gboolean is_unread(icalcomponent *component, struct failure *failure)
{
    icalproperty *error = property_first(component, ICAL_XLICERROR_PROPERTY);
    if (error == NULL)
        return FALSE;
    failure_set(failure, FAILURE_INPUT, "one of its lines cannot be read");
    return TRUE;
}

static char *name_read(icalcomponent *component)
{
    const char *summary = icalcomponent_get_summary(component);
    g_autofree char *valid = g_utf8_make_valid(summary != NULL ? summary : "", -1);
    gsize end = strlen(valid);
    if (end > ICAL_NAME_MAX)
        end = (gsize)(g_utf8_find_prev_char(valid, valid + ICAL_NAME_MAX + 1) - valid);
    return g_strndup(valid, end);
}

static gboolean start_read(struct ical_event *event, struct ical_zones *zones,
                           icalcomponent *component, struct failure *failure)
{
    icalproperty *property = property_first(component, ICAL_DTSTART_PROPERTY);
    if (property == NULL)
        return failure_set(failure, FAILURE_INPUT, "it has no DTSTART");
    event->zone = ical_zone_of(zones, property);
    event->wall = icalproperty_get_dtstart(property);
    if (!event->wall.is_date && event->zone.known == NULL && event->zone.described == NULL)
        return failure_set(failure, FAILURE_INPUT, "the zone of its DTSTART is not known");
    return moment_of(&event->zone, event->wall, &event->start) ||
           failure_set(failure, FAILURE_INPUT, "its DTSTART is no date");
}

static int64_t duration_length(struct icaldurationtype duration, gboolean in_days)
{
    enum { CENTURY_DAYS = 36525 }; /* for ever, and no trouble to arithmetic */
    if (duration.is_neg)
        return 0;
    int64_t days = (int64_t)duration.weeks * 7 + duration.days;
    int64_t seconds =
        (int64_t)duration.hours * 3600 + (int64_t)duration.minutes * 60 + duration.seconds;
    int64_t whole_days = MIN(days + seconds / SECONDS_OF_DAY, CENTURY_DAYS);
    return in_days ? whole_days
                   : whole_days * INSTANT_DAY + seconds % SECONDS_OF_DAY * INSTANT_SECOND;
}

/* From START to END, which does not belong to it. Some write both as the same day. */
static int64_t length_between(const struct moment *start, const struct moment *end)
{
    if (start->is_date)
        return MAX(end->day - start->day, 1);
    return end->is_date ? INSTANT_DAY : MAX(end->instant - start->instant, 0);
}

static gboolean length_read(struct ical_event *event, struct ical_zones *zones,
                            icalcomponent *component, struct failure *failure)
{
    icalproperty *property = property_first(component, ICAL_DTEND_PROPERTY);
    event->length = event->start.is_date ? 1 : 0;
    if (property != NULL) {
        struct moment end;
        struct ical_zone zone = ical_zone_of(zones, property);
        if (!moment_of(&zone, icalproperty_get_dtend(property), &end))
            return failure_set(failure, FAILURE_INPUT, "its DTEND is no date");
        event->length = length_between(&event->start, &end);
        return TRUE;
    }
    property = property_first(component, ICAL_DURATION_PROPERTY);
    if (property != NULL)
        event->length = MAX(event->length, duration_length(icalproperty_get_duration(property),
                                                           event->start.is_date));
    return TRUE;
}

static gboolean override_read(struct ical_event *event, struct ical_zones *zones,
                              icalcomponent *component, struct failure *failure)
{
    icalproperty *property = property_first(component, ICAL_RECURRENCEID_PROPERTY);
    event->is_override = property != NULL;
    if (property == NULL)
        return TRUE;
    struct ical_zone zone = ical_zone_of(zones, property);
    return moment_of(&zone, icalproperty_get_recurrenceid(property), &event->replaces) ||
           failure_set(failure, FAILURE_INPUT, "its RECURRENCE-ID is no date");
}

static struct icaltimetype rdate_time(icalproperty *property)
{
    struct icaldatetimeperiodtype value = icalproperty_get_rdate(property);
    return icaltime_is_null_time(value.time) ? value.period.start : value.time;
}

static gboolean dates_read(struct ical_zones *zones, icalcomponent *component,
                           icalproperty_kind kind,
                           struct icaltimetype (*time_of)(icalproperty *property), GArray *dates,
                           struct failure *failure)
{
    for (icalproperty *property = property_first(component, kind); property != NULL;
         property = icalcomponent_get_next_property(component, kind)) {
        struct moment moment;
        struct ical_zone zone = ical_zone_of(zones, property);
        if (!moment_of(&zone, time_of(property), &moment))
            return failure_set(failure, FAILURE_INPUT, "one of its %ss is no date",
                               icalproperty_kind_to_string(kind));
        g_array_append_val(dates, moment);
    }
    return TRUE;
}

static struct icaltimetype exdate_time(icalproperty *property)
{
    return icalproperty_get_exdate(property);
}

static gboolean repeats_read(struct ical_event *event, struct ical_zones *zones,
                             icalcomponent *component, struct failure *failure)
{
    if (property_first(component, ICAL_EXRULE_PROPERTY) != NULL)
        return failure_set(failure, FAILURE_INPUT, "EXRULE is not read: nobody writes it any more");
    for (icalproperty *rule = property_first(component, ICAL_RRULE_PROPERTY); rule != NULL;
         rule = icalcomponent_get_next_property(component, ICAL_RRULE_PROPERTY)) {
        char *text = icalproperty_get_value_as_string_r(rule);
        g_ptr_array_add(event->rules, g_strdup(text));
        icalmemory_free_buffer(text);
    }
    return dates_read(zones, component, ICAL_RDATE_PROPERTY, rdate_time, event->more, failure) &&
           dates_read(zones, component, ICAL_EXDATE_PROPERTY, exdate_time, event->except, failure);
}

static struct ical_event *event_new(icalcomponent *component)
{
    const char *uid = icalcomponent_get_uid(component);
    struct ical_event *event = g_new0(struct ical_event, 1);
    event->uid = g_strdup(uid != NULL ? uid : "");
    event->name = name_read(component);
    event->is_cancelled = icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED;
    event->rules = g_ptr_array_new_with_free_func(g_free);
    event->more = g_array_new(FALSE, FALSE, sizeof(struct moment));
    event->except = g_array_new(FALSE, FALSE, sizeof(struct moment));
    return event;
}

static gboolean event_understand(struct ical_event *event, struct ical_zones *zones,
                                 icalcomponent *component, struct failure *failure)
{
    return !is_unread(component, failure) && start_read(event, zones, component, failure) &&
           length_read(event, zones, component, failure) &&
           override_read(event, zones, component, failure) &&
           repeats_read(event, zones, component, failure);
}

struct ical_event *ical_event_read(struct ical_zones *zones, const char *text,
                                   struct failure *failure)
{
    icalcomponent *component = icalparser_parse_string(text);
    if (component == NULL) {
        failure_set(failure, FAILURE_INPUT, "it cannot be read");
        return NULL;
    }
    struct ical_event *event = event_new(component);
    if (!event_understand(event, zones, component, failure))
        g_clear_pointer(&event, ical_event_free);
    icalcomponent_free(component);
    return event;
}

void ical_event_free(struct ical_event *event)
{
    g_free(event->uid);
    g_free(event->name);
    g_ptr_array_unref(event->rules);
    g_array_unref(event->more);
    g_array_unref(event->except);
    g_free(event);
}

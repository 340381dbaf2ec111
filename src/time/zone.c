/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zones of the tz database: finding them, and walking between a wall clock and an instant.
 *
 * Promises: a name is a name of the database and nothing else - no path, no POSIX rule, no
 * environment. A minute of a wall clock always has one instant: the first of two, or the first
 * after a gap. Not thread-safe.
 *
 * GTimeZone knows the database but searches its list of changes at each question. A tick asks the
 * same zone about the same days thousands of times, so each zone remembers the last few spans
 * within which its offset stood still.
 */
#include "muster/time/calendar.h"

#include <sys/stat.h>

#include "muster/base/instant.h"

enum {
    SPANS = 4,                       /* both sides of a change, and of the next one */
    SPAN_REACH = 366 * 24 * 60 * 60, /* how far a span is explored to each side, in seconds */
    LARGEST_OFFSET = 26 * 60 * 60,   /* no zone is further from UTC; in seconds */
    SECONDS_OF_DAY = 24 * 60 * 60,
};

/* From `from` up to, not including, `to` the zone is `offset` seconds east of UTC. Seconds since
 * the epoch. */
struct span {
    int64_t from, to;
    int offset;
};

struct zone {
    char *name;
    GTimeZone *rules;
    struct span spans[SPANS];
    guint oldest; /* the span that the next one replaces */
};

/* Names as the database spells them: they begin with a capital, which tells zones from the other
 * files in its folder (posix/, right/, localtime, zone.tab), and hold neither dots nor a leading
 * slash. */
static gboolean zone_name_is_plain(const char *name)
{
    if (!g_ascii_isupper(name[0]) || strlen(name) > 64)
        return FALSE;
    for (const char *at = name; *at != '\0'; at++)
        if (!g_ascii_isalnum(*at) && strchr("_-+/", *at) == NULL)
            return FALSE;
    return TRUE;
}

/* GLib takes "CET-1CEST" for a rule; only what has a file is a name of the database. */
static gboolean zone_has_file(const char *name)
{
    const char *folder = g_getenv("TZDIR");
    g_autofree char *file =
        g_build_filename(folder != NULL ? folder : "/usr/share/zoneinfo", name, NULL);
    struct stat status;
    return stat(file, &status) == 0 && S_ISREG(status.st_mode);
}

static GTimeZone *zone_rules(const char *name)
{
    if (strcmp(name, "UTC") == 0)
        return g_time_zone_new_utc();
    if (!zone_name_is_plain(name) || !zone_has_file(name))
        return NULL;
    return g_time_zone_new_identifier(name);
}

const struct zone *zone_find(const char *name)
{
    static GHashTable *known;
    if (known == NULL)
        known = g_hash_table_new(g_str_hash, g_str_equal);
    struct zone *zone = g_hash_table_lookup(known, name);
    if (zone != NULL)
        return zone;
    GTimeZone *rules = zone_rules(name);
    if (rules == NULL)
        return NULL;
    zone = g_new0(struct zone, 1);
    zone->name = g_strdup(name);
    zone->rules = rules;
    g_hash_table_insert(known, zone->name, zone);
    return zone;
}

const char *zone_name(const struct zone *zone)
{
    return zone->name;
}

static gboolean zone_same_interval(const struct zone *zone, int interval, int64_t seconds)
{
    return g_time_zone_find_interval(zone->rules, G_TIME_TYPE_UNIVERSAL, seconds) == interval;
}

/* The end of INTERVAL between a second INSIDE it and one further on: the last second of it in that
 * direction. */
static int64_t zone_explore(const struct zone *zone, int interval, int64_t inside, int64_t further)
{
    if (zone_same_interval(zone, interval, further))
        return further;
    while (ABS(further - inside) > 1) {
        int64_t middle = inside + (further - inside) / 2;
        if (zone_same_interval(zone, interval, middle))
            inside = middle;
        else
            further = middle;
    }
    return inside;
}

static struct span zone_learn(const struct zone *zone, int64_t seconds)
{
    int interval = g_time_zone_find_interval(zone->rules, G_TIME_TYPE_UNIVERSAL, seconds);
    return (struct span){
        .from = zone_explore(zone, interval, seconds, seconds - SPAN_REACH),
        .to = zone_explore(zone, interval, seconds, seconds + SPAN_REACH) + 1,
        .offset = g_time_zone_get_offset(zone->rules, interval),
    };
}

static struct span zone_span(const struct zone *zone, int64_t seconds)
{
    for (guint i = 0; i < SPANS; i++)
        if (zone->spans[i].from <= seconds && seconds < zone->spans[i].to)
            return zone->spans[i];
    /* What is remembered changes nothing that a caller can see, so the zone is constant to them. */
    struct zone *memory = (struct zone *)zone;
    struct span span = zone_learn(zone, seconds);
    memory->spans[memory->oldest] = span;
    memory->oldest = (memory->oldest + 1) % SPANS;
    return span;
}

/* Walks the spans from before the first that could hold the wall clock: the first that does has its
 * first instant, and one that begins later than the clock shows has left it in the gap at its
 * beginning. */
int64_t zone_instant(const struct zone *zone, int32_t day, int minute)
{
    int64_t wall = (int64_t)day * SECONDS_OF_DAY + (int64_t)minute * 60;
    struct span span = zone_span(zone, wall - LARGEST_OFFSET);
    while (wall - span.offset >= span.to)
        span = zone_span(zone, span.to);
    return MAX(wall - span.offset, span.from) * INSTANT_SECOND;
}

static int64_t instant_seconds(int64_t instant)
{
    return instant / INSTANT_SECOND - (instant % INSTANT_SECOND < 0);
}

void zone_local(const struct zone *zone, int64_t instant, int32_t *day_r, int *minute_r)
{
    int64_t seconds = instant_seconds(instant);
    int64_t wall = seconds + zone_span(zone, seconds).offset;
    int64_t day = wall / SECONDS_OF_DAY - (wall % SECONDS_OF_DAY < 0);
    *day_r = (int32_t)day;
    *minute_r = (int)((wall - day * SECONDS_OF_DAY) / 60);
}

gboolean zone_has_day(const struct zone *zone, int32_t day)
{
    int32_t first_day;
    int first_minute;
    zone_local(zone, zone_instant(zone, day, 0), &first_day, &first_minute);
    return first_day == day;
}

int zone_offset(const struct zone *zone, int64_t instant)
{
    return zone_span(zone, instant_seconds(instant)).offset / 60;
}

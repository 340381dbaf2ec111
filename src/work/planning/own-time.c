/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a person is asked. What many people have in common is understood once: their rhythm by the
 * words of their settings, the schedules by what they chose.
 *
 * Promises: who has no days off and chose nothing costs two probes of an index. Does not: decide
 * about days and hours; that is the time wing's.
 */
#include "work/planning/own-time.h"

#include <string.h>

#include "work/people/days-off.h"

struct own_rhythm {
    struct rhythm rhythm;
    struct days_off *off;
};

void own_rhythm_free(gpointer data)
{
    struct own_rhythm *own = data;
    days_off_free(own->off);
    g_free(own);
}

const struct zone *planner_zone(const struct planner *planner, const struct person *person)
{
    const struct zone *zone = person->zone[0] != '\0' ? zone_find(person->zone) : NULL;
    return zone != NULL ? zone : planner->site->rhythm.zone;
}

const struct rhythm *planner_rhythm(struct planner *planner, const struct person *person)
{
    g_autoptr(GPtrArray) absences = person_absences(planner, person->id);
    g_autoptr(GArray) calendars = person_calendars(planner, person);
    GString *key = g_string_new(NULL);
    g_string_printf(key, "%s\n%s\n%s\n", person->zone, person->workdays, person->hours);
    days_off_name(absences, calendars, key);
    struct own_rhythm *own = g_hash_table_lookup(planner->rhythms, key->str);
    if (own == NULL) {
        own = g_new0(struct own_rhythm, 1);
        site_rhythm_of(planner->site, person, &own->rhythm);
        own->off = days_off_gather(planner, absences, calendars);
        own->rhythm.off = own->off;
        g_hash_table_insert(planner->rhythms, g_strdup(key->str), own);
    }
    g_string_free(key, TRUE);
    return &own->rhythm;
}

/* What a person chose of a schedule; "" where nothing. */
struct choice {
    const char *ask, *remind;
};

/* Half-way from the last hour of SCHEDULE to its end; where they cannot be compared there is no
 * such hour. */
static gboolean reminder_between(const struct schedule *schedule, struct hour_rule *rule_r)
{
    const struct hour_rule *last =
        schedule->n_reminders > 0 ? &schedule->remind[schedule->n_reminders - 1] : &schedule->ask;
    const struct hour_rule *end = &schedule->on_time;
    if (last->kind != HOUR_FIXED || end->kind != HOUR_FIXED || last->minute >= end->minute)
        return FALSE;
    *rule_r = (struct hour_rule){HOUR_FIXED, (last->minute + end->minute) / 2};
    return TRUE;
}

static void schedule_remind(struct schedule *schedule, guint wished)
{
    schedule->n_reminders = MIN(schedule->n_reminders, wished);
    struct hour_rule rule;
    while (schedule->n_reminders < wished && reminder_between(schedule, &rule))
        schedule->remind[schedule->n_reminders++] = rule;
}

static void schedule_choose(struct schedule *schedule, const struct choice *choice)
{
    static const char *const reminders[] = {"off", "once", "twice"};
    struct hour_rule ask;
    if (choice->ask[0] != '\0' && hour_rule_parse(choice->ask, &ask, NULL))
        schedule->ask = ask;
    for (guint i = 0; i < G_N_ELEMENTS(reminders); i++)
        if (strcmp(choice->remind, reminders[i]) == 0)
            schedule_remind(schedule, i);
}

static const struct schedule *schedules_chosen(struct planner *planner, const struct choice *choice)
{
    g_autofree char *key = g_strconcat(choice->ask, "\n", choice->remind, NULL);
    struct schedule *schedules = g_hash_table_lookup(planner->schedules, key);
    if (schedules != NULL)
        return schedules;
    const struct site *site = planner->site;
    schedules = g_new0(struct schedule, site->n_workflows + 1);
    for (guint i = 0; i < site->n_workflows; i++) {
        schedules[i] = site->workflows[i].schedule;
        schedule_choose(&schedules[i], choice);
    }
    g_hash_table_insert(planner->schedules, g_steal_pointer(&key), schedules);
    return schedules;
}

static const char *setting_of(GHashTable *settings, const char *name)
{
    const char *value = settings != NULL ? g_hash_table_lookup(settings, name) : NULL;
    return value != NULL ? value : "";
}

struct own_time own_time_of(struct planner *planner, const struct person *person)
{
    struct store *store = planner->site->store;
    g_autoptr(GHashTable) settings = person_settings(store, person->id);
    struct choice choice = {setting_of(settings, "ask"), setting_of(settings, "remind")};
    return (struct own_time){
        .planner = planner,
        .person = person,
        .rhythm = planner_rhythm(planner, person),
        .schedules = schedules_chosen(planner, &choice),
    };
}

const struct schedule *own_time_schedule(const struct own_time *own,
                                         const struct workflow *workflow)
{
    return &own->schedules[workflow - own->planner->site->workflows];
}

gboolean own_time_next(const struct own_time *own, const struct workflow *workflow, int32_t day,
                       struct occasion *occasion_r)
{
    return !workflow->paused && schedule_next(own_time_schedule(own, workflow), own->rhythm,
                                              MAX(day, own->person->first_day), occasion_r);
}

gboolean own_time_joins(const struct own_time *own, const struct workflow *workflow,
                        const struct occasion *first, struct occasion *occasion_r)
{
    return workflow_asks(workflow, own->person) &&
           own_time_next(own, workflow, first->day, occasion_r) && !occasion_r->away &&
           own_time_asks_together(own, first->ask, occasion_r->ask);
}

gboolean own_time_by_hand(const struct own_time *own, const struct workflow *workflow,
                          gint64 instant, struct occasion *occasion_r)
{
    int32_t day;
    int minute;
    zone_local(own->rhythm->zone, instant, &day, &minute);
    struct schedule schedule = *own_time_schedule(own, workflow);
    schedule.days = (struct days_rule){.kind = DAYS_ONCE, .once = day};
    schedule.start = schedule.end = 0;
    schedule.if_off = IF_OFF_SKIP;
    schedule.ask = (struct hour_rule){HOUR_FIXED, minute};
    return schedule_next(&schedule, own->rhythm, day, occasion_r) && occasion_r->day == day;
}

gboolean own_time_of_round(const struct own_time *own, const struct workflow *workflow,
                           const struct round *round, struct occasion *occasion_r)
{
    if (round->ordinal > 0 || own_time_schedule(own, workflow)->days.kind == DAYS_ON_DEMAND)
        return own_time_by_hand(own, workflow, round->opened, occasion_r);
    return own_time_on(own, workflow, round->day, occasion_r);
}

gboolean own_time_on(const struct own_time *own, const struct workflow *workflow, int32_t day,
                     struct occasion *occasion_r)
{
    return own_time_next(own, workflow, day, occasion_r) && occasion_r->day == day;
}

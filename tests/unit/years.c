/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "years.h"

enum { MINUTES_OF_DAY = 24 * 60 };

static struct lived_day *life_day(const struct life *life, int32_t day)
{
    g_assert_cmpint(day, >=, LIFE_FIRST);
    g_assert_cmpint(day, <, LIFE_LAST);
    return &life->days[day - LIFE_FIRST];
}

struct life *life_new(const char *zone, const char *hours, const char *days, const char *ask)
{
    struct life *life = g_new0(struct life, 1);
    life->rhythm.zone = zone_find(zone);
    life->rhythm.workdays = 0x1f;
    life->off = days_off_new();
    life->rhythm.off = life->off;
    life->schedule.on_time.kind = HOUR_END_OF_DAY;
    g_assert_true(hours_parse(hours, &life->rhythm.hours, NULL));
    g_assert_true(days_rule_parse(days, &life->schedule.days, NULL));
    g_assert_true(hour_rule_parse(ask, &life->schedule.ask, NULL));
    life->from = life->rhythm.hours.of[0].from;
    life->to = life->rhythm.hours.of[0].to;
    life->days = g_new0(struct lived_day, LIFE_LAST - LIFE_FIRST);
    life->random = g_rand_new_with_seed(14);
    life->now = life->last_tick = zone_instant(life->rhythm.zone, LIFE_BEGIN - 1, 0);
    return life;
}

void life_free(struct life *life)
{
    days_off_free(life->off);
    g_rand_free(life->random);
    g_free(life->days);
    g_free(life);
}

/* The wall of a place, without the time wing. */
static GDateTime *wall_at(const char *zone, int64_t instant)
{
    static GHashTable *zones;
    if (zones == NULL)
        zones = g_hash_table_new(g_str_hash, g_str_equal);
    GTimeZone *rules = g_hash_table_lookup(zones, zone);
    if (rules == NULL) {
        rules = g_time_zone_new_identifier(zone);
        g_hash_table_insert(zones, g_strdup(zone), rules);
    }
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(instant / INSTANT_SECOND);
    return g_date_time_to_timezone(utc, rules);
}

static int wall_minute(GDateTime *wall)
{
    return g_date_time_get_hour(wall) * 60 + g_date_time_get_minute(wall);
}

/* Monday to Friday between the hours, and as much later as a clock that starts us may be. */
static gboolean is_night(const struct life *life, int64_t instant)
{
    g_autoptr(GDateTime) wall = wall_at(zone_name(life->rhythm.zone), instant);
    int minute = wall_minute(wall), weekday = g_date_time_get_day_of_week(wall);
    int latest = life->to + PUNCTUAL_MINUTES;
    gboolean today = weekday <= 5 && minute >= life->from && minute <= latest;
    gboolean since_yesterday = weekday >= 2 && weekday <= 6 && minute + MINUTES_OF_DAY <= latest;
    return !today && !since_yesterday;
}

static gboolean has_round(const void *of, int32_t day)
{
    return life_day(of, day)->rounds > 0;
}

static int32_t life_today(const struct life *life)
{
    int32_t day;
    int minute;
    zone_local(life->rhythm.zone, life->now, &day, &minute);
    return day;
}

void life_replan(struct life *life)
{
    struct past past = {has_round, life};
    struct planned was = life->plan;
    if (life->now < life->last_tick && was.at > life->now)
        was = (struct planned){life_today(life), INSTANT_NEVER};
    gboolean keeps = life->is_planned && life->flaw != FLAW_PLANS_FROM_TODAY;
    life->is_planned = schedule_replan(&life->schedule, &life->rhythm, keeps ? &was : NULL, &past,
                                       LIFE_BEGIN, life->now, &life->plan);
}

/* Each day has one round in the store, whoever comes twice. */
static void round_record(struct life *life, int32_t day, gboolean asks)
{
    struct lived_day *lived = life_day(life, day);
    if (lived->rounds > 0 && life->flaw != FLAW_FORGETS_PLAN)
        return;
    lived->rounds++;
    lived->asked = asks;
    if (!asks)
        return;
    lived->mails++;
    lived->mailed = life->now;
    life->nights += is_night(life, life->now);
}

static void turns_take(struct life *life)
{
    struct occasion occasion;
    for (;;) {
        enum turn turn =
            schedule_turn(&life->schedule, &life->rhythm, &life->plan, life->now, &occasion);
        if (turn == TURN_NEVER)
            life->is_planned = FALSE;
        if (turn <= TURN_LATER)
            return;
        round_record(life, occasion.day,
                     turn == TURN_NOW || (turn == TURN_LATE && life->flaw == FLAW_NO_GRACE));
    }
}

void life_tick(struct life *life)
{
    const struct planned before = life->plan;
    gboolean went_back = life->now < life->last_tick && life->flaw != FLAW_TRUSTS_CLOCK;
    if (!life->is_planned || went_back)
        life_replan(life);
    turns_take(life);
    if (life->flaw == FLAW_FORGETS_PLAN && g_rand_int_range(life->random, 0, 100) == 0)
        life->plan = before;
    life->last_tick = life->now;
}

/* A clock that starts us comes within the minute. */
static int64_t life_next(const struct life *life)
{
    int64_t next = life->is_planned ? life->plan.at : life->now + INSTANT_DAY;
    return MAX(next, life->now) + g_rand_int_range(life->random, 0, 59) * INSTANT_SECOND;
}

static int64_t disturbance_next(const struct life *life, int days)
{
    return life->now +
           g_rand_int_range(life->random, 1, 2 * days * MINUTES_OF_DAY) * INSTANT_MINUTE;
}

void life_run(struct life *life, disturbance disturb, int days)
{
    int64_t end = zone_instant(life->rhythm.zone, LIFE_END + 7, 0);
    life_tick(life);
    int64_t trouble = disturb != NULL ? disturbance_next(life, days) : INSTANT_NEVER;
    while (life->now < end) {
        int64_t next = life_next(life);
        if (trouble <= next) {
            life->now = MAX(trouble, life->now);
            disturb(life);
            trouble = disturbance_next(life, days);
        } else {
            life->now = next;
        }
        life_tick(life);
    }
}

static gboolean is_expected(const struct life *life, int32_t day)
{
    int weekday = (day + 3) % 7; /* day 0 was a Thursday */
    const struct day_off *off = days_off_find(life->off, day);
    return weekday < 5 && (off == NULL || off->absence);
}

/* The schedule's minute, the first time it comes that day; where clocks jump over it, the first
 * after it. */
static gboolean is_odd_hour(const struct life *life, int64_t instant)
{
    const char *zone = zone_name(life->rhythm.zone);
    int asked = life->schedule.ask.minute;
    instant -= instant % INSTANT_MINUTE;
    g_autoptr(GDateTime) wall = wall_at(zone, instant);
    g_autoptr(GDateTime) before = wall_at(zone, instant - INSTANT_MINUTE);
    g_autoptr(GDateTime) half_an_hour_before = wall_at(zone, instant - 30 * INSTANT_MINUTE);
    g_autoptr(GDateTime) hour_before = wall_at(zone, instant - INSTANT_HOUR);
    int minute = wall_minute(wall);
    if (minute == asked)
        return wall_minute(half_an_hour_before) == asked || wall_minute(hour_before) == asked;
    int minute_before = wall_minute(before);
    if (minute_before > minute)
        minute_before -= MINUTES_OF_DAY; /* the gap is at midnight */
    return minute_before >= asked || asked > minute;
}

struct verdict life_judge(const struct life *life)
{
    struct verdict verdict = {.nights = life->nights};
    for (int32_t day = LIFE_BEGIN; day < LIFE_END; day++) {
        const struct lived_day *lived = life_day(life, day);
        gboolean is_due = is_expected(life, day);
        verdict.lost += is_due && lived->rounds == 0;
        verdict.uncalled += !is_due && lived->rounds > 0;
        verdict.doubled += lived->rounds > 1 || lived->mails > 1;
        verdict.mails += lived->mails;
        verdict.late += lived->rounds > 0 && !lived->asked;
        verdict.odd_hours += lived->mails > 0 && is_odd_hour(life, lived->mailed);
    }
    return verdict;
}

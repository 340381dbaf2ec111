/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done now: late, at night, after a flight, on a day off; questions, reminders and
 * summaries. */
#include <string.h>

#include "muster/time/turn.h"

static const char *const turn_words[] = {
    [TURN_NEVER] = "never", [TURN_LATER] = "later", [TURN_NOW] = "now",
    [TURN_AWAY] = "away",   [TURN_LATE] = "late",
};

static struct rhythm someone(const char *zone, const char *hours)
{
    struct rhythm rhythm = {.zone = zone_find(zone)};
    g_assert_true(weekdays_parse("mon-fri", &rhythm.workdays, NULL));
    g_assert_true(hours_parse(hours, &rhythm.hours, NULL));
    return rhythm;
}

/* "09:00 15:00 17:30": ask, reminders, end. */
static struct schedule daily(const char *hours)
{
    struct schedule schedule = {0};
    g_auto(GStrv) words = g_strsplit(hours, " ", -1);
    guint last = g_strv_length(words) - 1;
    g_assert_true(days_rule_parse("mon-fri", &schedule.days, NULL));
    g_assert_true(hour_rule_parse(words[0], &schedule.ask, NULL));
    for (guint i = 1; i < last; i++)
        g_assert_true(hour_rule_parse(words[i], &schedule.remind[schedule.n_reminders++], NULL));
    g_assert_true(hour_rule_parse(words[last], &schedule.on_time, NULL));
    return schedule;
}

/* "Tue 09:00", in the week of Monday 23 November 2026. */
static const char *const week[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

static int64_t wall(const struct rhythm *rhythm, const char *text)
{
    int day = 0, minute;
    while (strncmp(week[day], text, 3) != 0)
        day++;
    g_assert_true(clock_parse(text + 4, &minute));
    return zone_instant(rhythm->zone, day_of(2026, 11, 23) + day, minute);
}

static char *wall_tell(const struct rhythm *rhythm, int64_t instant)
{
    int32_t day;
    int minute;
    zone_local(rhythm->zone, instant, &day, &minute);
    return g_strdup_printf("%s %02d:%02d", week[day_weekday(day)], minute / 60, minute % 60);
}

/* Takes all turns up to NOW, and tells them: "Mon late, Tue now, Wed 09:00". */
static char *turns_tell(const struct schedule *schedule, const struct rhythm *rhythm,
                        struct planned plan, int64_t now)
{
    g_autoptr(GString) told = g_string_new(NULL);
    struct occasion occasion;
    enum turn turn;
    while ((turn = schedule_turn(schedule, rhythm, &plan, now, &occasion)) > TURN_LATER)
        g_string_append_printf(told, "%s %s, ", week[day_weekday(occasion.day)], turn_words[turn]);
    g_autofree char *at = turn == TURN_LATER ? wall_tell(rhythm, plan.at) : g_strdup("never");
    g_string_append(told, at);
    return g_string_free(g_steal_pointer(&told), FALSE);
}

/* The plan is Monday's question, of somebody in Berlin from 08:30 to 17:30. */
static const struct {
    const char *story, *schedule, *now, *turns;
} turns[] = {
    {"early", "09:00 17:30", "Mon 08:59", "Mon 09:00"},
    {"in time", "09:00 17:30", "Mon 09:00", "Mon now, Tue 09:00"},
    {"the grace is two hours", "09:00 17:30", "Mon 11:00", "Mon now, Tue 09:00"},
    {"and not a minute more", "09:00 17:30", "Mon 11:01", "Mon late, Tue 09:00"},
    {"a stop over two days", "09:00 17:30", "Wed 10:00", "Mon late, Tue late, Wed now, Thu 09:00"},
    {"a stop to the weekend", "09:00 17:30", "Sat 10:00",
     "Mon late, Tue late, Wed late, Thu late, Fri late, Mon 09:00"},
    {"nothing is asked at its end", "09:00 09:30", "Mon 09:30", "Mon late, Tue 09:00"},
    {"the last minute of the hours, and a slow cron", "17:30 10:00", "Mon 17:45",
     "Mon now, Tue 17:30"},
    {"but not in the evening", "17:30 10:00", "Mon 17:46", "Mon late, Tue 17:30"},
};

static void test_turns(void)
{
    struct rhythm rhythm = someone("Europe/Berlin", "08:30-17:30");
    for (gsize i = 0; i < G_N_ELEMENTS(turns); i++) {
        struct schedule schedule = daily(turns[i].schedule);
        struct occasion first;
        g_assert_true(schedule_next(&schedule, &rhythm, day_of(2026, 11, 23), &first));
        struct planned plan = {first.day, first.ask};
        g_test_message("%s", turns[i].story);
        g_autofree char *told = turns_tell(&schedule, &rhythm, plan, wall(&rhythm, turns[i].now));
        g_assert_cmpstr(told, ==, turns[i].turns);
    }
}

/* After half a year, a month of it is recorded. */
static void test_long_stop(void)
{
    struct rhythm rhythm = someone("Europe/Berlin", "08:30-17:30");
    struct schedule schedule = daily("09:00 17:30");
    struct planned plan = {day_of(2026, 6, 1), wall(&rhythm, "Mon 09:00") - 175 * INSTANT_DAY};
    struct occasion occasion;
    guint late = 0;
    while (schedule_turn(&schedule, &rhythm, &plan, wall(&rhythm, "Mon 08:00"), &occasion) ==
           TURN_LATE)
        late++;
    g_assert_cmpuint(late, ==, 21);
    g_assert_cmpint(plan.day, ==, day_of(2026, 11, 23));
}

static void test_away(void)
{
    struct rhythm rhythm = someone("Europe/Berlin", "08:30-17:30");
    struct schedule schedule = daily("09:00 17:30");
    struct days_off *off = days_off_new();
    int32_t monday = day_of(2026, 11, 23);
    days_off_add(off, monday + 1, monday + 1, "", TRUE);
    days_off_add(off, monday + 2, monday + 2, "", FALSE);
    rhythm.off = off;
    struct planned plan = {monday, wall(&rhythm, "Mon 09:00")};
    g_autofree char *told = turns_tell(&schedule, &rhythm, plan, wall(&rhythm, "Thu 09:00"));
    g_assert_cmpstr(told, ==, "Mon late, Tue away, Thu now, Fri 09:00");
    days_off_free(off);
}

static void test_never(void)
{
    struct rhythm rhythm = someone("Europe/Berlin", "08:30-17:30");
    struct schedule schedule = daily("09:00 17:30");
    schedule.end = day_of(2026, 11, 24);
    struct planned plan = {day_of(2026, 11, 23), wall(&rhythm, "Mon 09:00")};
    g_autofree char *told = turns_tell(&schedule, &rhythm, plan, wall(&rhythm, "Tue 09:00"));
    g_assert_cmpstr(told, ==, "Mon late, Tue now, never");
}

/* Days that have their round already, as a string of week[]. */
static gboolean has_round(const void *of, int32_t day)
{
    return strstr(of, week[day_weekday(day)]) != NULL;
}

/* Somebody moves at an hour of their old zone. Monday's question was planned for 09:00 there, or
 * Tuesday's when Monday's was asked; what follows is told by the clock of the new one. */
static const struct {
    const char *story, *from, *to, *schedule, *now;
    const char *past; /* days with a round */
    const char *turns;
} moves[] = {
    {"nothing moved", "Europe/Berlin", "Europe/Berlin", "09:00 17:30", "Mon 08:00", "",
     "Mon 09:00"},
    {"asked already", "Europe/Berlin", "Europe/Berlin", "09:00 17:30", "Mon 09:30", "Mon",
     "Tue 09:00"},
    {"west: later on the same day", "Europe/Berlin", "America/New_York", "09:00 17:30", "Mon 08:00",
     "", "Mon 09:00"},
    {"west, and asked already", "Europe/Berlin", "America/New_York", "09:00 17:30", "Mon 11:00",
     "Mon", "Tue 09:00"},
    {"east, the hour is over: at once", "Europe/Berlin", "Asia/Kathmandu", "09:00 17:30",
     "Mon 08:00", "", "Mon now, Tue 09:00"},
    {"east, the evening: the day is recorded", "Europe/Berlin", "Pacific/Apia", "09:00 17:30",
     "Mon 08:00", "", "Mon late, Tue 09:00"},
    {"east over midnight: two days, two turns", "America/New_York", "Pacific/Apia", "09:00 17:30",
     "Mon 08:00", "", "Mon late, Tue 09:00"},
    {"west over midnight: a day that was asked there", "Pacific/Apia", "America/New_York",
     "09:00 17:30", "Tue 08:00", "Mon", "Tue 09:00"},
};

static void test_moves(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(moves); i++) {
        struct rhythm from = someone(moves[i].from, "08:30-17:30");
        struct rhythm to = someone(moves[i].to, "08:30-17:30");
        struct schedule schedule = daily(moves[i].schedule);
        struct past nothing = {has_round, ""}, past = {has_round, moves[i].past};
        int64_t now = wall(&from, moves[i].now);
        int32_t monday = day_of(2026, 11, 23);
        struct planned was, plan;
        g_assert_true(schedule_replan(
            &schedule, &from, NULL, *moves[i].past != '\0' ? &past : &nothing, monday, now, &was));
        g_assert_true(schedule_replan(&schedule, &to, &was, &past, monday, now, &plan));
        g_test_message("%s", moves[i].story);
        g_autofree char *told = turns_tell(&schedule, &to, plan, now + INSTANT_SECOND);
        g_assert_cmpstr(told, ==, moves[i].turns);
    }
}

static void test_replan(void)
{
    struct rhythm rhythm = someone("Europe/Berlin", "08:30-17:30");
    struct past none = {has_round, ""};
    int32_t monday = day_of(2026, 11, 23);
    struct planned plan, was = {monday, wall(&rhythm, "Mon 09:00")};
    struct schedule earlier = daily("08:30 17:30"), later = daily("16:00 17:30");
    /* overdue: its turn decides */
    g_assert_true(schedule_replan(&later, &rhythm, &was, &none, monday, was.at, &plan));
    g_assert_cmpint(plan.at, ==, was.at);
    /* a later hour, and an earlier one that is over */
    g_assert_true(schedule_replan(&later, &rhythm, &was, &none, monday, was.at - 1, &plan));
    g_assert_cmpint(plan.at, ==, wall(&rhythm, "Mon 16:00"));
    g_assert_true(schedule_replan(&earlier, &rhythm, &was, &none, monday, was.at - 1, &plan));
    g_assert_cmpint(plan.at, ==, was.at - 1);
    /* a new workflow does not ask after its hour, and nobody is asked before their first day */
    g_assert_true(schedule_replan(&earlier, &rhythm, NULL, &none, monday, was.at, &plan));
    g_assert_cmpint(plan.at, ==, wall(&rhythm, "Tue 08:30"));
    g_assert_true(schedule_replan(&earlier, &rhythm, NULL, &none, monday + 3, was.at, &plan));
    g_assert_cmpint(plan.at, ==, wall(&rhythm, "Thu 08:30"));
    /* the clock was a year ahead */
    was = (struct planned){monday + 364, was.at + 364 * INSTANT_DAY};
    g_assert_true(
        schedule_replan(&later, &rhythm, &was, &none, monday, wall(&rhythm, "Mon 10:00"), &plan));
    g_assert_cmpint(plan.at, ==, wall(&rhythm, "Mon 16:00"));
    /* nobody works any more */
    rhythm.workdays = 0;
    g_assert_false(schedule_replan(&later, &rhythm, NULL, &none, monday, was.at, &plan));
}

static const struct {
    const char *schedule;
    guint step;
    const char *now, *told;
} reminders[] = {
    {"09:00 15:00 17:30", 0, "Mon 14:59", "later Mon 15:00"},
    {"09:00 15:00 17:30", 0, "Mon 15:00", "now"},
    {"09:00 15:00 17:30", 0, "Mon 17:00", "now"},
    {"09:00 15:00 17:30", 0, "Mon 17:01", "never"},
    {"09:00 15:00 16:00", 0, "Mon 16:00", "never"},
    {"09:00 15:00 17:30", 1, "Mon 15:00", "never"},
    {"10:00 end-of-day 12:00", 0, "Mon 17:45", "never"},
};

static void test_reminders(void)
{
    struct rhythm rhythm = someone("Europe/Berlin", "08:30-17:30");
    for (gsize i = 0; i < G_N_ELEMENTS(reminders); i++) {
        struct schedule schedule = daily(reminders[i].schedule);
        struct occasion occasion;
        int64_t at;
        g_assert_true(schedule_next(&schedule, &rhythm, day_of(2026, 11, 23), &occasion));
        enum turn turn = reminder_turn(&occasion, &rhythm, reminders[i].step,
                                       wall(&rhythm, reminders[i].now), &at);
        g_autofree char *when = turn == TURN_LATER ? wall_tell(&rhythm, at) : NULL;
        g_autofree char *told = g_strdup_printf("%s%s%s", turn_words[turn], when != NULL ? " " : "",
                                                when != NULL ? when : "");
        g_test_message("%s, step %u, %s", reminders[i].schedule, reminders[i].step,
                       reminders[i].now);
        g_assert_cmpstr(told, ==, reminders[i].told);
    }
}

/* Short nights: what the end of the day did not see comes at the beginning of the next one, while
 * there is time. */
static void test_reminder_waits(void)
{
    struct rhythm rhythm = someone("Europe/Berlin", "06:00-05:00");
    struct schedule schedule = daily("10:00 04:50 04:00");
    struct occasion occasion = {.day = day_of(2026, 11, 23),
                                .remind = {wall(&rhythm, "Tue 04:50")},
                                .n_reminders = 1,
                                .on_time = wall(&rhythm, "Tue 12:00")};
    int64_t at;
    g_assert_cmpint(schedule.n_reminders, ==, 1);
    g_assert_cmpint(reminder_turn(&occasion, &rhythm, 0, wall(&rhythm, "Tue 05:30"), &at), ==,
                    TURN_LATER);
    g_assert_cmpint(at, ==, wall(&rhythm, "Tue 06:00"));
    g_assert_cmpint(reminder_after(&occasion, wall(&rhythm, "Tue 04:49")), ==, 0);
    g_assert_cmpint(reminder_after(&occasion, wall(&rhythm, "Tue 04:50")), ==, -1);
}

static const struct {
    const char *now, *at;
} summaries[] = {
    {"Mon 07:00", "Mon 08:30"}, {"Mon 08:30", "Mon 08:30"}, {"Mon 08:45", "Mon 08:30"},
    {"Mon 10:00", "Mon 10:00"}, {"Mon 20:00", "Tue 08:30"}, {"Sat 10:00", "Mon 08:30"},
};

static void test_summaries(void)
{
    struct rhythm rhythm = someone("Europe/Berlin", "08:30-17:30");
    struct hour_rule morning = {HOUR_FIXED, 8 * 60 + 30};
    for (gsize i = 0; i < G_N_ELEMENTS(summaries); i++) {
        int64_t at;
        g_assert_true(hour_turn(&rhythm, &morning, day_of(2026, 11, 23),
                                wall(&rhythm, summaries[i].now), &at));
        g_autofree char *told = wall_tell(&rhythm, at);
        g_assert_cmpstr(told, ==, summaries[i].at);
    }
    rhythm.workdays = 0;
    int64_t at;
    g_assert_false(hour_turn(&rhythm, &morning, day_of(2026, 11, 23), 0, &at));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/turn/turns", test_turns);
    g_test_add_func("/turn/long-stop", test_long_stop);
    g_test_add_func("/turn/away", test_away);
    g_test_add_func("/turn/never", test_never);
    g_test_add_func("/turn/moves", test_moves);
    g_test_add_func("/turn/replan", test_replan);
    g_test_add_func("/turn/reminders", test_reminders);
    g_test_add_func("/turn/reminder-waits", test_reminder_waits);
    g_test_add_func("/turn/summaries", test_summaries);
    return g_test_run();
}

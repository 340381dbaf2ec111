/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten years and one, in seven zones: each working day exactly one round, none at an impossible or
 * forbidden hour, none lost or doubled - over changes of clocks, moves, new hours, restarts, jumps
 * and sleep. Each property is also seen to fail, by a planner with one flaw. */
#include "years.h"

static const char *const zones[] = {
    "Europe/Berlin",     "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Africa/Casablanca", "Pacific/Apia",     "America/Sao_Paulo",
};

/* Killed, and started again at the same time or somewhat later. */
static void disturb_restart(struct life *life)
{
    life_tick(life);
    life_tick(life);
    life->now += g_rand_int_range(life->random, 0, 40) * INSTANT_MINUTE;
}

static void disturb_suspend(struct life *life)
{
    life->now += 3 * INSTANT_DAY;
}

static void disturb_second(struct life *life)
{
    life_tick(life);
    life->now += g_rand_boolean(life->random) ? INSTANT_SECOND : -INSTANT_SECOND;
}

/* A year ahead or back, a tick there, and home again, maybe hours later. */
static void disturb_year(struct life *life)
{
    int64_t year = 365 * INSTANT_DAY * (g_rand_boolean(life->random) ? 1 : -1);
    life->now += year;
    life_tick(life);
    life->now -= year;
    life->now += g_rand_int_range(life->random, 0, 6 * 60) * INSTANT_MINUTE;
}

static void disturb_move(struct life *life)
{
    life->rhythm.zone = zone_find(zones[g_rand_int_range(life->random, 0, G_N_ELEMENTS(zones))]);
    life_replan(life);
}

static void disturb_schedule(struct life *life)
{
    life->schedule.ask.minute = g_rand_int_range(life->random, 7 * 60, 19 * 60);
    life_replan(life);
}

static void disturb_hours(struct life *life)
{
    life->from = g_rand_int_range(life->random, 6 * 60, 12 * 60);
    life->to = life->from + g_rand_int_range(life->random, 60, 600);
    for (int day = 0; day < 7; day++)
        life->rhythm.hours.of[day] = (struct day_hours){life->from, life->to};
    life_replan(life);
}

/* A holiday or a leave becomes known in the week before; not for days that a clock which was ahead
 * has dealt with. */
static void disturb_days_off(struct life *life)
{
    int32_t day;
    int minute;
    zone_local(life->rhythm.zone, life->now, &day, &minute);
    int32_t first = day + g_rand_int_range(life->random, 3, 10);
    gboolean absence = g_rand_boolean(life->random);
    int32_t last = absence ? first + 10 : first;
    for (day = first; day <= last; day++)
        if (life->days[day - LIFE_FIRST].rounds > 0)
            return;
    days_off_add(life->off, first, last, "", absence);
    life_replan(life);
}

static void disturb_any(struct life *life)
{
    static const disturbance all[] = {
        disturb_restart, disturb_suspend, disturb_second,   disturb_year,
        disturb_move,    disturb_hours,   disturb_schedule, disturb_days_off,
    };
    all[g_rand_int_range(life->random, 0, G_N_ELEMENTS(all))](life);
}

static const struct {
    const char *story;
    disturbance disturb;
    int days; /* between two of them */
} troubles[] = {
    {"restarts", disturb_restart, 3},  {"three days of suspend", disturb_suspend, 20},
    {"a second", disturb_second, 2},   {"a year", disturb_year, 60},
    {"moves", disturb_move, 5},        {"another hour", disturb_schedule, 4},
    {"other hours", disturb_hours, 4}, {"days off", disturb_days_off, 15},
    {"all of it", disturb_any, 4},
};

static struct verdict live(const char *zone, enum flaw flaw, disturbance disturb, int days)
{
    struct life *life = life_new(zone, "08:30-17:30", "mon-fri", "09:00");
    life->flaw = flaw;
    life_run(life, disturb, days);
    struct verdict verdict = life_judge(life);
    life_free(life);
    return verdict;
}

static void check_whole(const struct verdict *verdict)
{
    g_assert_cmpuint(verdict->lost, ==, 0);
    g_assert_cmpuint(verdict->doubled, ==, 0);
    g_assert_cmpuint(verdict->uncalled, ==, 0);
    g_assert_cmpuint(verdict->nights, ==, 0);
}

static void test_troubles(void)
{
    for (gsize t = 0; t < G_N_ELEMENTS(troubles); t++) {
        guint mails = 0, late = 0;
        for (gsize z = 0; z < G_N_ELEMENTS(zones); z++) {
            struct verdict verdict =
                live(zones[z], FLAW_NONE, troubles[t].disturb, troubles[t].days);
            check_whole(&verdict);
            mails += verdict.mails;
            late += verdict.late;
        }
        g_test_message("%s: %u asked, %u recorded as late or away", troubles[t].story, mails, late);
        g_assert_cmpuint(mails, >, 5000);
    }
}

/* Hours at which clocks are put forward and back somewhere, by day, by night and over midnight. */
static const struct {
    const char *hours, *ask;
} quiet_lives[] = {
    {"08:30-17:30", "09:00"}, {"00:00-24:00", "00:00"}, {"00:00-24:00", "00:30"},
    {"00:00-24:00", "01:45"}, {"00:00-24:00", "02:15"}, {"00:00-24:00", "02:45"},
    {"00:00-24:00", "03:00"}, {"22:00-06:00", "02:10"},
};

static void test_quiet(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(quiet_lives); i++)
        for (gsize z = 0; z < G_N_ELEMENTS(zones); z++) {
            struct life *life =
                life_new(zones[z], quiet_lives[i].hours, "mon-fri", quiet_lives[i].ask);
            life_run(life, NULL, 0);
            struct verdict verdict = life_judge(life);
            g_test_message("%s at %s", zones[z], quiet_lives[i].ask);
            check_whole(&verdict);
            g_assert_cmpuint(verdict.odd_hours, ==, 0);
            g_assert_cmpuint(verdict.late, ==, 0);
            g_assert_cmpuint(verdict.mails, ==, 2870);
            life_free(life);
        }
}

/* The same judge, and planners with a flaw. */
static void test_doubled(void)
{
    struct verdict verdict = live("Europe/Berlin", FLAW_FORGETS_PLAN, NULL, 0);
    g_assert_cmpuint(verdict.doubled, >, 0);
}

static void test_odd_hours(void)
{
    struct life *life = life_new("Europe/Berlin", "08:30-17:30", "mon-fri", "09:00");
    life->rhythm.zone = zone_find("Etc/GMT-1");
    life_run(life, NULL, 0);
    life->rhythm.zone = zone_find("Europe/Berlin");
    g_assert_cmpuint(life_judge(life).odd_hours, >, 1000);
    life_free(life);
}

static void test_lost(void)
{
    struct verdict verdict = live("Europe/Berlin", FLAW_TRUSTS_CLOCK, disturb_year, 60);
    g_assert_cmpuint(verdict.lost, >, 0);
    verdict = live("Europe/Berlin", FLAW_PLANS_FROM_TODAY, disturb_move, 5);
    g_assert_cmpuint(verdict.lost, >, 0);
}

static void test_nights(void)
{
    struct verdict verdict = live("Europe/Berlin", FLAW_NO_GRACE, disturb_suspend, 20);
    g_assert_cmpuint(verdict.nights, >, 0);
}

static void test_uncalled(void)
{
    struct life *life = life_new("Europe/Berlin", "08:30-17:30", "mon-fri", "09:00");
    life->rhythm.off = NULL;
    life_run(life, disturb_days_off, 15);
    g_assert_cmpuint(life_judge(life).uncalled, >, 0);
    life_free(life);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/years/quiet", test_quiet);
    g_test_add_func("/years/troubles", test_troubles);
    g_test_add_func("/years/flaws/doubled", test_doubled);
    g_test_add_func("/years/flaws/odd-hours", test_odd_hours);
    g_test_add_func("/years/flaws/lost", test_lost);
    g_test_add_func("/years/flaws/nights", test_nights);
    g_test_add_func("/years/flaws/uncalled", test_uncalled);
    return g_test_run();
}

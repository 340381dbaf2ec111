/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many mails a day brings: the rule, and PRODUCT's figures measured over ten years. */
#include "muster/time/calm.h"
#include "muster/time/turn.h"

static struct schedule schedule(const char *days, const char *hours)
{
    struct schedule schedule = {0};
    g_auto(GStrv) words = g_strsplit(hours, " ", -1);
    guint last = g_strv_length(words) - 1;
    g_assert_true(days_rule_parse(days, &schedule.days, NULL));
    schedule.if_off = days_rule_if_off(&schedule.days);
    g_assert_true(hour_rule_parse(words[0], &schedule.ask, NULL));
    for (guint i = 1; i < last; i++)
        g_assert_true(hour_rule_parse(words[i], &schedule.remind[schedule.n_reminders++], NULL));
    g_assert_true(hour_rule_parse(words[last], &schedule.on_time, NULL));
    return schedule;
}

static struct rhythm someone(const char *zone)
{
    struct rhythm rhythm = {.zone = zone_find(zone)};
    g_assert_true(weekdays_parse("mon-fri", &rhythm.workdays, NULL));
    g_assert_true(hours_parse("08:30-17:30", &rhythm.hours, NULL));
    return rhythm;
}

/* Monday 23 November 2026: what goes out of several workflows, and in how many mails. */
static const struct {
    const char *story;
    const char *workflows[5]; /* "09:00 15:00 17:30" */
    gboolean reads;
    const char *mails; /* asks that lead a mail, and reminders that may go */
} mondays[] = {
    {"one workflow", {"09:00 15:00 17:30"}, FALSE, "ask 09:00, remind 15:00"},
    {"two reminders", {"09:00 13:00 15:00 17:30"}, FALSE, "ask 09:00, remind 13:00, remind 15:00"},
    {"two reminders, for a reader", {"09:00 13:00 15:00 17:30"}, TRUE, "ask 09:00, remind 13:00"},
    {"three reminders are one too many",
     {"09:00 11:00 13:00 15:00 17:30"},
     FALSE,
     "ask 09:00, remind 11:00, remind 13:00"},
    {"within the hour",
     {"09:00 15:00 17:30", "10:00 15:30 17:30"},
     FALSE,
     "ask 09:00, remind 15:00, remind 15:30"},
    {"morning and evening",
     {"09:00 15:00 17:00", "16:00 17:30"},
     FALSE,
     "ask 09:00, ask 16:00, remind 15:00"},
    {"morning and evening, for a reader",
     {"09:00 15:00 17:00", "16:00 17:30"},
     TRUE,
     "ask 09:00, ask 16:00"},
    {"four that are hours apart: the second takes the rest",
     {"09:00 17:30", "11:00 17:30", "13:00 17:30", "15:00 17:30"},
     TRUE,
     "ask 09:00, ask 11:00"},
};

static void wall_tell(GString *told, const char *what, const struct zone *zone, int64_t at)
{
    int32_t day;
    int minute;
    zone_local(zone, at, &day, &minute);
    g_string_append_printf(told, "%s%s %02d:%02d", told->len > 0 ? ", " : "", what, minute / 60,
                           minute % 60);
}

static char *mails_tell(const struct calm_day *day)
{
    g_autoptr(GString) told = g_string_new(NULL);
    int64_t lead = 0;
    for (guint i = 0; i < day->asks->len; i++) {
        int64_t at = g_array_index(day->asks, int64_t, i);
        if (i > 0 && calm_asks_together(day, lead, at))
            continue;
        lead = at;
        wall_tell(told, "ask", day->zone, at);
    }
    for (guint i = 0; i < day->reminders->len; i++)
        if (calm_reminds(day, g_array_index(day->reminders, int64_t, i)))
            wall_tell(told, "remind", day->zone, g_array_index(day->reminders, int64_t, i));
    return g_string_free(g_steal_pointer(&told), FALSE);
}

static void test_mondays(void)
{
    struct rhythm rhythm = someone("Europe/Berlin");
    int32_t monday = day_of(2026, 11, 23);
    for (gsize i = 0; i < G_N_ELEMENTS(mondays); i++) {
        struct calm_day day;
        calm_day_init(&day, rhythm.zone, monday, mondays[i].reads);
        for (const char *const *hours = mondays[i].workflows; *hours != NULL; hours++) {
            struct schedule workflow = schedule("mon-fri", *hours);
            struct occasion occasion;
            g_assert_true(schedule_next(&workflow, &rhythm, monday, &occasion));
            calm_day_add(&day, &occasion);
        }
        g_autofree char *told = mails_tell(&day);
        g_test_message("%s", mondays[i].story);
        g_assert_cmpstr(told, ==, mondays[i].mails);
        calm_day_clear(&day);
    }
}

static void test_other_days(void)
{
    struct rhythm rhythm = someone("Europe/Berlin");
    struct schedule evening = schedule("mon-fri", "end-of-day 09:00 10:00");
    int32_t tuesday = day_of(2026, 11, 24);
    struct occasion occasion;
    struct calm_day day;
    g_assert_true(schedule_next(&evening, &rhythm, tuesday - 1, &occasion));
    calm_day_init(&day, rhythm.zone, tuesday, FALSE);
    calm_day_add(&day, &occasion);
    g_assert_cmpuint(day.asks->len, ==, 0);
    g_assert_cmpuint(day.reminders->len, ==, 1);
    occasion.away = TRUE;
    calm_day_add(&day, &occasion);
    g_assert_cmpuint(day.reminders->len, ==, 1);
    g_assert_false(calm_asks_together(&day, occasion.ask, occasion.ask + 2 * INSTANT_DAY));
    calm_day_clear(&day);
}

/* What others say: a day that asks once and has a summary has room for one mail more, and a reminder takes it. */
static void test_room(void)
{
    struct rhythm rhythm = someone("Europe/Berlin");
    struct schedule morning = schedule("mon-fri", "09:00"), noon = schedule("mon-fri", "13:00");
    int32_t monday = day_of(2026, 11, 23);
    struct occasion occasion;
    struct calm_day day;
    calm_day_init(&day, rhythm.zone, monday, TRUE);
    g_assert_true(calm_has_room(&day, 1));
    g_assert_false(calm_has_room(&day, 2));
    g_assert_true(schedule_next(&morning, &rhythm, monday, &occasion));
    calm_day_add(&day, &occasion);
    g_assert_true(calm_has_room(&day, 0));
    g_assert_false(calm_has_room(&day, 1));
    g_assert_true(schedule_next(&noon, &rhythm, monday, &occasion));
    calm_day_add(&day, &occasion);
    g_assert_false(calm_has_room(&day, 0));
    calm_day_clear(&day);
}

/* Sites, and the people of one: in all seven zones, one of them reads. */
enum { WORKFLOWS_MAX = 5, MAILS_SEEN = 16 };
static const struct {
    const char *name;
    const char *workflows[WORKFLOWS_MAX][2]; /* days, hours */
} sites[] = {
    {"as init writes it", {{"mon-fri", "09:00 15:00 17:30"}}},
    {"daily, weekly plan and update, monthly",
     {{"mon-fri", "09:00 15:00 17:30"},
      {"mon", "09:30 15:30 17:30"},
      {"fri", "09:30 15:30 17:30"},
      {"first wed", "10:00 15:00 17:30"}}},
    {"five workflows all over the day",
     {{"mon-fri", "08:30 10:00 12:00 17:30"},
      {"mon-fri", "11:00 14:00 17:30"},
      {"mon", "13:00 16:00 17:30"},
      {"day 31", "15:00 16:30 17:30"},
      {"fri", "end-of-day 09:00 10:00"}}},
};
static const struct {
    const char *zone;
    gboolean reads;
} people[] = {
    {"Europe/Berlin", TRUE},      {"America/New_York", FALSE},  {"Australia/Lord_Howe", FALSE},
    {"Asia/Kathmandu", FALSE},    {"Africa/Casablanca", FALSE}, {"Pacific/Apia", FALSE},
    {"America/Sao_Paulo", FALSE},
};

struct site {
    struct schedule workflows[WORKFLOWS_MAX];
    guint n_workflows;
    gboolean is_calm; /* else each mail goes for itself */
};

struct figures {
    guint days[MAILS_SEEN]; /* working days with so many mails */
    guint n_days, n_mails, nights;
    double means[G_N_ELEMENTS(people)];
};

static struct site site_of(gsize which, gboolean is_calm)
{
    struct site site = {.is_calm = is_calm};
    for (; site.n_workflows < WORKFLOWS_MAX && sites[which].workflows[site.n_workflows][0] != NULL;
         site.n_workflows++)
        site.workflows[site.n_workflows] = schedule(sites[which].workflows[site.n_workflows][0],
                                                    sites[which].workflows[site.n_workflows][1]);
    return site;
}

/* The occasions of the day and of the week before it: a reminder may come days after its question.
 */
static void day_plan(const struct site *site, const struct rhythm *rhythm, struct calm_day *day)
{
    for (guint i = 0; i < site->n_workflows; i++) {
        struct occasion occasion = {.day = day->day - 8};
        while (schedule_next(&site->workflows[i], rhythm, occasion.day + 1, &occasion) &&
               occasion.day <= day->day)
            calm_day_add(day, &occasion);
    }
}

/* Mails that ask, and among those of reminders the ones to people who have not answered: one in
 * four at the first, half of these at each further one. */
static guint mails_of_day(const struct site *site, const struct calm_day *day, GRand *random)
{
    guint mails = 0, reminders = 0;
    int64_t lead = 0;
    for (guint i = 0; i < day->asks->len; i++) {
        int64_t at = g_array_index(day->asks, int64_t, i);
        if (i > 0 && site->is_calm && calm_asks_together(day, lead, at))
            continue;
        lead = at;
        mails++;
    }
    int64_t last = INT64_MIN / 2;
    gboolean forgets = g_rand_int_range(random, 0, 4) == 0;
    for (guint i = 0; i < day->reminders->len && forgets; i++) {
        int64_t at = g_array_index(day->reminders, int64_t, i);
        if (site->is_calm && (!calm_reminds(day, at) || turn_together(at, last)))
            continue;
        last = at;
        reminders++;
        forgets = g_rand_boolean(random);
    }
    return mails + reminders;
}

static guint nights_of_day(const struct rhythm *rhythm, const struct calm_day *day)
{
    guint nights = 0;
    for (guint i = 0; i < day->asks->len; i++)
        nights += !rhythm_is_working(rhythm, g_array_index(day->asks, int64_t, i));
    for (guint i = 0; i < day->reminders->len; i++)
        nights += !rhythm_is_working(rhythm, g_array_index(day->reminders, int64_t, i));
    return nights;
}

static void person_live(const struct site *site, gsize who, GRand *random, struct figures *figures)
{
    struct rhythm rhythm = someone(people[who].zone);
    guint n_days = 0, n_mails = 0;
    for (int32_t date = day_of(2020, 1, 1); date < day_of(2030, 1, 1); date++) {
        if (!rhythm_works_on(&rhythm, date))
            continue;
        struct calm_day day;
        calm_day_init(&day, rhythm.zone, date, people[who].reads);
        day_plan(site, &rhythm, &day);
        guint mails = mails_of_day(site, &day, random) + (people[who].reads ? 1 : 0);
        figures->days[MIN(mails, MAILS_SEEN - 1)]++;
        figures->nights += nights_of_day(&rhythm, &day);
        n_mails += mails;
        n_days++;
        calm_day_clear(&day);
    }
    figures->means[who] = (double)n_mails / n_days;
    figures->n_days += n_days;
    figures->n_mails += n_mails;
}

static guint figures_max(const struct figures *figures)
{
    guint max = 0;
    for (guint i = 0; i < MAILS_SEEN; i++)
        if (figures->days[i] > 0)
            max = i;
    return max;
}

static guint figures_median(const struct figures *figures)
{
    guint median = 0, below = figures->days[0];
    while (below * 2 < figures->n_days)
        below += figures->days[++median];
    return median;
}

static int by_size(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

/* The person in the middle. */
static double figures_person(struct figures *figures)
{
    qsort(figures->means, G_N_ELEMENTS(figures->means), sizeof *figures->means, by_size);
    return figures->means[G_N_ELEMENTS(figures->means) / 2];
}

static struct figures measure(gsize which, gboolean is_calm)
{
    struct site site = site_of(which, is_calm);
    struct figures figures = {0};
    g_autoptr(GRand) random = g_rand_new_with_seed(13);
    for (gsize who = 0; who < G_N_ELEMENTS(people); who++)
        person_live(&site, who, random, &figures);
    g_test_message("%s%s: %u working days, %u mails; a day: median %u, most %u; "
                   "the person in the middle: %.2f a day; outside hours: %u",
                   sites[which].name, is_calm ? "" : ", without the rule", figures.n_days,
                   figures.n_mails, figures_median(&figures), figures_max(&figures),
                   figures_person(&figures), figures.nights);
    return figures;
}

static void test_figures(void)
{
    for (gsize which = 0; which < G_N_ELEMENTS(sites); which++) {
        struct figures figures = measure(which, TRUE);
        g_assert_cmpuint(figures_max(&figures), <=, CALM_MAILS);
        g_assert_cmpuint(figures.nights, ==, 0);
        if (which < 2) {
            g_assert_cmpuint(figures_median(&figures), <=, 1);
            g_assert_cmpfloat(figures_person(&figures), <=, 1.3);
        }
    }
}

/* Without the rule the same days bring more: the figures can be missed. */
static void test_noise(void)
{
    struct figures figures = measure(G_N_ELEMENTS(sites) - 1, FALSE);
    g_assert_cmpuint(figures_max(&figures), >, CALM_MAILS);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/calm/mondays", test_mondays);
    g_test_add_func("/calm/other-days", test_other_days);
    g_test_add_func("/calm/room", test_room);
    g_test_add_func("/calm/figures", test_figures);
    g_test_add_func("/calm/noise", test_noise);
    return g_test_run();
}

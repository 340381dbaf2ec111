/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was foretold for a fortnight is what ticks then do, mail for mail: with an absence, holidays,
 * own hours, the change of the clocks in Berlin, and two workflows that meet.
 */
#include <string.h>

#include "clock-site.h"
#include "muster/work/absence.h"
#include "muster/work/choices.h"
#include "muster/work/forecast.h"

/* The clocks go back on Sunday 25 October. */
static const char begins[] = "2026-10-19T05:00:00Z", ends[] = "2026-11-02T05:00:00Z";
enum { FORTNIGHT = 14, MINUTES_A_TICK = 15 };

/* Monday 26 October, for everyone. */
static void founders_day(struct story *story)
{
    g_autoptr(GPtrArray) days = g_ptr_array_new();
    struct holiday holiday = {20752, 20752, (char *)"Founders' Day"};
    struct calendar calendar = {.name = (char *)"acme", .team = (char *)"", .text = (char *)""};
    g_ptr_array_add(days, &holiday);
    calendar.horizon = 20752 + 600;
    changes_begin(story);
    calendar_set_days(story->site->store, calendar_put(story->site->store, &calendar), days,
                      calendar.horizon);
    changes_commit(story);
}

static void choose(struct story *story, gint64 person, const char *name, const char *value)
{
    struct failure failure = {0};
    g_autofree char *kept = choice_read(name, value, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    changes_begin(story);
    choice_set(story->site, person, name, kept);
    changes_commit(story);
}

/* Five people, each with something that makes a difference. */
static GArray *staff(struct story *story)
{
    static const char *const zones[] = {"", "America/New_York", "Asia/Kathmandu", "",
                                        "Australia/Lord_Howe"};
    GArray *people = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (gsize i = 0; i < G_N_ELEMENTS(zones); i++) {
        g_autofree char *address = g_strdup_printf("p%d@acme.example", (int)i);
        gint64 id = colleague(story, address, zones[i]);
        g_array_append_val(people, id);
    }
    changes_begin(story);
    absence_begin(story->site, g_array_index(people, gint64, 0), 20748, 20750, "command");
    changes_commit(story);
    choose(story, g_array_index(people, gint64, 1), "workdays", "tue-fri");
    choose(story, g_array_index(people, gint64, 2), "remind", "off");
    choose(story, g_array_index(people, gint64, 3), "ask", "10:30");
    choose(story, g_array_index(people, gint64, 4), "hours", "22:00-06:00");
    return people;
}

static void lines_add(GPtrArray *lines, gint64 at, gint64 person, const char *what)
{
    char text[INSTANT_TEXT_MAX];
    instant_format(at, text);
    g_ptr_array_add(lines, g_strdup_printf("%s p%d %s", text, (int)person, what));
}

static void foretell(struct story *story, const GArray *people, GPtrArray *lines)
{
    for (guint p = 0; p < people->len; p++) {
        gint64 id = g_array_index(people, gint64, p);
        struct person *person = person_get(story->site->store, id);
        g_autoptr(GPtrArray) days = forecast_of(story->site, person, FORTNIGHT + 2);
        for (guint d = 0; d < days->len; d++) {
            const struct forecast_day *day = days->pdata[d];
            for (guint m = 0; m < day->mails->len; m++) {
                const struct forecast_mail *mail = day->mails->pdata[m];
                g_autofree char *what = g_strdup_printf("question of %u", mail->workflows->len);
                lines_add(lines, mail->at, id, what);
                for (guint r = 0; r < mail->reminders->len; r++)
                    lines_add(lines, g_array_index(mail->reminders, gint64, r), id, "reminder");
            }
        }
        person_free(person);
    }
}

/* Takes what the outbox got in this tick. */
static void take_mails(struct story *story, GPtrArray *lines)
{
    gint64 now = story->site->now;
    changes_begin(story);
    g_autoptr(GPtrArray) rows =
        outbox_claim(story->site->store, story->site->config->send.url, now, 100);
    for (guint i = 0; i < rows->len; i++) {
        const struct outbox_row *row = rows->pdata[i];
        struct sent_mail *mail = sent_mail_get(story->site->store, row->mail);
        g_autofree char *question = g_strdup_printf("question of %u", mail->rounds->len);
        lines_add(lines, now, row->person,
                  strcmp(mail->kind, "question") == 0 ? question : mail->kind);
        outbox_settle(story->site->store, row->id, OUTBOX_SENT, now, 0, NULL);
        silence_end(story->site->store, row->person); /* so that nobody is paused */
        sent_mail_free(mail);
    }
    changes_commit(story);
}

static void live(struct story *story, GPtrArray *lines)
{
    static const volatile int stop = 0;
    gint64 end = instant(ends);
    for (gint64 now = instant(begins); now < end; now += MINUTES_A_TICK * INSTANT_MINUTE) {
        struct failure failure = {0};
        story->site->now = now;
        g_assert_true(planning_run(story->site, 0, &stop, &story->report, &failure));
        if (story->report.asked + story->report.reminded > 0)
            take_mails(story, lines);
    }
}

static int compare_lines(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In order, up to the end of the fortnight. */
static char *joined(GPtrArray *lines)
{
    char end[INSTANT_TEXT_MAX];
    instant_format(instant(ends), end);
    g_ptr_array_sort(lines, compare_lines);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++)
        if (strcmp(lines->pdata[i], end) < 0)
            g_string_append_printf(text, "%s\n", (const char *)lines->pdata[i]);
    return g_string_free(text, FALSE);
}

static void a_fortnight(struct story *story, gconstpointer unused)
{
    (void)unused;
    story_write(story, "workflows.d/weekly.conf", weekly);
    site_begin(story, begins);
    founders_day(story);
    g_autoptr(GArray) people = staff(story);
    g_autoptr(GPtrArray) foretold = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) lived = g_ptr_array_new_with_free_func(g_free);
    foretell(story, people, foretold);
    live(story, lived);
    g_autofree char *wanted = joined(foretold), *found = joined(lived);
    g_assert_cmpstr(found, ==, wanted);
    g_assert_cmpuint(lived->len, >, 60);
}

/* Says why of DAY, a day of October 2026. */
static void expect_why(struct story *story, gint64 id, int of_month, const char *why)
{
    struct person *person = person_get(story->site->store, id);
    g_autoptr(GPtrArray) days = forecast_of(story->site, person, FORTNIGHT);
    const struct forecast_day *day = days->pdata[of_month - 19];
    g_assert_cmpint(day->day, ==, day_of(2026, 10, of_month));
    g_assert_cmpstr(day->why, ==, why);
    person_free(person);
}

static void why_not(struct story *story, gconstpointer unused)
{
    (void)unused;
    site_begin(story, begins);
    founders_day(story);
    g_autoptr(GArray) people = staff(story);
    gint64 ann = g_array_index(people, gint64, 0), bob = g_array_index(people, gint64, 1);
    expect_why(story, ann, 19, NULL);
    expect_why(story, ann, 22, "away");
    expect_why(story, ann, 24, "no working day");
    expect_why(story, ann, 26, "holiday: Founders' Day");
    expect_why(story, bob, 19, "no working day");

    changes_begin(story);
    person_set_first_day(story->site->store, ann, day_of(2026, 10, 21));
    person_set_state(story->site->store, bob, PERSON_PAUSED, story->site->now);
    workflow_set_paused(story->site, &story->site->workflows[0], TRUE);
    changes_commit(story);
    expect_why(story, ann, 20, "before their first day");
    expect_why(story, ann, 21, "daily is paused");
    expect_why(story, bob, 20, "paused");
    expect_why(story, someone(story, "new@acme.example", "", NULL), 20, "in no team");
}

/* Who is new is welcomed first, and asked from the day after. */
static void the_welcome(struct story *story, gconstpointer unused)
{
    (void)unused;
    site_begin(story, "2026-11-20T05:00:00Z"); /* a Friday */
    gint64 eva = someone(story, "eva@acme.example", "", "core");
    struct person *person = person_get(story->site->store, eva);
    g_autoptr(GPtrArray) days = forecast_of(story->site, person, 4);
    const struct forecast_day *friday = days->pdata[0], *monday = days->pdata[3];
    g_assert_cmpuint(friday->mails->len, ==, 1);
    const struct forecast_mail *welcome = friday->mails->pdata[0];
    g_assert_cmpstr(welcome->what, ==, "welcome");
    g_assert_cmpint(welcome->at, ==, instant("2026-11-20T08:30:00+01:00"));
    g_assert_cmpuint(monday->mails->len, ==, 1);
    const struct forecast_mail *question = monday->mails->pdata[0];
    g_assert_cmpint(question->at, ==, instant("2026-11-23T09:00:00+01:00"));
    g_assert_cmpint(question->on_time, ==, instant("2026-11-23T17:30:00+01:00"));
    person_free(person);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*test)(struct story *story, gconstpointer unused);
    } tests[] = {
        {"a fortnight is as it was foretold", a_fortnight},
        {"why nothing comes", why_not},
        {"the welcome comes first", the_welcome},
    };
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/forecast/", tests[i].name, NULL);
        g_test_add(path, struct story, NULL, story_begin, tests[i].test, story_end);
    }
    return g_test_run();
}

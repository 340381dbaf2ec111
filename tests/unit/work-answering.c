/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many mails incoming mail may cause: to one person in a day, and to all in an hour. */
#include "clock-site.h"
#include "work/planning/answering.h"

/* How many of MANY mails to PERSON are admitted at NOW, by a tick of its own. */
static guint admitted(struct story *story, gint64 now, gint64 person, guint many)
{
    struct failure failure = {0};
    struct planning_report report = {0};
    struct planner planner;
    guint count = 0;
    story->site->now = now;
    g_assert_true(store_begin(story->site->store, &failure));
    planner_init(&planner, story->site, &report);
    for (guint i = 0; i < many; i++)
        count += answering_admits(&planner, person);
    planner_clear(&planner);
    g_assert_true(store_commit(story->site->store, &failure));
    g_assert_cmpuint(report.withheld, ==, many - count);
    return count;
}

static void one_person_a_day(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 now = instant("2026-11-23T09:00:00+01:00");
    gint64 ann = colleague(story, "ann@acme.example", "");
    gint64 bob = colleague(story, "bob@acme.example", "");
    g_assert_cmpuint(admitted(story, now, ann, 4), ==, 4);
    g_assert_cmpuint(admitted(story, now + INSTANT_HOUR, ann, 9), ==, 6);
    g_assert_cmpuint(admitted(story, now + INSTANT_HOUR, bob, 1), ==, 1);
    g_assert_cmpuint(admitted(story, now + INSTANT_DAY - 1, ann, 1), ==, 0);
    g_assert_cmpuint(admitted(story, now + INSTANT_DAY, ann, 9), ==, 4);
}

/* Strangers to each other, and each within the own limit: together they are too many. */
static void all_of_them_an_hour(struct story *story, gconstpointer unused)
{
    (void)unused;
    enum {
        PEOPLE = 7,
        EACH = 10,
        MOST = SITE_ANSWERS_AN_HOUR + PEOPLE * SITE_ANSWERS_AN_HOUR_EACH
    };
    gint64 now = instant("2026-11-23T09:00:00+01:00");
    guint sum = 0;
    gint64 people[PEOPLE];
    for (guint i = 0; i < PEOPLE; i++) {
        g_autofree char *address = g_strdup_printf("p%u@acme.example", i);
        people[i] = colleague(story, address, "");
    }
    for (guint i = 0; i < PEOPLE; i++)
        sum += admitted(story, now + i * INSTANT_MINUTE, people[i], EACH);
    g_assert_cmpuint(sum, ==, MOST);
    g_assert_cmpuint(admitted(story, now + INSTANT_HOUR, people[PEOPLE - 1], 1), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/work/answering/one person a day", struct story, NULL, story_begin,
               one_person_a_day, story_end);
    g_test_add("/work/answering/all of them an hour", struct story, NULL, story_begin,
               all_of_them_an_hour, story_end);
    return g_test_run();
}

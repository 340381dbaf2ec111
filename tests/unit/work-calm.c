/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A site that asks all day long: nobody gets more than three mails a day, and every round is asked.
 */
#include "clock-site.h"

/* Besides the daily check-in at nine. */
static const char *const others[][3] = {
    {"workflows.d/b.conf", "b", "11:30"},
    {"workflows.d/c.conf", "c", "13:30"},
    {"workflows.d/d.conf", "d", "16:00"},
};

static void workflows_add(const struct story *story)
{
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *text = g_strdup_printf(
            "workflow %s {\n  days = \"mon-fri\"\n  ask = \"%s\" remind = {\"17:00\"} on-time = \"17:30\"\n"
            "  question q { prompt = \"More?\" }\n}\n",
            others[i][1], others[i][2]);
        story_write(story, others[i][0], text);
    }
}

/* Ticks through Monday 23 November, by quarters of an hour; nobody answers. */
static struct planning_report monday(struct story *story)
{
    struct planning_report sum = {0};
    gint64 begin = instant("2026-11-23T00:00:00+01:00");
    for (gint64 at = begin; at < begin + INSTANT_DAY; at += 15 * INSTANT_MINUTE) {
        char now[INSTANT_TEXT_MAX];
        instant_format(at, now);
        const struct planning_report *report = tick(story, now);
        sum.asked += report->asked;
        sum.reminded += report->reminded;
        sum.closed += report->closed;
    }
    return sum;
}

static void reads(struct story *story, gint64 person)
{
    changes_begin(story);
    person_set_reads(story->site->store, person, (const char *const[]){"other", NULL});
    changes_commit(story);
}

static void test_one_workflow(struct story *story, gconstpointer unused)
{
    (void)unused;
    colleague(story, "ann@acme.example", "");
    struct planning_report sum = monday(story);
    g_assert_cmpuint(sum.asked, ==, 1);
    g_assert_cmpuint(sum.reminded, ==, 1);
    g_assert_cmpuint(sum.closed, ==, 1);
}

static void test_all_day(struct story *story, gconstpointer unused)
{
    (void)unused;
    workflows_add(story);
    site_begin(story, "2026-11-20T08:00:00Z");
    colleague(story, "ann@acme.example", "");
    struct planning_report sum = monday(story);
    g_assert_cmpuint(sum.asked, ==, 2);
    g_assert_cmpuint(sum.reminded, ==, 1);
    g_assert_cmpuint(sum.closed, ==, 4);
}

/* The third mail of a reader's day is the summary. */
static void test_reader(struct story *story, gconstpointer unused)
{
    (void)unused;
    workflows_add(story);
    site_begin(story, "2026-11-20T08:00:00Z");
    reads(story, colleague(story, "mia@acme.example", ""));
    struct planning_report sum = monday(story);
    g_assert_cmpuint(sum.asked, ==, 2);
    g_assert_cmpuint(sum.reminded, ==, 0);
    g_assert_cmpuint(sum.closed, ==, 4);
}

#define STORY(name, test) g_test_add(name, struct story, NULL, story_begin, test, story_end)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORY("/calm/one-workflow", test_one_workflow);
    STORY("/calm/all-day", test_all_day);
    STORY("/calm/reader", test_reader);
    return g_test_run();
}

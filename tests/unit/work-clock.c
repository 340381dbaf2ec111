/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machine's clock is wrong for a while: a second, a year ahead, a year behind. */
#include "clock-site.h"

/* Monday to Friday from 23 November 2026, at nine; the questions asked. */
static guint week(struct story *story)
{
    static const char *const mornings[] = {"2026-11-23T09:00:00+01:00", "2026-11-24T09:00:00+01:00",
                                           "2026-11-25T09:00:00+01:00", "2026-11-26T09:00:00+01:00",
                                           "2026-11-27T09:00:00+01:00"};
    guint asked = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(mornings); i++)
        asked += tick(story, mornings[i])->asked;
    return asked;
}

static void test_right(struct story *story, gconstpointer unused)
{
    (void)unused;
    colleague(story, "ann@acme.example", "");
    g_assert_cmpuint(week(story), ==, 5);
    g_assert_cmpuint(week(story), ==, 0);
}

static void test_second(struct story *story, gconstpointer unused)
{
    (void)unused;
    colleague(story, "ann@acme.example", "");
    g_assert_cmpuint(tick(story, "2026-11-23T09:00:01+01:00")->asked, ==, 1);
    g_assert_cmpuint(tick(story, "2026-11-23T09:00:00+01:00")->asked, ==, 0);
    g_assert_cmpuint(week(story), ==, 4);
}

static void test_year_ahead(struct story *story, gconstpointer unused)
{
    (void)unused;
    colleague(story, "ann@acme.example", "");
    tick(story, "2027-11-22T20:00:00+01:00");
    g_assert_cmpuint(week(story), ==, 5);
}

static void test_year_behind(struct story *story, gconstpointer unused)
{
    (void)unused;
    colleague(story, "ann@acme.example", "");
    tick(story, "2026-11-20T12:00:00+01:00");
    tick(story, "2025-11-20T09:00:00+01:00");
    g_assert_cmpuint(week(story), ==, 5);
}

#define STORY(name, test) g_test_add(name, struct story, NULL, story_begin, test, story_end)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORY("/clock/right", test_right);
    STORY("/clock/a second", test_second);
    STORY("/clock/a year ahead", test_year_ahead);
    STORY("/clock/a year behind", test_year_behind);
    return g_test_run();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a site makes of its configuration: whom a workflow asks, in which words, and how a person's
 * time runs. */
#include <string.h>

#include "small-site.h"
#include "work/workflow.h"

static const char *const done_labels[] = {"done", "y", NULL};
static const char *const erledigt_labels[] = {"erledigt", "done", NULL};
static const char *const next_labels[] = {"next", NULL};

static const struct wording done_wordings[] = {
    {"", "What did you get done?", done_labels},
    {"de", "Was hast du geschafft?", erledigt_labels},
};
static const struct wording next_wordings[] = {{"", "What will you do next?", next_labels}};
static const struct question_config questions[] = {
    {"done", "list", done_wordings, G_N_ELEMENTS(done_wordings)},
    {"next", "text", next_wordings, G_N_ELEMENTS(next_wordings)},
};

static struct workflow_config daily(const char *const *audience)
{
    static const char *const remind[] = {"15:00", NULL};
    return (struct workflow_config){
        .file = "workflows.d/daily.conf",
        .name = "daily",
        .audience = audience,
        .days = "mon-fri",
        .ask = "09:00",
        .on_time = "17:30",
        .start = "2026-11-30",
        .end = "",
        .if_off = "next",
        .remind = remind,
        .questions = questions,
        .n_questions = G_N_ELEMENTS(questions),
    };
}

static void test_schedule(void)
{
    static const char *const everyone[] = {"everyone", NULL};
    struct workflow_config config = daily(everyone);
    struct workflow workflow = {0};
    struct failure failure = {0};
    g_assert_true(workflow_understand(&config, &workflow, &failure));
    g_assert_cmpint(workflow.schedule.ask.minute, ==, 540);
    g_assert_cmpuint(workflow.schedule.n_reminders, ==, 1);
    g_assert_cmpint(workflow.schedule.remind[0].minute, ==, 900);
    g_assert_cmpint(workflow.schedule.if_off, ==, IF_OFF_NEXT);
    g_assert_cmpint(workflow.schedule.start, ==, day_of(2026, 11, 30));
    g_assert_cmpint(workflow.schedule.end, ==, 0);
    config.if_off = "";
    g_assert_true(workflow_understand(&config, &workflow, &failure));
    g_assert_cmpint(workflow.schedule.if_off, ==, IF_OFF_SKIP);
    config.days = "mon";
    g_assert_true(workflow_understand(&config, &workflow, &failure));
    g_assert_cmpint(workflow.schedule.if_off, ==, IF_OFF_NEXT);
    config.ask = "nine";
    g_assert_false(workflow_understand(&config, &workflow, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
    g_assert_true(g_str_has_prefix(failure.text, "workflows.d/daily.conf: workflow daily: "));
}

static void test_audience(void)
{
    static const struct {
        const char *audience[3], *teams[3];
        gboolean asked;
    } table[] = {
        {{"everyone"}, {"core"}, TRUE},
        {{"everyone"}, {NULL}, FALSE},
        {{"core"}, {"core"}, TRUE},
        {{"core", "ops"}, {"ops", "tokyo"}, TRUE},
        {{"core"}, {"ops"}, FALSE},
        {{"ann@acme.example"}, {"ops"}, TRUE},
        {{"bob@acme.example"}, {"ops"}, FALSE},
        {{"ann@acme.example"}, {NULL}, FALSE},
        {{NULL}, {"core"}, FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct workflow_config config = daily(table[i].audience);
        struct workflow workflow = {.config = &config};
        struct person person = {.address = "ann@acme.example", .teams = (char **)table[i].teams};
        g_assert_cmpint(workflow_asks(&workflow, &person), ==, table[i].asked);
    }
}

static void test_form(void)
{
    static const struct {
        const char *language, *prompt, *labels;
    } table[] = {
        {"", "What did you get done?", "done y erledigt"},
        {"en", "What did you get done?", "done y erledigt"},
        {"de", "Was hast du geschafft?", "erledigt done y"},
        {"DE-at", "Was hast du geschafft?", "erledigt done y"},
        {"deu", "What did you get done?", "done y erledigt"},
    };
    struct workflow_config config = daily(NULL);
    struct workflow workflow = {.config = &config};
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct form *form = workflow_form(&workflow, table[i].language);
        g_assert_cmpuint(form->n_questions, ==, 2);
        g_assert_cmpstr(form->questions[0].key, ==, "done");
        g_assert_cmpstr(form->questions[0].kind, ==, "list");
        g_assert_cmpstr(form->questions[0].prompt, ==, table[i].prompt);
        g_assert_cmpstr(form->questions[1].prompt, ==, "What will you do next?");
        g_autofree char *labels = g_strjoinv(" ", form->questions[0].labels);
        g_assert_cmpstr(labels, ==, table[i].labels);
        form_free(form);
    }
}

/* A setting that cannot be read counts as none. */
static void test_rhythm(void)
{
    struct site *site = small_site_new();
    static const struct {
        const char *zone, *workdays, *hours;
        const char *found_zone;
        guint8 found_workdays;
        int found_from;
    } table[] = {
        {"", "", "", "UTC", 0x1f, 510},
        {"Asia/Tokyo", "", "", "Asia/Tokyo", 0x1f, 510},
        {"", "mon,wed", "10:00-16:00", "UTC", 0x05, 600},
        {"Nowhere/X", "someday", "late", "UTC", 0x1f, 510},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct person person = {.zone = (char *)table[i].zone,
                                .workdays = (char *)table[i].workdays,
                                .hours = (char *)table[i].hours};
        struct rhythm rhythm;
        site_rhythm_of(site, &person, &rhythm);
        g_assert_cmpstr(zone_name(rhythm.zone), ==, table[i].found_zone);
        g_assert_cmpint(rhythm.workdays, ==, table[i].found_workdays);
        g_assert_cmpint(rhythm.hours.of[0].from, ==, table[i].found_from);
    }
    small_site_free(site);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/site/schedule", test_schedule);
    g_test_add_func("/site/audience", test_audience);
    g_test_add_func("/site/form", test_form);
    g_test_add_func("/site/rhythm", test_rhythm);
    return g_test_run();
}

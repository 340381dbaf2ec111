/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a site makes of its configuration: whom a workflow asks, in which words, and how a person's
 * time runs. */
#include <string.h>

#include "small-site.h"
#include "work/site/workflow.h"

static const char *const done_labels[] = {"done", "y", NULL};
static const char *const erledigt_labels[] = {"erledigt", "done", NULL};
static const char *const next_labels[] = {"next", NULL};

enum { MONDAY = 20780 };

static const char *const none[] = {NULL};
#define WORDING(language, prompt, labels)                                                          \
    {                                                                                              \
        (language), (prompt), none, (labels), none                                                 \
    }

static const struct wording done_wordings[] = {
    WORDING("", "What did you get done?", done_labels),
    WORDING("de", "Was hast du geschafft?", erledigt_labels),
};
static const struct wording next_wordings[] = {WORDING("", "What will you do next?", next_labels)};
static const struct question_config questions[] = {
    {.key = "done",
     .name = "daily.done",
     .kind = "list",
     .days = "",
     .recall = "",
     .replaces = "",
     .wordings = done_wordings,
     .n_wordings = G_N_ELEMENTS(done_wordings)},
    {.key = "next",
     .name = "daily.next",
     .kind = "text",
     .days = "",
     .recall = "",
     .replaces = "",
     .wordings = next_wordings,
     .n_wordings = G_N_ELEMENTS(next_wordings)},
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
        const char
            *stock; /* the second question is as `init' writes it, and known in each language */
    } table[] = {
        {"", "What did you get done?", "done y erledigt", "What will you do next?"},
        {"en", "What did you get done?", "done y erledigt", "What will you do next?"},
        {"de", "Was hast du geschafft?", "erledigt done y", "Was machst du als Nächstes?"},
        {"DE-at", "Was hast du geschafft?", "erledigt done y", "Was machst du als Nächstes?"},
        {"deu", "What did you get done?", "done y erledigt", "What will you do next?"},
    };
    struct workflow_config config = daily(NULL);
    struct workflow workflow = {.config = &config,
                                .schedule = {.days = {.weekdays = ALL_WEEKDAYS}}};
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct form *form = workflow_form(&workflow, table[i].language, MONDAY);
        g_assert_cmpuint(form->n_questions, ==, 2);
        g_assert_cmpstr(form->questions[0].key, ==, "done");
        g_assert_cmpstr(form->questions[0].kind, ==, "list");
        g_assert_cmpstr(form->questions[0].prompt, ==, table[i].prompt);
        g_assert_cmpstr(form->questions[1].prompt, ==, table[i].stock);
        g_autofree char *labels = g_strjoinv(" ", form->questions[0].labels);
        g_assert_cmpstr(labels, ==, table[i].labels);
        form_free(form);
    }
}

/* The keys that the daily workflow asks on MONDAY in one mail with a question that replaces REPLACES
 * and is asked on DAYS. */
static char *asked_beside(const char *replaces, const char *days)
{
    struct question_config instead = {.key = "plan",
                                      .name = "week.plan",
                                      .days = days,
                                      .replaces = replaces,
                                      .wordings = next_wordings,
                                      .n_wordings = 1};
    struct workflow_config week_config = daily(none), config = daily(none);
    week_config.questions = &instead;
    week_config.n_questions = 1;
    const struct workflow week = {.config = &week_config,
                                  .schedule = {.days = {.weekdays = ALL_WEEKDAYS}}};
    const struct workflow workflow = {.config = &config,
                                      .schedule = {.days = {.weekdays = ALL_WEEKDAYS}}};
    g_autoptr(GPtrArray) together = g_ptr_array_new();
    g_ptr_array_add(together, (gpointer)&workflow);
    g_ptr_array_add(together, (gpointer)&week);
    struct form *form = workflow_form_beside(&workflow, "", MONDAY, together);
    GString *keys = g_string_new(NULL);
    for (guint i = 0; i < form->n_questions; i++)
        g_string_append_printf(keys, "%s ", form->questions[i].key);
    form_free(form);
    return g_string_free(keys, FALSE);
}

static void test_beside(void)
{
    static const struct {
        const char *replaces, *days, *asked;
    } table[] = {
        {"", "", "done next "},           {"daily.next", "", "done "},
        {"daily.done", "", "next "},      {"daily.done", "mon", "next "},
        {"other.done", "", "done next "},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autofree char *asked = asked_beside(table[i].replaces, table[i].days);
        g_assert_cmpstr(asked, ==, table[i].asked);
    }
}

/* The prompts of what is asked on DAY, in one string. */
static char *asked_on(const struct workflow *workflow, const char *language, int32_t day)
{
    struct form *form = workflow_form(workflow, language, day);
    g_autoptr(GString) asked = g_string_new(NULL);
    for (guint i = 0; i < form->n_questions; i++)
        g_string_append_printf(asked, "%s%s", i > 0 ? " " : "", form->questions[i].prompt);
    form_free(form);
    return g_string_free(g_steal_pointer(&asked), FALSE);
}

/* On Fridays another question; of the pool each day the next, over the weekend too. */
static void test_days_and_pool(void)
{
    static const char *const pool[] = {"one", "two", "three", NULL}, *const eins[] = {"eins",
                                                                                      "zwei",
                                                                                      "drei", NULL};
    static const struct wording wordings[] = {{"", "", pool, none, none},
                                              {"de", "", eins, none, none}};
    static const struct wording friday = WORDING("", "friday", none);
    static const struct question_config mixed[] = {
        {.key = "f", .kind = "text", .days = "fri", .wordings = &friday, .n_wordings = 1},
        {.key = "p", .kind = "text", .days = "mon-fri", .wordings = wordings, .n_wordings = 2},
    };
    struct workflow_config config = daily(none);
    struct workflow workflow = {0};
    config.questions = mixed;
    g_assert_true(workflow_understand(&config, &workflow, NULL));
    static const char *const wanted[] = {"three", "one", "two", "three", "friday one",
                                         NULL,    NULL,  "two", "three"};
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autofree char *asked =
            wanted[i] != NULL ? asked_on(&workflow, "", MONDAY + (int32_t)i) : NULL;
        g_assert_cmpstr(asked, ==, wanted[i]);
    }
    g_autofree char *german = asked_on(&workflow, "de", MONDAY + 4);
    g_assert_cmpstr(german, ==, "friday eins");
}

/* A weekly pool goes on from week to week, and every other week too. */
static void test_pool_of_a_week(void)
{
    static const char *const rules[] = {"mon", "mon every 2 weeks", "first mon"};
    static const char *const pool[] = {"a", "b", "c", NULL};
    static const struct wording wording = {"", "", pool, none, none};
    static const struct question_config only = {
        .key = "p", .kind = "text", .days = "", .wordings = &wording, .n_wordings = 1};
    struct workflow_config config = daily(none);
    config.questions = &only;
    config.n_questions = 1;
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        struct workflow workflow = {0};
        struct occasion occasion = {.day = MONDAY - 1};
        struct rhythm rhythm = {.zone = zone_find("UTC"), .workdays = 0x1f};
        config.days = rules[i];
        g_assert_true(hours_parse("09:00-17:00", &rhythm.hours, NULL));
        g_assert_true(workflow_understand(&config, &workflow, NULL));
        const char *before = NULL;
        for (int round = 0; round < 12; round++) {
            g_assert_true(schedule_next(&workflow.schedule, &rhythm, occasion.day + 1, &occasion));
            g_autofree char *asked = asked_on(&workflow, "", occasion.day);
            if (before != NULL)
                g_assert_cmpstr(asked, ==,
                                strcmp(before, "a") == 0   ? "b"
                                : strcmp(before, "b") == 0 ? "c"
                                                           : "a");
            before = strcmp(asked, "a") == 0 ? "a" : strcmp(asked, "b") == 0 ? "b" : "c";
        }
    }
}

/* A round that moved to a day without questions asks all of them; a day of its own has none. */
static void test_days_narrow_the_week(void)
{
    static const struct wording wording = WORDING("", "x", none);
    static const struct question_config only = {
        .key = "x", .kind = "text", .days = "mon,sat", .wordings = &wording, .n_wordings = 1};
    struct workflow_config config = daily(none);
    struct workflow workflow = {0};
    config.questions = &only;
    config.n_questions = 1;
    g_assert_true(workflow_understand(&config, &workflow, NULL));
    g_assert_cmpint(workflow.schedule.days.weekdays, ==, 1);
    g_autofree char *tuesday = asked_on(&workflow, "", MONDAY + 1);
    g_assert_cmpstr(tuesday, ==, "x");
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
    g_test_add_func("/site/beside", test_beside);
    g_test_add_func("/site/days and pool", test_days_and_pool);
    g_test_add_func("/site/pool of a week", test_pool_of_a_week);
    g_test_add_func("/site/days narrow the week", test_days_narrow_the_week);
    g_test_add_func("/site/rhythm", test_rhythm);
    return g_test_run();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write to make and change goals, as it is understood: titles, key results, periods,
 * whose it is. */
#include "work/goals/goals.h"

#include <string.h>

#include "work/letters/phrases.h"

enum { MONDAY = 20780 /* 23 November 2026 */ };

static char *const teams[] = {(char *)"core", (char *)"Field Ops", NULL};

/* "open tickets 120..60", with its unit. */
static void append_result(GString *out, const struct key_result *result)
{
    g_string_append_printf(out, " [%s %g..%g%s%s]", result->name, (double)result->from / GOAL_ONE,
                           (double)result->to / GOAL_ONE, *result->unit != '\0' ? " " : "",
                           result->unit);
}

static void append_day(GString *out, int32_t day)
{
    char text[DAY_TEXT_MAX];
    if (day == DAY_NONE)
        return;
    day_format(day, text);
    g_string_append_printf(out, " until %s", text);
}

/* What is read from TEXT; NULL when it is not understood. Caller frees. */
static char *wish_shown(const char *text, const char *language)
{
    static const char *const verbs[] = {
        [GOAL_FEED] = "feed",         [GOAL_NEW] = "new",
        [GOAL_ADD] = "add",           [GOAL_RESET] = "reset",
        [GOAL_RETITLE] = "title",     [GOAL_GIVE] = "give",
        [GOAL_MOVE] = "move",         [GOAL_UNTIL] = "until",
        [GOAL_REACH] = "reach",       [GOAL_CLOSE] = "close",
        [GOAL_DROP] = "drop",         [GOAL_REOPEN] = "reopen",
        [GOAL_WITHDRAW] = "withdraw", [GOAL_STEP_WITHDRAW] = "-step",
        [GOAL_STEP_RESTORE] = "+step"};
    struct goal_wish wish;
    gboolean fine = goal_wish_read(text, language, MONDAY, teams, &wish);
    GString *shown = g_string_new(verbs[wish.verb]);
    if (wish.goal != 0)
        g_string_append_printf(shown, " %" G_GINT64_FORMAT, wish.goal);
    if (wish.place != 0)
        g_string_append_printf(shown, ".%d", wish.place);
    if (wish.words != NULL)
        g_string_append_printf(shown, " \"%s\"", wish.words);
    for (guint i = 0; i < wish.results->len; i++)
        append_result(shown, wish.results->pdata[i]);
    if (wish.owner != NULL)
        g_string_append_printf(shown, " @%s", wish.owner);
    if (wish.team != NULL)
        g_string_append_printf(shown, " team %s", wish.team);
    append_day(shown, wish.until);
    if (wish.step != 0)
        g_string_append_printf(shown, " %" G_GINT64_FORMAT, wish.step);
    goal_wish_clear(&wish);
    return g_string_free(shown, !fine);
}

static void wishes_are_read(void)
{
    static const struct {
        const char *language, *text, *shown;
    } table[] = {
        {"en", "new Halve the support queue: open tickets 120 -> 60 by Q1",
         "new \"Halve the support queue\" [open tickets 120..60] until 2027-03-31"},
        {"en", "new Answer faster: answer time from 12 h to 4 h; uptime 99.5 % \342\206\222 99.9 %",
         "new \"Answer faster\" [answer time 12..4 h] [uptime 99.5..99.9 %]"},
        {"en", "new Ship Lyon by 15 Dec @bob team core",
         "new \"Ship Lyon\" [ 0..100 %] @bob team core until 2026-12-15"},
        {"en", "new Ship Lyon @bob@acme.example by 2027",
         "new \"Ship Lyon\" [ 0..100 %] @bob@acme.example until 2027-12-31"},
        {"en", "new Ship Lyon team field ops", "new \"Ship Lyon\" [ 0..100 %] team field ops"},
        {"en", "new Ship Lyon owner @eva", "new \"Ship Lyon\" [ 0..100 %] @eva"},
        {"en", "new Build team spirit", "new \"Build team spirit\" [ 0..100 %]"},
        {"en", "new Stand by me", "new \"Stand by me\" [ 0..100 %]"},
        {"en", "new Lyon: the release by Q7", "new \"Lyon: the release by Q7\" [ 0..100 %]"},
        {"en", "new Revenue: 10k -> 12k \342\202\254",
         "new \"Revenue\" [ 10000..12000 \342\202\254]"},
        {"en", "new Ratio: 1.5-->2", "new \"Ratio\" [ 1.5..2]"},
        {"de", "neu Support-Schlange halbieren: offene Tickets von 120 auf 60 bis 31.3.",
         "new \"Support-Schlange halbieren\" [offene Tickets 120..60] until 2027-03-31"},
        {"de", "neu Note: Schnitt 1,5 -> 1,2", "new \"Note\" [Schnitt 1.5..1.2]"},
        {"fr", "nouveau File: tickets ouverts de 120 \303\240 60 avant T2",
         "new \"File\" [tickets ouverts 120..60] until 2027-06-30"},
        {"es", "nuevo Cola: tickets de 120 a 60 hasta T1",
         "new \"Cola\" [tickets 120..60] until 2027-03-31"},
        {"ja",
         "\346\226\260\350\246\217 \345\225\217\343\201\204: \346\234\252\350\247\243\346\261\272 120 -> 60 \346\234\237\351\231\220 3\346\234\21031\346\227\245",
         "new \"\345\225\217\343\201\204\" [\346\234\252\350\247\243\346\261\272 120..60] until 2027-03-31"},
        {"en", "new", NULL},
        {"en", "new : 1 -> 2", NULL},
        {"en", "3 60%", "feed 3"},
        {"en", "3.2 +2, Lyon", "feed 3.2"},
        {"en", "3 done", "close 3"},
        {"en", "3.2 done", "reach 3.2"},
        {"en", "3 drop", "drop 3"},
        {"en", "3.1 drop", "drop 3.1"},
        {"de", "3 aufgeben", "drop 3"},
        {"en", "3 reopen", "reopen 3"},
        {"en", "3 owner @eva", "give 3 \"eva\""},
        {"en", "3 @eva", "give 3 \"eva\""},
        {"en", "3 owner none", "give 3 \"none\""},
        {"en", "3 team core", "move 3 \"core\""},
        {"en", "3 until Q2", "until 3 until 2027-06-30"},
        {"en", "3 by 31 March", "until 3 until 2027-03-31"},
        {"en", "3 until none", "until 3"},
        {"en", "3 until whenever", NULL},
        {"en", "3 title Halve it", "title 3 \"Halve it\""},
        {"en", "3 add open bugs 40 -> 10", "add 3 [open bugs 40..10]"},
        {"en", "3 add open bugs", NULL},
        {"en", "3.1 result 120 -> 50", "reset 3.1 [ 120..50]"},
        {"en", "3 result tickets 5 -> 5", NULL},
        {"en", "3 withdraw", "withdraw 3"},
        {"en", "3 step-withdraw 17", "-step 3 17"},
        {"en", "3 dance", NULL},
        {"en", "dance", NULL},
        {"en", "", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autofree char *shown = wish_shown(table[i].text, table[i].language);
        g_test_message("%s", table[i].text);
        g_assert_cmpstr(shown, ==, table[i].shown);
    }
}

static void periods_end_on_their_last_day(void)
{
    static const struct {
        const char *text, *last; /* NULL: none */
    } table[] = {
        {"Q4", "2026-12-31"},
        {"Q1", "2027-03-31"},
        {"q3 2026", "2026-09-30"},
        {"2027-Q2", "2027-06-30"},
        {"T4/2027", "2027-12-31"},
        {"H1", "2027-06-30"},
        {"H2 2027", "2027-12-31"},
        {"2027", "2027-12-31"},
        {"15 Dec", "2026-12-15"},
        {"2027-02-28", "2027-02-28"},
        {"Friday", "2026-11-27"},
        {"Q5", NULL},
        {"H3", NULL},
        {"Q", NULL},
        {"12", NULL},
        {"Q1 x", NULL},
        {"someday", NULL},
        {"", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        int32_t last;
        char day[DAY_TEXT_MAX] = "";
        gboolean fine = goal_period_read(table[i].text, "en", MONDAY, &last);
        g_test_message("%s", table[i].text);
        g_assert_cmpint(fine, ==, table[i].last != NULL);
        if (!fine)
            continue;
        day_format(last, day);
        g_assert_cmpstr(day, ==, table[i].last);
    }
}

static void the_way_is_measured(void)
{
    static const struct {
        gint64 from, to, current; /* whole ones */
        int percent;
    } table[] = {
        {120, 60, 120, 0},  {120, 60, 96, 40},   {120, 60, 60, 100},
        {120, 60, 30, 150}, {120, 60, 126, -10}, {0, 3, 1, 33},
        {0, 3, 2, 67},      {-5, 5, 0, 50},      {0, 1, 1000000, 999},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        const struct key_result result = {.from = table[i].from * GOAL_ONE,
                                          .to = table[i].to * GOAL_ONE,
                                          .current = table[i].current * GOAL_ONE};
        g_assert_cmpint(key_result_percent(&result), ==, table[i].percent);
    }
}

/* "60%" of the way from 120 to 60 is 84, "+10%" is six less; where a percentage is measured it
 * is that. */
static void percentages_are_of_the_way(void)
{
    static const struct {
        const char *unit, *text;
        gint64 amount; /* thousandths */
    } table[] = {
        {"", "60%", 84000},  {"", "+10%", -6000},  {"", "60", 60000},  {"", "+2", 2000},
        {"%", "60%", 60000}, {"%", "+10%", 10000}, {"%", "60", 60000},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        const struct key_result result = {
            .unit = (char *)table[i].unit, .from = 120 * GOAL_ONE, .to = 60 * GOAL_ONE};
        struct goal_amount amount;
        g_assert_true(goal_amount_read(table[i].text, "en", &amount));
        g_test_message("%s %s", table[i].text, table[i].unit);
        g_assert_cmpint(key_result_amount(&result, &amount), ==, table[i].amount);
    }
}

static void amounts_are_written_as_languages_do(void)
{
    static const struct {
        const char *language;
        gint64 amount;
        const char *unit, *text;
    } table[] = {
        {"en", 96000, "", "96"},   {"en", 1500, "h", "1.5 h"}, {"de", 1500, "h", "1,5 h"},
        {"fr", -50, "", "-0,05"},  {"en", 40000, "%", "40%"},  {"de", 99950, "%", "99,95 %"},
        {"ja", 40000, "%", "40%"}, {"es", 1205, "", "1,205"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autofree char *text =
            phrase_amount(phrases_of(table[i].language), table[i].amount, table[i].unit);
        g_assert_cmpstr(text, ==, table[i].text);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/work/goals/wishes are read", wishes_are_read);
    g_test_add_func("/work/goals/periods end on their last day", periods_end_on_their_last_day);
    g_test_add_func("/work/goals/the way is measured", the_way_is_measured);
    g_test_add_func("/work/goals/percentages are of the way", percentages_are_of_the_way);
    g_test_add_func("/work/goals/amounts are written as languages do",
                    amounts_are_written_as_languages_do);
    return g_test_run();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "goal:3 60%" in a reply to a check-in: what is taken out as a step, what is said to be a slip,
 * and what stays an answer. */
#include <string.h>

#include "mail/reply/reply.h"
#include "muster/mail/goal.h"

static const char *const DONE[] = {"done", NULL}, *const NEXT[] = {"next", NULL},
                         *const BLOCKED[] = {"blockers", NULL};
static const struct asked_question QUESTIONS[] = {
    {.kind = "list", .prompt = "What did you get done?", .labels = DONE},
    {.kind = "list", .prompt = "What will you do next?", .labels = NEXT},
    {.kind = "blocker", .prompt = "Is anything in your way?", .labels = BLOCKED},
};

static const struct {
    const char *mail, *goals, *text; /* steps by "|"; what is left */
} CASES[] = {
    {"goal:3 60%\n", "goal:3 60%", ""},
    {"Goal:3 +2\n", "Goal:3 +2", ""},
    {"goal 3: 60 %\n", "goal 3: 60 %", ""},
    {"goal #3 60%.\n", "goal #3 60%.", ""},
    {"- goal:3.2 -1,5 h\n", "goal:3.2 -1,5 h", ""},
    {"Ziel:3 60 Prozent\n", "Ziel:3 60 Prozent", ""},
    {"objectif:3 +2\n", "objectif:3 +2", ""},
    {"meta:3 60%\n", "meta:3 60%", ""},
    {"目標：３　６０％\n", "目標:3 60%", ""},
    {"goal:3 12k, the rest is Lyon's\n", "goal:3 12k, the rest is Lyon's", ""},
    {"goal:3 90 tickets left\n", "goal:3 90 tickets left", ""},
    {"goal:3 confidence low\n", "goal:3 confidence low", ""},
    {"goal:3 done\n", "goal:3 done", ""},
    {"goal 3 90 tickets\n", "goal 3 90 tickets", ""},
    {"Done: the parser\ngoal:3 +2\nNext: the docs\n", "goal:3 +2",
     "Done: the parser\nNext: the docs"},
    {"Done: goal:3 +2\nNext: the docs\n", "goal:3 +2", "Next: the docs"},
    {"the parser\n\nthe docs\n\ngoal:3 +2\n\nnone\n", "goal:3 +2", "the parser\n\nthe docs\nnone"},
    {"goal:3 +2\ngoal:4 60%\n", "goal:3 +2|goal:4 60%", ""},
    {"goal:3\n", "goal:3", ""},
    /* slips: they stay, and are named */
    {"goal:3 1.2.3\n", "goal:3 1.2.3", "goal:3 1.2.3"},
    {"goal:3 99999999999999\n", "goal:3 99999999999999", "goal:3 99999999999999"},
    {"goal:3 banana\n", "goal:3 banana", "goal:3 banana"},
    {"1. goal:3 ~60%\n", "goal:3 ~60%", "1. goal:3 ~60%"},
    {"goal:three 60%\n", "", "goal:three 60%"},
    /* words of an answer */
    {"goal:3 call Lyon\n", "", "goal:3 call Lyon"},
    {"目標:3 リヨンに電話\n", "", "目標:3 リヨンに電話"},
    {"20 tickets goal:3\n", "", "20 tickets goal:3"},
    {"20 tickets (goal:3 +20)\n", "", "20 tickets (goal:3 +20)"},
    {"goal 3: 2 customers called\n", "", "goal 3: 2 customers called"},
    {"goal 3 went well\n", "", "goal 3 went well"},
    {"goals are fine\n", "", "goals are fine"},
    {"goalkeeper 3 60%\n", "", "goalkeeper 3 60%"},
};

static void test_case(gconstpointer data)
{
    gsize at = (gsize)data;
    const struct asked asked = {.questions = QUESTIONS, .n_questions = G_N_ELEMENTS(QUESTIONS)};
    struct reply_reading *reading = reply_read(CASES[at].mail, &asked, NULL);
    g_ptr_array_add(reading->goals, NULL);
    g_autofree char *goals = g_strjoinv("|", (char **)reading->goals->pdata);
    g_assert_cmpstr(goals, ==, CASES[at].goals);
    g_assert_cmpstr(reading->text, ==, CASES[at].text);
    reply_reading_free(reading);
}

/* What is taken out is no paragraph: the others still answer in order, and nothing is in the
 * way. */
static void test_in_order(void)
{
    const struct asked asked = {.questions = QUESTIONS, .n_questions = G_N_ELEMENTS(QUESTIONS)};
    struct reply_reading *reading =
        reply_read("the parser\n\nthe docs\n\nno password\ngoal:3 +2\n", &asked, NULL);
    g_assert_cmpuint(reading->answers->len, ==, G_N_ELEMENTS(QUESTIONS));
    g_assert_cmpstr(((struct answer *)reading->answers->pdata[2])->text, ==, "no password");
    reply_reading_free(reading);
}

static void test_elsewhere(void)
{
    struct reply_reading *reading = reply_read("goal:3 +2\n", NULL, NULL);
    g_assert_cmpuint(reading->goals->len, ==, 0);
    g_assert_cmpstr(reading->text, ==, "goal:3 +2");
    reply_reading_free(reading);
}

static void test_many(void)
{
    const struct asked asked = {.questions = QUESTIONS, .n_questions = G_N_ELEMENTS(QUESTIONS)};
    g_autoptr(GString) mail = g_string_new("Done: the parser\n");
    for (guint i = 1; i <= 2 * MAIL_MAX_GOALS; i++)
        g_string_append_printf(mail, "goal:%u 60%%\n", i);
    struct reply_reading *reading = reply_read(mail->str, &asked, NULL);
    g_assert_cmpuint(reading->goals->len, ==, MAIL_MAX_GOALS);
    reply_reading_free(reading);
}

/* --- amounts --- */

static void test_amounts(void)
{
    static const struct {
        const char *text, *language, *shown; /* "=" or "+", thousandths, "%", unit: NULL: none */
    } table[] = {
        {"60%", "en", "= 60000 %"},
        {"60 %", "en", "= 60000 %"},
        {"60 pour cent", "fr", "= 60000 %"},
        {"+2", "en", "+ 2000"},
        {"-3", "en", "+ -3000"},
        {"\342\210\2223", "en", "+ -3000"},
        {"= -3", "en", "= -3000"},
        {"=+3", "en", "= 3000"},
        {"1.5", "en", "= 1500"},
        {"1,5", "de", "= 1500"},
        {"1,5", "en", "= 1500"},
        {"1,500", "en", "= 1500000"},
        {"1,500", "de", "= 1500"},
        {"1.500", "de", "= 1500000"},
        {"1.200,5", "de", "= 1200500"},
        {"1'200", "de", "= 1200000"},
        {"12k", "en", "= 12000000"},
        {"1.5M", "en", "= 1500000000"},
        {"+12k €", "en", "+ 12000000"},
        {"12km", "en", "= 12000 km"},
        {"5 minutes", "en", "= 5000"},
        {"10h", "en", "= 10000 h"},
        {"12€", "en", "= 12000 €"},
        {"0.1234", "en", NULL},
        {"1.2.3", "en", NULL},
        {"9999999999999", "en", NULL},
        {"9999999999k", "en", NULL},
        {"many", "en", NULL},
        {"", "en", NULL},
        {"- 3", "en", NULL},
        {"%", "en", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct goal_amount amount;
        gboolean fine = goal_amount_read(table[i].text, table[i].language, &amount);
        g_test_message("%s", table[i].text);
        g_assert_cmpint(fine, ==, table[i].shown != NULL);
        if (!fine)
            continue;
        g_autofree char *unit = g_strndup(amount.unit, amount.unit_length);
        g_autofree char *shown =
            g_strdup_printf("%s %" G_GINT64_FORMAT "%s%s%s", amount.adds ? "+" : "=",
                            amount.thousandths, amount.percent ? " %" : "", *unit ? " " : "", unit);
        g_assert_cmpstr(shown, ==, table[i].shown);
    }
}

/* --- lines --- */

static void test_lines(void)
{
    static const struct {
        const char *text, *shown; /* goal.place amount confidence over | note; NULL: nothing */
    } table[] = {
        {"3 60%", "3.0 yes 0 no |"},
        {"3.2 +2, Lyon and Metz", "3.2 yes 0 no |Lyon and Metz"},
        {"3: 96 (mostly spam)", "3.0 yes 0 no |mostly spam)"},
        {"3 12k, confidence low", "3.0 yes 1 no |"},
        {"3 12k, confidence high, as hoped", "3.0 yes 3 no |as hoped"},
        {"3 Zuversicht mittel", "3.0 no 2 no |"},
        {"3 at risk", "3.0 no 2 no |"},
        {"3 自信 高", "3.0 no 3 no |"},
        {"3 low", NULL},
        {"3 done", "3.0 no 0 yes |"},
        {"3 erledigt", "3.0 no 0 yes |"},
        {"3.1 done", "3.1 no 0 yes |"},
        {"3", NULL},
        {"0 60%", NULL},
        {"3.0 60%", NULL},
        {"three 60%", NULL},
        {"3rd 60%", NULL},
        {"12345678 60%", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct goal_said said;
        gboolean fine = goal_said_read(table[i].text, "en", &said);
        g_test_message("%s", table[i].text);
        g_assert_cmpint(fine, ==, table[i].shown != NULL);
        if (!fine)
            continue;
        g_autofree char *shown = g_strdup_printf("%u.%u %s %u %s |%s", said.goal, said.place,
                                                 said.has_amount ? "yes" : "no", said.confidence,
                                                 said.over ? "yes" : "no", said.note);
        g_assert_cmpstr(shown, ==, table[i].shown);
    }
}

static void test_names(void)
{
    static const struct {
        const char *line, *numbers;
    } table[] = {
        {"20 tickets (goal:3)", "3"},
        {"goal:3, goal:12 and Ziel:4.2", "3 12 4"},
        {"goal:3.", "3"},
        {"goal: 3", ""},
        {"subgoal:3", ""},
        {"goal:x", ""},
        {"goal:3goal:4", "3"},
        {"a: b: goal:7: call", "7"},
        {"目標:5 の件", "5"},
        {"goal:0", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        guint numbers[4];
        guint n = goal_numbers_in(table[i].line, numbers, G_N_ELEMENTS(numbers));
        g_autoptr(GString) shown = g_string_new(NULL);
        for (guint k = 0; k < n; k++)
            g_string_append_printf(shown, "%s%u", k > 0 ? " " : "", numbers[k]);
        g_test_message("%s", table[i].line);
        g_assert_cmpstr(shown->str, ==, table[i].numbers);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/text/goals/%zu", i);
        g_test_add_data_func(path, (gconstpointer)i, test_case);
    }
    g_test_add_func("/text/goals/in-order", test_in_order);
    g_test_add_func("/text/goals/elsewhere", test_elsewhere);
    g_test_add_func("/text/goals/many", test_many);
    g_test_add_func("/text/goals/amounts", test_amounts);
    g_test_add_func("/text/goals/lines", test_lines);
    g_test_add_func("/text/goals/names", test_names);
    return g_test_run();
}

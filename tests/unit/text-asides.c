/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "1on1: my pay" in a reply to a check-in: what is taken out, and what stays. A word too many in
 * the answer would be read by those whom it is kept from. */
#include <string.h>

#include "mail/reply/reply.h"

static const char *const DONE[] = {"done", NULL}, *const NEXT[] = {"next", NULL},
                         *const BLOCKED[] = {"blockers", NULL};
static const struct asked_question QUESTIONS[] = {
    {.kind = "list", .prompt = "What did you get done?", .labels = DONE},
    {.kind = "list", .prompt = "What will you do next?", .labels = NEXT},
    {.kind = "blocker", .prompt = "Is anything in your way?", .labels = BLOCKED},
};

static const struct {
    const char *mail, *asides, *text; /* points by "|"; what is left */
} CASES[] = {
    {"1on1: my pay\n", "my pay", ""},
    {"1:1: my pay\n", "my pay", ""},
    {"1-on-1: my pay at 10:30: now\n", "my pay at 10:30: now", ""},
    {"for our 1:1: my pay\n", "my pay", ""},
    {"For our next One-on-One: my pay\n", "my pay", ""},
    {"- 1on1: my pay\n", "my pay", ""},
    {"*1on1:* my pay\n", "my pay", ""},
    {"Für unser 1:1: Gehalt\n", "Gehalt", ""},
    {"fürs Vier-Augen-Gespräch: Gehalt\n", "Gehalt", ""},
    {"Pour notre tête-à-tête : salaire\n", "salaire", ""},
    {"para nuestra reunión individual: sueldo\n", "sueldo", ""},
    {"１on１：給料\n", "給料", ""},
    {"次回の1on1：給料\n", "給料", ""},
    {"Done: the parser\n1on1: my pay\nNext: the docs\n", "my pay",
     "Done: the parser\nNext: the docs"},
    {"the parser\n\nthe docs\n\n1on1: my pay\n\nnone\n", "my pay", "the parser\n\nthe docs\nnone"},
    {"1on1:\n- my pay\n- my hours\n\nNext: the docs\n", "my pay|my hours", "Next: the docs"},
    {"1on1:\n\nmy pay\nNext: the docs\n", "my pay", "Next: the docs"},
    {"1on1: it is about my pay, which is what it was three years\nago, and so on\nNext: the docs\n",
     "it is about my pay, which is what it was three years ago, and so on", "Next: the docs"},
    {"1on1: my pay\nthe parser\n", "my pay", "the parser"},
    {"1on1:\n- mein Gehalt\n- Probleme: Eva schreit mich an\n\nNext: the docs\n",
     "mein Gehalt|Probleme: Eva schreit mich an", "Next: the docs"},
    {"1on1:\n給料\n課題：残業\n困りごと：席\nBlockers: none\n", "給料|課題：残業|困りごと：席",
     "Blockers: none"},
    {"1on1: à propos de mon salaire, qui est ce qu'il était il y a trois ans\nà faire: lui en "
     "parler\n",
     "à propos de mon salaire, qui est ce qu'il était il y a trois ans à faire: lui en parler", ""},
    {"1on1: my pay\nObstacles: none\n", "my pay", "Obstacles: none"},
    {"1on1: one\n1on1: two\n", "one|two", ""},
    {"1on1 Louis: my pay\n", "@Louis: my pay", ""},
    {"1on1 Louis Moreau: my pay\n", "@Louis.Moreau: my pay", ""},
    {"1on1 with Louis Moreau: my pay\n", "@Louis.Moreau: my pay", ""},
    {"- *1:1 with Louis*: my pay at 10:30\n", "@Louis: my pay at 10:30", ""},
    {"For our next 1-on-1 with Louis: my pay\n", "@Louis: my pay", ""},
    {"1on1 @louis: my pay\n", "@louis: my pay", ""},
    {"1on1 @louis_m: my pay\n", "@louis_m: my pay", ""},
    {"1on1 with *@louis_m*: my pay\n", "@louis_m: my pay", ""},
    {"1on1 louis2@acme.example: my pay\n", "@louis2@acme.example: my pay", ""},
    {"1on1 at 10:30: moved\n", "", "1on1 at 10:30: moved"},
    {"1on1 with *Ann  von_Lee*: my pay\n", "@Ann.von.Lee: my pay", ""},
    {"1on1: Louis: my pay\n", "Louis: my pay", ""},
    {"Für unser 1:1 mit Louis: Gehalt\n", "@Louis: Gehalt", ""},
    {"tête-à-tête avec Louis : salaire\n", "@Louis: salaire", ""},
    {"reunión individual con Louis: sueldo\n", "@Louis: sueldo", ""},
    {"１on１ Louis：給料\n", "@Louis: 給料", ""},
    {"1on1 with Louis:\n- my pay\n- my hours\n\nNext: the docs\n",
     "@Louis: my pay|@Louis: my hours", "Next: the docs"},
    {"1:1 with Bob at 10:30: nice\n", "", "1:1 with Bob at 10:30: nice"},
    {"1on1 with Bob Tue 10:00\n", "", "1on1 with Bob Tue 10:00"},
    {"1on1 went rather well: nice\n", "", "1on1 went rather well: nice"},
    {"had a 1:1 with Bob: nice\n", "", "had a 1:1 with Bob: nice"},
    {"1:1 with Bob at 10:30\n", "", "1:1 with Bob at 10:30"},
    {"1on1 went well\n", "", "1on1 went well"},
    {"1:10 was the score: fine\n", "", "1:10 was the score: fine"},
};

static void test_case(gconstpointer data)
{
    gsize at = (gsize)data;
    const struct asked asked = {.questions = QUESTIONS, .n_questions = G_N_ELEMENTS(QUESTIONS)};
    struct reply_reading *reading = reply_read(CASES[at].mail, &asked, NULL);
    g_ptr_array_add(reading->asides, NULL);
    g_autofree char *asides = g_strjoinv("|", (char **)reading->asides->pdata);
    g_assert_cmpstr(asides, ==, CASES[at].asides);
    g_assert_cmpstr(reading->text, ==, CASES[at].text);
    reply_reading_free(reading);
}

/* A reader's remarks on a summary are no answers, and neither is a mail that answers nothing. */
static void test_elsewhere(void)
{
    static const struct asked_question lines[] = {{.kind = "line", .prompt = "Ann Lee"}};
    const struct asked told = {.questions = lines, .n_questions = 1};
    const struct asked *const others[] = {&told, NULL};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        struct reply_reading *reading = reply_read("1on1: my pay\n", others[i], NULL);
        g_assert_cmpuint(reading->asides->len, ==, 0);
        g_assert_cmpstr(reading->text, ==, "1on1: my pay");
        reply_reading_free(reading);
    }
}

/* What is taken out is no paragraph: the others still answer in order. */
static void test_in_order(void)
{
    const struct asked asked = {.questions = QUESTIONS, .n_questions = G_N_ELEMENTS(QUESTIONS)};
    struct reply_reading *reading =
        reply_read("the parser\n\nthe docs\n\n1on1: my pay\n\nnone\n", &asked, NULL);
    g_assert_cmpuint(reading->answers->len, ==, G_N_ELEMENTS(QUESTIONS));
    g_assert_cmpstr(reading->unplaced, ==, "");
    reply_reading_free(reading);
}

/* What is over the limit is taken out all the same. */
static void test_many(void)
{
    const struct asked asked = {.questions = QUESTIONS, .n_questions = G_N_ELEMENTS(QUESTIONS)};
    g_autoptr(GString) mail = g_string_new("Done: the parser\n");
    for (guint i = 0; i < 2 * MAIL_MAX_ASIDES; i++)
        g_string_append_printf(mail, "1on1: point %u\n", i);
    struct reply_reading *reading = reply_read(mail->str, &asked, NULL);
    g_assert_cmpuint(reading->asides->len, ==, MAIL_MAX_ASIDES);
    g_assert_cmpstr(reading->text, ==, "Done: the parser");
    reply_reading_free(reading);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/text/asides/%zu", i);
        g_test_add_data_func(path, (gconstpointer)i, test_case);
    }
    g_test_add_func("/text/asides/elsewhere", test_elsewhere);
    g_test_add_func("/text/asides/in-order", test_in_order);
    g_test_add_func("/text/asides/many", test_many);
    return g_test_run();
}

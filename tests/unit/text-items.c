/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words about numbered items, in a reply to a check-in that has three questions and shows two items: which are about an
 * item, which answer a question, and which item is over? */
#include <string.h>

#include "muster/mail/moved.h"
#include "reply-answers.h"

static const char *const DONE[] = {"done", NULL}, *const NEXT[] = {"next", NULL},
                         *const BLOCKED[] = {"blockers", "blocked", NULL};
static const char *const SHOWN[] = {
    "#38 no password for the test server",
    "#41 the contract with the printer in Lyon is not signed, so nobody may order paper yet", NULL};
static const struct asked_question QUESTIONS[] = {
    {.kind = "list", .prompt = "What did you get done?", .labels = DONE},
    {.kind = "list", .prompt = "What will you do next?", .labels = NEXT},
    {.kind = "blocker", .prompt = "Is anything in your way?", .labels = BLOCKED, .items = SHOWN},
};
static const guint32 OPEN[] = {2, 38, 41};
static const char TEXT[] =
    "1. What did you get done?\n\n2. What will you do next?\n\n3. Is anything in your way?\n\n"
    "   Still open. Put an x when it is over:\n"
    "   [ ] #38 no password for the test server\n"
    "   [ ] #41 the contract with the printer in Lyon is not signed, so\n"
    "   nobody may order paper yet\n";

static const struct {
    const char *what, *mail, *answers[3], *unplaced;
    const char *items; /* "#38 over; #41 I call them" */
} CASES[] = {
    {"done, alone", "#38 done\n", {0}, "", "#38 over"},
    {"done, with more words", "#38: erledigt - habe ich freigeschaltet\n", {0}, "", "#38 over"},
    {"in German, with thanks", "#38: erledigt, danke\n", {0}, "", "#38 over"},
    {"in Japanese", "#38 解決しました\n", {0}, "", "#38 over"},
    {"words about it", "#41 I call them today\n", {0}, "", "#41 I call them today"},
    {"words that go on below",
     "#41 I call them today,\nand write to you then.\n\nElse nothing.\n",
     {0},
     "Else nothing.",
     "#41 I call them today,\nand write to you then."},
    {"two, one below the other",
     "#38 done\n#41 still waiting\n",
     {0},
     "",
     "#38 over; #41 still waiting"},
    {"between numbered answers",
     "1. the export\n#38 solved\n2. the review\n3. no\n",
     {"the export", "the review", "no"},
     "",
     "#38 over"},
    {"what follows is an answer again",
     "done: the export\n#41 they sign on Friday\nnext: the review\n",
     {"the export", "the review"},
     "",
     "#41 they sign on Friday"},
    {"a number that is both: an open item comes first", "#2 done\n", {0}, "", "#2 over"},
    {"a question's number is no item's", "#1 the export\n", {0}, "#1 the export", ""},
    {"an issue of some other tracker opens no blocker",
     "Fixed today:\n#3 the crash at login\n",
     {0},
     "Fixed today:\n#3 the crash at login",
     ""},
    {"nor with a colon", "#3: the crash at login\n", {0}, "#3: the crash at login", ""},
    {"below its question it keeps its number",
     "> 1. What did you get done?\n#1 the crash at login\n",
     {"#1 the crash at login"},
     "",
     ""},
    {"with a point it is a label", "#1. the export\n#3) no\n", {"the export", NULL, "no"}, "", ""},
    {"as a heading too", "# 1. the export\n## 3. no\n", {"the export", NULL, "no"}, "", ""},
    {"words about an item end where another number begins",
     "#41 I call them\n#7 is fixed\n",
     {0},
     "#7 is fixed",
     "#41 I call them"},
    {"somebody else's numbers are text",
     "1. #4521 fixed\n#38-b is not ours\n2. #12 review\n",
     {"#4521 fixed\n#38-b is not ours", "#12 review"},
     "",
     ""},
    {"a number inside of a sentence is text",
     "1. fixed #38 at last\n",
     {"fixed #38 at last"},
     "",
     ""},
    {"more than done is kept as words",
     "#38 done twice, and broken again\n",
     {0},
     "",
     "#38 done twice, and broken again"},
    {"ticked in the quote",
     "> 3. Is anything in your way?\n>\n>    Still open. Put an x when it is over:\n"
     ">    [x] #38 no password for the test server\n"
     ">    [ ] #41 the contract with the printer in Lyon is not signed, so\n"
     ">    nobody may order paper yet\n",
     {0},
     "",
     "#38 over"},
    {"ticked where a client broke it, with a new one below",
     "> 3. Is anything in your way?\n>\n>    Still open. Put an x when it is over:\n"
     ">    [ ] #38 no password for the test server\n"
     ">    [x] #41 the contract with the printer in Lyon is\n> not signed, so nobody may\n"
     "> order paper yet\n\nThe lift is stuck.\n",
     {NULL, NULL, "The lift is stuck."},
     "",
     "#41 over"},
    {"words behind the box",
     "> 3. Is anything in your way?\n>    [ ] #38 no password for the test server - Bob is ill\n",
     {0},
     "",
     "#38 no password for the test server - Bob is ill"},
    {"a tick, and words behind",
     "> 3. Is anything in your way?\n>    [x] #38 no password for the test server - Bob has one\n",
     {0},
     "",
     "#38 over"},
};

static char *items_in_words(const GPtrArray *items)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < items->len; i++) {
        const struct item_said *said = g_ptr_array_index(items, i);
        g_string_append_printf(words, "%s#%u %s", i > 0 ? "; " : "", said->number,
                               said->over ? "over" : said->text);
    }
    return g_string_free(words, FALSE);
}

static void test_case(gconstpointer data)
{
    gsize i = (gsize)data;
    struct asked asked = {.questions = QUESTIONS,
                          .n_questions = G_N_ELEMENTS(QUESTIONS),
                          .text = TEXT,
                          .open_items = OPEN,
                          .n_open_items = G_N_ELEMENTS(OPEN)};
    struct reply_reading *reading = reply_read(CASES[i].mail, &asked, "Ann Lee");
    g_autofree char *items = items_in_words(reading->items);
    g_assert_cmpstr(items, ==, CASES[i].items);
    for (guint q = 0; q < asked.n_questions; q++)
        g_assert_cmpstr(answer_to(reading, q + 1), ==, CASES[i].answers[q]);
    g_assert_cmpstr(reading->unplaced, ==, CASES[i].unplaced);
    reply_reading_free(reading);
}

/* "Done" closes a thing, whatever else is said behind a comma; "done, but" does not. */
static void test_begin(void)
{
    static const struct {
        const char *words;
        gboolean over;
    } table[] = {
        {"Done, it is approved.", TRUE},
        {"Done. The key is under the mat, but mind the dog.", FALSE},
        {"Done. The key is under the mat. But mind the dog.", FALSE},
        {"Done. The key is under the mat; but mind the dog.", FALSE},
        {"Done. The key is under the mat. If it does not fit, call me.", TRUE},
        {"Done. The key is under the mat.\nThe old one does not fit.", TRUE},
        {"erledigt - habe ich freigeschaltet", TRUE},
        {"C'est réglé, je t'ai envoyé le mot de passe par Signal.", TRUE},
        {"Resuelto, te lo mando esta tarde", TRUE},
        {"解決しました。パスワードを送りました。", TRUE},
        {"Done with my part, but Ann has to sign", FALSE},
        {"Done, but Ann has to sign", FALSE},
        {"Erledigt, aber nur zur Hälfte", FALSE},
        {"Erledigt. Es liegt im Fach.\n\nAber nur die Hälfte.", FALSE},
        {"Réglé, mais sans garantie", FALSE},
        {"Resuelto, pero falta una firma", FALSE},
        {"解決しました。でもまだ遅いです。", FALSE},
        {"解決しました。パスワードを送りました。しかし遅いです。", FALSE},
        {"Done, or am I wrong?", FALSE},
        {"解決しました、合っていますか？", FALSE},
        {"Not done, Ann is ill", FALSE},
        {"x, y and z", FALSE},
        {"done", FALSE}, /* that says no more */
        {"", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        g_test_message("%s", table[i].words);
        g_assert_cmpint(words_begin_done(table[i].words), ==, table[i].over);
    }
}

/* No mail makes more of them than the wall lets through; what is beyond stays text. */
static void test_many(void)
{
    struct asked asked = {.questions = QUESTIONS,
                          .n_questions = G_N_ELEMENTS(QUESTIONS),
                          .text = TEXT,
                          .open_items = OPEN,
                          .n_open_items = G_N_ELEMENTS(OPEN)};
    g_autoptr(GString) mail = g_string_new(NULL);
    for (guint i = 0; i < MAIL_MAX_ITEMS + 50; i++)
        g_string_append(mail, "#38 done\n");
    struct reply_reading *reading = reply_read(mail->str, &asked, "Ann Lee");
    g_assert_cmpuint(reading->items->len, ==, MAIL_MAX_ITEMS);
    g_assert_true(g_str_has_prefix(reading->unplaced, "#38 done"));
    reply_reading_free(reading);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strconcat("/text/items/", CASES[i].what, NULL);
        g_test_add_data_func(path, (gconstpointer)i, test_case);
    }
    g_test_add_func("/text/items/begin", test_begin);
    g_test_add_func("/text/items/many", test_many);
    return g_test_run();
}

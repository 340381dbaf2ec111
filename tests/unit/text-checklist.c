/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Yesterday's plan, ticked in the reply: whatever the client did to its lines, and however people
 * tick. */
#include <string.h>

#include "muster/mail/moved.h"
#include "reply-answers.h"

static const char *const DONE[] = {"done", NULL}, *const NEXT[] = {"next", NULL};
static const char *const PLAN[] = {
    "invoice export for Lyon",
    "review of Bob's login patch",
    "write down what we learned from the last import so that support can do the next one alone",
    "tests",
    "tests for the parser (all of them)",
    NULL};
static const struct asked_question QUESTIONS[] = {
    {.kind = "list",
     .prompt = "What did you get done since your last check-in?",
     .labels = DONE,
     .items = PLAN},
    {.kind = "list", .prompt = "What will you do next?", .labels = NEXT},
    {.kind = "blocker", .prompt = "Is anything in your way?"},
};
static const char TEXT[] =
    "Hello Ann. Hit Reply and answer in your own words, above this text or\n"
    "under the questions. A line each is plenty. Until 17:30 today.\n\n"
    "1. What did you get done since your last check-in?\n\n"
    "   On Monday you planned (put an x, or just write):\n"
    "   [ ] invoice export for Lyon\n"
    "   [ ] review of Bob's login patch\n"
    "   [ ] write down what we learned from the last import so that support\n"
    "   can do the next one alone\n"
    "   [ ] tests\n"
    "   [ ] tests for the parser (all of them)\n\n"
    "2. What will you do next?\n\n"
    "3. Is anything in your way?\n\n"
    "Little to say? \"same\", \"nothing new\", \"skip\" or \"off today\" is enough.\n\n"
    "-- \nRead by Mia Hansen (tomorrow at 08:30). When you answered is not shown.\n";

static const struct {
    const char *what, *mail, *answers[3], *unplaced;
} CASES[] = {
    {"mutt, an x in a box of the quote",
     "On Tue, Nov 24, 2026, Acme check-in wrote:\n"
     "> 1. What did you get done since your last check-in?\n>\n"
     ">    On Monday you planned (put an x, or just write):\n"
     ">    [x] invoice export for Lyon\n"
     ">    [ ] review of Bob's login patch\n"
     ">    [X] tests\n"
     "> 2. What will you do next?\n\nthe import\n\n"
     "> 3. Is anything in your way?\n\nno\n",
     {"invoice export for Lyon\ntests", "the import", "no"},
     ""},
    {"own words below the boxes",
     "> 1. What did you get done since your last check-in?\n>\n"
     ">    On Monday you planned (put an x, or just write):\n"
     ">    [x] invoice export for Lyon\n"
     ">    [ ] review of Bob's login patch\n\nand helped support\n\n"
     "> 2. What will you do next?\n> 3. Is anything in your way?\n",
     {"invoice export for Lyon\n\nand helped support"},
     ""},
    {"Gmail, all on top but a box ticked in the quote",
     "Next: the import\n\nOn Tue, Nov 24, 2026 at 9:00 AM Acme check-in <checkin+t@acme.example> "
     "wrote:\n\n"
     "> Hello Ann. Hit Reply and answer in your own words, above this text or\n"
     "> under the questions. A line each is plenty. Until 17:30 today.\n>\n"
     "> 1. What did you get done since your last check-in?\n>\n"
     "> On Monday you planned (put an x, or just write):\n"
     "> [x] invoice export for Lyon\n> [ ] review of Bob's login patch\n>\n"
     "> 2. What will you do next?\n>\n> 3. Is anything in your way?\n>\n",
     {"invoice export for Lyon", "the import"},
     ""},
    {"paragraphs in order on top, and a box ticked in the quote",
     "helped support\n\nthe import\n\nno\n\n> 1. What did you get done since your last check-in?\n"
     "> [x] invoice export for Lyon\n> [ ] tests\n> 2. What will you do next?\n"
     "> 3. Is anything in your way?\n",
     {"invoice export for Lyon\n\nhelped support", "the import", "no"},
     ""},
    {"boxes typed on top, and a paragraph for each question behind theirs",
     "[x] invoice export for Lyon\n[ ] tests - the server is down\n\nthe import\n\nall is clear\n",
     {"invoice export for Lyon\n[ ] tests - the server is down", "the import", "all is clear"},
     ""},
    {"boxes typed on top, and a paragraph for every question",
     "[x] invoice export for Lyon\n\nhelped support\n\nthe import\n\nno\n",
     {"invoice export for Lyon\n\nhelped support", "the import", "no"},
     ""},
    {"boxes typed on top, and words that may go on with them",
     "[x] invoice export for Lyon\n[ ] tests\nand helped support\n\nthe import\n",
     {"invoice export for Lyon"},
     "and helped support\n\nthe import"},
    {"nothing but boxes",
     "> 1. What did you get done since your last check-in?\n>\n"
     "> On Monday you planned (put an x, or just write):\n"
     "> [x] invoice export for Lyon\n> [x] review of Bob's login patch\n>\n"
     "> 2. What will you do next?\n>\n> 3. Is anything in your way?\n",
     {"invoice export for Lyon\nreview of Bob's login patch"},
     ""},
    {"Outlook, no quote marks",
     "\nFrom: Acme check-in <checkin@acme.example>\nSent: Tuesday, November 24, 2026 9:00 AM\n"
     "To: Ann Lee <ann@acme.example>\nSubject: Your check-in, Tue 24 Nov\n\n"
     "Hello Ann. Hit Reply and answer in your own words, above this text or\n"
     "under the questions. A line each is plenty. Until 17:30 today.\n\n"
     "1. What did you get done since your last check-in?\n\n"
     "   On Monday you planned (put an x, or just write):\n"
     "   [x] invoice export for Lyon\n   [ ] review of Bob's login patch\n   [ ] tests\n\n"
     "2. What will you do next?\nthe import\n\n3. Is anything in your way?\nno\n",
     {"invoice export for Lyon", "the import", "no"},
     ""},
    {"Outlook, a plan typed again below its box",
     "\nFrom: Acme check-in <checkin@acme.example>\nSent: Tuesday, November 24, 2026 9:00 AM\n"
     "To: Ann Lee <ann@acme.example>\nSubject: Your check-in, Tue 24 Nov\n\n"
     "1. What did you get done since your last check-in?\n\n"
     "   On Monday you planned (put an x, or just write):\n"
     "   [ ] invoice export for Lyon\n   [ ] review of Bob's login patch\n"
     "invoice export for Lyon\n\n2. What will you do next?\nthe import\n\n"
     "3. Is anything in your way?\nno\n",
     {"invoice export for Lyon", "the import", "no"},
     ""},
    {"Apple Mail, ticks of its own, inside the quote",
     "> On 24 Nov 2026, at 09:00, Acme check-in <checkin@acme.example> wrote:\n>\n"
     "> 1. What did you get done since your last check-in?\n>\n"
     ">   On Monday you planned (put an x, or just write):\n"
     ">   ✓ [ ] invoice export for Lyon\n>   [✔︎] review of Bob's login patch\n"
     ">   ☑ tests\n>   [ ] tests for the parser (all of them)\n>\n"
     "> 2. What will you do next?\n>\n> 3. Is anything in your way?\n",
     {"invoice export for Lyon\nreview of Bob's login patch\ntests"},
     ""},
    {"a phone, typed on top",
     "x invoice export for Lyon\n[x] tests\n\nSent from my iPhone\n",
     {"invoice export for Lyon\ntests"},
     ""},
    {"done, behind the item",
     "> 1. What did you get done since your last check-in?\n"
     "> [ ] invoice export for Lyon - done\n> [ ] review of Bob's login patch\n"
     "> [ ] tests ✓\n> 2. What will you do next?\n> 3. Is anything in your way?\n",
     {"invoice export for Lyon\ntests"},
     ""},
    {"words behind the item are kept with it and its box, ticked or not",
     "> 1. What did you get done since your last check-in?\n"
     "> [x] invoice export for Lyon (took two days)\n"
     "> [ ] review of Bob's login patch -- not yet, he is away\n> [ ] tests\n"
     "> 2. What will you do next?\n> 3. Is anything in your way?\n",
     {"[x] invoice export for Lyon (took two days)\n"
      "[ ] review of Bob's login patch -- not yet, he is away"},
     ""},
    {"an item that was broken, on the wire or by a client",
     "> 1. What did you get done since your last check-in?\n"
     "> [x] write down what we learned from the last import so\n> that support\n"
     "> can do the next one alone\n> [x] tests for the parser (all of\n> them)\n"
     "> 2. What will you do next?\n> 3. Is anything in your way?\n",
     {"write down what we learned from the last import so that support can do the next one alone\n"
      "tests for the parser (all of them)"},
     ""},
    {"boxes that say no",
     "> 1. What did you get done since your last check-in?\n> [-] invoice export for Lyon\n"
     "> [] review of Bob's login patch\n> [/] tests\n> 2. What will you do next?\n"
     "> 3. Is anything in your way?\n\nno\n",
     {NULL, NULL, "no"},
     ""},
    {"words that are planned too, without a box, are the person's",
     "tests for the parser (all of them)\n\ntests\n\nno\n",
     {"tests for the parser (all of them)", "tests", "no"},
     ""},
    {"an arrow in the box, or before the item, moves it",
     "> 1. What did you get done since your last check-in?\n> [>] invoice export for Lyon\n"
     "> [ -> ] review of Bob's login patch\n> \342\206\222 tests\n"
     "> [x] tests for the parser (all of them)\n> 2. What will you do next?\n"
     "> 3. Is anything in your way?\n\nno\n",
     {"[>] invoice export for Lyon\n[ -> ] review of Bob's login patch\n\342\206\222 tests\n"
      "tests for the parser (all of them)",
      NULL, "no"},
     ""},
    {"words behind it move it, with a box or without",
     "> 1. What did you get done since your last check-in?\n"
     "> [ ] invoice export for Lyon: moved to Tuesday\n"
     "> review of Bob's login patch -> next week\n> [ ] tests \342\206\222\n"
     "> 2. What will you do next?\n> 3. Is anything in your way?\n",
     {"[ ] invoice export for Lyon: moved to Tuesday\n"
      "review of Bob's login patch -> next week\n[ ] tests \342\206\222"},
     ""},
    {"typed on top, it stands for its question",
     "tests: moved to next week\n\nSent from my iPhone\n",
     {"tests: moved to next week"},
     ""},
    {"an arrow like a quote's mark, where nothing is quoted",
     "1. helped support\n> review of Bob's login patch\n2. the import\n\n"
     "From: Acme check-in <checkin@acme.example>\nSent: Tuesday, November 24, 2026 9:00 AM\n"
     "To: Ann Lee <ann@acme.example>\nSubject: Your check-in, Tue 24 Nov\n\n"
     "1. What did you get done since your last check-in?\n",
     {"> review of Bob's login patch\nhelped support", "the import"},
     ""},
    {"a quoted item among other quoted lines",
     "helped support\n\nthe import\n\nno\n\n> review of Bob's login patch\n"
     "> 2. What will you do next?\n",
     {"helped support", "the import", "no"},
     ""},
    {"a box of the person's own",
     "> 1. What did you get done since your last check-in?\n> [x] invoice export for Lyon\n"
     "[x] lunch with Bob\n> 2. What will you do next?\n> 3. Is anything in your way?\n",
     {"invoice export for Lyon\n[x] lunch with Bob"},
     ""},
};

static void test_case(gconstpointer data)
{
    gsize i = (gsize)data;
    struct asked asked = {.questions = QUESTIONS, .n_questions = 3, .text = TEXT};
    struct reply_reading *reading = reply_read(CASES[i].mail, &asked, "Ann Lee");
    for (guint q = 0; q < asked.n_questions; q++)
        g_assert_cmpstr(answer_to(reading, q + 1), ==, CASES[i].answers[q]);
    g_assert_cmpstr(reading->unplaced, ==, CASES[i].unplaced);
    reply_reading_free(reading);
}

/* Below plans that were ticked, a paragraph answers what is behind them only where nothing else can
 * be meant: it may go on with what was done, and then it is in nobody's way. */
static void test_below_ticks(void)
{
    static const struct asked_question done = {.kind = "list", .prompt = "Done?", .items = PLAN};
    static const struct asked_question other = {.kind = "list", .prompt = "What else?"};
    static const struct asked_question blocker = {.kind = "blocker", .prompt = "In your way?"};
    static const struct asked_question mood = {.kind = "mood", .prompt = "How are you?"};
    const struct {
        const char *what;
        struct asked_question questions[4];
        guint n;
        const char *reply, *answers[4], *unplaced;
    } cases[] = {
        {"the first question has no answer",
         {other, done, blocker},
         3,
         "[x] tests\n\nhelped support\n",
         {NULL, "tests"},
         "helped support"},
        {"nor when nothing is in the way",
         {other, done, blocker},
         3,
         "[x] tests\n\nnone\n",
         {NULL, "tests"},
         "none"},
        {"it has one",
         {done, other, blocker},
         3,
         "[x] tests\n\nhelped support\n\nthe printer\n",
         {"tests", "helped support", "the printer"},
         ""},
        {"two plans, and nothing is in the way",
         {done, {.kind = "list", .prompt = "And at home?", .items = DONE}, blocker},
         3,
         "[x] tests\n[x] done\n\nnone\n",
         {"tests", "done", "none"},
         ""},
        {"only the blocker is left",
         {done, blocker},
         2,
         "[x] tests\n\nhelped support\n",
         {"tests"},
         "helped support"},
        {"and it says that there is none",
         {done, blocker},
         2,
         "[x] tests\n\nNone, thanks.\n",
         {"tests", "None, thanks."},
         ""},
        {"the blocker, and behind it a mood",
         {done, blocker, mood},
         3,
         "[x] tests\n\nhelped support\n\n4/5\n",
         {"tests", NULL, "4/5"},
         "helped support"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct asked asked = {.questions = cases[i].questions, .n_questions = cases[i].n};
        struct reply_reading *reading = reply_read(cases[i].reply, &asked, NULL);
        g_test_message("%s", cases[i].what);
        for (guint q = 0; q < cases[i].n; q++)
            g_assert_cmpstr(answer_to(reading, q + 1), ==, cases[i].answers[q]);
        g_assert_cmpstr(reading->unplaced, ==, cases[i].unplaced);
        reply_reading_free(reading);
    }
}

/* The words that were asked may be gone, when only the round is left of them. */
static void test_without_the_text(void)
{
    struct asked asked = {.questions = QUESTIONS, .n_questions = 3};
    struct reply_reading *reading =
        reply_read("On Tue, Nov 24, 2026, Acme check-in wrote:\n"
                   "> 1. What did you get done since your last check-in?\n"
                   "> [x] invoice export for Lyon\n> [ ] tests\n> 2. What will you do next?\n\n"
                   "the import\n",
                   &asked, NULL);
    g_assert_cmpstr(answer_to(reading, 1), ==, "invoice export for Lyon");
    g_assert_cmpstr(answer_to(reading, 2), ==, "the import");
    g_assert_cmpstr(reading->text, ==, "invoice export for Lyon\nthe import");
    reply_reading_free(reading);
}

/* The line that says how to tick is no tick, wherever a client breaks it. */
static void test_legend(void)
{
    struct asked asked = {
        .questions = QUESTIONS,
        .n_questions = 3,
        .text = "1. What did you get done since your last check-in?\n\n"
                "   On Monday you planned ([x] done, [>] next week, or write why not):\n"
                "   [ ] invoice export for Lyon\n   [ ] tests\n\n2. What will you do next?\n\n"
                "3. Is anything in your way?\n"};
    struct reply_reading *reading =
        reply_read("> 1. What did you get done since your last check-in?\n"
                   "> On Monday you planned (\n> [x] done,\n> [>] next week, or write why not):\n"
                   "> [ ] invoice export for Lyon\n> [>] tests\n> 2. What will you do next?\n\n"
                   "the import\n",
                   &asked, NULL);
    g_assert_cmpstr(answer_to(reading, 1), ==, "[>] tests");
    g_assert_cmpstr(answer_to(reading, 2), ==, "the import");
    g_assert_cmpstr(reading->unplaced, ==, "");
    reply_reading_free(reading);
}

/* What stands behind an item. */
static void test_moved(void)
{
    static const struct {
        const char *words;
        gboolean moved;
    } cases[] = {
        {" moved", TRUE},
        {": moved to next week", TRUE},
        {" -> next week", TRUE},
        {" \342\206\222 KW 49", TRUE},
        {" =>", TRUE},
        {" - no time, moved", TRUE},
        {" (postponed)", TRUE},
        {" next week", TRUE},
        {", will do next week", TRUE},
        {" carried over", TRUE},
        {" has been moved to Monday", TRUE},
        {": verschoben", TRUE},
        {" auf n\303\244chste Woche verschoben", TRUE},
        {" \342\200\223 kommt n\303\244chste Woche", TRUE},
        {" : report\303\251 \303\240 la semaine prochaine", TRUE},
        {", semaine prochaine", TRUE},
        {": aplazado", TRUE},
        {" para la semana que viene", TRUE},
        {" pasa a la pr\303\263xima semana", TRUE},
        {"\357\274\232\346\235\245\351\200\261", TRUE},
        {"\357\274\232\346\235\245\351\200\261\343\201\253\345\273\266\346\234\237", TRUE},
        {" \346\214\201\343\201\241\350\266\212\343\201\227", TRUE},
        {"", FALSE},
        {".", FALSE},
        {": not moved, nobody had time", FALSE},
        {": no time", FALSE},
        {", Bob is back next week", FALSE},
        {" (> 2 days of work)", FALSE},
        {": the customer moved their office", FALSE},
        {" - not yet, he is away", FALSE},
        {": nicht verschoben, nur offen", FALSE},
        {": it was", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].words);
        g_assert_cmpint(words_say_moved(cases[i].words), ==, cases[i].moved);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strconcat("/checklist/", CASES[i].what, NULL);
        g_test_add_data_func(path, (gconstpointer)i, test_case);
    }
    g_test_add_func("/checklist/below ticks", test_below_ticks);
    g_test_add_func("/checklist/moved", test_moved);
    g_test_add_func("/checklist/legend", test_legend);
    g_test_add_func("/checklist/without the text", test_without_the_text);
    return g_test_run();
}

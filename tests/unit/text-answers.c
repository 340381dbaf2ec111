/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words answer which question: Ann answers three questions in every way that people do. */
#include "mail/reply.h"

#include <string.h>

static const char *const DONE_LABELS[] = {"done", "yesterday", "y", "erledigt", NULL};
static const char *const NEXT_LABELS[] = {"next", "today", "t", "als nächstes", NULL};
static const char *const BLOCKED_LABELS[] = {"blockers", "blocked", "b", "hindernisse", NULL};
static const struct asked_question QUESTIONS[] = {
    {"list", "What did you get done since your last check-in?", DONE_LABELS},
    {"list", "What will you do next?", NEXT_LABELS},
    {"blocker", "Is anything in your way?", BLOCKED_LABELS},
};
static const char ASKED_TEXT[] =
    "Hello Ann. Hit Reply and answer in your own words, above this text or\n"
    "under the questions. A line each is plenty. Until 17:30 today.\n"
    "\n"
    "1. What did you get done since your last check-in?\n"
    "\n"
    "   On Monday you planned (put an x, or just write):\n"
    "   [ ] invoice export for Lyon\n"
    "   [ ] review of Bob's login patch\n"
    "\n"
    "2. What will you do next?\n"
    "\n"
    "3. Is anything in your way?\n"
    "\n"
    "   Still open since Mon: no password for the test server (asked: Bob).\n"
    "   If that is over, write \"3. solved\".\n"
    "\n"
    "Little to say? \"same\", \"nothing new\", \"skip\" or \"off today\" is enough.\n"
    "\n"
    "-- \n"
    "Read by Mia Hansen and Oskar Lind (they get it tomorrow at 08:30) and,\n"
    "if they ask for it, by the core team. When you answered is not shown.\n";
static const struct asked ASKED = {QUESTIONS, G_N_ELEMENTS(QUESTIONS), ASKED_TEXT};

#define ON "On Tue, Nov 24, 2026 at 9:00 AM Acme check-in <checkin+token@acme.example> wrote:\n"
#define HEAD                                                                                       \
    "From: Acme check-in <checkin@acme.example>\nSent: Tuesday, November 24, 2026 9:00 AM\nTo: Ann Lee\nSubject: Your check-in, Tue 24 Nov\n"
#define INTRO                                                                                      \
    "Hello Ann. Hit Reply and answer in your own words, above this text or\nunder the questions. A line each is plenty. Until 17:30 today.\n"
#define Q1 "1. What did you get done since your last check-in?\n"
#define PLAN                                                                                       \
    "   On Monday you planned (put an x, or just write):\n   [ ] invoice export for Lyon\n   [ ] review of Bob's login patch\n"
#define Q2 "2. What will you do next?\n"
#define Q3 "3. Is anything in your way?\n"
#define OPEN                                                                                       \
    "   Still open since Mon: no password for the test server (asked: Bob).\n   If that is over, write \"3. solved\".\n"
#define END "Little to say? \"same\", \"nothing new\", \"skip\" or \"off today\" is enough.\n"
#define QUOTED_PLAN                                                                                \
    "> On Monday you planned (put an x, or just write):\n> [ ] invoice export for Lyon\n> [ ] review of Bob's login patch\n"
#define QUOTED_OPEN                                                                                \
    "> Still open since Mon: no password for the test server (asked: Bob).\n> If that is over, write \"3. solved\".\n"
#define QUOTED                                                                                     \
    "> Hello Ann. Hit Reply and answer in your own words, above this text or\n> under the questions. A line each is plenty. Until 17:30 today.\n>\n"
#define QUOTED_ALL                                                                                 \
    QUOTED "> " Q1 ">\n" QUOTED_PLAN ">\n> " Q2 ">\n> " Q3 ">\n" QUOTED_OPEN ">\n> " END

struct example {
    const char *name;
    const char *text;
    const char *answers[3]; /* NULL: not answered */
    const char *unplaced;
};

static const struct example EXAMPLES[] = {
    /* free words on top or below */
    {"numbered",
     "1. parser\n2. tests\n3. no\n\n" ON "\n" QUOTED_ALL,
     {"parser", "tests", "no"},
     ""},
    {"numbered-below",
     ON "\n" QUOTED_ALL "\n1. parser\n2. tests\n3. no\n",
     {"parser", "tests", "no"},
     ""},
    {"numbered-brackets", "1) parser\n2) tests\n3) no\n", {"parser", "tests", "no"}, ""},
    {"numbered-q", "Q1: parser\nQ2: tests\nQ3: no\n", {"parser", "tests", "no"}, ""},
    {"numbered-dash", "1 - parser\n2 - tests\n3 - no\n", {"parser", "tests", "no"}, ""},
    {"numbered-bold", "*1.* parser\n\n*2.* tests\n\n*3.* no\n", {"parser", "tests", "no"}, ""},
    {"numbered-own-line",
     "1.\n- parser\n- docs\n\n2.\ntests\n\n3.\nno\n",
     {"- parser\n- docs", "tests", "no"},
     ""},
    {"numbered-some", "2. tests\n", {NULL, "tests", NULL}, ""},
    {"numbered-intro", "Hard day.\n\n1. parser\n3. no\n", {"parser", NULL, "no"}, "Hard day."},
    {"numbered-nested",
     "1. these:\n   1. parser\n   2. docs\n2. tests\n3. no\n",
     {"these:\n   1. parser\n   2. docs", "tests", "no"},
     ""},
    {"numbered-traps",
     "1. parser\n3 reviews are open, 2.5 hours\n2. call at 3:30\n3:30 is late\n",
     {"parser\n3 reviews are open, 2.5 hours", "call at 3:30\n3:30 is late", NULL},
     ""},
    {"numbered-list",
     "Did these:\n1. a\n2. b\n3. c\n4. d\n",
     {NULL, NULL, NULL},
     "Did these:\n1. a\n2. b\n3. c\n4. d"},
    {"numbered-wide", "1．parser\n2．tests\n3．没有\n", {"parser", "tests", "没有"}, ""},
    {"labelled",
     "Done: parser\nNext: tests\nBlockers: no\n\n" ON QUOTED_ALL,
     {"parser", "tests", "no"},
     ""},
    {"labelled-any-order",
     "BLOCKERS: no\n\nyesterday: parser\n\nand docs\n",
     {"parser\n\nand docs", NULL, "no"},
     ""},
    {"labelled-letters", "y: parser\nt: tests\nb: none\n", {"parser", "tests", "none"}, ""},
    {"labelled-bold", "**Done:** parser\n\n*Next*: tests\n", {"parser", "tests", NULL}, ""},
    {"labelled-headings",
     "Done\n- parser\n- docs\n\nNext\n- tests\n",
     {"- parser\n- docs", "- tests", NULL},
     ""},
    {"labelled-german",
     "Erledigt: Parser\nAls Nächstes: Tests\nHindernisse: keine\n",
     {"Parser", "Tests", "keine"},
     ""},
    {"labelled-wide", "Done：parser\n", {"parser", NULL, NULL}, ""},
    {"label-in-sentence",
     "I am done with next: nothing\n",
     {NULL, NULL, NULL},
     "I am done with next: nothing"},
    {"label-alone", "done\n", {NULL, NULL, NULL}, "done"},
    {"numbered-labelled",
     "1. Done: parser\n2. Next: tests\n3. Blockers: no\n",
     {"parser", "tests", "no"},
     ""},
    {"paragraphs",
     "parser\nand docs\n\ntests\n\nno\n\n" ON "\n" QUOTED_ALL,
     {"parser\nand docs", "tests", "no"},
     ""},
    {"paragraphs-below", ON QUOTED_ALL "\nparser\n\ntests\n\nno\n", {"parser", "tests", "no"}, ""},
    {"paragraphs-frame",
     "Hi all,\n\nparser\n\ntests\n\nno\n\nBest regards,\n\nAnn\n",
     {"parser", "tests", "no"},
     ""},
    {"paragraphs-few", "parser\n\ntests\n", {NULL, NULL, NULL}, "parser\n\ntests"},
    {"free", "off to the dentist\n\n" ON QUOTED_ALL, {NULL, NULL, NULL}, "off to the dentist"},
    /* between the questions */
    {"inline",
     ON QUOTED "> " Q1 "parser\n>\n" QUOTED_PLAN ">\n> " Q2 "tests\n>\n> " Q3 "no\n>\n> " END,
     {"parser", "tests", "no"},
     ""},
    {"inline-under-hints",
     ON QUOTED "> " Q1 ">\n" QUOTED_PLAN "\nparser\n\n> " Q2 "\ntests\n\nand docs\n\n> " Q3
               ">\n" QUOTED_OPEN "\nno\n\n> " END,
     {"parser", "tests\n\nand docs", "no"},
     ""},
    {"inline-some",
     ON QUOTED "> " Q1 ">\n> " Q2 "tests\n> " Q3 ">\n> " END,
     {NULL, "tests", NULL},
     ""},
    {"inline-top",
     "Hard day.\n\n" ON QUOTED "> " Q1 "parser\n> " Q2 "tests\n> " Q3 "no\n> " END,
     {"parser", "tests", "no"},
     "Hard day."},
    {"inline-and-number",
     "3. no\n\n" ON QUOTED "> " Q1 "parser\n> " Q2 "tests\n> " Q3 "> " END,
     {"parser", "tests", "no"},
     ""},
    {"inline-trimmed",
     "> " Q1 "parser\n\n> " Q2 "tests\n\n> " Q3 "no\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-wrapped",
     ON
     "> 1. What did you get done since your\n> last check-in?\nparser\n> 2. What will you do\n> next?\ntests\n> 3. Is anything in your way? Still open since Mon: no password\n> for the test server (asked: Bob). If that is over, write \"3. solved\".\nno\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-deep",
     ON ">> " Q1 ">>\nparser\n>> " Q2 "tests\n>>> " Q3 "no\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-bars",
     "| " Q1 "\nparser\n\n| " Q2 "\ntests\n\n| " Q3 "\nno\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-no-numbers",
     ON
     "> What did you get done since your last check-in?\nparser\n> What will you do next?\ntests\n> Is anything in your way?\nno\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-bold",
     ON
     "> *1.* What did you get done since your last check-in?\n>\nparser\n\n> *2.* What will you do next?\n>\ntests\n\n> *3.* Is anything in your way?\n>\nno\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-prefix",
     ON
     "> Frage 1: What did you get done since your last check-in?\nparser\n> Frage 2: What will you do next?\ntests\n",
     {"parser", "tests", NULL},
     ""},
    {"inline-damaged",
     ON
     "> 1. What did you get d?ne since your last check-in?\nparser\n> 2. What will y=\n> ou do next?\ntests\n> 3. Is anything in your way=3F\nno\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-same-line",
     ON "> " Q1 "parser\n> 2. What will you do next? tests and docs\n> " Q3 "no\n",
     {"parser", "tests and docs", "no"},
     ""},
    {"inline-numbered",
     ON "> " Q1 "1. parser\n> " Q2 "2. tests\n> " Q3 "3. no\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-list",
     ON "> " Q1 "1. parser\n2. docs\n> " Q2 "tests\n",
     {"1. parser\n2. docs", "tests", NULL},
     ""},
    {"inline-own-quote",
     ON "> " Q1 "parser:\n\n> error 42 at line seven\n\nfixed\n\n> " Q2 "tests\n",
     {"parser:\n\n> error 42 at line seven\n\nfixed", "tests", NULL},
     ""},
    {"inline-last-below-all",
     ON QUOTED "> " Q1 "parser\n> " Q2 "tests\n> " Q3 ">\n> " END "\nno\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-signature-above",
     "-- \nAnn Lee\n\n" ON QUOTED "> " Q1 "parser\n> " Q2 "tests\n> " Q3 "no\n> " END,
     {"parser", "tests", "no"},
     ""},
    {"inline-signature-below",
     ON QUOTED "> " Q1 "parser\n> " Q2 "tests\n> " Q3 "no\n\n-- \nAnn Lee\n",
     {"parser", "tests", "no"},
     ""},
    {"inline-thanks-below",
     ON QUOTED "> " Q1 "parser\n> " Q2 "tests\n> " Q3 "no\n\nThanks,\nAnn\n",
     {"parser", "tests", "no"},
     ""},
    {"all-below-last",
     ON "> " Q1 "> " Q2 "> " Q3 "\n1. parser\n2. tests\n3. no\n",
     {"parser", "tests", "no"},
     ""},
    {"paragraphs-below-last",
     ON "> " Q1 "> " Q2 "> " Q3 "\nparser\n\ntests\n\nno\n",
     {"parser", "tests", "no"},
     ""},
    /* clients without quote marks */
    {"outlook-top",
     "1. parser\n2. tests\n3. no\n\n" HEAD "\n" INTRO "\n" Q1 "\n" PLAN "\n" Q2 "\n" Q3 "\n" OPEN
     "\n" END,
     {"parser", "tests", "no"},
     ""},
    {"outlook-inline",
     HEAD "\n" INTRO "\n" Q1 "parser\n" PLAN "\n" Q2 "\ntests\n\n" Q3 "\nno\n\n" OPEN "\n" END,
     {"parser", "tests", "no"},
     ""},
    {"outlook-inline-hints",
     "See below.\n\n" HEAD "\n" INTRO "\n" Q1 "\n" PLAN "\nparser\n\n" Q2 "\ntests\n\n" Q3 "\n" OPEN
     "\nno\n\n" END,
     {"parser", "tests", "no"},
     "See below."},
    {"outlook-same-line",
     HEAD
     "\n" INTRO
     "\n1. What did you get done since your last check-in? parser\n\n2. What will you do next? tests\n\n3. Is anything in your way? No\n\n" END,
     {"parser", "tests", "No"},
     ""},
    {"outlook-below",
     HEAD "\n" INTRO "\n" Q1 "\n" PLAN "\n" Q2 "\n" Q3 "\n" OPEN "\n" END
          "\n1. parser\n2. tests\n3. no\n",
     {"parser", "tests", "no"},
     ""},
    {"no-mark-at-all",
     INTRO "\n" Q1 "parser\n\n" Q2 "tests\n\n" Q3 "no\n\n" END,
     {"parser", "tests", "no"},
     ""},
    {"typed-questions",
     Q1 "parser\n" Q2 "tests\n" Q3 "no\n\n" ON QUOTED_ALL,
     {"parser", "tests", "no"},
     ""},
    {"copied-plan",
     "1. invoice export for Lyon\n2. review of Bob's login patch\n3. no\n",
     {"invoice export for Lyon", "review of Bob's login patch", "no"},
     ""},
    {"empty", ON QUOTED_ALL, {NULL, NULL, NULL}, ""},
};

static void test_example(gconstpointer data)
{
    const struct example *example = data;
    struct reply_reading *reading = reply_read(example->text, &ASKED, "Ann Lee");
    const char *found[3] = {NULL, NULL, NULL};
    for (guint i = 0; i < reading->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(reading->answers, i);
        found[answer->question - 1] = answer->text;
    }
    for (guint q = 0; q < 3; q++)
        g_assert_cmpstr(found[q], ==, example->answers[q]);
    g_assert_cmpstr(reading->unplaced, ==, example->unplaced);
    reply_reading_free(reading);
}

/* One question: whatever is written answers it. */
static void test_one_question(void)
{
    const struct asked one = {QUESTIONS, 1, NULL};
    struct reply_reading *reading = reply_read("parser\n\n1. docs\n2. tests\n", &one, NULL);
    g_assert_cmpuint(reading->answers->len, ==, 1);
    const struct answer *answer = g_ptr_array_index(reading->answers, 0);
    g_assert_cmpstr(answer->text, ==, "parser\n\n1. docs\n2. tests");
    reply_reading_free(reading);
}

/* Short prompts are found as lines of their own. */
static void test_short_prompts(void)
{
    static const struct asked_question questions[] = {
        {"list", "Done?", NULL}, {"list", "Next?", NULL}, {"blocker", "Blockers?", NULL}};
    static const struct asked asked = {questions, 3, "1. Done?\n\n2. Next?\n\n3. Blockers?\n"};
    struct reply_reading *reading = reply_read(
        "> 1. Done?\nparser\n>\n> 2. Next?\ntests\n>\n> 3. Blockers?\nno\n", &asked, NULL);
    g_assert_cmpuint(reading->answers->len, ==, 3);
    const struct answer *answer = g_ptr_array_index(reading->answers, 1);
    g_assert_cmpstr(answer->text, ==, "tests");
    reply_reading_free(reading);
}

static const char *const NOTHING[] = {
    "no",
    "No.",
    "none",
    "None!",
    "-",
    "--",
    "n/a",
    "N/A",
    "nothing",
    "Nope",
    "all good",
    "All good.",
    "No blockers today",
    "no blockers, thanks",
    "nothing so far",
    "Not really.",
    "👍",
    "all good 👍",
    "no, all clear",
    "nein",
    "Keine",
    "nichts",
    "Alles gut!",
    "nein, alles gut",
    "non",
    "rien",
    "Rien à signaler",
    "RAS",
    "no, nada",
    "ninguno",
    "todo bien",
    "nessuno",
    "tutto bene",
    "não",
    "nenhum",
    "tudo bem",
    "nee",
    "geen",
    "alles goed",
    "nej",
    "ingen",
    "inga hinder",
    "nei",
    "ei",
    "nie",
    "brak",
    "ne",
    "nic",
    "nincs",
    "nu",
    "нет",
    "всё хорошо",
    "ні",
    "все добре",
    "няма",
    "όχι",
    "τίποτα",
    "yok",
    "hayır",
    "nema",
    "なし",
    "特にありません",
    "いいえ、特にありません。",
    "没有",
    "没有，一切顺利。",
    "無",
    "없음",
    "없습니다.",
    "không",
    "không có gì",
    "tidak ada",
    "ไม่มี",
    "לא",
    "لا",
    "No.\nThree reviews are open.",
    "None at the moment.",
};

static const char *const SOMETHING[] = {
    "No password for the test server",
    "No, but the server is slow",
    "nothing works",
    "The build is broken",
    "yes",
    "waiting for Bob",
    "none of the servers answers",
    "Keine Rechte am Server",
    "no access to staging",
    "Yes - the box is down",
    "Nothing but trouble",
    "3",
    "",
};

static void test_nothing(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(NOTHING); i++) {
        if (!reply_says_nothing(NOTHING[i]))
            g_test_fail_printf("\"%s\" says nothing", NOTHING[i]);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(SOMETHING); i++) {
        if (reply_says_nothing(SOMETHING[i]))
            g_test_fail_printf("\"%s\" says something", SOMETHING[i]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(EXAMPLES); i++) {
        g_autofree char *path = g_strdup_printf("/answers/%s", EXAMPLES[i].name);
        g_test_add_data_func(path, &EXAMPLES[i], test_example);
    }
    g_test_add_func("/answers/one-question", test_one_question);
    g_test_add_func("/answers/short-prompts", test_short_prompts);
    g_test_add_func("/answers/nothing", test_nothing);
    return g_test_run();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers beside the replies of tests/corpus/replies: forms of one question, short prompts, and
 * what says nothing. */
#include "mail/reply/reply.h"
#include "muster/mail/nothing.h"
#include "reply-answers.h"

#include <string.h>

/* One question: whatever is written answers it. */
static void test_one_question(void)
{
    static const struct asked_question question = {.kind = "list", .prompt = "What did you do?"};
    const struct asked one = {.questions = &question, .n_questions = 1};
    struct reply_reading *reading = reply_read("parser\n\n1. docs\n2. tests\n", &one, NULL);
    g_assert_cmpuint(reading->answers->len, ==, 1);
    const struct answer *answer = g_ptr_array_index(reading->answers, 0);
    g_assert_cmpstr(answer->text, ==, "parser\n\n1. docs\n2. tests");
    reply_reading_free(reading);
}

/* Numbers without a mark, or with that of items, are labels where all of them are there, and words
 * where they are not. */
static void test_bare_numbers(void)
{
    static const struct asked_question questions[] = {{.kind = "list", .prompt = "Done?"},
                                                      {.kind = "blocker", .prompt = "Blockers?"}};
    static const struct {
        const char *reply, *done, *blocked, *unplaced;
        guint asked;
    } table[] = {
        {"1 the parser\n2 no", "the parser", "no", "", 2},
        {"#1 the parser\n#2 no", "the parser", "no", "", 2},
        {"#1: the parser\n#2: no", "the parser", "no", "", 2},
        {"#1 the parser\nand #2", NULL, NULL, "#1 the parser\nand #2", 2},
        {"#2 the crash at login", NULL, NULL, "#2 the crash at login", 2},
        {"#2", NULL, NULL, "#2", 2},
        {"#1 the crash at login", "#1 the crash at login", NULL, "", 1},
        {"1 bug is left", "1 bug is left", NULL, "", 1},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        const struct asked asked = {.questions = questions, .n_questions = table[i].asked};
        struct reply_reading *reading = reply_read(table[i].reply, &asked, NULL);
        g_test_message("%s", table[i].reply);
        g_assert_cmpstr(answer_to(reading, 1), ==, table[i].done);
        g_assert_cmpstr(answer_to(reading, 2), ==, table[i].blocked);
        g_assert_cmpstr(reading->unplaced, ==, table[i].unplaced);
        reply_reading_free(reading);
    }
}

/* Short prompts are found as lines of their own. */
static void test_short_prompts(void)
{
    static const struct asked_question questions[] = {{.kind = "list", .prompt = "Done?"},
                                                      {.kind = "list", .prompt = "Next?"},
                                                      {.kind = "blocker", .prompt = "Blockers?"}};
    static const struct asked asked = {
        .questions = questions, .n_questions = 3, .text = "1. Done?\n\n2. Next?\n\n3. Blockers?\n"};
    struct reply_reading *reading = reply_read(
        "> 1. Done?\nparser\n>\n> 2. Next?\ntests\n>\n> 3. Blockers?\nno\n", &asked, NULL);
    g_assert_cmpuint(reading->answers->len, ==, 3);
    const struct answer *answer = g_ptr_array_index(reading->answers, 1);
    g_assert_cmpstr(answer->text, ==, "tests");
    reply_reading_free(reading);
}

/* Three questions and a mood, answered above the quote; NULL: not answered. */
static const struct {
    const char *reply, *done, *next, *blocked, *mood, *unplaced;
} MOODS[] = {
    {"servers\ncontract\nno\n2", "servers", "contract", "no", "2", ""},
    {"servers\ncontract\nwait for Bob\ntired", "servers", "contract", "wait for Bob", "tired", ""},
    {"servers\ncontract\nno\n2, a rough week", "servers", "contract", "no", "2, a rough week", ""},
    {"servers\ncontract\nno", "servers", "contract", "no", NULL, ""},
    {"servers\ncontract\nno\n\n:-(", "servers", "contract", "no", ":-(", ""},
    {"🙂\nservers\ncontract\nno", "servers", "contract", "no", "🙂", ""},
    {"servers\n\ncontract\n\nno\n\nthe child is ill", "servers", "contract", "no",
     "the child is ill", ""},
    {"servers\n\ncontract\n\nno", "servers", "contract", "no", NULL, ""},
    {"servers\n\ncontract\n\n4/5", NULL, NULL, NULL, "4/5", "servers\n\ncontract"},
    {"servers\ncontract\n3", NULL, NULL, NULL, "3", "servers\ncontract"},
    {"servers\ncontract\nrouter\nswitch", NULL, NULL, NULL, NULL,
     "servers\ncontract\nrouter\nswitch"},
    {"servers\n2\n\n> 2. Next?\ncontract", NULL, "contract", NULL, "2", "servers"},
    {"2", NULL, NULL, NULL, "2", ""},
    /* below labels and numbers */
    {"Done: servers\nNext: contract\nBlockers: no\n4", "servers", "contract", "no", "4", ""},
    {"Done: servers\nBlockers: no\n\n4/5\n", "servers", NULL, "no", "4/5", ""},
    {"Blockers: no\nDone: servers\n- and racks\n🙂", "servers\n- and racks", NULL, "no", "🙂",
     ""},
    {"1. servers\n2. contract\n3. no\n:-)", "servers", "contract", "no", ":-)", ""},
    {"Done: servers\nBlockers: no\nmood: 4", "servers", NULL, "no", "4", ""},
    {"Done: servers\nStimmung: 🙂\nBlockers: no", "servers", NULL, "no", "🙂", ""},
    {"Done: servers\nMood 4 of us had", "servers\nMood 4 of us had", NULL, NULL, NULL, ""},
    /* other words for the labels */
    {"Did: servers\nBlocker: none", "servers", NULL, "none", NULL, ""},
    {"Gemacht: Server\nHindernis: keines", "Server", NULL, "keines", NULL, ""},
    {"Fait : serveurs\nÀ faire : contrat\nBlocage : rien", "serveurs", "contrat", "rien", NULL, ""},
    {"Pendiente: contrato\nBloqueo: ninguno", NULL, "contrato", "ninguno", NULL, ""},
    {"やったこと：サーバー\nやること：契約\nブロッカー：なし", "サーバー", "契約", "なし", NULL,
     ""},
    {"servers\nBlocked by nothing", NULL, NULL, NULL, NULL, "servers\nBlocked by nothing"},
    /* in doubt it stays */
    {"Done: servers\n4\nNext: contract", "servers\n4", "contract", NULL, NULL, ""},
    {"Done:\n- servers\n- 4", "- servers\n- 4", NULL, NULL, NULL, ""},
    {"Done: servers\n   4", "servers\n   4", NULL, NULL, NULL, ""},
    {"Next: contract\nDone:\n4", "4", "contract", NULL, NULL, ""},
    {"Done: 3\n4", "3\n4", NULL, NULL, NULL, ""},
    {"Done: servers\nBlockers: wait for Bob\ntired", "servers", NULL, "wait for Bob\ntired", NULL,
     ""},
    {"Done: servers\nMood: 2\n4", "servers", NULL, NULL, "2\n4", ""},
    {"Done: servers\n7", "servers\n7", NULL, NULL, NULL, ""},
    {"Done: servers\nTickets closed:\n4", "servers\nTickets closed:\n4", NULL, NULL, NULL, ""},
    {"Done: servers\n閉じた件数：\n4", "servers\n閉じた件数：\n4", NULL, NULL, NULL, ""},
};

static void test_mood(void)
{
    static const char *const done[] = {"done", NULL}, *const next[] = {"next", NULL};
    static const char *const blockers[] = {"blockers", NULL};
    static const struct asked_question questions[] = {
        {.kind = "list", .prompt = "Done?", .labels = done},
        {.kind = "list", .prompt = "Next?", .labels = next},
        {.kind = "blocker", .prompt = "Blockers?", .labels = blockers},
        {.kind = "mood", .prompt = "How are you?"}};
    static const struct asked asked = {
        .questions = questions,
        .n_questions = 4,
        .text = "1. Done?\n\n2. Next?\n\n3. Blockers?\n\n4. How are you?\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(MOODS); i++) {
        struct reply_reading *reading = reply_read(MOODS[i].reply, &asked, NULL);
        g_test_message("%s", MOODS[i].reply);
        g_assert_cmpstr(answer_to(reading, 1), ==, MOODS[i].done);
        g_assert_cmpstr(answer_to(reading, 2), ==, MOODS[i].next);
        g_assert_cmpstr(answer_to(reading, 3), ==, MOODS[i].blocked);
        g_assert_cmpstr(answer_to(reading, 4), ==, MOODS[i].mood);
        g_assert_cmpstr(reading->unplaced, ==, MOODS[i].unplaced);
        reply_reading_free(reading);
    }
}

/* Two lines are a list, but where each of them is said to be an answer. */
static void test_line_each(void)
{
    static const struct asked_question questions[] = {{.kind = "text", .prompt = "What is good?"},
                                                      {.kind = "text", .prompt = "What is not?"}};
    struct asked asked = {.questions = questions, .n_questions = 2};
    struct reply_reading *reading = reply_read("more focus\ncake\n", &asked, NULL);
    g_assert_cmpstr(reading->unplaced, ==, "more focus\ncake");
    reply_reading_free(reading);
    asked.line_each = TRUE;
    reading = reply_read("more focus\ncake\n", &asked, NULL);
    g_assert_cmpstr(answer_to(reading, 1), ==, "more focus");
    g_assert_cmpstr(answer_to(reading, 2), ==, "cake");
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
    "Alles frei.",
    "nobody",
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

/* Begin with nothing, and go on. */
static const char *const MORE[] = {
    "Nothing\nOr yes, the parser.",
    "No.\nThree reviews are open.",
    "None. Bob did it all.",
    "nichts\n\nnur die Rechnungen",
};

static const char *const NO_MORE[] = {
    "No.\nNothing at all.", "none, thanks!\n", "Nein. Alles gut. 👍", "-", "没有。一切顺利。",
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

static void test_only_nothing(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(MORE); i++) {
        if (!reply_says_nothing(MORE[i]) || words_say_nothing(MORE[i]))
            g_test_fail_printf("\"%s\" goes on", MORE[i]);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(NO_MORE); i++) {
        if (!words_say_nothing(NO_MORE[i]))
            g_test_fail_printf("\"%s\" says nothing", NO_MORE[i]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/answers/one-question", test_one_question);
    g_test_add_func("/answers/bare-numbers", test_bare_numbers);
    g_test_add_func("/answers/short-prompts", test_short_prompts);
    g_test_add_func("/answers/mood", test_mood);
    g_test_add_func("/answers/line-each", test_line_each);
    g_test_add_func("/answers/nothing", test_nothing);
    g_test_add_func("/answers/only-nothing", test_only_nothing);
    return g_test_run();
}

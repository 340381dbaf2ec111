/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers beside the replies of tests/corpus/replies: forms of one question, short prompts, and
 * what says nothing. */
#include "mail/reply/reply.h"

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
        if (!reply_says_nothing(MORE[i]) || reply_says_only_nothing(MORE[i]))
            g_test_fail_printf("\"%s\" goes on", MORE[i]);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(NO_MORE); i++) {
        if (!reply_says_only_nothing(NO_MORE[i]))
            g_test_fail_printf("\"%s\" says nothing", NO_MORE[i]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/answers/one-question", test_one_question);
    g_test_add_func("/answers/short-prompts", test_short_prompts);
    g_test_add_func("/answers/nothing", test_nothing);
    g_test_add_func("/answers/only-nothing", test_only_nothing);
    return g_test_run();
}

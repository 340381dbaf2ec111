/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies that are one word of habit, replies that only look so, and "+" before what adds. */
#include "mail/reply/reply.h"

#include <string.h>

static const char *const DONE[] = {"done", NULL}, *const NEXT[] = {"next", NULL},
                         *const BLOCKERS[] = {"blockers", NULL};
static const struct asked_question QUESTIONS[] = {
    {.kind = "list", .prompt = "What did you get done?", .labels = DONE},
    {.kind = "list", .prompt = "What will you do next?", .labels = NEXT},
    {.kind = "blocker", .prompt = "Is anything in your way?", .labels = BLOCKERS},
};
static const struct asked ASKED = {
    .questions = QUESTIONS,
    .n_questions = G_N_ELEMENTS(QUESTIONS),
    .text =
        "1. What did you get done?\n\n2. What will you do next?\n\n3. Is anything in your way?\n"};

static struct reply_reading *read_reply(const char *text)
{
    return reply_read(text, &ASKED, "Ann Lee");
}

/* --- quick answers --- */

struct quick_case {
    enum mail_quick quick;
    const char *text;
};

static const struct quick_case QUICK[] = {
    {MAIL_QUICK_SKIP, "skip"},
    {MAIL_QUICK_SKIP, "Skip."},
    {MAIL_QUICK_SKIP, "skip today please, thanks"},
    {MAIL_QUICK_SKIP, "Hi,\n\nskip\n\nThanks,\nAnn"},
    {MAIL_QUICK_SKIP, "heute nicht"},
    {MAIL_QUICK_SKIP, "Je passe"},
    {MAIL_QUICK_SKIP, "スキップします。"},
    {MAIL_QUICK_OFF, "off today"},
    {MAIL_QUICK_OFF, "Off today!"},
    {MAIL_QUICK_OFF, "I'm off today, thanks"},
    {MAIL_QUICK_OFF, "I\342\200\231m sick today 🤒"},
    {MAIL_QUICK_OFF, "Ich habe heute frei"},
    {MAIL_QUICK_OFF, "Hallo zusammen,\nbin heute krank.\nGruß, Ann"},
    {MAIL_QUICK_OFF, "Je suis en congé aujourd'hui"},
    {MAIL_QUICK_OFF, "Hoy estoy de vacaciones"},
    {MAIL_QUICK_OFF, "oggi ferie"},
    {MAIL_QUICK_OFF, "hoje estou de folga"},
    {MAIL_QUICK_OFF, "vandaag vrij"},
    {MAIL_QUICK_OFF, "ledig idag"},
    {MAIL_QUICK_OFF, "Jeg har fri i dag"},
    {MAIL_QUICK_OFF, "tänään lomalla"},
    {MAIL_QUICK_OFF, "dziś na urlopie"},
    {MAIL_QUICK_OFF, "dnes mám dovolenou"},
    {MAIL_QUICK_OFF, "ma szabadságon vagyok"},
    {MAIL_QUICK_OFF, "Я сегодня болею"},
    {MAIL_QUICK_OFF, "сьогодні у відпустці"},
    {MAIL_QUICK_OFF, "bugün izinliyim"},
    {MAIL_QUICK_OFF, "本日お休みをいただきます。"},
    {MAIL_QUICK_OFF, "오늘 휴가입니다."},
    {MAIL_QUICK_OFF, "我今天请假"},
    {MAIL_QUICK_OFF, "היום בחופש"},
    {MAIL_QUICK_NOTHING_NEW, "nothing new"},
    {MAIL_QUICK_NOTHING_NEW, "Nothing new today."},
    {MAIL_QUICK_NOTHING_NEW, "nichts Neues"},
    {MAIL_QUICK_NOTHING_NEW, "Rien de nouveau, merci"},
    {MAIL_QUICK_NOTHING_NEW, "Sin novedades"},
    {MAIL_QUICK_NOTHING_NEW, "特になし"},
    {MAIL_QUICK_NOTHING_NEW, "ничего нового"},
    {MAIL_QUICK_SAME, "same"},
    {MAIL_QUICK_SAME, "Same as yesterday 🙂"},
    {MAIL_QUICK_SAME, "wie gestern"},
    {MAIL_QUICK_SAME, "Idem"},
    {MAIL_QUICK_SAME, "igual que ayer"},
    {MAIL_QUICK_SAME, "昨日と同じです"},
    {MAIL_QUICK_NONE, "skip the second question, the first is done"},
    {MAIL_QUICK_NONE, "off to the customer today"},
    {MAIL_QUICK_NONE, "the same bug as yesterday is back"},
    {MAIL_QUICK_NONE, "nothing new but the server is slow"},
    {MAIL_QUICK_NONE, "holiday calendar finished"},
    {MAIL_QUICK_NONE, "no"},
    {MAIL_QUICK_NONE, "fixed the login"},
    {MAIL_QUICK_NONE, "thanks"},
    {MAIL_QUICK_NONE, ""},
};

static void test_quick(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(QUICK); i++) {
        struct reply_reading *reading = read_reply(QUICK[i].text);
        if (reading->quick != QUICK[i].quick || reading->courtesy != (i + 2 == G_N_ELEMENTS(QUICK)))
            g_test_fail_printf("\"%s\" says %s", QUICK[i].text, mail_quick_word(reading->quick));
        reply_reading_free(reading);
    }
}

/* The words that our own mails offer, in each of their languages (src/work/letters/phrases). */
static void test_offered(void)
{
    static const struct {
        const char *name;
        enum mail_quick quick;
    } NAMES[] = {{"same: ", MAIL_QUICK_SAME},
                 {"nothing: ", MAIL_QUICK_NOTHING_NEW},
                 {"skip: ", MAIL_QUICK_SKIP},
                 {"off: ", MAIL_QUICK_OFF}};
    const char *source = g_getenv("top_srcdir");
    g_autofree char *folder =
        g_build_filename(source != NULL ? source : ".", "src/work/letters/phrases", NULL);
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(files);
    guint seen = 0;
    for (const char *file = g_dir_read_name(files); file != NULL; file = g_dir_read_name(files)) {
        g_autofree char *path = g_build_filename(folder, file, NULL);
        g_autofree char *content = NULL;
        g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
        g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
        for (char **line = lines; *line != NULL; line++) {
            for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
                if (!g_str_has_prefix(*line, NAMES[i].name))
                    continue;
                struct reply_reading *reading = read_reply(*line + strlen(NAMES[i].name));
                if (reading->quick != NAMES[i].quick)
                    g_test_fail_printf("%s: %s", file, *line);
                reply_reading_free(reading);
                seen++;
            }
        }
    }
    g_assert_cmpuint(seen, >=, G_N_ELEMENTS(NAMES));
}

/* --- courtesy --- */

static const char *const POLITE[] = {
    "Thanks",
    "thanks!",
    "Thanks Mia!",
    "Thank you very much, Mia",
    "Thanks,\nAnn",
    "ok",
    "OK, thanks",
    "👍",
    "👍🏻",
    "❤️",
    "👏👏👏",
    "+1",
    ":-)",
    "Got it, thanks for the reminder!",
    "Will do.",
    "Danke!",
    "Vielen Dank und liebe Grüße\nAnn",
    "Merci beaucoup",
    "ok gracias",
    "Grazie mille",
    "Obrigada!",
    "Tack så mycket!",
    "Kiitos muistutuksesta",
    "Dziękuję bardzo",
    "спасибо за напоминание",
    "дякую",
    "了解しました。",
    "お疲れ様です。\n承知しました。よろしくお願いいたします。",
    "네 감사합니다",
    "收到，谢谢",
    "תודה רבה",
    "شكرا جزيلا",
    "ขอบคุณค่ะ",
    "cảm ơn bạn",
};

static const char *const WORDS[] = {
    "Thanks, the server is up again",
    "Thanks to Bob I could finish the parser",
    "ok, fixed the parser",
    "no",
    "yes",
    "done",
    "+2",
    "1",
    "3",
    "-",
    "Bob",
    "👍 parser is done",
    "skip",
    "",
};

static void test_courtesy(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(POLITE); i++) {
        struct reply_reading *reading = read_reply(POLITE[i]);
        if (!reading->courtesy)
            g_test_fail_printf("\"%s\" is only polite", POLITE[i]);
        reply_reading_free(reading);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        struct reply_reading *reading = read_reply(WORDS[i]);
        if (reading->courtesy)
            g_test_fail_printf("\"%s\" is more than polite", WORDS[i]);
        reply_reading_free(reading);
    }
}

/* --- additions --- */

struct addition_case {
    const char *text;
    guint question; /* the one that is answered; 0: none */
    const char *answer, *unplaced;
    gboolean answer_adds, adds;
};

static const struct addition_case ADDITIONS[] = {
    {"+ 2. also tidy", 2, "also tidy", "", TRUE, FALSE},
    {"+2. also tidy", 2, "also tidy", "", TRUE, FALSE},
    {"2. + also tidy", 2, "also tidy", "", TRUE, FALSE},
    {"2. also tidy", 2, "also tidy", "", FALSE, FALSE},
    {"+ Next: also tidy", 2, "also tidy", "", TRUE, FALSE},
    {"Next: + also tidy\n+ and test", 2, "also tidy\nand test", "", TRUE, FALSE},
    {"+\n2. also tidy", 2, "also tidy", "", TRUE, TRUE},
    {"+ also tidy", 0, "", "also tidy", FALSE, TRUE},
    {"\357\274\213 also tidy\n+ and test", 0, "", "also tidy\nand test", FALSE, TRUE},
    {"> 2. What will you do next?\n\n+ also tidy", 2, "also tidy", "", TRUE, FALSE},
    {"> 2. What will you do next?\n\n+ 2. also tidy", 2, "also tidy", "", TRUE, FALSE},
    {"also + tidy", 0, "", "also + tidy", FALSE, FALSE},
    {"+1 for that", 0, "", "+1 for that", FALSE, FALSE},
    {"+49 170 1234567 is my number", 0, "", "+49 170 1234567 is my number", FALSE, FALSE},
};

static void test_addition(gconstpointer data)
{
    const struct addition_case *expected = data;
    struct reply_reading *reading = read_reply(expected->text);
    g_assert_cmpuint(reading->answers->len, ==, expected->question > 0);
    if (expected->question > 0 && reading->answers->len > 0) {
        const struct answer *answer = g_ptr_array_index(reading->answers, 0);
        g_assert_cmpuint(answer->question, ==, expected->question);
        g_assert_cmpstr(answer->text, ==, expected->answer);
        g_assert_cmpint(answer->adds, ==, expected->answer_adds);
    }
    g_assert_cmpstr(reading->unplaced, ==, expected->unplaced);
    g_assert_cmpint(reading->adds, ==, expected->adds);
    reply_reading_free(reading);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/whole/quick", test_quick);
    g_test_add_func("/whole/offered", test_offered);
    g_test_add_func("/whole/courtesy", test_courtesy);
    for (gsize i = 0; i < G_N_ELEMENTS(ADDITIONS); i++) {
        g_autofree char *path = g_strdup_printf("/whole/adds/%" G_GSIZE_FORMAT, i + 1);
        g_test_add_data_func(path, &ADDITIONS[i], test_addition);
    }
    return g_test_run();
}

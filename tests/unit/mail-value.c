/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What answers come to by the kinds of their questions: whole mails in, values out. */
#include <string.h>

#include "muster/mail/understand.h"

static const struct {
    const char *kind, *answer, *value;
    const char *language; /* NULL: "en" */
} CASES[] = {
    {"yes-no", "yes", "yes", NULL},
    {"yes-no", "Yes, from noon on.", "yes", NULL},
    {"yes-no", "y", "yes", NULL},
    {"yes-no", "Ja klar", "yes", NULL},
    {"yes-no", "oui", "yes", NULL},
    {"yes-no", "Sí", "yes", NULL},
    {"yes-no", "はい", "yes", NULL},
    {"yes-no", "👍", "yes", NULL},
    {"yes-no", "no", "no", NULL},
    {"yes-no", "Nope. Next week.", "no", NULL},
    {"yes-no", "Nein", "no", NULL},
    {"yes-no", "non, pas encore", "no", NULL},
    {"yes-no", "いいえ", "no", NULL},
    {"yes-no", "いいえ、明日です。", "no", NULL},
    {"yes-no", "perhaps", NULL, NULL},
    {"yes-no", "it depends on the yes of Bob", NULL, NULL},
    {"scale", "4", "4", NULL},
    {"scale", "4/5", "4", NULL},
    {"scale", "4 / 5", "4", NULL},
    {"scale", "4 out of 5", "4", NULL},
    {"scale", "5 of 5", "5", NULL},
    {"scale", "four", "4", NULL},
    {"scale", "I'd say four.", "4", NULL},
    {"scale", "Vier von 5", "4", NULL},
    {"scale", "４", "4", NULL},
    {"scale", "四", "4", NULL},
    {"scale", "4️⃣", "4", NULL},
    {"scale", "★★★★☆", "4", NULL},
    {"scale", "4. A good week.", "4", NULL},
    {"scale", "4.5", NULL, NULL},
    {"scale", "-4", NULL, NULL},
    {"scale", "3-4", NULL, NULL},
    {"scale", "6", NULL, NULL},
    {"scale", "0", NULL, NULL},
    {"scale", "4 or 5", NULL, NULL},
    {"scale", "40%", NULL, NULL},
    {"scale", "so so", NULL, NULL},
    {"number", "12", "12", NULL},
    {"number", "12.5", "12.5", NULL},
    {"number", "about 12 tickets", "12", NULL},
    {"number", "-3", "-3", NULL},
    {"number", "60%", "60", NULL},
    {"number", "seven", "7", NULL},
    {"number", "1,200", "1200", NULL},
    {"number", "1,200.50", "1200.50", NULL},
    {"number", "1.200", "1200", "de"},
    {"number", "1.200,5", "1200.5", "de"},
    {"number", "12,5", "12.5", "de"},
    {"number", "1.200.000", "1200000", "de"},
    {"number", "12 of 30", NULL, NULL},
    {"number", "many", NULL, NULL},
    {"mood", "4", "4", NULL},
    {"mood", "4/5", "4", NULL},
    {"mood", "🙂", "4", NULL},
    {"mood", "😀 finally done", "5", NULL},
    {"mood", "😢", "1", NULL},
    {"mood", ":-)", "4", NULL},
    {"mood", ":(", "2", NULL},
    {"mood", "good", "4", NULL},
    {"mood", "Sehr gut!", "5", NULL},
    {"mood", "bof", "3", NULL},
    {"mood", "très bien", "5", NULL},
    {"mood", "fatigué", "2", NULL},
    {"mood", "müde heute", "2", NULL},
    {"mood", "muy bien, gracias", "5", NULL},
    {"mood", "regular", "3", NULL},
    {"mood", "とても良い", "5", NULL},
    {"mood", "疲れた", "2", NULL},
    {"mood", "purple", NULL, NULL},
    {"date", "2026-12-04", "2026-12-04", NULL},
    {"date", "4 Dec", "2026-12-04", NULL},
    {"date", "4. Dezember", "2026-12-04", "de"},
    {"date", "le 4 décembre", "2026-12-04", "fr"},
    {"date", "12月4日", "2026-12-04", "ja"},
    {"date", "4.12.", "2026-12-04", "de"},
    {"date", "4/12", "2026-12-04", "de"},
    {"date", "4/12", "2027-04-12", "en-US"},
    {"date", "12/4", "2026-12-04", "en-US"},
    {"date", "12/4", "2026-12-04", "ja-JP"},
    {"date", "25/12", "2026-12-25", "en-US"},
    {"date", "5 January", "2027-01-05", NULL},
    {"date", "today", "2026-11-24", NULL},
    {"date", "tomorrow, I hope", "2026-11-25", NULL},
    {"date", "übermorgen", "2026-11-26", "de"},
    {"date", "the day after tomorrow", "2026-11-26", NULL},
    {"date", "on Friday", "2026-11-27", NULL},
    {"date", "no idea", NULL, NULL},
    {"choice", "office", "office", NULL},
    {"choice", "Office.", "office", NULL},
    {"choice", "off", "office", NULL},
    {"choice", "h", "home", NULL},
    {"choice", "2", "home", NULL},
    {"choice", "Zuhause", "home", "de"},
    {"choice", "im Büro", "office", "de"},
    {"choice", "zug", "on the road", "de"},
    {"choice", "zu", NULL, "de"},
    {"choice", "on the road, as always", "on the road", NULL},
    {"choice", "I will be at home", "home", NULL},
    {"choice", "office and home", NULL, NULL},
    {"choice", "4", NULL, NULL},
    {"choice", "the moon", NULL, NULL},
    {"text", "yes", NULL, NULL},
    {"list", "4", NULL, NULL},
    {"blocker", "no", NULL, NULL},
};

static const char *const CHOICES[] = {"Büro", "Zuhause", "Zug und Straße", NULL};
static const char *const VALUES[] = {"office", "home", "on the road", NULL};

static struct description *understand(const char *kind, const char *answer, const char *language)
{
    const struct asked_question question = {
        .kind = kind, .prompt = "What?", .choices = CHOICES, .values = VALUES};
    const struct asked asked = {.questions = &question,
                                .n_questions = 1,
                                .text = "Hello.\n\n1. What?\n",
                                .language = language};
    g_autofree char *mail = g_strconcat("From: Ann Lee <ann@acme.example>\n"
                                        "Date: Tue, 24 Nov 2026 10:00:00 +0100\n"
                                        "Content-Type: text/plain; charset=utf-8\n\n",
                                        answer, "\n", NULL);
    return mail_understand((const guint8 *)mail, strlen(mail), &asked);
}

static void test_value(gconstpointer data)
{
    gsize i = (gsize)data;
    struct description *description = understand(
        CASES[i].kind, CASES[i].answer, CASES[i].language != NULL ? CASES[i].language : "en");
    g_assert_cmpuint(description->answers->len, ==, 1);
    const struct answer *answer = g_ptr_array_index(description->answers, 0);
    g_assert_cmpstr(answer->value, ==, CASES[i].value);
    g_assert_cmpstr(answer->text, ==, CASES[i].answer);
    description_free(description);
}

/* What stands for an answer: "same", "skip". */
static void test_default_words(void)
{
    static const struct {
        const char *kind, *answer;
        gboolean answers, same;
    } words[] = {
        {"list", "same", TRUE, TRUE},
        {"list", "Same as yesterday.", TRUE, TRUE},
        {"list", "wie gestern", TRUE, TRUE},
        {"list", "same server as yesterday, other bug", TRUE, FALSE},
        {"list", "skip", FALSE, FALSE},
        {"scale", "skip", FALSE, FALSE},
        {"text", "Überspringen", FALSE, FALSE},
        {"text", "skip the tests", TRUE, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        struct description *description = understand(words[i].kind, words[i].answer, "en");
        g_test_message("%s", words[i].answer);
        g_assert_cmpuint(description->answers->len, ==, words[i].answers);
        if (words[i].answers)
            g_assert_cmpint(
                ((const struct answer *)g_ptr_array_index(description->answers, 0))->same, ==,
                words[i].same);
        description_free(description);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path =
            g_strdup_printf("/value/%s/%zu %s", CASES[i].kind, i, CASES[i].answer);
        g_strdelimit(path + strlen("/value/") + strlen(CASES[i].kind) + 1, "/", '\\');
        g_test_add_data_func(path, (gconstpointer)i, test_value);
    }
    g_test_add_func("/value/default words", test_default_words);
    return g_test_run();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remarks in a reply to a mail that asked nothing: which of its lines is meant? */
#include "mail/reply/reply.h"

#include <string.h>

enum { LINES_MAX = 40, PEOPLE = 4 };

/* What a manager got; the lines of Ann, Eva, Yui and Max carry their names as labels. Max has items
 * that our plain text breaks and our HTML does not. */
static const char summary[] = "Tue 24 Nov: 1 blocker. 3 answered, 1 did not.\n"
                              "\n"
                              "BLOCKERS\n"
                              "  - Ann Lee (core): no password for the test server\n"
                              "\n"
                              "CORE  2 of 2\n"
                              "Ann Lee\n"
                              "  Done:  invoice export for Lyon; found an error in the tax table\n"
                              "  Next:  review of Bob's login patch\n"
                              "Eva Roth (late, for Fri 20 Nov)\n"
                              "  Quiet Friday, I mostly helped support with the import.\n"
                              "\n"
                              "TOKYO  1 of 1\n"
                              "Yui Mori\n"
                              "  Done:  translated the invoice mails\n"
                              "Max Berg\n"
                              "  Done:  wrote the new handbook for customers; fix two old\n"
                              "         bugs; read the mail of week\n"
                              "         one; called the customers in Lyon; sold 20 tickets\n"
                              "         (goal:1); did well\n"
                              "  Next:  more is done\n"
                              "\n"
                              "No answer: Paul Roux.\n";

static const char *const names[PEOPLE][3] = {{"Ann", "Ann Lee", NULL},
                                             {"Eva", "Eva Roth", NULL},
                                             {"Yui", "Yui Mori", NULL},
                                             {"Max", "Max Berg", NULL}};
/* The person whom a line of the summary is about, from 1, and which line first names whom. */
static const guint about[] = {0, 0, 0, 1, 0, 0, 1, 1, 1, 2, 2, 0, 0, 3, 3, 4, 4, 4, 4, 4, 4, 0, 0};

/* The lines as they are asked, blank ones left out; PEOPLE_R says whom each is about. */
static guint lines_of(char **lines, struct asked_question *questions, guint *people_r)
{
    gboolean named[PEOPLE + 1] = {FALSE};
    guint n = 0;
    for (guint i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] == '\0')
            continue;
        guint who = about[i];
        questions[n] = (struct asked_question){.kind = "line", .prompt = g_strstrip(lines[i])};
        if (who > 0 && !named[who])
            questions[n].labels = names[who - 1];
        named[who] = TRUE;
        people_r[n++] = who;
    }
    return n;
}

/* Max's lines as our HTML has them, with MARK before each. */
#define MAX_IN_HTML(mark)                                                                          \
    mark "Max Berg\n" mark "Done:\n" mark "- wrote the new handbook for customers\n" mark          \
         "- fix two old bugs\n" mark "- read the mail of week one\n" mark                          \
         "- called the customers in Lyon\n" mark "- sold 20 tickets (goal:1)\n" mark               \
         "- did well\n" mark "Next: more is done\n"

#define GMAIL "On Tue, Nov 24, 2026 at 8:30 AM Acme check-in <checkin@example.com> wrote:\n\n"
#define OUTLOOK                                                                                    \
    "________________________________\nFrom: Acme check-in <checkin@example.com>\n"                \
    "Sent: Tuesday, November 24, 2026 8:30 AM\nTo: Mia Hansen <mia@example.com>\n"                 \
    "Subject: Team summary\n\n"

struct remark_case {
    const char *name, *reply;
    const char *to[PEOPLE]; /* Ann, Eva, Yui, Max; NULL: nothing */
    const char *unplaced;
};

static const struct remark_case cases[] = {
    {"between the quoted lines, from mutt",
     "On Tue, Nov 24, 2026 at 08:30:00AM +0100, Acme check-in wrote:\n"
     "> Ann Lee\n"
     ">   Done:  invoice export for Lyon; found an error in the tax table\n"
     "\n"
     "Which error? I wrote that table.\n"
     "\n"
     "> Yui Mori\n"
     ">   Done:  translated the invoice mails\n"
     "\n"
     "Thanks!\n",
     {"Which error? I wrote that table.", NULL, "Thanks!"},
     ""},
    {"in the middle of somebody's lines",
     "> Ann Lee\n"
     ">   Done:  invoice export for Lyon; found an error in the tax table\n"
     "Great.\n"
     ">   Next:  review of Bob's login patch\n"
     "Take care of the tests.\n",
     {"Great.\n\nTake care of the tests.", NULL, NULL},
     ""},
    {"under a blocker",
     "> BLOCKERS\n>   - Ann Lee (core): no password for the test server\n\nI call them.\n",
     {"I call them.", NULL, NULL},
     ""},
    {"named on top",
     "Eva: what did support need?\n\n> Tue 24 Nov: 1 blocker. 3 answered, 1 did not.\n",
     {NULL, "what did support need?", NULL},
     ""},
    {"two named on top, one by full name",
     "ann lee: well done\nYui: arigato\n",
     {"well done", NULL, "arigato"},
     ""},
    {"called without a colon",
     "@eva what did support need?\n",
     {NULL, "what did support need?", NULL},
     ""},
    {"nobody named",
     "Good work, everybody!\n\n> Tue 24 Nov: 1 blocker. 3 answered, 1 did not.\n",
     {NULL, NULL, NULL},
     "Good work, everybody!"},
    {"a list is no choice of lines", "1. good\n2. bad\n", {NULL, NULL, NULL}, "1. good\n2. bad"},
    {"a name inside a sentence names nobody",
     "I think Ann: no idea.\n",
     {NULL, NULL, NULL},
     "I think Ann: no idea."},
    {"below a heading of nobody's", "> CORE  2 of 2\n\nNot bad.\n", {NULL, NULL, NULL}, NULL},
    {"re-wrapped on a phone, depth two",
     ">> Ann Lee Done: invoice export for Lyon; found an\n"
     ">> error in the tax table\n"
     "Which one?\n",
     {"Which one?", NULL, NULL},
     ""},
    {"items that our plain text breaks, in Gmail's quote",
     "#14 done\n\n" GMAIL MAX_IN_HTML("> "),
     {NULL},
     "#14 done"},
    {"broken items, without quote marks", "get max\n\n" OUTLOOK MAX_IN_HTML(""), {NULL}, "get max"},
    {"broken items below one who is named",
     "Max: well done\n\n" GMAIL MAX_IN_HTML("> "),
     {NULL, NULL, NULL, "well done"},
     ""},
    {"broken items below one who is named, without quote marks",
     "Max: well done\n\n" OUTLOOK MAX_IN_HTML(""),
     {NULL, NULL, NULL, "well done"},
     ""},
    {"remarks between broken items, in words that Max has in another order",
     GMAIL "> Max Berg\n> Done:\n> - wrote the new handbook for customers\n> - fix two old bugs\n"
           "\nwell done\n\n> - read the mail of week one\n\nok\n",
     {NULL, NULL, NULL, "well done\n\nok"},
     ""},
    {"a remark behind the break of a broken item",
     GMAIL "> Max Berg\n> Done:\n> - wrote the new handbook for customers\n"
           "> - fix two old - well done\n",
     {NULL, NULL, NULL, "- well done"},
     NULL},
};

static void expect(const char *found, const char *expected, const char *what)
{
    if (g_strcmp0(found, expected) != 0)
        g_test_message("%s", what);
    g_assert_cmpstr(found, ==, expected);
}

static void test_remarks(gconstpointer data)
{
    const struct remark_case *test = data;
    g_auto(GStrv) lines = g_strsplit(summary, "\n", -1);
    struct asked_question questions[LINES_MAX];
    guint people[LINES_MAX];
    const struct asked asked = {
        .questions = questions, .n_questions = lines_of(lines, questions, people), .text = summary};
    struct reply_reading *reading = reply_read(test->reply, &asked, "Mia Hansen");
    char *to[PEOPLE + 1] = {NULL};
    for (guint i = 0; i < reading->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(reading->answers, i);
        char **mine = &to[people[answer->question - 1]];
        char *joined =
            *mine != NULL ? g_strconcat(*mine, "\n\n", answer->text, NULL) : g_strdup(answer->text);
        g_free(*mine);
        *mine = joined;
    }
    for (guint i = 0; i < PEOPLE; i++)
        expect(to[i + 1], test->to[i], names[i][1]);
    if (test->unplaced != NULL)
        expect(reading->unplaced, test->unplaced, "unplaced");
    for (guint i = 0; i <= PEOPLE; i++)
        g_free(to[i]);
    reply_reading_free(reading);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/text/remarks/", cases[i].name, NULL);
        g_test_add_data_func(path, &cases[i], test_remarks);
    }
    return g_test_run();
}

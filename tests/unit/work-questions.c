/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form that comes back edited: what is read from it, whatever the client did to it, and that what the store keeps is what
 * was read.
 */
#include <string.h>

#include "work/questions/wishes.h"

static const char *const none[] = {NULL};
static const char *const done_labels[] = {"done", "y", NULL};
static const char *const plan_labels[] = {"next", NULL};
static const char *const colours[] = {"green", "red", NULL};

static const struct wording wordings[] = {
    {.language = "",
     .prompt = "What is done?",
     .pool = none,
     .labels = done_labels,
     .choices = none},
    {.language = "",
     .prompt = "What is next?",
     .pool = none,
     .labels = plan_labels,
     .choices = none},
    {.language = "", .prompt = "How is it?", .pool = none, .labels = none, .choices = colours},
};
static const struct question_config questions[] = {
    {.key = "done",
     .name = "daily.done",
     .kind = "list",
     .wordings = &wordings[0],
     .n_wordings = 1},
    {.key = "next",
     .name = "daily.next",
     .kind = "list",
     .wordings = &wordings[1],
     .n_wordings = 1},
    {.key = "state",
     .name = "daily.state",
     .kind = "choice",
     .wordings = &wordings[2],
     .n_wordings = 1},
};
static const struct workflow_config daily = {
    .name = "daily", .questions = questions, .n_questions = 3};

/* "=done; +next list[next]() When?": what SOURCE wants asked; NULL when there is no form in it. Caller frees. */
static char *read_shown(const char *source, GPtrArray *complaints)
{
    g_autofree char *form = form_find(source);
    if (form == NULL)
        return NULL;
    g_autoptr(GPtrArray) now = wishes_of(&daily), shown = wishes_shown(now, &daily, "en");
    g_autoptr(GPtrArray) wishes = form_read(form, now, shown, complaints);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < wishes->len; i++) {
        const struct wish *wish = wishes->pdata[i];
        g_string_append_printf(text, "%s%s%s", i > 0 ? "; " : "", wish->same ? "=" : "+",
                               wish->key);
        if (wish->same)
            continue;
        g_autofree char *labels = g_strjoinv(",", wish->labels);
        g_autofree char *choices = g_strjoinv(",", wish->choices);
        g_string_append_printf(text, " %s[%s](%s) %s", wish->kind, labels, choices, wish->prompt);
    }
    return g_string_free(text, FALSE);
}

#define DONE "1. What is done?\n   list: done, y\n"
#define NEXT "2. What is next?\n   list: next\n"
#define STATE "3. How is it?\n   choice (green, red)\n"

static void forms_are_read(void)
{
    static const struct {
        const char *source, *wanted;
    } table[] = {
        {DONE NEXT STATE, "=done; =next; =state"},
        {"Hello,\n\n" DONE "\n" NEXT "\n" STATE "\nRegards, Mia", "=done; =next; =state"},
        {"> " DONE "> " NEXT "> " STATE, "=done; =next; =state"},
        {">> 1. What is done?\n>>\tlist: done, y\n>>\n>> 3. How is it?\n", "=done; =state"},
        {"1. What is done?\n2. What is next?\n3. How is it?\n", "=done; =next; =state"},
        {"1) WHAT IS DONE?\n", "=done"},
        {"2. What is next?\n1. What is done?\n", "=next; =done"},
        {DONE "2. What comes, and when?\n" STATE,
         "=done; +next list[next]() What comes, and when?; =state"},
        {DONE "2. Was kommt?\n   liste: next, morgen\n",
         "=done; +next list[next,morgen]() Was kommt?"},
        {"1. A question that a client\n> has wrapped?\n>  text: w\n",
         "+w text[w]() A question that a client has wrapped?"},
        {DONE NEXT STATE "4. And your mood?\n   mood: Mood!\n",
         "=done; =next; =state; +mood mood[Mood!]() And your mood?"},
        {DONE NEXT STATE "* 4. Which?\n+ 5. Why?\n",
         "=done; =next; =state; +q text[]() Which?; +q2 text[]() Why?"},
        {"1. What is done?\n   text: done\n", "+done2 text[done]() What is done?"},
        {"1. How is it?\n   choice (green, yellow, red)\n",
         "+state choice[](green,yellow,red) How is it?"},
        {"1. How is it?\n   choice\n", "=state"},
        {"1. What is done: all of it?\n   a note of mine\n2. What is next?\n",
         "+done list[done,y]() What is done: all of it? a note of mine; =next"},
        {"1. What is done?\n\nOn Mon, Acme wrote:\n> 1. What is done?\n> 2. What is next?\n",
         "=done"},
        {"7. Anything else?\n", "+q text[]() Anything else?"},
        {"nothing of the kind\n1.\n2.no\n2026. A year\n", NULL},
        {"", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autoptr(GPtrArray) complaints = complaints_new();
        g_autofree char *shown = read_shown(table[i].source, complaints);
        g_test_message("%s", table[i].source);
        g_assert_cmpstr(shown, ==, table[i].wanted);
        g_assert_cmpuint(complaints->len, ==, 0);
    }
}

static void a_kind_that_is_none_is_told(void)
{
    g_autoptr(GPtrArray) complaints = complaints_new();
    g_autofree char *shown = read_shown("1. How is it?\n   chioce (green, red)\n", complaints);
    g_assert_nonnull(shown);
    g_assert_cmpuint(complaints->len, ==, 1);
    const struct form_complaint *complaint = complaints->pdata[0];
    g_assert_cmpint(complaint->fault, ==, FORM_KIND);
    g_assert_cmpstr(complaint->line, ==, "chioce (green, red)");
    g_assert_cmpstr(complaint->detail, ==, "choice");
}

static void what_is_kept_is_what_was_read(void)
{
    static const char kept[] =
        "=\tdone\n+\tweek\tchoice\tde\tweek, w\tgood, bad\tHow was \"it\"?\n";
    g_autoptr(GPtrArray) wishes = wishes_kept(kept, &daily);
    g_autofree char *again = wishes_keep(wishes);
    g_assert_cmpstr(again, ==, kept);
    struct workflow_config *config = wishes_config(wishes, &daily);
    g_assert_cmpuint(config->n_questions, ==, 2);
    g_assert_true(config->questions[0].wordings == &wordings[0]);
    g_assert_cmpstr(config->questions[1].name, ==, "daily.week");
    g_assert_cmpstr(config->questions[1].wordings[0].choices[1], ==, "bad");
    wishes_config_free(config);
}

/* The file may lose a question that was left as it was; nonsense is no question. */
static void what_is_gone_is_not_asked(void)
{
    g_autoptr(GPtrArray) wishes = wishes_kept("=\tgone\n=\tnext\n+\tx\n\n", &daily);
    g_autofree char *kept = wishes_keep(wishes);
    g_assert_cmpstr(kept, ==, "=\tnext\n");
}

/* --- in other languages --- */

static const char *const erledigt[] = {"erledigt", NULL}, *const today[] = {"today", "t", NULL};
static const char *const farben[] = {"grün", "rot", NULL}, *const pool[] = {"Who helped?",
                                                                            "What helped?", NULL};
static const struct wording of_done[] = {
    {.language = "",
     .prompt = "What is done?",
     .pool = none,
     .labels = done_labels,
     .choices = none},
    {.language = "de",
     .prompt = "Was ist fertig?",
     .pool = none,
     .labels = erledigt,
     .choices = none},
};
static const struct wording of_state[] = {
    {.language = "", .prompt = "How is it?", .pool = none, .labels = none, .choices = colours},
    {.language = "de", .prompt = "Wie ist es?", .pool = none, .labels = none, .choices = farben},
};
static const struct wording of_next = {.language = "",
                                       .prompt = "What will you do next?",
                                       .pool = none,
                                       .labels = today,
                                       .choices = none};
static const struct wording of_help = {
    .language = "", .prompt = "", .pool = pool, .labels = plan_labels, .choices = none};
static const struct question_config translated[] = {
    {.key = "done", .name = "daily.done", .kind = "list", .wordings = of_done, .n_wordings = 2},
    {.key = "state",
     .name = "daily.state",
     .kind = "choice",
     .wordings = of_state,
     .n_wordings = 2},
    {.key = "next", .name = "daily.next", .kind = "list", .wordings = &of_next, .n_wordings = 1},
    {.key = "help", .name = "daily.help", .kind = "text", .wordings = &of_help, .n_wordings = 1},
};
static const struct workflow_config in_two = {
    .name = "daily", .questions = translated, .n_questions = G_N_ELEMENTS(translated)};

/* "Was? [erledigt]()": what the first question of SOURCE, edited in LANGUAGE, says in SHOWN ("" the
 * question's own). Caller frees. */
static char *said_in(const char *source, const char *language, const char *shown)
{
    g_autofree char *form = form_find(source);
    g_autoptr(GPtrArray) complaints = complaints_new(), now = wishes_of(&in_two);
    g_autoptr(GPtrArray) before = wishes_shown(now, &in_two, language);
    g_autoptr(GPtrArray) read = form_read(form, now, before, complaints);
    g_autofree char *kept = wishes_keep(read);
    g_autoptr(GPtrArray) wishes = wishes_kept(kept, &in_two);
    struct workflow_config *config = wishes_config(wishes, &in_two);
    const struct question_config *question = &config->questions[0];
    char *said = NULL;
    for (gsize i = 0; i < question->n_wordings; i++) {
        const struct wording *wording = &question->wordings[i];
        if (strcmp(wording->language, shown) != 0)
            continue;
        g_autofree char *labels = g_strjoinv(",", (char **)wording->labels);
        g_autofree char *choices = g_strjoinv(",", (char **)wording->choices);
        const char *prompt = wording->pool[0] != NULL ? wording->pool[0] : wording->prompt;
        g_assert_null(said);
        said = g_strdup_printf("%s [%s](%s)", prompt, labels, choices);
    }
    wishes_config_free(config);
    return said;
}

static void a_change_reaches_other_languages(void)
{
    static const struct {
        const char *form, *language, *own, *german; /* NULL: no words of its own */
    } table[] = {
        /* other words are everybody's; labels stay what they were */
        {"1. What is ready?\n   list: done, y\n", "en", "What is ready? [done,y]()",
         "What is ready? [erledigt]()"},
        {"1. What is ready?\n   list: done, ready\n", "en", "What is ready? [done,ready]()",
         "What is ready? [erledigt]()"},
        {"1. Was ist bereit?\n", "de", "Was ist bereit? [done,y]()",
         "Was ist bereit? [erledigt]()"},
        /* other labels are those of one language */
        {"1. What is done?\n   list: done, ready\n", "en", "What is done? [done,ready]()",
         "Was ist fertig? [erledigt]()"},
        {"1. Was ist fertig?\n   liste: erledigt, bereit\n", "de", "What is done? [done,y]()",
         "Was ist fertig? [erledigt,bereit]()"},
        {"4. Who helped?\n   text: next, help\n", "en", "Who helped? [next,help]()", NULL},
        /* all is other: another question */
        {"1. How was lunch?\n   list: lunch\n", "en", "How was lunch? [lunch]()", NULL},
        {"1. Wie war das Essen?\n   liste: essen\n", "de", "Wie war das Essen? [essen]()", NULL},
        /* choices have names in each language, until there are others */
        {"2. And how is it?\n   choice (green, red)\n", "en", "And how is it? [](green,red)",
         "And how is it? [](grün,rot)"},
        {"2. Wie ist es?\n   auswahl (grün, gelb, rot)\n", "de", "Wie ist es? [](grün,gelb,rot)",
         "Wie ist es? []()"},
        /* a question that comes with Muster has its labels in no file */
        {"3. What comes next?\n   list: today, t\n", "en", "What comes next? [today,t]()",
         "What comes next? [als Nächstes,nächstes,heute]()"},
        {"3. What will you do next?\n   list: today, plan\n", "en",
         "What will you do next? [today,plan]()", NULL},
        {"3. Was machst du als Nächstes?\n   liste: heute, morgen\n", "de",
         "What will you do next? [today,t]()", "Was machst du als Nächstes? [heute,morgen]()"},
        {"3. Was kommt?\n   liste: heute\n", "de", "Was kommt? [today,t]()",
         "Was kommt? [heute]()"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autofree char *own = said_in(table[i].form, table[i].language, "");
        g_autofree char *german = said_in(table[i].form, table[i].language, "de");
        g_test_message("%s", table[i].form);
        g_assert_cmpstr(own, ==, table[i].own);
        g_assert_cmpstr(german, ==, table[i].german);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/questions/forms are read", forms_are_read);
    g_test_add_func("/questions/a kind that is none is told", a_kind_that_is_none_is_told);
    g_test_add_func("/questions/what is kept is what was read", what_is_kept_is_what_was_read);
    g_test_add_func("/questions/a change reaches other languages",
                    a_change_reaches_other_languages);
    g_test_add_func("/questions/what is gone is not asked", what_is_gone_is_not_asked);
    return g_test_run();
}

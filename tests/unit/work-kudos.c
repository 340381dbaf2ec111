/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines give kudos, to whom and for what. */
#include <glib.h>

#include "work/kudos/kudos.h"

static const struct {
    const char *line;
    const char *names; /* with blanks between; NULL: it is no line of kudos */
    const char *text;
} LINES[] = {
    {"kudos @bob for the review", "bob", "for the review"},
    {"Kudos to @Bob: the review", "bob", "the review"},
    {"KUDOS @bob", "bob", ""},
    {"/kudos @bob is a command", NULL, NULL},
    {"- kudos @eva.roth, @bob and @max: the launch", "eva.roth bob max", "the launch"},
    {"Kudos go to @bob.", "bob", "."},
    {"Shout-out to @bob for staying late", "bob", "for staying late"},
    {"Kudos an @bob: die Durchsicht", "bob", "die Durchsicht"},
    {"Lob an @jörg und @bob für den Umzug", "jörg bob", "für den Umzug"},
    {"Großes Lob an @bob", "bob", ""},
    {"Bravo à @bob et @eva : la relecture", "bob eva", "la relecture"},
    {"Félicitations @bob pour la démo", "bob", "pour la démo"},
    {"Felicidades a @bob y @eva por la entrega", "bob eva", "por la entrega"},
    {"kudos para @bob: la revisión", "bob", "la revisión"},
    {"感謝：@bobさん、レビューを早くしてくれた", "bob", "レビューを早くしてくれた"},
    {"kudos @bobさんと@evaさん: リリース", "bob eva", "リリース"},
    {"kudos @bob  for \t two   blanks", "bob", "for two blanks"},
    {"kudos to the whole team", NULL, NULL},
    {"I gave kudos @bob", NULL, NULL},
    {"kudosa @bob", NULL, NULL},
    {"kudos @", NULL, NULL},
    {"Lobby @bob", NULL, NULL},
    {"thanks to @bob the parser works", NULL, NULL},
    {"", NULL, NULL},
};

static void reads_lines(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(LINES); i++) {
        g_test_message("%s", LINES[i].line);
        const char *behind = kudos_begins(LINES[i].line);
        struct kudos_words words;
        gboolean read = behind != NULL && kudos_words_read(behind, &words);
        g_assert_cmpint(read, ==, LINES[i].names != NULL);
        if (!read)
            continue;
        g_autofree char *names = g_strjoinv(" ", words.names);
        g_assert_cmpstr(names, ==, LINES[i].names);
        g_assert_cmpstr(words.text, ==, LINES[i].text);
        kudos_words_clear(&words);
    }
}

/* What a reply says, and what is left of it. */
static const struct {
    const char *text;
    guint n;
    const char *first; /* behind the word */
    const char *left;
} REPLIES[] = {
    {"the parser\nkudos @bob for the review\nthe docs", 1, "@bob for the review",
     "the parser\nthe docs"},
    {"kudos @bob one\n\nkudos @eva two", 2, "@bob one", ""},
    {"kudos @bob for the very patient and most exact review of my parser, which\n"
     "took all of Friday\n\nthe docs",
     1, "@bob for the very patient and most exact review of my parser, which took all of Friday",
     "the docs"},
    {"kudos @bob for the very patient and most exact review of my parser, which\n- the docs", 1,
     "@bob for the very patient and most exact review of my parser, which", "- the docs"},
    {"nothing of the kind", 0, NULL, "nothing of the kind"},
};

static void takes_lines(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(REPLIES); i++) {
        struct description description = {
            .text = g_strdup(REPLIES[i].text),
            .unplaced = g_strdup(REPLIES[i].text),
            .answers = g_ptr_array_new(),
        };
        g_autoptr(GPtrArray) taken = kudos_take(&description);
        g_assert_cmpuint(taken != NULL ? taken->len : 0, ==, REPLIES[i].n);
        if (taken != NULL)
            g_assert_cmpstr(((struct command_row *)taken->pdata[0])->value, ==, REPLIES[i].first);
        g_assert_cmpstr(description.text, ==, REPLIES[i].left);
        g_assert_cmpstr(description.unplaced, ==, REPLIES[i].left);
        g_free(description.text);
        g_free(description.unplaced);
        g_ptr_array_unref(description.answers);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kudos/lines", reads_lines);
    g_test_add_func("/kudos/replies", takes_lines);
    return g_test_run();
}

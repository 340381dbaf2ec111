/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads tests/corpus/replies/: whole replies, and which question each piece of them answers.
 *
 * A file is made of sections. "=== asked" holds the text that was asked; "=== question: PROMPT" a
 * question, its labels on the line below; "=== NAME: what it shows" a reply, followed by "=> 1",
 * "=> 2" ... with the answers, "=> unplaced" and, where it is worth looking at, "=> text". Lines
 * before the first section are for the reader.
 */

#include <string.h>

#include "reply-answers.h"

enum { QUESTIONS_MAX = 9 };

/* What one file asks. */
struct form {
    GString *text; /* NULL until it is read */
    struct asked_question questions[QUESTIONS_MAX];
    guint n;
};

/* One reply, and what it must become: answers, and behind them what is unplaced. */
struct example {
    const struct form *form;
    GString *mail, *text;
    GString *expected[QUESTIONS_MAX + 1];
    gboolean has_text;
};

/* --- reading the files --- */

static void form_add_question(struct form *form, const char *kind, const char *prompt,
                              const char *labels)
{
    g_assert_cmpuint(form->n, <, QUESTIONS_MAX);
    struct asked_question *question = &form->questions[form->n++];
    question->kind = kind;
    question->prompt = g_strdup(prompt);
    question->labels = (const char *const *)g_strsplit(labels, ", ", -1);
}

static struct example *example_new(const struct form *form)
{
    struct example *example = g_new0(struct example, 1);
    example->form = form;
    example->mail = g_string_new(NULL);
    example->text = g_string_new(NULL);
    for (guint i = 0; i <= QUESTIONS_MAX; i++)
        example->expected[i] = g_string_new(NULL);
    return example;
}

static void example_free(void *data)
{
    struct example *example = data;
    g_string_free(example->mail, TRUE);
    g_string_free(example->text, TRUE);
    for (guint i = 0; i <= QUESTIONS_MAX; i++)
        g_string_free(example->expected[i], TRUE);
    g_free(example);
}

static void form_free(void *data)
{
    struct form *form = data;
    for (guint i = 0; i < form->n; i++) {
        g_free((char *)form->questions[i].prompt);
        g_strfreev((char **)form->questions[i].labels);
    }
    if (form->text != NULL)
        g_string_free(form->text, TRUE);
    g_free(form);
}

/* Where the lines below "=> WHAT" go. */
static GString *example_part(struct example *example, const char *what)
{
    if (g_str_equal(what, "unplaced"))
        return example->expected[QUESTIONS_MAX];
    if (g_str_equal(what, "text")) {
        example->has_text = TRUE;
        return example->text;
    }
    gint64 question = g_ascii_strtoll(what, NULL, 10);
    g_assert_cmpint(question, >=, 1);
    g_assert_cmpint(question, <=, example->form->n);
    return example->expected[question - 1];
}

/* --- checking --- */

static const char *without_last_newline(GString *text)
{
    while (text->len > 0 && text->str[text->len - 1] == '\n')
        g_string_truncate(text, text->len - 1);
    return text->str;
}

static void test_example(gconstpointer data)
{
    struct example *example = (struct example *)data;
    struct asked asked = {.questions = example->form->questions,
                          .n_questions = example->form->n,
                          .text = example->form->text->str};
    struct reply_reading *reading = reply_read(example->mail->str, &asked, "Ann Lee");
    for (guint q = 0; q < asked.n_questions; q++) {
        const char *answer = answer_to(reading, q + 1);
        g_assert_cmpstr(answer != NULL ? answer : "", ==,
                        without_last_newline(example->expected[q]));
    }
    g_assert_cmpstr(reading->unplaced, ==, without_last_newline(example->expected[QUESTIONS_MAX]));
    if (example->has_text)
        g_assert_cmpstr(reading->text, ==, without_last_newline(example->text));
    reply_reading_free(reading);
}

/* --- */

struct reader {
    const char *file;
    struct form *form;
    struct example *example; /* that is being read */
    GString *part;           /* where lines go */
};

static void read_heading(struct reader *reader, const char *heading)
{
    reader->example = NULL;
    reader->part = NULL;
    if (g_str_equal(heading, "asked")) {
        reader->part = reader->form->text = g_string_new(NULL);
        return;
    }
    const char *colon = strstr(heading, ": ");
    g_assert_nonnull(colon);
    g_autofree char *name = g_strndup(heading, (gsize)(colon - heading));
    g_autofree char *path = g_strdup_printf("/replies/%s/%s", reader->file, name);
    reader->example = example_new(reader->form);
    reader->part = reader->example->mail;
    g_test_add_data_func_full(path, reader->example, test_example, example_free);
}

static void read_line(struct reader *reader, char **lines, guint *at)
{
    const char *line = lines[*at];
    if (g_str_has_prefix(line, "=== question: ")) {
        form_add_question(reader->form, "text", line + strlen("=== question: "), lines[++*at]);
    } else if (g_str_has_prefix(line, "=== blocker: ")) {
        form_add_question(reader->form, "blocker", line + strlen("=== blocker: "), lines[++*at]);
    } else if (g_str_has_prefix(line, "=== ")) {
        read_heading(reader, line + 4);
    } else if (g_str_has_prefix(line, "=> ")) {
        reader->part = example_part(reader->example, line + 3);
    } else if (reader->part != NULL) {
        g_string_append_printf(reader->part, "%s\n", line);
    }
}

/* Returns the form, which the tests that were added borrow. */
static struct form *read_file(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *content = NULL;
    g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
    struct reader reader = {.file = name, .form = g_new0(struct form, 1)};
    for (guint i = 0; lines[i] != NULL; i++)
        read_line(&reader, lines, &i);
    return reader.form;
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    const char *source = g_getenv("top_srcdir");
    g_autofree char *folder =
        g_build_filename(source != NULL ? source : ".", "tests/corpus/replies", NULL);
    g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func(form_free);
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(files);
    for (const char *name = g_dir_read_name(files); name != NULL; name = g_dir_read_name(files)) {
        if (g_str_has_suffix(name, ".txt"))
            g_ptr_array_add(forms, read_file(folder, name));
    }
    return g_test_run();
}

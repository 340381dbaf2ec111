/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked, word for word. A form is known by the digest of its words, so that a thousand
 * rounds share one. */
#include <string.h>

#include "muster/store/rounds.h"
#include "store/digest.h"
#include "store/sql.h"

static void piece_append(GString *text, const char *piece)
{
    g_string_append_len(text, piece,
                        (gssize)strlen(piece) + 1); /* with its NUL: pieces stay apart */
}

/* What came with schema 2 counts only where it is there: the forms of before keep their digest. */
static void piece_append_choices(GString *text, const struct form_question *question)
{
    for (guint i = 0; question->choices != NULL && question->choices[i] != NULL; i++) {
        g_string_append(text, "choice");
        piece_append(text, question->choices[i]);
        piece_append(text, question->values[i]);
    }
    if (question->required)
        piece_append(text, "required");
}

static void form_digest(const struct form *form, guint8 digest_r[static DIGEST_LENGTH])
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < form->n_questions; i++) {
        const struct form_question *question = &form->questions[i];
        piece_append(text, question->key);
        piece_append(text, question->kind);
        piece_append(text, question->prompt);
        g_string_append_printf(text, "%u labels", g_strv_length(question->labels));
        for (char **label = question->labels; *label != NULL; label++)
            piece_append(text, *label);
        piece_append_choices(text, question);
    }
    digest(text->str, text->len, digest_r);
    g_string_free(text, TRUE);
}

static void question_add(struct store *store, gint64 form, guint place,
                         const struct form_question *question)
{
    sql_run(store,
            "INSERT INTO form_question (form, place, key, kind, prompt, required)"
            " VALUES ($1, $2, $3, $4, $5, $6)",
            WITH(number(form), number(place), string(question->key), string(question->kind),
                 string(question->prompt), number(question->required)));
    for (gint64 i = 0; question->labels[i] != NULL; i++)
        sql_run(store,
                "INSERT INTO form_label (form, question, place, label) VALUES ($1, $2, $3, $4)",
                WITH(number(form), number(place), number(i), string(question->labels[i])));
    for (gint64 i = 0; question->choices != NULL && question->choices[i] != NULL; i++)
        sql_run(store,
                "INSERT INTO form_choice (form, question, place, choice, value)"
                " VALUES ($1, $2, $3, $4, $5)",
                WITH(number(form), number(place), number(i), string(question->choices[i]),
                     string(question->values[i])));
}

gint64 form_put(struct store *store, const struct form *form)
{
    guint8 hash[DIGEST_LENGTH];
    form_digest(form, hash);
    gint64 id =
        sql_number(store, "SELECT id FROM form WHERE hash = $1", WITH(blob(hash, sizeof hash)));
    if (id != 0)
        return id;
    id = sql_insert(store, "INSERT INTO form (hash) VALUES ($1)", WITH(blob(hash, sizeof hash)));
    for (guint i = 0; i < form->n_questions; i++)
        question_add(store, id, i, &form->questions[i]);
    return store_has_failed(store) ? 0 : id;
}

static gpointer question_read(const struct row *row)
{
    struct form_question *question = g_new0(struct form_question, 1);
    question->key = row_string(row, 0);
    question->kind = row_string(row, 1);
    question->prompt = row_string(row, 2);
    question->required = row_number(row, 3) != 0;
    return question;
}

static struct form *form_of(struct store *store, gint64 id, const GPtrArray *questions)
{
    struct form *form = g_new0(struct form, 1);
    form->n_questions = questions->len;
    form->questions = g_new0(struct form_question, questions->len);
    for (guint i = 0; i < questions->len; i++) {
        struct form_question *question = &form->questions[i];
        *question = *(struct form_question *)questions->pdata[i];
        question->labels = sql_strings(
            store, "SELECT label FROM form_label WHERE form = $1 AND question = $2 ORDER BY place",
            WITH(number(id), number(i)));
        question->choices = sql_strings(store,
                                        "SELECT choice FROM form_choice"
                                        " WHERE form = $1 AND question = $2 ORDER BY place",
                                        WITH(number(id), number(i)));
        question->values = sql_strings(store,
                                       "SELECT value FROM form_choice"
                                       " WHERE form = $1 AND question = $2 ORDER BY place",
                                       WITH(number(id), number(i)));
    }
    return form;
}

struct form *form_get(struct store *store, gint64 id)
{
    g_autoptr(GPtrArray) questions = sql_list(
        store,
        "SELECT key, kind, prompt, required FROM form_question WHERE form = $1 ORDER BY place",
        WITH(number(id)), question_read, g_free);
    return questions->len == 0 ? NULL : form_of(store, id, questions);
}

void form_free(struct form *form)
{
    if (form == NULL)
        return;
    for (guint i = 0; i < form->n_questions; i++) {
        g_free(form->questions[i].key);
        g_free(form->questions[i].kind);
        g_free(form->questions[i].prompt);
        g_strfreev(form->questions[i].labels);
        g_strfreev(form->questions[i].choices);
        g_strfreev(form->questions[i].values);
    }
    g_free(form->questions);
    g_free(form);
}

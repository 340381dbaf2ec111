/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one reply filed: its entries are those of the same mail. */
#include "work/planning/filed.h"

#include "muster/store/moods.h"
#include "work/attachments/shown.h"

/* One round, and what was filed in it. */
struct filed_round {
    struct form *form;
    const struct entry *entry; /* NULL: nothing */
    struct entry *owned;       /* the same, where it was read here */
    GPtrArray *files;          /* struct filed_attachment */
    char *words;
};

static void filed_round_free(gpointer data)
{
    struct filed_round *round = data;
    form_free(round->form);
    entry_free(round->owned);
    g_ptr_array_unref(round->files);
    g_free(round->words);
    g_free(round);
}

/* Of a mood only that it was told, since it is kept for less time than a mail of ours. */
static void add_answers(struct filed *filed, const struct filed_round *round)
{
    const struct form *form = round->form;
    for (guint i = 0; round->entry != NULL && i < round->entry->answers->len; i++) {
        const struct entry_answer *answer =
            &g_array_index(round->entry->answers, struct entry_answer, i);
        if (answer->question < 1 || answer->question > form->n_questions)
            continue;
        const struct form_question *asked = &form->questions[answer->question - 1];
        gboolean is_mood = g_str_equal(asked->kind, "mood");
        struct receipt_answer one = {.number = filed->n_questions + answer->question,
                                     .prompt = asked->prompt,
                                     .text = is_mood ? "✓" : answer->text};
        g_array_append_val(filed->answers, one);
    }
    filed->n_questions += form->n_questions;
}

static void add_words(struct filed *filed, struct filed_round *round)
{
    if (round->entry == NULL)
        return;
    round->words = words_without_names(round->entry->unplaced, round->files);
    if (filed->unplaced->len > 0 && round->words[0] != '\0')
        g_string_append_c(filed->unplaced, '\n');
    g_string_append(filed->unplaced, round->words);
    g_autoptr(GArray) views = attached_show(round->files);
    g_array_append_vals(filed->attached, views->data, views->len);
}

/* ENTRY is borrowed; OWNED is taken over. */
static void add_round(struct filed *filed, struct store *store, const struct round *asked,
                      const struct entry *entry, struct entry *owned)
{
    struct filed_round *round = g_new0(struct filed_round, 1);
    *round = (struct filed_round){.form = form_get(store, asked->form),
                                  .entry = entry,
                                  .owned = owned,
                                  .files = attachments_of(store, asked->id)};
    g_ptr_array_add(filed->borrowed, round);
    g_array_append_val(filed->rounds, asked->id);
    if (round->form == NULL)
        return; /* the store has failed */
    add_answers(filed, round);
    add_words(filed, round);
}

/* What MAIL filed in ROUND, which it need not be about; NULL. Caller frees. */
static struct entry *entry_of_mail(struct store *store, gint64 round, gint64 mail)
{
    struct entry *entry = entry_latest(store, round);
    if (entry != NULL && entry->mail == mail) {
        moods_add(store, entry);
        return entry;
    }
    entry_free(entry);
    return NULL;
}

static gboolean asks(const struct sent_mail *mail, gint64 round)
{
    for (guint i = 0; mail != NULL && i < mail->rounds->len; i++)
        if (g_array_index(mail->rounds, gint64, i) == round)
            return TRUE;
    return FALSE;
}

void filed_gather(struct filed *filed, struct store *store, const struct sent_mail *asked,
                  const struct round *round, const struct entry *entry)
{
    *filed = (struct filed){.rounds = g_array_new(FALSE, FALSE, sizeof(gint64)),
                            .answers = g_array_new(FALSE, FALSE, sizeof(struct receipt_answer)),
                            .unplaced = g_string_new(NULL),
                            .attached = g_array_new(FALSE, FALSE, sizeof(struct attached_view)),
                            .borrowed = g_ptr_array_new_with_free_func(filed_round_free)};
    if (entry == NULL || !asks(asked, round->id)) {
        add_round(filed, store, round, entry, NULL);
        return;
    }
    for (guint i = 0; i < asked->rounds->len; i++) {
        gint64 id = g_array_index(asked->rounds, gint64, i);
        struct round *other = id != round->id ? round_get(store, id) : NULL;
        struct entry *theirs = other != NULL ? entry_of_mail(store, other->id, entry->mail) : NULL;
        if (id == round->id)
            add_round(filed, store, round, entry, NULL);
        else if (other != NULL)
            add_round(filed, store, other, theirs, theirs);
        round_free(other);
    }
}

void filed_clear(struct filed *filed)
{
    g_array_unref(filed->rounds);
    g_array_unref(filed->answers);
    g_string_free(filed->unplaced, TRUE);
    g_array_unref(filed->attached);
    g_ptr_array_unref(filed->borrowed);
}

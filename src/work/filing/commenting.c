/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a description to remarks, and from remarks to comments and whoever is to be told. */
#include "work/filing/remarks.h"

void remark_free(struct remark *remark)
{
    if (remark == NULL)
        return;
    g_free(remark->text);
    g_free(remark);
}

static void text_join(char **text, const char *more)
{
    char *joined = (*text)[0] == '\0' ? g_strdup(more) : g_strconcat(*text, "\n\n", more, NULL);
    g_free(*text);
    *text = joined;
}

static void remark_add(GPtrArray *remarks, gint64 round, const char *text, gboolean alone)
{
    for (guint i = 0; i < remarks->len; i++) {
        struct remark *remark = g_ptr_array_index(remarks, i);
        if (remark->round == round && remark->alone == alone) {
            text_join(&remark->text, text);
            return;
        }
    }
    struct remark *remark = g_new0(struct remark, 1);
    *remark = (struct remark){.round = round, .text = g_strdup(text), .alone = alone};
    g_ptr_array_add(remarks, remark);
}

/* To everybody: one remark a person, on the round that was told last. */
static void remark_to_all(GPtrArray *remarks, const struct recognised *recognised,
                          struct store *store, const char *text)
{
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    const GArray *blocks = recognised->mail->blocks;
    for (guint i = blocks->len; i-- > 0;) {
        gint64 round = g_array_index(blocks, struct sent_block, i).round;
        struct round *about = round_get(store, round);
        if (about != NULL &&
            g_hash_table_add(told, g_memdup2(&about->person, sizeof about->person)))
            remark_add(remarks, round, text, TRUE);
        round_free(about);
    }
}

/* A mail that tells of one thing only is answered as a whole. */
static gint64 only_round(const struct recognised *recognised)
{
    const GArray *blocks = recognised->mail->blocks;
    static const char *const of_one_thing[] = {"comment", "item", "kudos", NULL};
    gboolean whole = g_strv_contains(of_one_thing, recognised->mail->kind);
    return whole && blocks->len == 1 ? g_array_index(blocks, struct sent_block, 0).round : 0;
}

GPtrArray *remarks_read(const struct site *site, const struct recognised *recognised,
                        const struct description *description, char **unplaced_r)
{
    GPtrArray *remarks = g_ptr_array_new_with_free_func((GDestroyNotify)remark_free);
    gint64 only = only_round(recognised);
    *unplaced_r = g_strdup(only != 0 ? "" : description->unplaced);
    if (only != 0 && description->text[0] != '\0')
        remark_add(remarks, only, description->text, FALSE);
    for (guint i = 0; only == 0 && i < description->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(description->answers, i);
        if (answer->question < 1 || answer->question > recognised->about->len)
            continue; /* the description comes out of the cage */
        gint64 round = g_array_index(recognised->about, gint64, answer->question - 1);
        if (answer->question == 1)
            remark_to_all(remarks, recognised, site->store, answer->text);
        else if (round != 0)
            remark_add(remarks, round, answer->text, FALSE);
        else
            text_join(unplaced_r, answer->text);
    }
    return remarks;
}

/* Whoever may not read the round any more hears nothing of it. */
static void reader_add(GArray *readers, struct store *store, const struct round *round, gint64 id)
{
    struct person *person = person_get(store, id);
    if (person != NULL && person->state != PERSON_LEFT &&
        (id == round->person || person_reads(person, round->teams)))
        g_array_append_val(readers, id);
    person_free(person);
}

/* Whom a comment by AUTHOR is for: who wrote the entry, and who commented before. */
static GArray *readers_of(struct store *store, const struct round *round, gint64 author,
                          gboolean alone)
{
    GArray *readers = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_autoptr(GArray) commenters = commenters_of(store, round->id);
    if (round->person != author)
        reader_add(readers, store, round, round->person);
    for (guint i = 0; !alone && i < commenters->len; i++) {
        gint64 id = g_array_index(commenters, struct commenter, i).person;
        if (id != author && id != round->person)
            reader_add(readers, store, round, id);
    }
    return readers;
}

/* Tick writes the mails, each in its reader's hours. What is due before AT tells all that waits. */
static void reader_expect(struct site *site, gint64 person, gint64 at)
{
    struct due due = {.what = (char *)"comment",
                      .workflow = (char *)"",
                      .person = person,
                      .day = (int32_t)(site->now / INSTANT_DAY),
                      .at = at};
    struct due *known = due_find(site->store, &due);
    if (known == NULL || known->at > at)
        due_set(site->store, &due);
    due_free(known);
}

void comment_file(struct site *site, const struct recognised *recognised,
                  const struct remark *remark, gint64 received, gint64 mail)
{
    struct round *round = round_get(site->store, remark->round);
    if (round == NULL)
        return;
    gint64 author = recognised->person->id;
    g_autoptr(GArray) readers = readers_of(site->store, round, author, remark->alone);
    struct comment comment = {.round = round->id,
                              .author = author,
                              .answers = recognised->mail->id,
                              .received = received,
                              .mail = mail,
                              .text = remark->text};
    /* Programs that answer comments say the same again and again; so do people, but it can wait. */
    gboolean again = comment_was_said(site->store, &comment);
    gint64 at = site->now + (again ? INSTANT_DAY : 0);
    comment_add(site->store, &comment, readers);
    for (guint i = 0; i < readers->len; i++)
        reader_expect(site, g_array_index(readers, gint64, i), at);
    round_free(round);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a description to remarks, and from remarks to comments and whoever is to be told. */
#include "work/filing/remarks.h"
#include "work/threads/threads.h"

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

/* What one person says of one thing: words, or a sign in their place. */
struct said {
    const char *text;
    const char *sign; /* NULL: words */
    gboolean alone;
};

static void remark_add(GPtrArray *remarks, gint64 round, const struct said *said)
{
    const char *text = said->sign != NULL ? said->sign : said->text;
    for (guint i = 0; said->sign == NULL && i < remarks->len; i++) {
        struct remark *remark = g_ptr_array_index(remarks, i);
        if (remark->round == round && remark->alone == said->alone && !remark->reaction) {
            text_join(&remark->text, text);
            return;
        }
    }
    struct remark *remark = g_new0(struct remark, 1);
    *remark = (struct remark){.round = round,
                              .text = g_strdup(text),
                              .alone = said->alone,
                              .reaction = said->sign != NULL};
    g_ptr_array_add(remarks, remark);
}

/* To everybody: one remark a person, on the round that was told last. */
static void remark_to_all(GPtrArray *remarks, const struct recognised *recognised,
                          struct store *store, const struct said *said)
{
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    const GArray *blocks = recognised->mail->blocks;
    for (guint i = blocks->len; i-- > 0;) {
        gint64 round = g_array_index(blocks, struct sent_block, i).round;
        struct round *about = round_get(store, round);
        if (about != NULL &&
            g_hash_table_add(told, g_memdup2(&about->person, sizeof about->person)))
            remark_add(remarks, round, said);
        round_free(about);
    }
}

/* A mail that tells of one thing only is answered as a whole. */
static gint64 only_round(const struct recognised *recognised)
{
    const GArray *blocks = recognised->mail->blocks;
    gboolean only = g_str_equal(recognised->mail->kind, "news") && blocks->len == 1;
    return only ? g_array_index(blocks, struct sent_block, 0).round : 0;
}

/* What is said of no line of a mail about one conversation, with thanks beside it, is for that
 * (showings_blocks). */
static void remark_to_main(GPtrArray *remarks, const struct recognised *recognised,
                           const char *sign, char **unplaced)
{
    const struct sent_block *first = &g_array_index(recognised->mail->blocks, struct sent_block, 0);
    gboolean has_main = g_str_equal(recognised->mail->kind, "news") && first->last == 0;
    if (!has_main || (**unplaced == '\0' && (sign == NULL || remarks->len > 0)))
        return;
    const struct said said = {*unplaced, sign, FALSE};
    remark_add(remarks, first->round, &said);
    g_free(*unplaced);
    *unplaced = g_strdup("");
}

GPtrArray *remarks_read(const struct site *site, const struct recognised *recognised,
                        const struct description *description, char **unplaced_r)
{
    GPtrArray *remarks = g_ptr_array_new_with_free_func((GDestroyNotify)remark_free);
    gint64 only = only_round(recognised);
    *unplaced_r = g_strdup(only != 0 ? "" : description->unplaced);
    const struct said whole = {description->text, description->reaction, FALSE};
    if (only != 0 && (whole.text[0] != '\0' || whole.sign != NULL))
        remark_add(remarks, only, &whole);
    for (guint i = 0; only == 0 && i < description->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(description->answers, i);
        if (answer->question < 1 || answer->question > recognised->about->len)
            continue; /* the description comes out of the cage */
        gint64 round = g_array_index(recognised->about, gint64, answer->question - 1);
        const struct said said = {answer->text, answer->value, answer->question == 1};
        if (said.alone)
            remark_to_all(remarks, recognised, site->store, &said);
        else if (round != 0)
            remark_add(remarks, round, &said);
        else
            text_join(unplaced_r, answer->text);
    }
    if (only == 0)
        remark_to_main(remarks, recognised, description->reaction, unplaced_r);
    return remarks;
}

/* Programs that answer comments say the same again and again; so do people, but it can wait. The
 * same sign twice is one. */
void comment_file(struct site *site, const struct recognised *recognised,
                  const struct remark *remark, gint64 received, gint64 mail)
{
    struct round *round = round_get(site->store, remark->round);
    if (round == NULL)
        return;
    struct comment comment = {.round = round->id,
                              .author = recognised->person->id,
                              .answers = recognised->mail->id,
                              .received = received,
                              .mail = mail,
                              .reaction = remark->reaction,
                              .text = remark->text};
    gboolean again = comment_was_said(site->store, &comment);
    if (!again || !comment.reaction) {
        const struct news news = {.round = round->id,
                                  .kind = (char *)"comment",
                                  .thing = comment_add(site->store, &comment),
                                  .author = comment.author,
                                  .since = site->now + (again ? INSTANT_DAY : 0),
                                  .quiet = comment.reaction};
        thread_tell_all(site, round, comment.text, remark->alone, &news);
    }
    round_free(round);
}

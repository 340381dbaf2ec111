/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words about what others wrote: the lines of a summary are what was "asked", each line knows its round, and the first
 * line about a person carries the names by which a remark may call them. */
#include "work/remarks.h"

#include <string.h>

#include "muster/work/token.h"
#include "work/blocks.h"

enum {
    LINES_MAX = 900, /* that the cage takes; a summary is cut long before */
    NAMES_MAX = 3,
};

/* What stands before a remark that is for everybody. */
static const char *const everybody[] = {"all",  "everyone", "everybody", "team",  "alle",
                                        "tous", "toutes",   "todos",     "todas", "tutti",
                                        "全員", "皆さん",   "みなさん",  "@all",  NULL};

/* One person who may be named. */
struct named {
    gint64 person;
    char *name, *address;
    gboolean called; /* a line carries the names already */
};

struct gathering {
    struct recognised *recognised;
    GArray *questions;  /* struct asked_question */
    GHashTable *people; /* gint64 round -> struct named */
    GHashTable *given;  /* first name, folded -> struct named: NULL when several have it */
};

static void named_free(gpointer data)
{
    struct named *named = data;
    g_free(named->name);
    g_free(named->address);
    g_free(named);
}

static char *given_name(const char *name)
{
    g_autofree char *given = g_strndup(name, strcspn(name, " "));
    return g_utf8_casefold(given, -1);
}

/* NULL when the round, or its person, is gone. */
static struct named *named_read(struct store *store, gint64 id)
{
    struct round *round = round_get(store, id);
    struct person *person = round != NULL ? person_get(store, round->person) : NULL;
    struct named *named = NULL;
    if (person != NULL) {
        named = g_new0(struct named, 1);
        named->person = person->id;
        named->name = g_strdup(person->name);
        named->address = g_strdup(person->address);
    }
    person_free(person);
    round_free(round);
    return named;
}

static void people_read(struct gathering *gathering, struct store *store)
{
    const GArray *blocks = gathering->recognised->mail->blocks;
    for (guint i = 0; i < blocks->len; i++) {
        gint64 round = g_array_index(blocks, struct sent_block, i).round;
        gboolean known = g_hash_table_contains(gathering->people, &round);
        struct named *named = known ? NULL : named_read(store, round);
        if (named == NULL)
            continue;
        g_hash_table_insert(gathering->people, g_memdup2(&round, sizeof round), named);
        g_autofree char *given = given_name(named->name);
        const struct named *other = g_hash_table_lookup(gathering->given, given);
        gboolean shared = other != NULL && other->person != named->person;
        g_hash_table_insert(gathering->given, g_steal_pointer(&given), shared ? NULL : named);
    }
}

/* The names by which the person of ROUND may be called, once a person. NULL when there are none, or they were given. */
static const char *const *names_give(const struct gathering *gathering, gint64 round)
{
    struct named *named = g_hash_table_lookup(gathering->people, &round);
    if (named == NULL || named->called)
        return NULL;
    GHashTableIter people;
    gpointer other;
    g_hash_table_iter_init(&people, gathering->people);
    while (g_hash_table_iter_next(&people, NULL, &other)) {
        struct named *same = other;
        same->called |= same->person == named->person;
    }
    char **names = g_new0(char *, NAMES_MAX + 1);
    guint n = 0;
    g_autofree char *given = given_name(named->name);
    if (named->name[0] != '\0')
        names[n++] = g_strdup(named->name);
    if (g_hash_table_lookup(gathering->given, given) != NULL)
        names[n++] = g_strndup(named->name, strcspn(named->name, " "));
    names[n++] = g_strdup(named->address);
    g_ptr_array_add(gathering->recognised->names, names);
    return (const char *const *)names;
}

static void line_add(struct gathering *gathering, const char *words, const char *const *names,
                     gint64 round)
{
    struct asked_question question = {.kind = "line", .prompt = words, .labels = names};
    g_array_append_val(gathering->questions, question);
    g_array_append_val(gathering->recognised->about, round);
}

/* Who can only be named comes before the lines, so that the last line of the text is the last question. */
static void add_lineless(struct gathering *gathering, guint n_lines)
{
    const GArray *blocks = gathering->recognised->mail->blocks;
    line_add(gathering, "", everybody, 0);
    for (guint i = 0; i < blocks->len; i++) {
        const struct sent_block *block = &g_array_index(blocks, struct sent_block, i);
        if (block->first >= n_lines)
            line_add(gathering, "", names_give(gathering, block->round), block->round);
    }
}

static void add_lines(struct gathering *gathering)
{
    const GArray *blocks = gathering->recognised->mail->blocks;
    char **lines = gathering->recognised->lines;
    guint at = 0;
    for (guint i = 0; lines[i] != NULL && gathering->questions->len < LINES_MAX; i++) {
        while (at < blocks->len && g_array_index(blocks, struct sent_block, at).last < i)
            at++;
        const struct sent_block *block =
            at < blocks->len ? &g_array_index(blocks, struct sent_block, at) : NULL;
        gint64 round = block != NULL && block->first <= i ? block->round : 0;
        if (g_strstrip(lines[i])[0] != '\0')
            line_add(gathering, lines[i], round != 0 ? names_give(gathering, round) : NULL, round);
    }
}

void remarks_gather(struct recognised *recognised, struct store *store)
{
    const char *text = recognised->mail->text != NULL ? recognised->mail->text : "";
    recognised->about = g_array_new(FALSE, FALSE, sizeof(gint64));
    recognised->names = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    recognised->lines = blocks_lines(text);
    g_autoptr(GHashTable) people =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, named_free);
    g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct gathering gathering = {
        recognised, g_array_new(FALSE, FALSE, sizeof(struct asked_question)), people, given};
    people_read(&gathering, store);
    add_lineless(&gathering, g_strv_length(recognised->lines));
    add_lines(&gathering);
    g_free((gpointer)recognised->asked.questions);
    recognised->asked.n_questions = gathering.questions->len;
    recognised->asked.questions =
        (struct asked_question *)(void *)g_array_free(gathering.questions, FALSE);
}

/* --- from a description to remarks --- */

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
    gboolean comment = g_str_equal(recognised->mail->kind, "comment");
    return comment && blocks->len == 1 ? g_array_index(blocks, struct sent_block, 0).round : 0;
}

GPtrArray *remarks_read(const struct site *site, const struct recognised *recognised,
                        const struct description *description, char **unplaced_r)
{
    GPtrArray *remarks = g_ptr_array_new_with_free_func((GDestroyNotify)remark_free);
    gint64 only = only_round(recognised);
    g_autofree char *text = tokens_mask(site->keys, description->text);
    *unplaced_r = tokens_mask(site->keys, only != 0 ? "" : description->unplaced);
    if (only != 0 && text[0] != '\0')
        remark_add(remarks, only, text, FALSE);
    for (guint i = 0; only == 0 && i < description->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(description->answers, i);
        if (answer->question < 1 || answer->question > recognised->about->len)
            continue; /* the description comes out of the cage */
        gint64 round = g_array_index(recognised->about, gint64, answer->question - 1);
        g_autofree char *words = tokens_mask(site->keys, answer->text);
        if (answer->question == 1)
            remark_to_all(remarks, recognised, site->store, words);
        else if (round != 0)
            remark_add(remarks, round, words, FALSE);
        else
            text_join(unplaced_r, words);
    }
    return remarks;
}

/* --- from remarks to comments --- */

static gboolean reads(const struct person *person, const struct round *round)
{
    for (char **team = round->teams; *team != NULL; team++)
        if (g_strv_contains((const char *const *)person->reads, *team))
            return TRUE;
    return person->id == round->person;
}

/* Whoever may not read the round any more hears nothing of it. */
static void reader_add(GArray *readers, struct store *store, const struct round *round, gint64 id)
{
    struct person *person = person_get(store, id);
    if (person != NULL && person->state != PERSON_LEFT && reads(person, round))
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

/* Tick writes the mails, each in its reader's hours. */
static void reader_expect(struct site *site, gint64 person)
{
    struct due due = {.what = (char *)"comment",
                      .workflow = (char *)"",
                      .person = person,
                      .day = (int32_t)(site->now / INSTANT_DAY),
                      .at = site->now};
    due_set(site->store, &due);
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
    comment_add(site->store, &comment, readers);
    for (guint i = 0; i < readers->len; i++)
        reader_expect(site, g_array_index(readers, gint64, i));
    round_free(round);
}

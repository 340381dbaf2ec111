/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words about what others wrote: the lines of a summary are what was "asked", each line knows its round, and the first
 * line about a person carries the names by which a remark may call them. */
#include "work/filing/remarks.h"

#include <string.h>

#include "work/summary/blocks.h"

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

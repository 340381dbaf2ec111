/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a pulse. Each question is shuffled for itself, so that what one person wrote to two
 * questions is not told together; what can be counted is told as counts. */
#include <string.h>

#include "work/pulse/pulse.h"
#include "work/site/keys.h"

/* One question while its lines are gathered. */
struct gathering {
    GPtrArray *texts;   /* char *: words, or what could not be counted; owned */
    GHashTable *counts; /* value -> how many */
};

static void gathering_free(gpointer data)
{
    struct gathering *gathering = data;
    g_ptr_array_unref(gathering->texts);
    g_hash_table_unref(gathering->counts);
    g_free(gathering);
}

static struct gathering *gathering_of(GHashTable *questions, guint question)
{
    struct gathering *found = g_hash_table_lookup(questions, GUINT_TO_POINTER(question));
    if (found == NULL) {
        found = g_new0(struct gathering, 1);
        found->texts = g_ptr_array_new_with_free_func(g_free);
        found->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_hash_table_insert(questions, GUINT_TO_POINTER(question), found);
    }
    return found;
}

/* What belongs to no question may answer two: each line is shuffled for itself. */
static void lines_add(GPtrArray *texts, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        if (*g_strstrip(lines[i]) != '\0')
            g_ptr_array_add(texts, g_strdup(lines[i]));
}

static void gather(GHashTable *questions, const GArray *answer)
{
    for (guint i = 0; i < answer->len; i++) {
        const struct boxed *boxed = &g_array_index(answer, struct boxed, i);
        struct gathering *gathering = gathering_of(questions, boxed->question);
        if (boxed->question == 0) {
            lines_add(gathering->texts, boxed->text);
            continue;
        }
        if (boxed->value == NULL) {
            g_ptr_array_add(gathering->texts, g_strdup(boxed->text));
            continue;
        }
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(gathering->counts, boxed->value));
        g_hash_table_insert(gathering->counts, g_strdup(boxed->value), GUINT_TO_POINTER(n + 1));
    }
}

/* By random numbers of the kernel: g_random_int() can be foretold by who saw enough of it. */
static void shuffle(GPtrArray *texts)
{
    for (guint left = texts->len; left > 1; left--) {
        guint32 random;
        random_fill((guint8 *)&random, sizeof random);
        guint at = random % left;
        gpointer text = texts->pdata[at];
        texts->pdata[at] = texts->pdata[left - 1];
        texts->pdata[left - 1] = text;
    }
}

static gint by_name(gconstpointer one, gconstpointer other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* "4 (3×)" is three who said four. */
static void counts_write(struct store *store, gint64 pulse, guint question, GHashTable *counts,
                         guint *place)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    GHashTableIter each;
    gpointer value;
    g_hash_table_iter_init(&each, counts);
    while (g_hash_table_iter_next(&each, &value, NULL))
        g_ptr_array_add(values, value);
    g_ptr_array_sort(values, by_name);
    for (guint i = 0; i < values->len; i++) {
        g_autofree char *line =
            g_strdup_printf("%s (%u×)", (char *)values->pdata[i],
                            GPOINTER_TO_UINT(g_hash_table_lookup(counts, values->pdata[i])));
        pulse_line_add(store, pulse, question, (*place)++, line);
    }
}

static void question_write(struct store *store, gint64 pulse, guint question,
                           const struct gathering *gathering)
{
    guint place = 0;
    counts_write(store, pulse, question, gathering->counts, &place);
    shuffle(gathering->texts);
    for (guint i = 0; i < gathering->texts->len; i++)
        pulse_line_add(store, pulse, question, place++, gathering->texts->pdata[i]);
}

void pulse_publish(struct store *store, const struct pulse *pulse)
{
    g_autoptr(GBytes) box = pulse_box(store, pulse->id);
    g_autoptr(GPtrArray) answers = box_open(box);
    g_autoptr(GHashTable) questions =
        g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, gathering_free);
    if (answers->len < PULSE_LEAST) {
        pulse_close(store, pulse->id, PULSE_FEW, 0);
        return;
    }
    for (guint i = 0; i < answers->len; i++)
        gather(questions, answers->pdata[i]);
    GHashTableIter each;
    gpointer question, gathering;
    g_hash_table_iter_init(&each, questions);
    while (g_hash_table_iter_next(&each, &question, &gathering))
        question_write(store, pulse->id, GPOINTER_TO_UINT(question), gathering);
    pulse_close(store, pulse->id, PULSE_PUBLISHED, answers->len);
}

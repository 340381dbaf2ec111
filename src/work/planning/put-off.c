/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of due rows, by the words that tell one from another. Costs nothing while it is empty. */
#include "work/planning/put-off.h"

#include "muster/base/instant.h"

GHashTable *put_off_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static char *due_word(const struct due *due)
{
    return g_strdup_printf("%s\n%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%d", due->what,
                           due->workflow, due->person, due->round, due->step);
}

void put_off_add(GHashTable *put_off, const struct due *due)
{
    g_hash_table_add(put_off, due_word(due));
}

/* They were due, so they are among the first. */
GPtrArray *put_off_list(GHashTable *put_off, struct store *store, gint64 now, guint limit)
{
    guint n_put_off = g_hash_table_size(put_off);
    GPtrArray *rows = due_list(store, now, limit + n_put_off);
    for (guint i = rows->len; n_put_off > 0 && i-- > 0;) {
        g_autofree char *word = due_word(g_ptr_array_index(rows, i));
        if (g_hash_table_contains(put_off, word))
            g_ptr_array_remove_index(rows, i);
    }
    if (rows->len > limit)
        g_ptr_array_set_size(rows, (gint)limit);
    return rows;
}

gint64 put_off_next(GHashTable *put_off, struct store *store, gint64 now)
{
    if (g_hash_table_size(put_off) == 0)
        return due_next(store);
    g_autoptr(GPtrArray) rows = put_off_list(put_off, store, now, 1);
    return rows->len > 0 ? ((const struct due *)g_ptr_array_index(rows, 0))->at : INSTANT_NEVER;
}

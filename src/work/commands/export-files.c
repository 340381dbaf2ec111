/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that came with a person's answers, for their export: the newest, each once, as many as there is room for. */
#include "muster/work/attachments.h"
#include "work/commands/export.h"
#include "work/planning/planner.h"

/* What goes on while rounds are walked through. */
struct files {
    const struct site *site;
    GArray *rounds;    /* their ids, oldest first */
    GHashTable *taken; /* hashes */
    GArray *attachments;
    gsize room;
};

static gboolean note_round(const struct round *round, const struct person *person,
                           const struct form *form, const struct entry *entry, gpointer data)
{
    (void)person;
    (void)form;
    (void)entry;
    g_array_append_val(((struct files *)data)->rounds, round->id);
    return TRUE;
}

static void file_add(struct files *files, const struct filed_attachment *filed)
{
    if (filed->hash != NULL && !g_hash_table_contains(files->taken, filed->hash) &&
        enclosures_add(files->attachments, files->site, filed, &files->room))
        g_hash_table_add(files->taken, g_strdup(filed->hash));
}

void export_files_attach(const struct site *site, const struct person *person, gsize room,
                         GArray *attachments)
{
    const struct entries_query query = {
        .person = person->address, .since = INT32_MIN, .until = INT32_MAX};
    g_autoptr(GArray) rounds = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct files files = {site, rounds, taken, attachments, room};
    entries_each(site->store, &query, note_round, &files);
    for (guint i = rounds->len; i-- > 0;) {
        g_autoptr(GPtrArray) filed = attachments_of(site->store, g_array_index(rounds, gint64, i));
        for (guint k = 0; k < filed->len; k++)
            file_add(&files, filed->pdata[k]);
    }
}

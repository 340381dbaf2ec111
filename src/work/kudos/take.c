/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kudos in a reply. They are for somebody else than who reads the answers, and so are none of
 * them. */
#include <string.h>

#include "work/kudos/kudos.h"
#include "work/planning/plan-items.h"

enum { BROKEN = 55 /* octets of a line that a client may have broken */ };

/* "Done: ...", "2. ...": something else begins. */
static gboolean begins_anew(const char *line)
{
    gsize colon = strcspn(line, ":");
    return behind_bullets(line) != line || g_ascii_isdigit(*line) ||
           (line[colon] == ':' && colon < BROKEN / 2);
}

static gboolean goes_on(const char *line, const char *next)
{
    return next != NULL && *next != '\0' && strlen(line) >= BROKEN && !begins_anew(next) &&
           kudos_begins(next) == NULL;
}

/* The kudos of LINES at *AT with the lines that are of it, which are added to TAKEN; *at is the
 * last. */
static struct command_row *take_one(char **lines, guint *at, const char *words, GHashTable *taken)
{
    struct command_row *row = g_new0(struct command_row, 1);
    g_autoptr(GString) text = g_string_new(words);
    row->line = g_strdup(lines[*at]);
    g_hash_table_add(taken, lines[*at]);
    for (; goes_on(lines[*at], lines[*at + 1]); (*at)++) {
        g_string_append_printf(text, " %s", lines[*at + 1]);
        g_hash_table_add(taken, lines[*at + 1]);
    }
    row->word = g_strdup("kudos");
    row->value = g_strdup(text->str);
    row->first = row->last = DAY_NONE;
    row->fate = COMMAND_DONE;
    return row;
}

static void row_clear(gpointer data)
{
    command_row_free(data);
}

GPtrArray *kudos_take(struct description *description)
{
    GPtrArray *found = NULL;
    g_auto(GStrv) lines = g_strsplit(description->text, "\n", -1);
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; lines[i] != NULL; i++) {
        const char *words = kudos_begins(lines[i]);
        if (words == NULL)
            continue;
        found = found != NULL ? found : g_ptr_array_new_with_free_func(row_clear);
        g_ptr_array_add(found, take_one(lines, &i, words, taken));
    }
    if (found != NULL)
        description_drop_lines(description, taken);
    return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines behind a slash, wherever they stand in an answer. A slash alone makes none: "/etc/passwd is gone" is an answer. */
#include "muster/work/commands.h"

#include <string.h>

#include "work/commands/commands.h"
#include "work/commands/words.h"

static gboolean is_slashed(const char *line, gsize length)
{
    if (line[0] != '/' || length > COMMAND_LINE_MAX)
        return FALSE;
    g_autofree char *copy = g_strndup(line, length);
    g_autofree char *bare = command_line_bare(copy);
    const char *rest;
    return command_word_find(bare, &rest) != NULL;
}

GPtrArray *commands_take_slashed(struct description *description)
{
    GPtrArray *order = NULL;
    g_autoptr(GHashTable) lines = g_hash_table_new(g_str_hash, g_str_equal);
    for (const char *at = description->text; *at != '\0';) {
        gsize length = strcspn(at, "\n");
        if (is_slashed(at, length)) {
            char *line = g_strndup(at, length);
            order = order != NULL ? order : g_ptr_array_new_with_free_func(g_free);
            if (g_hash_table_add(lines, line))
                g_ptr_array_add(order, line);
            else
                g_free(line);
        }
        at += length + (at[length] == '\n');
    }
    if (order != NULL)
        description_drop_lines(description, lines);
    return order;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines behind a slash, wherever they stand in an answer. A slash alone makes none: "/etc/passwd is gone" is an answer. One
 * that is nearly a command was meant for us: it is told, not done, and no part of the answer. */
#include "muster/work/commands.h"

#include <string.h>

#include "work/commands/commands.h"
#include "work/commands/words.h"

enum { NEAR_MIN = 4 /* letters: shorter words are near to anything */ };

/* The first word of LINE, bare, is nearly one of ours; a path is none. */
static gboolean is_nearly(const char *line)
{
    gsize length = strcspn(line, " :=");
    g_autofree char *word = g_strndup(line, length);
    return g_utf8_strlen(word, -1) >= NEAR_MIN && strchr(word, '/') == NULL &&
           command_phrase_near(word, "en") != NULL;
}

static gboolean is_slashed(const char *line, gsize length)
{
    if (line[0] != '/' || length > COMMAND_LINE_MAX)
        return FALSE;
    g_autofree char *copy = g_strndup(line, length);
    g_autofree char *bare = command_line_bare(copy);
    const char *rest;
    return command_word_find(bare, &rest) != NULL || is_nearly(bare);
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

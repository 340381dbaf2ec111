/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines behind a slash, wherever they stand in an answer. A slash alone makes none: "/etc/passwd
 * is gone" is an answer. A word behind it was meant for us, though it be none of ours: it is
 * told, not done, and no part of the answer.
 */
#include "muster/work/commands.h"

#include <string.h>

#include "work/commands/commands.h"
#include "work/commands/words.h"

/* Where paths begin that people name in their answers: "/tmp is full". */
static const char *const roots[] = {"bin", "boot", "dev",  "etc",  "home", "lib",
                                    "mnt", "opt",  "proc", "root", "run",  "srv",
                                    "sys", "tmp",  "usr",  "var",  NULL};

/* The first word of LINE, bare, is one of any script, and no path. */
static gboolean is_word(const char *line)
{
    g_autofree char *word = g_strndup(line, strcspn(line, " :="));
    for (const char *at = word; *at != '\0'; at = g_utf8_next_char(at))
        if (*at != '-' && !g_unichar_isalpha(g_utf8_get_char(at)))
            return FALSE;
    return word[0] != '\0' && !g_strv_contains(roots, word);
}

static gboolean is_taken(const char *line, gsize length)
{
    if (!command_line_slashed(line) || length > COMMAND_LINE_MAX)
        return FALSE;
    g_autofree char *copy = g_strndup(line, length);
    g_autofree char *bare = command_line_bare(copy);
    const char *rest;
    return command_word_find(bare, &rest) != NULL || is_word(bare);
}

GPtrArray *commands_take_slashed(struct description *description)
{
    GPtrArray *order = NULL;
    g_autoptr(GHashTable) lines = g_hash_table_new(g_str_hash, g_str_equal);
    for (const char *at = description->text;
         *at != '\0' && g_hash_table_size(lines) < COMMANDS_MAX;) {
        gsize length = strcspn(at, "\n");
        if (is_taken(at, length)) {
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

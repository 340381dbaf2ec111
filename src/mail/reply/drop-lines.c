/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes lines out of what was understood of a reply. */
#include <string.h>

#include "mail/reply/reply-sign.h"
#include "mail/reply/reply-whole.h"

/* TEXT without LINES and the blanks that they leave at its ends. Frees TEXT. */
static char *without_lines(char *text, GHashTable *lines)
{
    g_auto(GStrv) all = g_strsplit(text, "\n", -1);
    g_autoptr(GString) kept = g_string_sized_new(strlen(text) + 1);
    for (char **line = all; *line != NULL; line++)
        if (!g_hash_table_contains(lines, *line))
            g_string_append_printf(kept, "%s\n", *line);
    g_free(text);
    g_strchomp(kept->str);
    return g_strdup(kept->str + strspn(kept->str, "\n"));
}

static void answers_drop(GPtrArray *answers, GHashTable *lines)
{
    for (guint i = answers->len; i > 0; i--) {
        struct answer *answer = answers->pdata[i - 1];
        answer->text = without_lines(answer->text, lines);
        if (answer->text[0] == '\0')
            g_ptr_array_remove_index(answers, i - 1);
    }
}

void description_drop_lines(struct description *description, GHashTable *lines)
{
    description->text = without_lines(description->text, lines);
    description->unplaced = without_lines(description->unplaced, lines);
    answers_drop(description->answers, lines);
    struct whole whole = reply_whole(description->text, description->head.from_name);
    description->quick = whole.quick;
    description->courtesy = whole.courtesy;
    g_free(description->reaction);
    description->reaction = reply_sign(description->text, description->head.from_name);
    description->empty = description->text[0] == '\0';
}

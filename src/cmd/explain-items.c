/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans in a mail of ours, read from its text where no store knows them: lines `[ ] item' below
 * a numbered question. A line without a box goes on with the item above it. */
#include <string.h>

#include "cmd/explain.h"

/* The number with which LINE begins a question; 0 when it does not. */
static guint line_number(const char *line)
{
    char *behind = NULL;
    guint64 number = g_ascii_strtoull(line, &behind, 10);
    return behind > line && g_str_has_prefix(behind, ". ") ? (guint)MIN(number, G_MAXUINT) : 0;
}

static void item_end(GStrvBuilder *items, GString *item)
{
    if (item->len > 0)
        g_strv_builder_add(items, item->str);
    g_string_truncate(item, 0);
}

char **asked_items(const char *text, guint question)
{
    static const char box[] = "[ ] ";
    g_autoptr(GStrvBuilder) items = g_strv_builder_new();
    g_autoptr(GString) item = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint at = 0;
    for (char **line = lines; *line != NULL; line++) {
        guint number = line_number(*line);
        const char *words = g_strstrip(*line);
        gboolean boxed = g_str_has_prefix(words, box);
        at = number == at + 1 ? number : at;
        if (boxed || *words == '\0' || number == at)
            item_end(items, item);
        if (boxed && at == question)
            g_string_assign(item, words + strlen(box));
        else if (!boxed && item->len > 0)
            g_string_append_printf(item, " %s", words);
    }
    item_end(items, item);
    return g_strv_builder_end(items);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points and actions as the two see them: with the name of who raised it, or shall do it. So they stand behind the boxes
 * of a mail, and so they are known when somebody ticks one. */
#include "work/meetings/meetings.h"

char *meeting_line_shown(struct store *store, const struct meeting_line *line)
{
    struct person *person = person_get(store, line->owner != 0 ? line->owner : line->author);
    char *shown = g_strdup_printf("%s: %s", person != NULL ? person_shown(person) : "", line->text);
    person_free(person);
    return shown;
}

GPtrArray *meeting_lines_show(struct store *store, gint64 one, gint64 other,
                              enum meeting_line_kind kind)
{
    GPtrArray *shown = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) lines = meeting_lines_open(store, one, other);
    for (guint i = 0; i < lines->len; i++) {
        const struct meeting_line *line = g_ptr_array_index(lines, i);
        if (line->kind == kind)
            g_ptr_array_add(shown, meeting_line_shown(store, line));
    }
    g_ptr_array_add(shown, NULL);
    return shown;
}

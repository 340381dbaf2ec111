/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that came with an answer, as letters show them. */
#include "work/attachments/shown.h"

#include "work/letters/phrases.h"

GArray *attached_show(const GPtrArray *files)
{
    GArray *views = g_array_new(FALSE, FALSE, sizeof(struct attached_view));
    for (guint i = 0; i < files->len; i++) {
        const struct filed_attachment *file = files->pdata[i];
        struct attached_view view = {file->name, file->octets,
                                     file->hash != NULL ? FILE_KEPT : FILE_NOT_KEPT};
        g_array_append_val(views, view);
    }
    return views;
}

static gboolean is_name(const GPtrArray *files, const char *line)
{
    for (guint i = 0; i < files->len; i++)
        if (g_str_equal(((const struct filed_attachment *)files->pdata[i])->name, line))
            return TRUE;
    return FALSE;
}

char *words_without_names(const char *words, const GPtrArray *files)
{
    g_auto(GStrv) lines = g_strsplit(words, "\n", -1);
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    for (char **line = lines; *line != NULL; line++)
        if (!is_name(files, *line))
            g_ptr_array_add(others, *line);
    g_ptr_array_add(others, NULL);
    return g_strjoinv("\n", (char **)others->pdata);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small file of words and numbers, replaced as a whole. */
#include "net/fetch_memory.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static const char form[] =
    "muster fetch 1\nvalidity %u\nmet %u\nlast %u\nalone %u\nfalls %u\npending";

char *fetch_path(const char *state, const char *name, const char *suffix)
{
    g_autofree char *file = g_strconcat(name, suffix, NULL);
    return g_build_filename(state, "fetch", file, NULL);
}

/* Whoever opens a file in it learns what is wrong. */
void fetch_folder_make(const char *state)
{
    g_autofree char *folder = g_build_filename(state, "fetch", NULL);
    g_mkdir(folder, 0700);
}

static void pending_read(const char *text, GArray *pending)
{
    char *end;
    for (;; text = end) {
        guint32 uid = (guint32)g_ascii_strtoull(text, &end, 10);
        if (end == text || uid == 0)
            return;
        g_array_append_val(pending, uid);
    }
}

gboolean fetch_memory_read(const char *state, const char *name, struct fetch_memory *memory_r,
                           struct failure *failure)
{
    g_autofree char *path = fetch_path(state, name, "");
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    *memory_r = (struct fetch_memory){.pending = g_array_new(FALSE, FALSE, sizeof(guint32))};
    if (!g_file_get_contents(path, &text, NULL, &error))
        return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
               failure_set(failure, FAILURE_BUSY, "%s", error->message);
    if (sscanf(text, form, &memory_r->validity, &memory_r->met, &memory_r->last, &memory_r->alone,
               &memory_r->falls) != 5)
        return failure_set(failure, FAILURE_BUSY,
                           "`%s' is not as we wrote it: remove it, and the whole mailbox is "
                           "looked at again",
                           path);
    const char *pending = strstr(text, "\npending");
    pending_read(pending != NULL ? pending + strlen("\npending") : "", memory_r->pending);
    return TRUE;
}

void fetch_memory_clear(struct fetch_memory *memory)
{
    if (memory->pending != NULL)
        g_array_unref(memory->pending);
    memory->pending = NULL;
}

gboolean fetch_memory_write(const struct fetch_memory *memory, const char *state, const char *name,
                            struct failure *failure)
{
    g_autofree char *path = fetch_path(state, name, "");
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    g_string_printf(text, form, memory->validity, memory->met, memory->last, memory->alone,
                    memory->falls);
    for (guint i = 0; i < memory->pending->len; i++)
        g_string_append_printf(text, " %u", g_array_index(memory->pending, guint32, i));
    g_string_append_c(text, '\n');
    if (g_file_set_contents_full(path, text->str, (gssize)text->len,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &error))
        return TRUE;
    return failure_set(failure, FAILURE_BUSY, "%s", error->message);
}

void fetch_memory_suspect(const char *state, const char *name)
{
    struct fetch_memory memory;
    struct failure ignored = {0};
    if (fetch_memory_read(state, name, &memory, &ignored) && memory.validity != 0) {
        memory.alone = FETCH_ALONE_MAILS;
        fetch_memory_write(&memory, state, name, &ignored);
    }
    fetch_memory_clear(&memory);
}

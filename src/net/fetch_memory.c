/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small file of words and numbers, replaced as a whole. */
#include "net/fetch_memory.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static const char head[] = "muster fetch 1\nof ";
static const char form[] = "\nvalidity %u\nmet %u\nlast %u\nalone %u\nfalls %u\npending";

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

/* FALSE: it is not as we wrote it. */
static gboolean memory_parse(const char *text, struct fetch_memory *memory)
{
    if (!g_str_has_prefix(text, head))
        return FALSE;
    const char *of = text + strlen(head), *numbers = strchr(of, '\n');
    if (numbers == NULL || sscanf(numbers, form, &memory->validity, &memory->met, &memory->last,
                                  &memory->alone, &memory->falls) != 5)
        return FALSE;
    const char *pending = strstr(numbers, "\npending");
    pending_read(pending != NULL ? pending + strlen("\npending") : "", memory->pending);
    memory->of = g_strndup(of, (gsize)(numbers - of));
    return TRUE;
}

static void memory_begin(struct fetch_memory *memory, const char *of)
{
    fetch_memory_clear(memory);
    *memory = (struct fetch_memory){.of = g_strdup(of),
                                    .pending = g_array_new(FALSE, FALSE, sizeof(guint32))};
}

gboolean fetch_memory_read(const char *state, const char *name, const char *of,
                           struct fetch_memory *memory_r, struct failure *failure)
{
    g_autofree char *path = fetch_path(state, name, "");
    g_autoptr(GError) error = NULL;
    char *text = NULL;
    memset(memory_r, 0, sizeof *memory_r);
    memory_begin(memory_r, of);
    if (!g_file_get_contents(path, &text, NULL, &error))
        return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
               failure_set(failure, FAILURE_BUSY, "%s", error->message);
    g_clear_pointer(&memory_r->of, g_free);
    memory_r->written = text;
    if (!memory_parse(text, memory_r))
        return failure_set(failure, FAILURE_BUSY,
                           "`%s' is not as we wrote it: remove it, and the whole mailbox is "
                           "looked at again",
                           path);
    if (of != NULL && strcmp(memory_r->of, of) != 0)
        memory_begin(memory_r, of);
    return TRUE;
}

void fetch_memory_clear(struct fetch_memory *memory)
{
    g_clear_pointer(&memory->of, g_free);
    g_clear_pointer(&memory->written, g_free);
    g_clear_pointer(&memory->pending, g_array_unref);
}

static char *memory_print(const struct fetch_memory *memory)
{
    GString *text = g_string_new(head);
    g_string_append(text, memory->of);
    g_string_append_printf(text, form, memory->validity, memory->met, memory->last, memory->alone,
                           memory->falls);
    for (guint i = 0; i < memory->pending->len; i++)
        g_string_append_printf(text, " %u", g_array_index(memory->pending, guint32, i));
    g_string_append_c(text, '\n');
    return g_string_free(text, FALSE);
}

gboolean fetch_memory_write(struct fetch_memory *memory, const char *state, const char *name,
                            struct failure *failure)
{
    g_autofree char *path = fetch_path(state, name, "");
    g_autofree char *text = memory_print(memory);
    g_autoptr(GError) error = NULL;
    if (g_strcmp0(text, memory->written) == 0)
        return TRUE;
    if (!g_file_set_contents_full(path, text, -1,
                                  G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                  0600, &error))
        return failure_set(failure, FAILURE_BUSY, "%s", error->message);
    g_free(memory->written);
    memory->written = g_steal_pointer(&text);
    return TRUE;
}

void fetch_memory_suspect(const char *state, const char *name)
{
    struct fetch_memory memory;
    struct failure ignored = {0};
    if (fetch_memory_read(state, name, NULL, &memory, &ignored) && memory.validity != 0) {
        memory.alone = FETCH_ALONE_MAILS;
        fetch_memory_write(&memory, state, name, &ignored);
    }
    fetch_memory_clear(&memory);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* STATE/fetch/NAME.trouble: "SINCE WORDS", and no such file when all is well. By the real clock, as
 * a server's trouble is. */
#include "net/fetch_trouble.h"

#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "muster/base/instant.h"
#include "muster/net/fetch.h"
#include "net/fetch_memory.h"

/* NULL when there is none. Caller frees. */
static char *note_read(const char *state, const char *name)
{
    g_autofree char *path = fetch_path(state, name, ".trouble");
    char *note = NULL;
    g_file_get_contents(path, &note, NULL, NULL);
    return note;
}

void fetch_trouble_note(const char *state, const char *name, const char *words)
{
    g_autofree char *path = fetch_path(state, name, ".trouble");
    g_autofree char *before = note_read(state, name);
    char since[INSTANT_TEXT_MAX];
    if (words == NULL) {
        if (before != NULL)
            unlink(path);
        return;
    }
    instant_format(instant_clock(), since);
    if (before != NULL)
        g_strlcpy(since, before, MIN(sizeof since, strcspn(before, " ") + 1));
    g_autofree char *note = g_strdup_printf("%s %s\n", since, words);
    g_file_set_contents_full(path, note, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

char *fetch_trouble(const char *state, const char *name)
{
    char *note = note_read(state, name);
    if (note == NULL)
        return NULL;
    gsize since = strcspn(note, " ");
    g_autofree char *read = note;
    return g_strdup_printf("has failed since %.*s: %s", (int)since, note, g_strstrip(note + since));
}

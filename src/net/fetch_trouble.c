/* SPDX-License-Identifier: GPL-3.0-or-later */
/* STATE/fetch/NAME.trouble: "KIND SINCE WORDS", KIND being the failure's, and no such file when all
 * is well. By the real clock, as a server's trouble is. */
#include "net/fetch_trouble.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "muster/base/instant.h"
#include "muster/net/fetch.h"
#include "net/fetch_memory.h"

enum { AWAY_MINUTES = 30 };

struct note {
    int kind;
    char since[INSTANT_TEXT_MAX];
    char *words;
};

/* FALSE: there is none. */
static gboolean note_read(const char *path, struct note *note_r)
{
    g_autofree char *text = NULL;
    int words = 0;
    if (!g_file_get_contents(path, &text, NULL, NULL) ||
        sscanf(text, "%d %31s %n", &note_r->kind, note_r->since, &words) != 2 || words == 0)
        return FALSE;
    note_r->words = g_strdup(g_strchomp(text + words));
    return TRUE;
}

void fetch_trouble_note(const char *state, const char *name, const struct failure *failure)
{
    g_autofree char *path = fetch_path(state, name, ".trouble");
    struct note note = {0};
    if (!failure_is_set(failure)) {
        unlink(path);
        return;
    }
    if (!note_read(path, &note))
        instant_format(instant_clock(), note.since);
    g_autofree char *text =
        g_strdup_printf("%d %s %s\n", (int)failure->kind, note.since, failure->text);
    g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
    g_free(note.words);
}

char *fetch_trouble(const char *state, const char *name, gboolean *needs_owner_r)
{
    g_autofree char *path = fetch_path(state, name, ".trouble");
    struct note note = {0};
    struct failure ignored = {0};
    int64_t since = 0;
    *needs_owner_r = FALSE;
    if (!note_read(path, &note))
        return NULL;
    instant_parse(note.since, &since, &ignored);
    *needs_owner_r =
        note.kind == FAILURE_CONFIG || instant_clock() - since > AWAY_MINUTES * INSTANT_MINUTE;
    g_autofree char *words = note.words;
    return g_strdup_printf("has failed since %s: %s", note.since, words);
}

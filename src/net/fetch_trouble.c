/* SPDX-License-Identifier: GPL-3.0-or-later */
/* STATE/fetch/NAME.trouble: "KIND SINCE WORDS", KIND being the failure's, and no such file when all
 * is well. STATE/fetch/NAME.passed: "COUNT LAST WORDS" of the mails that were passed by. By the real
 * clock, as a server's trouble is. */
#include "net/fetch_trouble.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "muster/base/instant.h"
#include "muster/net/fetch.h"
#include "net/fetch_memory.h"

enum {
    AWAY_MINUTES = 30,
    PASSED_DAYS = 3, /* a weekend, that whoever looks after the site hears of it */
};

struct note {
    int number;
    char at[INSTANT_TEXT_MAX];
    char *words;
};

/* FALSE: there is none. */
static gboolean note_read(const char *path, struct note *note_r)
{
    g_autofree char *text = NULL;
    int words = 0;
    if (!g_file_get_contents(path, &text, NULL, NULL) ||
        sscanf(text, "%d %31s %n", &note_r->number, note_r->at, &words) != 2 || words == 0)
        return FALSE;
    note_r->words = g_strdup(g_strchomp(text + words));
    return TRUE;
}

/* Best effort. */
static void note_write(const char *path, const struct note *note)
{
    g_autofree char *text = g_strdup_printf("%d %s %s\n", note->number, note->at, note->words);
    g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static gint64 note_age(const struct note *note)
{
    struct failure ignored = {0};
    int64_t at = 0;
    instant_parse(note->at, &at, &ignored);
    return instant_clock() - at;
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
        instant_format(instant_clock(), note.at);
    g_free(note.words);
    note.number = (int)failure->kind;
    note.words = (char *)failure->text;
    note_write(path, &note);
}

char *fetch_trouble(const char *state, const char *name, gboolean *needs_owner_r)
{
    g_autofree char *path = fetch_path(state, name, ".trouble");
    struct note note = {0};
    *needs_owner_r = FALSE;
    if (!note_read(path, &note))
        return NULL;
    *needs_owner_r =
        note.number == FAILURE_CONFIG || note_age(&note) > AWAY_MINUTES * INSTANT_MINUTE;
    g_autofree char *words = note.words;
    return g_strdup_printf("has failed since %s: %s", note.at, words);
}

void fetch_passed_note(const char *state, const char *name, const char *why)
{
    g_autofree char *path = fetch_path(state, name, ".passed");
    struct note note = {0};
    if (note_read(path, &note) && note_age(&note) > PASSED_DAYS * INSTANT_DAY)
        note.number = 0;
    g_free(note.words);
    note.number++;
    note.words = (char *)why;
    instant_format(instant_clock(), note.at);
    note_write(path, &note);
}

char *fetch_too_large_words(size_t size, size_t limit)
{
    return g_strdup_printf("its %zu octets are more than max-message, %zu", size, limit);
}

char *fetch_passed(const char *state, const char *name)
{
    g_autofree char *path = fetch_path(state, name, ".passed");
    struct note note = {0};
    if (!note_read(path, &note))
        return NULL;
    g_autofree char *words = note.words;
    if (note_age(&note) > PASSED_DAYS * INSTANT_DAY)
        return NULL;
    return note.number == 1 ? g_strdup_printf("a mail was not taken at %s: %s", note.at, words)
                            : g_strdup_printf("%d mails were not taken, the last at %s: %s",
                                              note.number, note.at, words);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note to whoever comes after us: these mails were at work. It is there only while they are. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "work/filing/filer.h"

#define MARKER_FILE "filing"

static const char *const kind_words[] = {
    [MARKER_NONE] = "", [MARKER_BATCH] = "batch", [MARKER_ALONE] = "alone"};

gboolean marker_write(const char *state, enum marker_kind kind, const char *const *names,
                      guint n_names, struct failure *failure)
{
    g_autofree char *path = g_build_filename(state, MARKER_FILE, NULL);
    g_autoptr(GString) text = g_string_new(kind_words[kind]);
    for (guint i = 0; i < n_names; i++)
        g_string_append_printf(text, "\n%s", names[i]);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return failure_errno(failure, errno, "%s", path);
    ssize_t written = write(file, text->str, text->len);
    int trouble = written < 0 ? errno : ENOSPC;
    close(file);
    return written == (ssize_t)text->len || failure_errno(failure, trouble, "%s", path);
}

enum marker_kind marker_read(const char *state, char ***names_r)
{
    g_autofree char *path = g_build_filename(state, MARKER_FILE, NULL);
    g_autofree char *text = NULL;
    *names_r = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return MARKER_NONE;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    if (lines[0] == NULL || lines[1] == NULL)
        return MARKER_NONE;
    *names_r = g_strdupv(lines + 1);
    return strcmp(lines[0], kind_words[MARKER_ALONE]) == 0 ? MARKER_ALONE : MARKER_BATCH;
}

void marker_remove(const char *state)
{
    g_autofree char *path = g_build_filename(state, MARKER_FILE, NULL);
    unlink(path);
}

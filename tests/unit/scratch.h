/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scratch.h - folders that a test makes and removes */
#ifndef MUSTER_TEST_SCRATCH_H
#define MUSTER_TEST_SCRATCH_H

#include <glib.h>
#include <glib/gstdio.h>

/* Removes PATH with all that is in it, and follows no link. */
static inline void folder_remove(const char *path)
{
    GDir *folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *entry = g_build_filename(path, name, NULL);
        folder_remove(entry);
    }
    g_clear_pointer(&folder, g_dir_close);
    g_remove(path);
}

/* How many entries are in FOLDER of STATE; 0 when there is no such folder. */
static inline int count_files(const char *state, const char *folder)
{
    g_autofree char *path = g_build_filename(state, folder, NULL);
    g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
    int count = 0;
    while (directory != NULL && g_dir_read_name(directory) != NULL)
        count++;
    return count;
}

#endif

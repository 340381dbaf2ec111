/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of all that cannot be made again, while everything runs.
 *
 * Laid out as a site is, so that a copy with a relative state can be tried where it lies: muster -C COPY/muster.conf check.
 * Does not copy original mails that are filed: they are evidence for thirty days, not memory.
 */
#include "muster/work/backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "muster/base/sync.h"

static gboolean folder_make(const char *folder, struct failure *failure)
{
    return g_mkdir(folder, 0700) == 0 || failure_errno(failure, errno, "cannot make %s", folder);
}

/* A file that is gone meanwhile is no fault: spooled mail gets filed. */
static gboolean file_copy(const char *from, const char *to, struct failure *failure)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(from, &bytes, &length, &error))
        return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
               failure_set(failure, FAILURE_BUSY, "%s", error->message);
    if (!g_file_set_contents_full(to, bytes, (gssize)length, G_FILE_SET_CONTENTS_DURABLE, 0600,
                                  &error))
        return failure_set(failure, FAILURE_BUSY, "%s", error->message);
    return TRUE;
}

/* Copies the plain files of a folder and, DEPTH levels down, its folders. One that is not there is no fault. */
static gboolean tree_copy(const char *from, const char *to, int depth, struct failure *failure)
{
    g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
    if (dir == NULL)
        return TRUE;
    if (!folder_make(to, failure))
        return FALSE;
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *source = g_build_filename(from, name, NULL);
        g_autofree char *target = g_build_filename(to, name, NULL);
        gboolean is_folder = g_file_test(source, G_FILE_TEST_IS_DIR);
        if (is_folder && depth == 0)
            continue;
        if (!(is_folder ? tree_copy(source, target, depth - 1, failure)
                        : file_copy(source, target, failure)))
            return FALSE;
    }
    return path_sync(to, failure);
}

static gboolean tree_copy_named(const char *from, const char *to, const char *name, int depth,
                                struct failure *failure)
{
    g_autofree char *source = g_build_filename(from, name, NULL);
    g_autofree char *target = g_build_filename(to, name, NULL);
    return tree_copy(source, target, depth, failure);
}

static gboolean state_copy(struct site *site, const char *folder, struct failure *failure)
{
    const char *state = site->config->site.state;
    g_autofree char *copy = g_build_filename(folder, "state", NULL);
    g_autofree char *keys = g_build_filename(state, "keys", NULL);
    g_autofree char *keys_copy = g_build_filename(copy, "keys", NULL);
    g_autofree char *waiting = g_build_filename(state, "spool", "new", NULL);
    g_autofree char *waiting_copy = g_build_filename(copy, "spool", "new", NULL);
    g_autofree char *store_copy = g_build_filename(copy, "muster.db", NULL);
    return folder_make(copy, failure) && file_copy(keys, keys_copy, failure) &&
           spool_make(copy, failure) && g_rmdir(waiting_copy) == 0 &&
           tree_copy(waiting, waiting_copy, 0, failure) &&
           store_backup(site->store, store_copy, failure) &&
           tree_copy_named(state, copy, "attachments", 0, failure) && path_sync(copy, failure);
}

static gboolean site_copy(struct site *site, const char *folder, struct failure *failure)
{
    g_autofree char *conf = g_build_filename(folder, "muster.conf", NULL);
    return folder_make(folder, failure) && file_copy(site->config->file, conf, failure) &&
           tree_copy_named(site->config->folder, folder, "workflows.d", 0, failure) &&
           tree_copy_named(site->config->folder, folder, "templates", 1, failure) &&
           state_copy(site, folder, failure) && path_sync(folder, failure);
}

gboolean site_backup(struct site *site, const char *folder, struct failure *failure)
{
    if (g_file_test(folder, G_FILE_TEST_EXISTS))
        return failure_set(failure, FAILURE_INPUT, "%s is there already: name a folder that is not",
                           folder);
    g_autofree char *parent = g_path_get_dirname(folder);
    g_autofree char *draft = g_strdup_printf("%s.%d.unfinished", folder, (int)getpid());
    if (!site_copy(site, draft, failure))
        return g_file_test(draft, G_FILE_TEST_EXISTS)
                   ? failure_in(failure, "the copy is not whole; remove %s", draft)
                   : FALSE;
    if (g_rename(draft, folder) != 0)
        return failure_errno(failure, errno, "cannot rename %s to %s", draft, folder);
    return path_sync(parent, failure);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that grows at its end, each name followed by a NUL, and is written anew when most of it is
 * of mails that have gone. What a death leaves of the last name is no name of any file. */
#include "net/fetch_names.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "net/fetch_memory.h"

struct fetch_names {
    char *path;
    GHashTable *set;
    GString *added; /* and not in the file yet */
};

static void names_read(struct fetch_names *names, const char *bytes, gsize length)
{
    const char *end;
    for (const char *at = bytes; (end = memchr(at, '\0', length)) != NULL; at = end + 1) {
        g_hash_table_add(names->set, g_strdup(at));
        length -= (gsize)(end + 1 - at);
    }
}

struct fetch_names *fetch_names_open(const char *state, const char *account,
                                     struct failure *failure)
{
    g_autofree char *path = fetch_path(state, account, "");
    g_autofree char *bytes = NULL;
    g_autoptr(GError) error = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &bytes, &length, &error) &&
        !g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
        failure_set(failure, FAILURE_BUSY, "%s", error->message);
        return NULL;
    }
    struct fetch_names *names = g_new0(struct fetch_names, 1);
    names->path = g_steal_pointer(&path);
    names->set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    names->added = g_string_new(NULL);
    names_read(names, bytes != NULL ? bytes : "", length);
    return names;
}

void fetch_names_close(struct fetch_names *names)
{
    if (names == NULL)
        return;
    g_string_free(names->added, TRUE);
    g_hash_table_unref(names->set);
    g_free(names->path);
    g_free(names);
}

gboolean fetch_names_has(const struct fetch_names *names, const char *name)
{
    return g_hash_table_contains(names->set, name);
}

void fetch_names_add(struct fetch_names *names, const char *name)
{
    g_hash_table_add(names->set, g_strdup(name));
    g_string_append_len(names->added, name, (gssize)strlen(name) + 1);
}

static gboolean added_write(const struct fetch_names *names, int file)
{
    gsize written = 0;
    while (written < names->added->len) {
        ssize_t n = write(file, names->added->str + written, names->added->len - written);
        if (n < 0 && errno != EINTR)
            return FALSE;
        written += n > 0 ? (gsize)n : 0;
    }
    return fsync(file) == 0;
}

gboolean fetch_names_sync(struct fetch_names *names, struct failure *failure)
{
    if (names->added->len == 0)
        return TRUE;
    int file = open(names->path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    gboolean kept = file >= 0 && added_write(names, file);
    if (!kept)
        failure_errno(failure, errno, "`%s'", names->path);
    if (file >= 0)
        close(file);
    g_string_truncate(names->added, 0);
    return kept;
}

static gboolean is_gone(gpointer name, gpointer value, gpointer present)
{
    (void)value;
    return !g_hash_table_contains(present, name);
}

gboolean fetch_names_prune(struct fetch_names *names, GHashTable *present, struct failure *failure)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) left = g_string_new(NULL);
    GHashTableIter at;
    gpointer name;
    guint before = g_hash_table_size(names->set);
    guint gone = g_hash_table_foreach_remove(names->set, is_gone, present);
    if (2 * gone <= before)
        return TRUE;
    g_hash_table_iter_init(&at, names->set);
    while (g_hash_table_iter_next(&at, &name, NULL))
        g_string_append_len(left, name, (gssize)strlen(name) + 1);
    return g_file_set_contents_full(names->path, left->str, (gssize)left->len,
                                    G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error) ||
           failure_set(failure, FAILURE_BUSY, "%s", error->message);
}

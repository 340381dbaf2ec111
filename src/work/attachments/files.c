/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of attachments.
 *
 * Promises: a file under a hash is whole. Who writes one and who takes one away both hold the
 * writer's lock of the store, so what a transaction has seen there is there until its end.
 */
#include "muster/work/attachments.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <nettle/sha2.h>
#include <string.h>
#include <unistd.h>

#include "muster/base/sync.h"

enum { HASH_LENGTH = 2 * SHA256_DIGEST_SIZE };

/* So does what g_file_set_contents_full() had not yet given its name. */
static gboolean begins_with_hash(const char *text)
{
    return strspn(text, "0123456789abcdef") >= HASH_LENGTH;
}

static gboolean is_hash(const char *text)
{
    return strlen(text) == HASH_LENGTH && begins_with_hash(text);
}

static char *hash_of(GBytes *bytes)
{
    guint8 digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx sum;
    gsize length;
    const guint8 *octets = g_bytes_get_data(bytes, &length);
    sha256_init(&sum);
    sha256_update(&sum, length, octets);
    sha256_digest(&sum, sizeof digest, digest);
    GString *text = g_string_sized_new(HASH_LENGTH);
    for (gsize i = 0; i < sizeof digest; i++)
        g_string_append_printf(text, "%02x", digest[i]);
    return g_string_free(text, FALSE);
}

static char *folder_of(const struct site *site)
{
    return g_build_filename(site->config->site.state, "attachments", NULL);
}

static char *path_of(const struct site *site, const char *hash)
{
    g_autofree char *folder = folder_of(site);
    return g_build_filename(folder, hash, NULL);
}

/* Tells the disk to begin. Where it cannot, the sync will take longer. */
static gboolean path_hasten(const char *path, struct failure *failure)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return failure_errno(failure, errno, "cannot open %s", path);
    sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
    close(descriptor);
    return TRUE;
}

/* Made when the first one comes: most sites have none. */
static gboolean folder_make(const struct site *site, struct failure *failure)
{
    g_autofree char *folder = folder_of(site);
    if (g_mkdir(folder, 0700) == 0)
        return path_sync(site->config->site.state, failure);
    return errno == EEXIST || failure_errno(failure, errno, "cannot make %s", folder);
}

/* What no row names may be there in part, from somebody who died before a commit: it is written
 * again. */
static gboolean file_write(const struct site *site, const char *hash, GBytes *bytes,
                           struct failure *failure)
{
    g_autofree char *path = path_of(site, hash);
    g_autoptr(GError) error = NULL;
    gsize length;
    const char *octets = g_bytes_get_data(bytes, &length);
    if (!folder_make(site, failure))
        return FALSE;
    return g_file_set_contents_full(path, octets != NULL ? octets : "", (gssize)length,
                                    G_FILE_SET_CONTENTS_NONE, 0600, &error) ||
           failure_set(failure, FAILURE_BUSY, "%s", error->message);
}

static gboolean is_there(const struct site *site, const char *hash)
{
    g_autofree char *path = path_of(site, hash);
    return access(path, F_OK) == 0;
}

gboolean attachment_keep(const struct site *site, GBytes *bytes, GPtrArray *fresh, char **hash_r,
                         struct failure *failure)
{
    g_autofree char *hash = hash_of(bytes);
    gboolean kept = attachment_is_named(site->store, hash) && is_there(site, hash);
    *hash_r = NULL;
    if (!kept && !file_write(site, hash, bytes, failure))
        return FALSE;
    if (!kept)
        g_ptr_array_add(fresh, g_strdup(hash));
    *hash_r = g_steal_pointer(&hash);
    return TRUE;
}

/* The disk begins with all of them before we wait for the first. */
gboolean attachments_sync(const struct site *site, GPtrArray *fresh, struct failure *failure)
{
    g_autofree char *folder = folder_of(site);
    gboolean fine = TRUE;
    for (guint turn = 0; turn < 2; turn++)
        for (guint i = 0; fine && i < fresh->len; i++) {
            g_autofree char *path = path_of(site, fresh->pdata[i]);
            fine = turn == 0 ? path_hasten(path, failure) : path_sync(path, failure);
        }
    fine = fine && (fresh->len == 0 || path_sync(folder, failure));
    g_ptr_array_set_size(fresh, 0);
    return fine;
}

GBytes *attachment_open(const struct site *site, const char *hash, struct failure *failure)
{
    g_autofree char *path = path_of(site, is_hash(hash) ? hash : "none");
    g_autoptr(GError) error = NULL;
    char *octets = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &octets, &length, &error)) {
        gboolean gone = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        failure_set(failure, gone ? FAILURE_INPUT : FAILURE_BUSY, "%s", error->message);
        return NULL;
    }
    g_autoptr(GBytes) bytes = g_bytes_new_take(octets, length);
    g_autofree char *found = hash_of(bytes);
    if (g_str_equal(found, hash))
        return g_steal_pointer(&bytes);
    failure_set(failure, FAILURE_BUSY, "%s is damaged: its content has another hash", path);
    return NULL;
}

/* The names that no row has: what was erased, and what those left who died at work. What we never
 * wrote, as a lost+found, is not ours to erase, and shall not keep us from the rest. */
static GPtrArray *names_idle(const struct site *site)
{
    g_autofree char *folder = folder_of(site);
    GPtrArray *idle = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
        if (begins_with_hash(name) && !attachment_is_named(site->store, name))
            g_ptr_array_add(idle, g_strdup(name));
    return idle;
}

/* They are looked at again, since some may have got a row meanwhile. */
static gboolean names_remove(const struct site *site, const GPtrArray *names,
                             struct failure *failure)
{
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = path_of(site, names->pdata[i]);
        if (!attachment_is_named(site->store, names->pdata[i]) && store_ok(site->store, failure) &&
            g_unlink(path) != 0 && errno != ENOENT)
            failure_errno(failure, errno, "cannot erase %s", path);
    }
    return !failure_is_set(failure);
}

gboolean attachments_sweep(const struct site *site, struct failure *failure)
{
    g_autoptr(GPtrArray) idle = names_idle(site);
    if (!store_ok(site->store, failure))
        return FALSE;
    if (idle->len == 0)
        return TRUE;
    if (!store_begin(site->store, failure))
        return FALSE;
    gboolean removed = names_remove(site, idle, failure);
    store_rollback(site->store); /* nothing was written: the lock was all */
    return removed;
}

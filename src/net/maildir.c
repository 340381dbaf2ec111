/* SPDX-License-Identifier: GPL-3.0-or-later */
/* maildir:PATH - mails stay on this host, one file each: for trying out, for tests, and for who
 * reads them there.
 *
 * Promises: a mail that was accepted is durable, and lies there once however often it is handed
 * over: its file is named after the parcel, so a repeat finds it, also where a mail reader has
 * moved it to cur. What MDAs add stands on top (Return-Path, Delivered-To), and lines end with LF
 * as in every Maildir.
 *
 * BUGS A mail that its reader has deleted or moved elsewhere is not found again.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "net/kinds.h"
#include "net/lines.h"

enum { READABLE_NAME_MAX = 60, DIGEST_LENGTH = 16 };

struct maildir {
    char *path;
    int folder, new;             /* descriptors; -1 until the first mail */
    GHashTable *in_cur;          /* names in cur, without their flags */
    struct timespec cur_changed; /* when cur had last changed as we read it */
};

static void *maildir_open(const struct transport_options *options, struct failure *failure)
{
    const char *path = transport_path(options->url, failure);
    if (path == NULL)
        return NULL;
    struct maildir *maildir = g_new0(struct maildir, 1);
    maildir->path = g_strdup(path);
    maildir->folder = maildir->new = -1;
    maildir->in_cur = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return maildir;
}

static void descriptor_close(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static void maildir_close(void *state)
{
    struct maildir *maildir = state;
    descriptor_close(&maildir->new);
    descriptor_close(&maildir->folder);
    g_hash_table_unref(maildir->in_cur);
    g_free(maildir->path);
    g_free(maildir);
}

/* What may pass by itself is tried again; all else is a wrong set-up, which no mail is to blame
 * for. */
static enum verdict maildir_trouble(const struct maildir *maildir, const char *what, GString *reply)
{
    int error = errno;
    g_string_printf(reply, "%s: cannot %s: %s", maildir->path, what, g_strerror(error));
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EIO:
    case ENOMEM:
    case EMFILE:
    case ENFILE:
    case EINTR:
        return VERDICT_RETRY;
    default:
        return VERDICT_HALTED;
    }
}

/* The folder that holds the Maildir, so that a new one is not lost with the power. */
static gboolean parent_sync(const char *path)
{
    g_autofree char *parent = g_path_get_dirname(path);
    int descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    gboolean synced = descriptor >= 0 && fsync(descriptor) == 0;
    descriptor_close(&descriptor);
    return synced;
}

static gboolean maildir_make(struct maildir *maildir)
{
    static const char *const parts[] = {"tmp", "new", "cur"};
    if (mkdir(maildir->path, 0700) == 0 ? !parent_sync(maildir->path) : errno != EEXIST)
        return FALSE;
    maildir->folder = open(maildir->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (maildir->folder < 0)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        if (mkdirat(maildir->folder, parts[i], 0700) != 0 && errno != EEXIST)
            return FALSE;
    if (fsync(maildir->folder) != 0)
        return FALSE;
    maildir->new = openat(maildir->folder, "new", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return maildir->new >= 0;
}

static gboolean maildir_enter(struct maildir *maildir)
{
    if (maildir->new >= 0)
        return TRUE;
    if (maildir_make(maildir))
        return TRUE;
    int error = errno;
    descriptor_close(&maildir->folder);
    errno = error;
    return FALSE;
}

/* What a person can read of the id, and a digest of it and of the mail (ids begin anew in a new
 * store), in letters that no file system and no Maildir minds. */
static char *parcel_name(const struct parcel *parcel)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)parcel->id, (gssize)strlen(parcel->id) + 1);
    g_checksum_update(checksum, parcel->bytes, (gssize)parcel->length);
    const char *digest = g_checksum_get_string(checksum);
    g_autofree char *readable = g_strndup(parcel->id, READABLE_NAME_MAX);
    g_strcanon(readable, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@.+-_",
               '_');
    if (readable[0] == '.')
        readable[0] = '_';
    return g_strdup_printf("%s.%.*s.muster", readable, DIGEST_LENGTH, digest);
}

static gboolean cur_read(struct maildir *maildir)
{
    int descriptor = openat(maildir->folder, "cur", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    if (folder == NULL) {
        descriptor_close(&descriptor);
        return FALSE;
    }
    g_hash_table_remove_all(maildir->in_cur);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder))
        g_hash_table_add(maildir->in_cur, g_strndup(entry->d_name, strcspn(entry->d_name, ":")));
    closedir(folder);
    return TRUE;
}

/* Mail readers move mails from new to cur. The folder is read again only when it has changed, so
 * that a thousand mails do not read it a thousand times. */
static gboolean cur_refresh(struct maildir *maildir)
{
    struct stat cur;
    if (fstatat(maildir->folder, "cur", &cur, 0) != 0)
        return FALSE;
    if (cur.st_mtim.tv_sec == maildir->cur_changed.tv_sec &&
        cur.st_mtim.tv_nsec == maildir->cur_changed.tv_nsec)
        return TRUE;
    if (!cur_read(maildir))
        return FALSE;
    maildir->cur_changed = cur.st_mtim;
    return TRUE;
}

static gboolean bytes_write(int descriptor, const GString *bytes)
{
    gsize written = 0;
    while (written < bytes->len) {
        ssize_t n = write(descriptor, bytes->str + written, bytes->len - written);
        if (n < 0 && errno != EINTR)
            return FALSE;
        if (n > 0)
            written += (gsize)n;
    }
    return TRUE;
}

static gboolean file_write(const struct maildir *maildir, const char *name, const GString *bytes)
{
    int descriptor =
        openat(maildir->folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return FALSE;
    gboolean written = bytes_write(descriptor, bytes) && fsync(descriptor) == 0;
    int error = errno;
    close(descriptor);
    errno = error;
    return written;
}

/* A link, not a rename: where the name is taken, this mail came before and stays as it is. */
static gboolean file_appear(const struct maildir *maildir, const char *tmp, const char *new)
{
    return (linkat(maildir->folder, tmp, maildir->folder, new, 0) == 0 || errno == EEXIST) &&
           fsync(maildir->new) == 0;
}

static gboolean mail_store(const struct maildir *maildir, const char *name, const GString *bytes)
{
    g_autofree char *tmp = g_strdup_printf("tmp/%s.%ld", name, (long)getpid());
    g_autofree char *new = g_strdup_printf("new/%s", name);
    gboolean stored = file_write(maildir, tmp, bytes) && file_appear(maildir, tmp, new);
    int error = errno;
    unlinkat(maildir->folder, tmp, 0);
    errno = error;
    return stored;
}

static enum verdict maildir_deliver(void *state, const struct parcel *parcel, GString *reply)
{
    struct maildir *maildir = state;
    if (!maildir_enter(maildir))
        return maildir_trouble(maildir, "open the Maildir", reply);
    if (!cur_refresh(maildir))
        return maildir_trouble(maildir, "read its cur", reply);
    g_autofree char *name = parcel_name(parcel);
    if (g_hash_table_contains(maildir->in_cur, name)) {
        g_string_printf(reply, "was there already: cur/%s", name);
        return VERDICT_ACCEPTED;
    }
    g_autoptr(GString) bytes = g_string_sized_new(parcel->length + 256);
    g_string_printf(bytes, "Return-Path: <%s>\nDelivered-To: %s\n", parcel->sender,
                    parcel->recipient);
    lines_append(bytes, parcel->bytes, parcel->length, LINES_LOCAL);
    if (!mail_store(maildir, name, bytes))
        return maildir_trouble(maildir, "write a mail", reply);
    g_string_printf(reply, "stored as new/%s", name);
    return VERDICT_ACCEPTED;
}

static gboolean maildir_check(const struct transport_options *options, struct failure *failure)
{
    const char *path = transport_path(options->url, failure);
    if (path == NULL)
        return FALSE;
    g_autofree char *parent = g_path_get_dirname(path);
    const char *needed = access(path, F_OK) == 0 ? path : parent;
    if (access(needed, W_OK | X_OK) == 0)
        return TRUE;
    return failure_errno(failure, errno, "Maildir `%s': cannot write to `%s'", path, needed);
}

const struct transport_kind maildir_kind = {
    .scheme = "maildir:",
    .name = "maildir",
    .desc = "files in a Maildir of this host",
    .leaves_host = FALSE,
    .open = maildir_open,
    .close = maildir_close,
    .deliver = maildir_deliver,
    .check = maildir_check,
};

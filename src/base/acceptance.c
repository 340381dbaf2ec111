/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accepting in steps: tmp, sync, name, sync; then, and only then, "yes".
 *
 * Promises: the file in tmp is whole and synced before it has a name in new; what was not accepted
 * leaves nothing behind unless we are killed (spool_sweep() finds that) or the disk refuses even to
 * remove. Uses no heap. Does not look into the bytes.
 */
#include "muster/base/acceptance.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "spool_form.h"

enum { NAME_TRIES = 100 };

static int open_retrying(const char *path, int flags)
{
    return (int)TEMP_FAILURE_RETRY(open(path, flags | O_CLOEXEC, 0600));
}

static bool sync_retrying(int file)
{
    return TEMP_FAILURE_RETRY(fsync(file)) == 0;
}

void acceptance_begin(struct acceptance *mail, const char *state, const struct envelope *envelope,
                      const char *const *recipients, size_t n_recipients)
{
    mail->name[0] = '\0';
    mail->state = state;
    mail->received = envelope->received;
    mail->file = -1;
    mail->n_recipients = n_recipients > 0 ? n_recipients : 1;
    mail->n_named = 0;
    mail->used = spool_header_write(mail->buffer, envelope, recipients, n_recipients);
}

/* Makes a file in tmp under a name that was never used. */
static bool acceptance_create(struct acceptance *mail, struct failure *failure)
{
    char path[SPOOL_PATH_MAX];
    for (int i = 0; i < NAME_TRIES; i++) {
        spool_name_make(mail->name, mail->received);
        if (!spool_path(path, mail->state, "spool/tmp", mail->name, failure))
            return false;
        mail->file = open_retrying(path, O_WRONLY | O_CREAT | O_EXCL);
        if (mail->file >= 0)
            return true;
        if (errno != EEXIST)
            break;
    }
    return failure_errno(failure, errno, "%s", path);
}

static bool acceptance_flush(struct acceptance *mail, struct failure *failure)
{
    if (mail->file < 0 && !acceptance_create(mail, failure))
        return false;
    for (size_t written = 0; written < mail->used;) {
        ssize_t n = write(mail->file, mail->buffer + written, mail->used - written);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return failure_errno(failure, n == 0 ? ENOSPC : errno, "cannot write %s", mail->name);
        written += (size_t)n;
    }
    mail->used = 0;
    return true;
}

bool acceptance_add(struct acceptance *mail, const char *bytes, size_t length,
                    struct failure *failure)
{
    while (length > 0) {
        if (mail->used == sizeof mail->buffer && !acceptance_flush(mail, failure))
            return false;
        size_t room = sizeof mail->buffer - mail->used;
        size_t piece = length < room ? length : room;
        memcpy(mail->buffer + mail->used, bytes, piece);
        mail->used += piece;
        bytes += piece;
        length -= piece;
    }
    return true;
}

bool acceptance_keep(struct acceptance *mail, struct failure *failure)
{
    return acceptance_flush(mail, failure) &&
           (sync_retrying(mail->file) ||
            failure_errno(failure, errno, "cannot sync %s", mail->name));
}

/* The path in new that the N-th recipient's mail has. */
static bool new_path(const struct acceptance *mail, size_t n, char path_r[static SPOOL_PATH_MAX],
                     struct failure *failure)
{
    char name[SPOOL_NAME_MAX];
    if (mail->n_recipients == 1)
        return spool_path(path_r, mail->state, "spool/new", mail->name, failure);
    spool_name_for(name, mail->name, n);
    return spool_path(path_r, mail->state, "spool/new", name, failure);
}

/* A name in new is never taken over, whatever the clock did; file systems that cannot promise that
 * just rename. */
static bool rename_to(const char *tmp, const char *new)
{
    int result = renameat2(AT_FDCWD, tmp, AT_FDCWD, new, RENAME_NOREPLACE);
    if (result != 0 && (errno == EINVAL || errno == ENOSYS))
        result = rename(tmp, new);
    return result == 0;
}

bool acceptance_name(struct acceptance *mail, struct failure *failure)
{
    char tmp[SPOOL_PATH_MAX], new[SPOOL_PATH_MAX];
    if (!spool_path(tmp, mail->state, "spool/tmp", mail->name, failure))
        return false;
    for (size_t n = 1; n <= mail->n_recipients; n++) {
        if (!new_path(mail, n, new, failure))
            return false;
        bool named = mail->n_recipients == 1 ? rename_to(tmp, new) : link(tmp, new) == 0;
        if (!named)
            return failure_errno(failure, errno, "%s", new);
        mail->n_named = n;
    }
    if (mail->n_recipients > 1)
        unlink(
            tmp); /* when it stays, the sweep takes it: the names in new are not touched by that */
    return true;
}

int acceptance_folder(const char *state, struct failure *failure)
{
    char path[SPOOL_PATH_MAX];
    if (!spool_path(path, state, "spool/new", NULL, failure))
        return -1;
    int folder = open_retrying(path, O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        failure_errno(failure, errno, "%s", path);
    return folder;
}

bool acceptance_sync(int folder, struct failure *failure)
{
    return sync_retrying(folder) || failure_errno(failure, errno, "cannot sync spool/new");
}

/* The filer may have taken a name already: then it knows the second copy. */
static void acceptance_withdraw(const struct acceptance *mail)
{
    char path[SPOOL_PATH_MAX];
    for (size_t n = 1; n <= mail->n_named; n++)
        if (new_path(mail, n, path, NULL))
            unlink(path);
    if (mail->file >= 0 && spool_path(path, mail->state, "spool/tmp", mail->name, NULL))
        unlink(path);
}

void acceptance_end(struct acceptance *mail, bool accepted)
{
    if (!accepted)
        acceptance_withdraw(mail);
    if (mail->file >= 0)
        close(mail->file);
    mail->file = -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accepting: tmp, sync, rename, sync; then, and only then, "yes".
 *
 * Promises: true means that the whole mail is in new and on the disk; false means that no mail was
 * accepted, and that nothing is left behind unless we were killed (spool_sweep() finds that) or the
 * disk refuses even to remove. Uses no heap. Does not look into the bytes.
 */
#include "muster/base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "spool_form.h"

enum { BUFFER_OCTETS = 65536, NAME_TRIES = 100 };

/* One mail on its way in. */
struct acceptance {
    const volatile int *stop;
    struct failure *failure;
    int file;   /* in tmp */
    int folder; /* new, held open so that nothing but a sync can fail after the rename */
    char tmp[SPOOL_PATH_MAX], new[SPOOL_PATH_MAX];
    char buffer[SPOOL_HEADER_MAX + BUFFER_OCTETS];
    size_t used; /* of buffer, and not written yet */
};

static bool is_stopped(const struct acceptance *mail)
{
    if (mail->stop == NULL || *mail->stop == 0)
        return false;
    failure_set(mail->failure, FAILURE_BUSY, "stopped by a signal");
    return true;
}

static int open_retrying(const char *path, int flags)
{
    return (int)TEMP_FAILURE_RETRY(open(path, flags | O_CLOEXEC, 0600));
}

/* Makes a file in tmp under a name that was never used. */
static bool acceptance_create(struct acceptance *mail, const char *state, int64_t received)
{
    char name[SPOOL_NAME_MAX];
    for (int i = 0; i < NAME_TRIES; i++) {
        spool_name_make(name, received);
        if (!spool_path(mail->tmp, state, "spool/tmp", name, mail->failure) ||
            !spool_path(mail->new, state, "spool/new", name, mail->failure))
            return false;
        mail->file = open_retrying(mail->tmp, O_WRONLY | O_CREAT | O_EXCL);
        if (mail->file >= 0 || errno != EEXIST)
            break;
    }
    return mail->file >= 0 || failure_errno(mail->failure, errno, "%s", mail->tmp);
}

static bool acceptance_open_folder(struct acceptance *mail, const char *state)
{
    char path[SPOOL_PATH_MAX];
    if (!spool_path(path, state, "spool/new", NULL, mail->failure))
        return false;
    mail->folder = open_retrying(path, O_RDONLY | O_DIRECTORY);
    return mail->folder >= 0 || failure_errno(mail->failure, errno, "%s", path);
}

static bool acceptance_flush(struct acceptance *mail)
{
    for (size_t written = 0; written < mail->used;) {
        if (is_stopped(mail))
            return false;
        ssize_t n = write(mail->file, mail->buffer + written, mail->used - written);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return failure_errno(mail->failure, n == 0 ? ENOSPC : errno, "%s", mail->tmp);
        written += (size_t)n;
    }
    mail->used = 0;
    return true;
}

/* Reads what fits into the buffer. *length_r is 0 at the end. */
static bool acceptance_read(struct acceptance *mail, int input, size_t *length_r)
{
    for (;;) {
        if (is_stopped(mail))
            return false;
        ssize_t n = read(input, mail->buffer + mail->used, sizeof mail->buffer - mail->used);
        if (n >= 0) {
            *length_r = (size_t)n;
            return true;
        }
        if (errno != EINTR && !is_stopped(mail))
            return failure_errno(mail->failure, errno, "cannot read the message");
    }
}

/* Reads the rest and drops it, so that whoever writes sees our verdict and not a broken pipe. */
static bool acceptance_refuse_size(struct acceptance *mail, int input, size_t limit)
{
    size_t length = 0;
    do
        mail->used = 0;
    while (acceptance_read(mail, input, &length) && length > 0);
    return failure_set(mail->failure, FAILURE_DATA, "the message is larger than %zu octets", limit);
}

static bool acceptance_copy(struct acceptance *mail, int input, size_t limit)
{
    size_t total = 0;
    for (size_t length = 0;; total += length, mail->used += length) {
        if (mail->used == sizeof mail->buffer && !acceptance_flush(mail))
            return false;
        if (!acceptance_read(mail, input, &length))
            return false;
        if (length == 0)
            break;
        if (length > limit - total)
            return acceptance_refuse_size(mail, input, limit);
    }
    if (total == 0)
        return failure_set(mail->failure, FAILURE_DATA, "the message is empty");
    return acceptance_flush(mail);
}

static bool sync_retrying(int file)
{
    return TEMP_FAILURE_RETRY(fsync(file)) == 0;
}

/* A name in new is never taken over, whatever the clock did; file systems that cannot promise that
 * just rename. */
static bool rename_to_new(const struct acceptance *mail)
{
    int result = renameat2(AT_FDCWD, mail->tmp, AT_FDCWD, mail->new, RENAME_NOREPLACE);
    if (result != 0 && (errno == EINVAL || errno == ENOSYS))
        result = rename(mail->tmp, mail->new);
    return result == 0;
}

/* Up to the rename the mail is the sender's, after the last sync it is ours. In between it lies in
 * new, where the filer may have taken it already; when that sync fails we take it back if we can,
 * and else the filer knows the second copy. */
static bool acceptance_settle(struct acceptance *mail)
{
    if (!sync_retrying(mail->file))
        return failure_errno(mail->failure, errno, "%s", mail->tmp);
    if (is_stopped(mail))
        return false;
    if (!rename_to_new(mail))
        return failure_errno(mail->failure, errno, "%s", mail->new);
    if (sync_retrying(mail->folder))
        return true;
    failure_errno(mail->failure, errno, "%s", mail->new);
    unlink(mail->new);
    return false;
}

bool spool_accept(const char *state, const struct envelope *envelope, int input, size_t limit,
                  const volatile int *stop, struct failure *failure)
{
    struct acceptance mail;
    mail.stop = stop;
    mail.failure = failure;
    mail.folder = -1;
    if (!acceptance_create(&mail, state, envelope->received))
        return false;
    mail.used = spool_header_write(mail.buffer, envelope);
    bool accepted = acceptance_open_folder(&mail, state) && acceptance_copy(&mail, input, limit) &&
                    acceptance_settle(&mail);
    if (!accepted)
        unlink(mail.tmp);
    close(mail.file);
    if (mail.folder >= 0)
        close(mail.folder);
    return accepted;
}

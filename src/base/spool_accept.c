/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accepting one mail from a descriptor: the steps of acceptance.c in a row.
 *
 * Promises: true means that the whole mail is in new and on the disk; false means that no mail was
 * accepted. Uses no heap. Does not look into the bytes.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "muster/base/acceptance.h"
#include "muster/base/spool.h"

/* Where the bytes come from. */
struct source {
    int input;
    const volatile int *stop;
    struct failure *failure;
};

static bool is_stopped(const struct source *source)
{
    if (source->stop == NULL || *source->stop == 0)
        return false;
    failure_set(source->failure, FAILURE_BUSY, "stopped by a signal");
    return true;
}

/* *length_r is 0 at the end. */
static bool source_read(const struct source *source, char *buffer, size_t size, size_t *length_r)
{
    for (;;) {
        if (is_stopped(source))
            return false;
        ssize_t n = read(source->input, buffer, size);
        if (n >= 0) {
            *length_r = (size_t)n;
            return true;
        }
        if (errno != EINTR && !is_stopped(source))
            return failure_errno(source->failure, errno, "cannot read the message");
    }
}

/* Reads the rest and drops it, so that whoever writes sees our verdict and not a broken pipe. */
static bool refuse_size(const struct source *source, char *buffer, size_t size, size_t limit)
{
    size_t length;
    while (source_read(source, buffer, size, &length) && length > 0)
        continue;
    return failure_set(source->failure, FAILURE_DATA, "the message is larger than %zu octets",
                       limit);
}

static bool copy(const struct source *source, struct acceptance *mail, size_t limit)
{
    char buffer[ACCEPTANCE_BUFFER];
    size_t total = 0;
    for (size_t length;; total += length) {
        if (!source_read(source, buffer, sizeof buffer, &length))
            return false;
        if (length == 0)
            break;
        if (length > limit - total)
            return refuse_size(source, buffer, sizeof buffer, limit);
        if (!acceptance_add(mail, buffer, length, source->failure))
            return false;
    }
    return total > 0 || failure_set(source->failure, FAILURE_DATA, "the message is empty");
}

/* Up to the rename the mail is the sender's, after the last sync it is ours. */
static bool settle(const struct source *source, struct acceptance *mail, int folder)
{
    return acceptance_keep(mail, source->failure) && !is_stopped(source) &&
           acceptance_name(mail, source->failure) && acceptance_sync(folder, source->failure);
}

bool spool_accept(const char *state, const struct envelope *envelope, int input, size_t limit,
                  const volatile int *stop, char name_r[static SPOOL_NAME_MAX],
                  struct failure *failure)
{
    struct acceptance mail;
    struct source source = {.input = input, .stop = stop, .failure = failure};
    /* held open, so that nothing but a sync can fail after the rename */
    int folder = acceptance_folder(state, failure);
    if (folder < 0)
        return false;
    acceptance_begin(&mail, state, envelope, NULL, 0);
    bool accepted = copy(&source, &mail, limit) && settle(&source, &mail, folder);
    acceptance_end(&mail, accepted);
    memcpy(name_r, mail.name, SPOOL_NAME_MAX);
    close(folder);
    return accepted;
}

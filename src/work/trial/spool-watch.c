/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sees each mail that comes into the spool, without taking it: whoever files it may be faster, and
 * then it lies among the raw mails.
 */
#include <errno.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "work/trial/trial.h"

enum { LOOK_MILLISECONDS = 200 }; /* at most before a stop is seen */

struct spool_watch {
    const char *state; /* borrowed */
    int fd;
    char events[16384] __attribute__((aligned(__alignof__(struct inotify_event))));
    gsize at, length; /* of what was read and not handed out */
};

struct spool_watch *spool_watch_new(const char *state, struct failure *failure)
{
    g_autofree char *folder = g_build_filename(state, "spool", "new", NULL);
    struct spool_watch *watch = g_new0(struct spool_watch, 1);
    watch->state = state;
    watch->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (watch->fd >= 0 && inotify_add_watch(watch->fd, folder, IN_MOVED_TO | IN_CREATE) >= 0)
        return watch;
    failure_errno(failure, errno, "cannot watch %s", folder);
    spool_watch_free(watch);
    return NULL;
}

void spool_watch_free(struct spool_watch *watch)
{
    if (watch->fd >= 0)
        close(watch->fd);
    g_free(watch);
}

/* The name of the next mail; NULL when none has come. */
static const char *name_next(struct spool_watch *watch)
{
    if (watch->at == watch->length) {
        ssize_t n = read(watch->fd, watch->events, sizeof watch->events);
        watch->at = 0;
        watch->length = n > 0 ? (gsize)n : 0;
    }
    if (watch->at == watch->length)
        return NULL;
    const struct inotify_event *event = (const void *)(watch->events + watch->at);
    watch->at += sizeof *event + event->len;
    return event->len > 0 ? event->name : "";
}

static gboolean mail_read(const char *state, const char *name, struct spooled *mail_r)
{
    return spool_read(state, name, mail_r, NULL) || spool_read_retired(state, name, mail_r, NULL);
}

gboolean spool_watch_next(struct spool_watch *watch, gint64 until, const volatile int *stop,
                          struct spooled *mail_r)
{
    while (!*stop) {
        const char *name = name_next(watch);
        if (name != NULL && mail_read(watch->state, name, mail_r))
            return TRUE;
        if (name != NULL)
            continue;
        gint64 left = (until - g_get_monotonic_time()) / 1000;
        if (left <= 0)
            return FALSE;
        struct pollfd fd = {.fd = watch->fd, .events = POLLIN};
        poll(&fd, 1, (int)MIN(left, LOOK_MILLISECONDS));
    }
    return FALSE;
}

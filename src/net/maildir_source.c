/* SPDX-License-Identifier: GPL-3.0-or-later */
/* maildir:PATH - a foreign Maildir of this host, whose new mail is taken.
 *
 * Only what lies in new counts: what somebody else has looked at is in cur. Promises: follows no
 * link, waits for no pipe, and touches a mail only after it is durable in the spool. A mail that is
 * taken again after a sudden end is known again by filing.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/base/log.h"
#include "muster/base/spool.h"
#include "net/fetch_names.h"
#include "net/fetch_source.h"
#include "net/fetch_trouble.h"

enum { BATCH_MAILS = 100 };

struct maildir_source {
    const struct fetching *fetching;
    char *path;
    struct fetch_names *names; /* what stays and was taken, or is not to be taken at all */
    int watch;                 /* inotify(7) on new; -1: there is none */
};

static void maildir_close(void *state)
{
    struct maildir_source *source = state;
    fetch_names_close(source->names);
    if (source->watch >= 0)
        close(source->watch);
    g_free(source->path);
    g_free(source);
}

static char *part(const struct maildir_source *source, const char *folder, const char *name)
{
    return g_build_filename(source->path, folder, name, NULL);
}

static void *maildir_open(const struct fetching *fetching, struct failure *failure)
{
    struct maildir_source *source = g_new0(struct maildir_source, 1);
    source->fetching = fetching;
    source->path = g_strdup(fetching->account->url + strlen("maildir:"));
    source->watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    source->names =
        fetch_names_open(fetching->config->site.state, fetching->account->name, failure);
    if (source->names != NULL)
        return source;
    maildir_close(source);
    return NULL;
}

static gint name_compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What lies in new and is not known, in the order of names, which is mostly that of arrival. NULL
 * with FAILURE. */
static GPtrArray *news_list(struct maildir_source *source, struct failure *failure)
{
    g_autofree char *path = part(source, "new", NULL);
    g_autoptr(GHashTable) present = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    DIR *folder = opendir(path);
    if (folder == NULL) {
        failure_errno(failure, errno, "`%s'", path);
        return NULL;
    }
    GPtrArray *news = g_ptr_array_new_with_free_func(g_free);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        g_hash_table_add(present, g_strdup(entry->d_name));
        if (!fetch_names_has(source->names, entry->d_name))
            g_ptr_array_add(news, g_strdup(entry->d_name));
    }
    closedir(folder);
    g_ptr_array_sort(news, name_compare);
    if (fetch_names_prune(source->names, present, failure))
        return news;
    g_ptr_array_unref(news);
    return NULL;
}

/* Goes past a mail that stays where it is. */
static void mail_pass(struct maildir_source *source, const char *name, const char *why)
{
    fetch_names_add(source->names, name);
    log_trouble("skipped", "account", source->fetching->account->name, "file", name, "why", why,
                NULL);
    fetch_passed_note(source->fetching->config->site.state, source->fetching->account->name, why);
}

static void too_large_pass(struct maildir_source *source, const char *name, gsize size, gsize limit)
{
    g_autofree char *why = fetch_too_large_words(size, limit);
    mail_pass(source, name, why);
}

/* FALSE when it is none that can be taken. */
static gboolean mail_is_good(struct maildir_source *source, const char *name, int file, gsize limit)
{
    struct stat status;
    if (fstat(file, &status) != 0)
        mail_pass(source, name, g_strerror(errno));
    else if (!S_ISREG(status.st_mode))
        mail_pass(source, name, "it is no file");
    else if (status.st_size == 0)
        mail_pass(source, name, "it is empty");
    else if ((guint64)status.st_size > limit)
        too_large_pass(source, name, (gsize)status.st_size, limit);
    else
        return TRUE;
    return FALSE;
}

/* FALSE: it was not read to its end, or cannot be written. */
static gboolean mail_copy(int file, struct intake *intake)
{
    char octets[65536];
    ssize_t n;
    intake_begin(intake);
    while ((n = read(file, octets, sizeof octets)) > 0)
        if (intake_length(intake) + (gsize)n > intake_limit(intake) || /* it has grown */
            !intake_add(intake, octets, (gsize)n))
            return FALSE;
    return n == 0;
}

static void mail_take(struct maildir_source *source, struct intake *intake, const char *name,
                      guint64 key)
{
    g_autofree char *path = part(source, "new", name);
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        if (errno != ENOENT) /* its owner may have looked at it */
            mail_pass(source, name, g_strerror(errno));
        return;
    }
    if (mail_is_good(source, name, file, intake_limit(intake))) {
        if (mail_copy(file, intake))
            intake_end(intake, key);
        else
            intake_drop(intake);
    }
    close(file);
}

/* Where a mail goes; NULL: it is removed. Caller frees. */
static char *mail_goal(const struct maildir_source *source, const char *name)
{
    const char *after = source->fetching->account->after;
    g_autofree char *seen = g_strconcat(name, ":2,S", NULL);
    if (strcmp(after, "seen") == 0)
        return part(source, "cur", strchr(name, ':') != NULL ? name : seen);
    if (strcmp(after, "delete") == 0)
        return NULL;
    g_autofree char *folder = maildir_goal(source->fetching->config, source->fetching->account);
    return g_build_filename(folder, "new", name, NULL);
}

/* What the owner wants done with an accepted mail. */
static gboolean after_do(struct maildir_source *source, const char *name, struct failure *failure)
{
    const char *after = source->fetching->account->after;
    if (strcmp(after, "keep") == 0) {
        fetch_names_add(source->names, name);
        return TRUE;
    }
    g_autofree char *path = part(source, "new", name);
    g_autofree char *goal = mail_goal(source, name);
    int error = (goal != NULL ? rename(path, goal) : unlink(path)) == 0 ? 0 : errno;
    if (error == 0 || access(path, F_OK) != 0) /* its owner was faster */
        return TRUE;
    failure_errno(failure, error, "cannot %s `%s'", goal != NULL ? "move" : "remove", path);
    fetch_names_add(source->names, name);
    return FALSE;
}

/* Accepts NEWS from BEGIN to before END together. */
static gboolean batch_take(struct maildir_source *source, struct intake *intake,
                           const GPtrArray *news, guint begin, guint end, struct failure *failure)
{
    g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(guint64));
    gboolean done = TRUE;
    for (guint i = begin; i < end; i++)
        mail_take(source, intake, g_ptr_array_index(news, i), i);
    gboolean kept = intake_settle(intake, keys, failure);
    for (guint i = 0; i < keys->len; i++) {
        const char *name = g_ptr_array_index(news, g_array_index(keys, guint64, i));
        done &= after_do(source, name, failure);
    }
    return fetch_names_sync(source->names, failure) && kept && done;
}

static gboolean maildir_take(void *state, struct intake *intake, struct failure *failure)
{
    struct maildir_source *source = state;
    gboolean taken = TRUE;
    g_autofree char *folder = part(source, "new", NULL);
    inotify_add_watch(source->watch, folder, IN_MOVED_TO | IN_CREATE); /* anew: it may be another */
    g_autoptr(GPtrArray) news = news_list(source, failure);
    if (news == NULL)
        return FALSE;
    for (guint begin = 0, end; begin < news->len; begin = end) {
        end = MIN(begin + BATCH_MAILS, news->len);
        if (!spool_has_room(source->fetching->config->site.state, intake_limit(intake), failure))
            return FALSE;
        taken &= batch_take(source, intake, news, begin, end, failure);
    }
    return taken;
}

static void maildir_wait(void *state, gint64 until)
{
    struct maildir_source *source = state;
    char events[4096];
    struct pollfd news = {.fd = source->watch, .events = POLLIN};
    gint64 left = MAX(until - g_get_monotonic_time(), 0);
    poll(&news, 1, (int)MIN(left / 1000 + 1, G_MAXINT));
    while (read(source->watch, events, sizeof events) > 0)
        continue;
}

const struct source_kind maildir_source = {
    .scheme = "maildir:",
    .name = "maildir",
    .open = maildir_open,
    .close = maildir_close,
    .take = maildir_take,
    .wait = maildir_wait,
};

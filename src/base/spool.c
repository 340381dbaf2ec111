/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spool from the filer's side: what waits, its bytes, and where it goes when it is filed.
 * Accepting is in spool_accept.c. Does not know what a mail means. */
#include "muster/base/spool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "muster/base/instant.h"
#include "muster/base/sync.h"
#include "spool_form.h"

static bool make_folder(const char *state, const char *folder, struct failure *failure)
{
    char path[SPOOL_PATH_MAX];
    if (!spool_path(path, state, folder, NULL, failure))
        return false;
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return failure_errno(failure, errno, "%s", path);
    return true;
}

/* Makes the entries of STATE/FOLDER survive a power cut. */
static bool sync_folder(const char *state, const char *folder, struct failure *failure)
{
    char path[SPOOL_PATH_MAX];
    return spool_path(path, state, folder, NULL, failure) && path_sync(path, failure);
}

bool spool_make(const char *state, struct failure *failure)
{
    return make_folder(state, "spool", failure) && make_folder(state, "spool/tmp", failure) &&
           make_folder(state, "spool/new", failure) && sync_folder(state, "spool", failure) &&
           sync_folder(state, ".", failure);
}

/* Names as they are gathered: never more than twice as many as are wanted, however many wait. */
struct names {
    char (*list)[SPOOL_NAME_MAX];
    size_t count, room, limit;
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void names_keep_oldest(struct names *names)
{
    qsort(names->list, names->count, sizeof *names->list, compare_names);
    if (names->count > names->limit)
        names->count = names->limit;
}

static bool names_add(struct names *names, const char *name)
{
    if (names->count == names->room && names->count > 0 && names->room >= 2 * names->limit)
        names_keep_oldest(names);
    if (names->count == names->room) {
        size_t room = names->room == 0 ? 64 : 2 * names->room;
        void *list = reallocarray(names->list, room, sizeof *names->list);
        if (list == NULL)
            return false;
        names->list = list;
        names->room = room;
    }
    memcpy(names->list[names->count++], name, strlen(name) + 1); /* ours are short enough */
    return true;
}

static bool names_gather(struct names *names, DIR *directory)
{
    for (struct dirent *entry; errno = 0, (entry = readdir(directory)) != NULL;)
        if (spool_name_is_ours(entry->d_name) && !names_add(names, entry->d_name))
            return false;
    return errno == 0;
}

ssize_t spool_list(const char *state, size_t limit, char (**names_r)[SPOOL_NAME_MAX],
                   struct failure *failure)
{
    char path[SPOOL_PATH_MAX];
    struct names names = {.limit = limit};
    *names_r = NULL;
    if (!spool_path(path, state, "spool/new", NULL, failure))
        return -1;
    DIR *directory = opendir(path);
    if (directory == NULL) {
        failure_errno(failure, errno, "%s", path);
        return -1;
    }
    bool gathered = names_gather(&names, directory);
    int error = errno;
    closedir(directory);
    if (!gathered) {
        failure_errno(failure, error, "%s", path);
        free(names.list);
        return -1;
    }
    if (names.count > 0)
        names_keep_oldest(&names);
    *names_r = names.list;
    return (ssize_t)names.count;
}

/* FILE to its end, with a NUL behind the last octet. Caller frees. */
static char *read_block(int file, const char *name, size_t *length_r, struct failure *failure)
{
    struct stat about;
    if (fstat(file, &about) != 0) {
        failure_errno(failure, errno, "%s", name);
        return NULL;
    }
    size_t size = (size_t)about.st_size, length = 0;
    char *block = malloc(size + 1);
    ssize_t n = 1;
    while (block != NULL && length < size && n > 0) {
        n = TEMP_FAILURE_RETRY(read(file, block + length, size - length));
        length += n > 0 ? (size_t)n : 0;
    }
    if (block == NULL || length < size) {
        failure_errno(failure, n == 0 ? EIO : errno, "%s", name);
        free(block);
        return NULL;
    }
    block[length] = '\0';
    *length_r = length;
    return block;
}

static bool not_ours(const char *name, struct failure *failure)
{
    return failure_set(failure, FAILURE_INPUT, "%s is no mail of this spool", name);
}

static bool read_from(const char *state, const char *folder, const char *name,
                      struct spooled *mail_r, struct failure *failure)
{
    char path[SPOOL_PATH_MAX];
    size_t length = 0;
    if (!spool_path(path, state, folder, name, failure))
        return false;
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0 && errno == ENOENT)
        return failure_set(failure, FAILURE_INPUT, "%s is gone", name);
    if (file < 0)
        return failure_errno(failure, errno, "%s", path);
    char *block = read_block(file, path, &length, failure);
    close(file);
    if (block == NULL)
        return false;
    mail_r->block = block;
    char *end = memchr(block, '\n', length);
    if (end != NULL)
        *end = '\0';
    if (end == NULL || !spool_header_read(block, spool_name_recipient(name), &mail_r->envelope)) {
        spooled_clear(mail_r);
        return not_ours(name, failure);
    }
    mail_r->bytes = (const unsigned char *)end + 1;
    mail_r->length = length - (size_t)(end + 1 - block);
    return true;
}

bool spool_read(const char *state, const char *name, struct spooled *mail_r,
                struct failure *failure)
{
    *mail_r = (struct spooled){.block = NULL};
    if (!spool_name_is_ours(name))
        return not_ours(name, failure);
    return read_from(state, "spool/new", name, mail_r, failure);
}

void spooled_clear(struct spooled *mail)
{
    free(mail->block);
    *mail = (struct spooled){.block = NULL};
}

/* The folder of the day on which NAME was received: "raw/2026-11-23". */
static void raw_folder(const char *name, char folder_r[static 32])
{
    time_t seconds = spool_name_received(name) / INSTANT_SECOND;
    struct tm day;
    gmtime_r(&seconds, &day);
    strftime(folder_r, 32, "raw/%Y-%m-%d", &day);
}

bool spool_read_retired(const char *state, const char *name, struct spooled *mail_r,
                        struct failure *failure)
{
    char folder[32];
    *mail_r = (struct spooled){.block = NULL};
    if (!spool_name_is_ours(name))
        return not_ours(name, failure);
    raw_folder(name, folder);
    return read_from(state, folder, name, mail_r, failure);
}

bool spool_retire(const char *state, const char *name, struct failure *failure)
{
    char folder[32], from[SPOOL_PATH_MAX], to[SPOOL_PATH_MAX];
    if (!spool_name_is_ours(name))
        return not_ours(name, failure);
    raw_folder(name, folder);
    if (!spool_path(from, state, "spool/new", name, failure) ||
        !spool_path(to, state, folder, name, failure))
        return false;
    if (rename(from, to) == 0)
        return true;
    /* the first one of its day, or gone already */
    if (errno == ENOENT &&
        (!make_folder(state, "raw", failure) || !make_folder(state, folder, failure)))
        return false;
    if (rename(from, to) != 0 && errno != ENOENT)
        return failure_errno(failure, errno, "%s", to);
    return true;
}

static bool erase_from(const char *state, const char *folder, const char *name,
                       struct failure *failure)
{
    char path[SPOOL_PATH_MAX];
    if (!spool_path(path, state, folder, name, failure))
        return false;
    if (unlink(path) != 0)
        return errno == ENOENT || failure_errno(failure, errno, "cannot erase %s", path);
    return sync_folder(state, folder, failure);
}

bool spool_erase(const char *state, const char *name, struct failure *failure)
{
    if (!spool_name_is_ours(name))
        return not_ours(name, failure);
    return erase_from(state, "spool/new", name, failure);
}

bool spool_erase_retired(const char *state, const char *name, struct failure *failure)
{
    char folder[32];
    if (!spool_name_is_ours(name))
        return not_ours(name, failure);
    raw_folder(name, folder);
    return erase_from(state, folder, name, failure);
}

void spool_retired_file(const char *name, char file_r[static SPOOL_FILE_MAX])
{
    char folder[32];
    raw_folder(name, folder);
    snprintf(file_r, SPOOL_FILE_MAX, "%s/%s", folder, name);
}

/* Somebody else may remove the same leftover at the same time. */
static bool sweep_one(DIR *directory, const char *name, int64_t clock)
{
    struct stat about;
    if (fstatat(dirfd(directory), name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT;
    int64_t age = clock - about.st_mtim.tv_sec * INSTANT_SECOND;
    if (age <= SPOOL_SWEEP_HOURS * INSTANT_HOUR)
        return true;
    return unlinkat(dirfd(directory), name, 0) == 0 || errno == ENOENT;
}

bool spool_sweep(const char *state, int64_t clock, struct failure *failure)
{
    char path[SPOOL_PATH_MAX];
    if (!spool_path(path, state, "spool/tmp", NULL, failure))
        return false;
    DIR *directory = opendir(path);
    if (directory == NULL)
        return failure_errno(failure, errno, "%s", path);
    bool swept = true;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        if (spool_name_is_ours(entry->d_name) && !sweep_one(directory, entry->d_name, clock))
            swept = failure_errno(failure, errno, "%s/%s", path, entry->d_name);
    closedir(directory);
    return swept;
}

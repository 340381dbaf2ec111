/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guard: the state's owner, and locks that die with their holder. Promises: works in a static
 * program, so it asks no name service; a name is read from /etc/passwd, and only to say it. */
#include "muster/base/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "guard_line.h"
#include "muster/base/instant.h"

enum { PATH_OCTETS = 4096 };

/* What sudo -u takes: the name of UID, or #UID when /etc/passwd has none. */
static void user_word(uid_t uid, char *word, size_t size)
{
    snprintf(word, size, "#%u", (unsigned)uid);
    FILE *file = fopen("/etc/passwd", "re");
    if (file == NULL)
        return;
    for (struct passwd *user; (user = fgetpwent(file)) != NULL;) {
        if (user->pw_uid == uid) {
            snprintf(word, size, "%s", user->pw_name);
            break;
        }
    }
    fclose(file);
}

static bool become(uid_t uid, gid_t gid, struct failure *failure)
{
    if (setgroups(1, &gid) != 0 || setgid(gid) != 0 || setuid(uid) != 0)
        return failure_errno(failure, errno, "cannot become user %u", (unsigned)uid);
    if (setuid(0) == 0)
        return failure_set(failure, FAILURE_USER, "became user %u, and could go back to root",
                           (unsigned)uid);
    return true;
}

bool guard_enter(const char *state, struct failure *failure)
{
    struct stat owner;
    if (stat(state, &owner) != 0)
        return failure_errno(failure, errno, "the state directory %s", state);
    umask(077);
    uid_t me = geteuid();
    if (me == owner.st_uid)
        return true;
    if (me == 0)
        return become(owner.st_uid, owner.st_gid, failure);
    char user[64], line[512];
    user_word(owner.st_uid, user, sizeof user);
    guard_line(user, line, sizeof line);
    return failure_set(failure, FAILURE_USER, "%s belongs to user %s; type: %s", state, user, line);
}

/* Says why the lock NAME was not got. */
static void lock_explain(const char *name, int trouble, struct failure *failure)
{
    if (trouble != EWOULDBLOCK)
        failure_errno(failure, trouble, "the lock `%s'", name);
    else if (strcmp(name, "writer") == 0)
        failure_set(failure, FAILURE_BUSY, "another program is writing to the store");
    else
        failure_set(failure, FAILURE_BUSY, "another `muster %s' is at work", name);
}

static int64_t steady_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

/* flock(2) has no time limit, so this asks again: soon at first, for a writer is done in a few
 * milliseconds. Returns 0, or what went wrong: EWOULDBLOCK when somebody else has it. */
static int lock_wait(int lock, int wait_ms)
{
    int64_t until = steady_ms() + wait_ms;
    for (long pause_ms = 1;; pause_ms = pause_ms < 50 ? pause_ms * 2 : 50) {
        if (flock(lock, LOCK_EX | LOCK_NB) == 0)
            return 0;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return errno;
        if (steady_ms() >= until)
            return EWOULDBLOCK;
        nanosleep(&(struct timespec){.tv_nsec = pause_ms * 1000000}, NULL);
    }
}

static int lock_open(const char *state, const char *name, struct failure *failure)
{
    char path[PATH_OCTETS];
    snprintf(path, sizeof path, "%s/lock", state);
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        failure_errno(failure, errno, "%s", path);
        return -1;
    }
    snprintf(path, sizeof path, "%s/lock/%s", state, name);
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        failure_errno(failure, errno, "%s", path);
    return lock;
}

int guard_lock(const char *state, const char *name, int wait_ms, struct failure *failure)
{
    int lock = lock_open(state, name, failure);
    if (lock < 0)
        return -1;
    int trouble = lock_wait(lock, wait_ms);
    if (trouble != 0) {
        close(lock);
        lock_explain(name, trouble, failure);
        return -1;
    }
    futimens(lock, NULL); /* when it was last taken: `muster status' shows it */
    return lock;
}

bool guard_is_held(const char *state, const char *name, int wait_ms)
{
    int lock = lock_open(state, name, NULL);
    int trouble = lock < 0 ? 0 : lock_wait(lock, wait_ms);
    if (lock >= 0)
        close(lock);
    return trouble == EWOULDBLOCK;
}

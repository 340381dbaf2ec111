/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guard: locks between processes, and root that becomes the state's owner. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "muster/base/guard.h"
#include "scratch.h"

enum { SOMEBODY = 12345, SOMEBODY_ELSE = 12346 }; /* uids without a name */

static char *state_new(void)
{
    return g_dir_make_tmp("muster-guard-XXXXXX", NULL);
}

static void test_lock(void)
{
    g_autofree char *state = state_new();
    struct failure failure = {.kind = FAILURE_NONE};
    int first = guard_lock(state, "tick", 0, NULL);
    g_assert_cmpint(first, >=, 0);
    g_assert_cmpint(guard_lock(state, "tick", 20, &failure), ==, -1);
    g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
    g_assert_cmpstr(failure.text, ==, "another `muster tick' is at work");
    g_assert_true(guard_is_held(state, "tick", 0));
    g_assert_false(guard_is_held(state, "send", 0));
    g_assert_false(guard_is_held("/nowhere", "send", 0));
    int other = guard_lock(state, "send", 0, NULL);
    g_assert_cmpint(other, >=, 0);
    close(first);
    first = guard_lock(state, "tick", 0, NULL);
    g_assert_cmpint(first, >=, 0);
    close(first);
    close(other);
    folder_remove(state);
}

/* A holder that dies lets go, and who waits gets the lock. */
static void test_lock_wait(void)
{
    g_autofree char *state = state_new();
    int ready[2];
    g_assert_cmpint(pipe(ready), ==, 0);
    pid_t holder = fork();
    if (holder == 0) {
        char go = guard_lock(state, "writer", 0, NULL) >= 0;
        if (write(ready[1], &go, 1) != 1)
            _exit(1);
        usleep(50000);
        raise(SIGKILL);
    }
    char held = 0;
    g_assert_cmpint(read(ready[0], &held, 1), ==, 1);
    g_assert_cmpint(held, ==, 1);
    g_assert_cmpint(guard_lock(state, "writer", 0, NULL), ==, -1);
    int lock = guard_lock(state, "writer", 10000, NULL);
    g_assert_cmpint(lock, >=, 0);
    close(lock);
    waitpid(holder, NULL, 0);
    folder_remove(state);
}

static void test_own_state(void)
{
    g_autofree char *state = state_new();
    umask(022);
    g_assert_true(guard_enter(state, NULL));
    g_assert_cmpint(umask(022), ==, 077);
    folder_remove(state);
}

static void test_no_state(void)
{
    struct failure failure = {.kind = FAILURE_NONE};
    g_assert_false(guard_enter("/nonexistent/state", &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
}

/* Runs CHECK as a child of ours, which may change its user; it has to end with 0. */
static void in_child(int (*check)(const char *state), const char *state)
{
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit(check(state));
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
}

static int becomes_owner(const char *state)
{
    gid_t groups[8];
    if (!guard_enter(state, NULL))
        return 1;
    if (getuid() != SOMEBODY || geteuid() != SOMEBODY || getgid() != SOMEBODY)
        return 2;
    if (getgroups(8, groups) != 1 || groups[0] != SOMEBODY)
        return 3;
    return setuid(0) == 0 ? 4 : 0;
}

static int is_told_the_line(const char *state)
{
    struct failure failure = {.kind = FAILURE_NONE};
    if (setuid(SOMEBODY_ELSE) != 0 || guard_enter(state, &failure))
        return 1;
    if (failure.kind != FAILURE_USER)
        return 2;
    return strstr(failure.text, "sudo -u '#12345' ") != NULL ? 0 : 3;
}

static void test_other_user(void)
{
    if (getuid() != 0) {
        g_test_skip("only root can become somebody else");
        return;
    }
    g_autofree char *state = state_new();
    g_assert_cmpint(chown(state, SOMEBODY, SOMEBODY), ==, 0);
    in_child(becomes_owner, state);
    in_child(is_told_the_line, state);
    folder_remove(state);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/guard/lock", test_lock);
    g_test_add_func("/base/guard/lock-wait", test_lock_wait);
    g_test_add_func("/base/guard/own-state", test_own_state);
    g_test_add_func("/base/guard/no-state", test_no_state);
    g_test_add_func("/base/guard/other-user", test_other_user);
    return g_test_run();
}

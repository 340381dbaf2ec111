/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outer side of the cage: starts the child, puts questions, and never waits for an answer longer
 * than CAGE_WAIT_MS. */
#include "muster/work/cage.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "muster/base/failure.h"
#include "work/filing/cage-pipe.h"

enum {
    CAGE_WAIT_MS = 5000,
    CAGE_MAILS = 1000, /* a child serves so many */
};

struct cage {
    char *program;
    pid_t child; /* 0: none */
    struct cage_pipe pipe;
    guint served;
    guint posted; /* mails whose answers are still to come */
    gboolean has_mail;
};

struct cage *cage_new(const char *program)
{
    struct cage *cage = g_new0(struct cage, 1);
    cage->program = g_strdup(program);
    return cage;
}

/* Ends the child; returns its wait status, 0 when there was none. */
static int cage_end(struct cage *cage)
{
    int status = 0;
    if (cage->child == 0)
        return 0;
    pipe_close(&cage->pipe);
    kill(cage->child, SIGKILL);
    while (waitpid(cage->child, &status, 0) < 0 && errno == EINTR)
        ;
    cage->child = 0;
    cage->posted = 0;
    cage->has_mail = FALSE;
    return status;
}

void cage_forget(struct cage *cage)
{
    if (cage->posted > 0)
        cage_end(cage);
}

void cage_free(struct cage *cage)
{
    if (cage == NULL)
        return;
    cage_end(cage);
    g_free(cage->program);
    g_free(cage);
}

/* The child gets its end as stdin and stdout, no environment, and signals as a fresh program has
 * them. */
static int spawn(const char *program, int end, pid_t *child_r)
{
    static char *const nothing[] = {NULL};
    char *const arguments[] = {(char *)program, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, end, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, end, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    int trouble = posix_spawn(child_r, program, &actions, &attributes, arguments, nothing);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return trouble;
}

gboolean cage_start(struct cage *cage, struct failure *failure)
{
    int end;
    if (cage->child != 0)
        return TRUE;
    if (!pipe_open(&cage->pipe, CAGE_WAIT_MS, &end))
        return failure_errno(failure, errno, "cannot make a socket for the cage");
    int trouble = spawn(cage->program, end, &cage->child);
    close(end);
    if (trouble != 0) {
        pipe_close(&cage->pipe);
        cage->child = 0;
        return failure_errno(failure, trouble, "cannot start %s", cage->program);
    }
    cage->served = 0;
    g_autoptr(GBytes) ready = NULL;
    pipe_take(&cage->pipe, WIRE_READY, &ready);
    if (ready != NULL)
        return TRUE;
    cage_end(cage);
    return failure_set(failure, FAILURE_BUSY, "%s starts, but does not get ready", cage->program);
}

/* Says how the child ended over the mail; always CAGE_POISON. */
static enum cage_outcome cage_poisoned(struct cage *cage, enum flow flow, struct failure *failure)
{
    int status = cage_end(cage);
    if (flow == FLOW_LATE)
        failure_set(failure, FAILURE_DATA, "the mail takes too long to read");
    else if (flow == FLOW_DONE)
        failure_set(failure, FAILURE_DATA, "the mail makes its reader answer nonsense");
    else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        failure_set(failure, FAILURE_DATA, "the mail takes too much computing to read");
    else
        failure_set(failure, FAILURE_DATA, "the mail ends its reader (status %d)", status);
    return CAGE_POISON;
}

/* Puts REQUEST; *answer_r is the answer when it says CAGE_DONE. */
static enum cage_outcome ask(struct cage *cage, const struct request *request, GBytes **answer_r,
                             struct failure *failure)
{
    g_assert(cage->posted == 0);
    pipe_put(&cage->pipe, request);
    enum flow flow = pipe_take(&cage->pipe, request->frame.word, answer_r);
    return *answer_r != NULL ? CAGE_DONE : cage_poisoned(cage, flow, failure);
}

/* A child that may be given one more mail. */
static gboolean cage_ready(struct cage *cage, struct failure *failure)
{
    if (cage->served >= CAGE_MAILS && cage->posted == 0)
        cage_end(cage);
    if (!cage_start(cage, failure))
        return FALSE;
    cage->served++;
    cage->has_mail = FALSE;
    return TRUE;
}

/* One more than is ever read, so that the cut is seen. */
static gsize mail_length(gsize length)
{
    return MIN(length, (gsize)MAIL_MAX_OCTETS + 1);
}

enum cage_outcome cage_head(struct cage *cage, const guint8 *bytes, gsize length,
                            struct mail_head **head_r, struct failure *failure)
{
    g_autoptr(GBytes) answer = NULL;
    *head_r = NULL;
    if (!cage_ready(cage, failure))
        return CAGE_BROKEN;
    struct request request = {.frame.word = WIRE_HEAD};
    request_add(&request, bytes, mail_length(length));
    enum cage_outcome outcome = ask(cage, &request, &answer, failure);
    if (outcome != CAGE_DONE)
        return outcome;
    *head_r = wire_head_unpack(answer);
    if (*head_r == NULL)
        return cage_poisoned(cage, FLOW_DONE, failure);
    cage->has_mail = TRUE;
    return CAGE_DONE;
}

static enum cage_outcome unpack(struct cage *cage, GBytes *answer,
                                struct description **description_r, struct failure *failure)
{
    *description_r = wire_description_unpack(answer);
    return *description_r != NULL ? CAGE_DONE : cage_poisoned(cage, FLOW_DONE, failure);
}

/* About the mail that the child has. */
static enum cage_outcome describe(struct cage *cage, enum wire_word word, const struct asked *asked,
                                  struct description **description_r, struct failure *failure)
{
    g_autoptr(GBytes) packed = wire_asked_pack(asked);
    g_autoptr(GBytes) answer = NULL;
    *description_r = NULL;
    if (!cage->has_mail)
        return cage_poisoned(cage, FLOW_ENDED, failure);
    struct request request = {.frame.word = word};
    request_add(&request, g_bytes_get_data(packed, NULL), g_bytes_get_size(packed));
    enum cage_outcome outcome = ask(cage, &request, &answer, failure);
    return outcome == CAGE_DONE ? unpack(cage, answer, description_r, failure) : outcome;
}

enum cage_outcome cage_understand(struct cage *cage, const struct asked *asked,
                                  struct description **description_r, struct failure *failure)
{
    return describe(cage, WIRE_UNDERSTAND, asked, description_r, failure);
}

enum cage_outcome cage_explain(struct cage *cage, const struct asked *asked,
                               struct description **description_r, struct failure *failure)
{
    return describe(cage, WIRE_EXPLAIN, asked, description_r, failure);
}

gboolean cage_post(struct cage *cage, const guint8 *bytes, gsize length, const struct asked *asked,
                   struct failure *failure)
{
    g_autoptr(GBytes) packed = wire_asked_pack(asked);
    guint32 packed_length = (guint32)g_bytes_get_size(packed);
    if (!cage_ready(cage, failure))
        return FALSE;
    struct request request = {.frame.word = WIRE_READ};
    request_add(&request, &packed_length, sizeof packed_length);
    request_add(&request, g_bytes_get_data(packed, NULL), packed_length);
    request_add(&request, bytes, mail_length(length));
    pipe_put(&cage->pipe, &request);
    cage->posted++;
    return TRUE;
}

enum cage_outcome cage_collect(struct cage *cage, struct description **description_r,
                               struct failure *failure)
{
    g_autoptr(GBytes) answer = NULL;
    g_assert(cage->posted > 0);
    *description_r = NULL;
    enum flow flow = pipe_take(&cage->pipe, WIRE_READ, &answer);
    if (answer == NULL)
        return cage_poisoned(cage, flow, failure);
    cage->posted--;
    return unpack(cage, answer, description_r, failure);
}

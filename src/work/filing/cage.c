/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outer side of the cage: starts the child, puts questions, and never waits for an answer longer
 * than CAGE_WAIT_MS. A socket pair carries both ways, since it can be written to without a signal
 * when the child is gone.
 */
#include "muster/work/cage.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "muster/base/failure.h"
#include "muster/mail/wire.h"

enum {
    CAGE_WAIT_MS = 5000,
    CAGE_MAILS = 1000, /* a child serves so many */
    CAGE_BUFFER = 1 << 20,
};

struct cage {
    char *program;
    pid_t child; /* 0: none */
    int socket;
    guint served;
    guint posted; /* mails whose answers are still to come */
    gboolean has_mail;
};

struct cage *cage_new(const char *program)
{
    struct cage *cage = g_new0(struct cage, 1);
    cage->program = g_strdup(program);
    cage->socket = -1;
    return cage;
}

/* Ends the child; returns its wait status, 0 when there was none. */
static int cage_end(struct cage *cage)
{
    int status = 0;
    if (cage->child == 0)
        return 0;
    close(cage->socket);
    kill(cage->child, SIGKILL);
    while (waitpid(cage->child, &status, 0) < 0 && errno == EINTR)
        ;
    cage->child = 0;
    cage->socket = -1;
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

static gint64 milliseconds(void)
{
    return g_get_monotonic_time() / 1000;
}

/* FALSE when nothing came before DEADLINE. */
static gboolean wait_for(int socket, short events, gint64 deadline)
{
    for (;;) {
        gint64 left = deadline - milliseconds();
        struct pollfd poller = {.fd = socket, .events = events};
        int ready = left > 0 ? poll(&poller, 1, (int)left) : 0;
        if (ready > 0)
            return TRUE;
        if (ready == 0 || errno != EINTR)
            return FALSE;
    }
}

enum flow { FLOW_DONE, FLOW_ENDED, FLOW_LATE };

static enum flow send_all(int socket, struct iovec *pieces, int n_pieces, gint64 deadline)
{
    while (n_pieces > 0) {
        struct msghdr message = {.msg_iov = pieces, .msg_iovlen = (size_t)n_pieces};
        ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EAGAIN && !wait_for(socket, POLLOUT, deadline))
            return FLOW_LATE;
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return FLOW_ENDED;
        for (size_t left = sent > 0 ? (size_t)sent : 0; n_pieces > 0; pieces++, n_pieces--) {
            size_t taken = MIN(left, pieces->iov_len);
            pieces->iov_len -= taken;
            left -= taken;
            if (pieces->iov_len > 0) {
                pieces->iov_base = (char *)pieces->iov_base + taken;
                break;
            }
        }
    }
    return FLOW_DONE;
}

/* The socket itself gives up after CAGE_WAIT_MS without an octet; the deadline is for a child that
 * dribbles. */
static enum flow receive_all(int socket, void *to, gsize length, gint64 deadline)
{
    for (gsize have = 0; have < length;) {
        ssize_t got = recv(socket, (char *)to + have, length - have, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
            return FLOW_ENDED;
        have += got > 0 ? (gsize)got : 0;
        if (have < length && milliseconds() >= deadline)
            return FLOW_LATE;
    }
    return FLOW_DONE;
}

/* Reads the answer to WORD. *frame_r is NULL when it is nonsense. */
static enum flow receive_frame(int socket, enum wire_word word, gint64 deadline, GBytes **frame_r)
{
    struct wire_frame frame;
    *frame_r = NULL;
    enum flow flow = receive_all(socket, &frame, sizeof frame, deadline);
    if (flow != FLOW_DONE || frame.word != word || frame.length > WIRE_ANSWER_MAX)
        return flow;
    guint8 *bytes = g_malloc(frame.length + 1);
    flow = receive_all(socket, bytes, frame.length, deadline);
    if (flow == FLOW_DONE)
        *frame_r = g_bytes_new_take(bytes, frame.length);
    else
        g_free(bytes);
    return flow;
}

gboolean cage_start(struct cage *cage, struct failure *failure)
{
    int ends[2], size = CAGE_BUFFER;
    struct timeval wait = {.tv_sec = CAGE_WAIT_MS / 1000};
    if (cage->child != 0)
        return TRUE;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return failure_errno(failure, errno, "cannot make a socket for the cage");
    setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    int trouble = spawn(cage->program, ends[1], &cage->child);
    close(ends[1]);
    if (trouble != 0) {
        close(ends[0]);
        cage->child = 0;
        return failure_errno(failure, trouble, "cannot start %s", cage->program);
    }
    cage->socket = ends[0];
    cage->served = 0;
    g_autoptr(GBytes) ready = NULL;
    receive_frame(cage->socket, WIRE_READY, milliseconds() + CAGE_WAIT_MS, &ready);
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

/* A request of up to three pieces: a frame with its word, and what follows. */
struct request {
    struct wire_frame frame;
    struct iovec pieces[4];
    int n_pieces;
};

static struct request request_new(enum wire_word word)
{
    return (struct request){.frame = {.word = word}, .n_pieces = 1};
}

static void request_add(struct request *request, const void *octets, gsize length)
{
    request->pieces[request->n_pieces++] = (struct iovec){(void *)octets, length};
    request->frame.length += (guint32)length;
}

static enum flow put(struct cage *cage, struct request *request, gint64 deadline)
{
    request->pieces[0] = (struct iovec){&request->frame, sizeof request->frame};
    return send_all(cage->socket, request->pieces, request->n_pieces, deadline);
}

/* Puts REQUEST; *answer_r is the answer when it says CAGE_DONE. */
static enum cage_outcome ask(struct cage *cage, struct request *request, GBytes **answer_r,
                             struct failure *failure)
{
    gint64 deadline = milliseconds() + CAGE_WAIT_MS;
    g_assert(cage->posted == 0);
    *answer_r = NULL;
    enum flow flow = put(cage, request, deadline);
    if (flow == FLOW_DONE)
        flow = receive_frame(cage->socket, request->frame.word, deadline, answer_r);
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
    struct request request = request_new(WIRE_HEAD);
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
    struct request request = request_new(word);
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

/* A child that is gone is found out by whoever waits for its answer, which may be that to an
 * earlier mail. */
gboolean cage_post(struct cage *cage, const guint8 *bytes, gsize length, const struct asked *asked,
                   struct failure *failure)
{
    g_autoptr(GBytes) packed = wire_asked_pack(asked);
    guint32 packed_length = (guint32)g_bytes_get_size(packed);
    if (!cage_ready(cage, failure))
        return FALSE;
    struct request request = request_new(WIRE_READ);
    request_add(&request, &packed_length, sizeof packed_length);
    request_add(&request, g_bytes_get_data(packed, NULL), packed_length);
    request_add(&request, bytes, mail_length(length));
    if (put(cage, &request, milliseconds() + CAGE_WAIT_MS) != FLOW_DONE)
        shutdown(cage->socket, SHUT_WR); /* half a mail shall not be the beginning of another */
    cage->posted++;
    return TRUE;
}

enum cage_outcome cage_collect(struct cage *cage, struct description **description_r,
                               struct failure *failure)
{
    g_autoptr(GBytes) answer = NULL;
    g_assert(cage->posted > 0);
    *description_r = NULL;
    enum flow flow = receive_frame(cage->socket, WIRE_READ, milliseconds() + CAGE_WAIT_MS, &answer);
    if (answer == NULL)
        return cage_poisoned(cage, flow, failure);
    cage->posted--;
    return unpack(cage, answer, description_r, failure);
}

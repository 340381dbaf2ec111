/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/filing/cage-pipe.h - frames (mail/wire.h) to a child and back, many in one system call
 *
 * What is put waits until it is worth a system call, or until somebody waits for an answer. Who has
 * no more than CAGE_AHEAD_OCTETS on the way never waits for a child that does not read.
 */
#ifndef WORK_CAGE_PIPE_H
#define WORK_CAGE_PIPE_H

#include "muster/mail/wire.h"

struct cage_pipe {
    int socket; /* -1: closed */
    int wait_ms;
    GByteArray *out; /* put, but not sent */
    guint8 *in;      /* read, but not taken: from `at' to `end' */
    gsize at, end;
};

/* *END_R is the child's, and the caller's to close. An answer is waited for no longer than WAIT_MS.
 * FALSE with errno. */
gboolean pipe_open(struct cage_pipe *pipe, int wait_ms, int *end_r);
void pipe_close(struct cage_pipe *pipe);

/* What follows the frame lies in up to three pieces. */
struct request {
    struct wire_frame frame;
    const void *pieces[3];
    gsize lengths[3];
    guint n_pieces;
};
void request_add(struct request *request, const void *octets, gsize length);

/* That the child is gone, or does not read, comes out where the answer is taken. */
void pipe_put(struct cage_pipe *pipe, const struct request *request);

enum flow { FLOW_DONE, FLOW_ENDED, FLOW_LATE };

/* The answer to the first request that had none yet. *ANSWER_R is NULL when that fails, or when it
 * is none to WORD. */
enum flow pipe_take(struct cage_pipe *pipe, enum wire_word word, GBytes **answer_r);

#endif

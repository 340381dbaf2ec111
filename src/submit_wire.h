/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's side of LMTP, as `submit' needs it. */
#ifndef MUSTER_SRC_SUBMIT_WIRE_H
#define MUSTER_SRC_SUBMIT_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "muster/base/failure.h"

enum { WIRE_OUTPUT = 65536, WIRE_INPUT = 4096, WIRE_TIMEOUT_SECONDS = 120 };

struct wire {
    int socket;
    bool at_line_start, behind_cr; /* of the message that it sends */
    size_t n_output, n_input;
    char output[WIRE_OUTPUT];
    char input[WIRE_INPUT];
};

/* One reply: its code, and the words of its last line. */
struct wire_reply {
    int code;
    char words[256];
};

bool wire_connect(struct wire *wire, const char *path, struct failure *failure);

/* Adds to what will be sent; wire_flush() sends it. */
bool wire_print(struct wire *wire, struct failure *failure, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool wire_flush(struct wire *wire, struct failure *failure);

/* Adds octets of a message: each LF becomes CR LF unless it is one, and dots are doubled where the
 * dialogue wants it. wire_message_end() says that it is whole. */
bool wire_message_add(struct wire *wire, const char *bytes, size_t length, struct failure *failure);
bool wire_message_end(struct wire *wire, struct failure *failure);

bool wire_reply_read(struct wire *wire, struct wire_reply *reply_r, struct failure *failure);

#endif

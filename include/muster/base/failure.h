/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/failure.h - what went wrong, in words for a person, and what follows from it
 *
 * The whole house reports trouble in this one shape, from `deliver`, which has only libc, up to the
 * commands. It needs no memory of its own, so that "out of memory" can be said too. Rooms below
 * cmd/ never print and never exit.
 */
#ifndef MUSTER_BASE_FAILURE_H
#define MUSTER_BASE_FAILURE_H

#include <stdbool.h>

/* What a failure means to whoever called the program. The numbers are sysexits(3)'s. */
enum failure_kind {
    FAILURE_NONE = 0,
    FAILURE_USAGE = 64,  /* the command line is wrong */
    FAILURE_DATA = 65,   /* the message is empty or too large */
    FAILURE_INPUT = 66,  /* a file named by the user cannot be read */
    FAILURE_NOBODY = 67, /* the address is not ours */
    FAILURE_BUSY = 75,   /* disk, memory, locks, a peer: may well work later */
    FAILURE_USER = 77,   /* run by the wrong system user */
    FAILURE_CONFIG = 78, /* configuration, templates, or a store of a newer version */
};

enum { FAILURE_TEXT_MAX = 1024 }; /* octets with the NUL; longer text is cut */

struct failure {
    enum failure_kind kind;
    char text[FAILURE_TEXT_MAX]; /* one line, no final full stop, never message content */
};

/* Records the first failure: a later one does not overwrite it. FAILURE may be NULL.
 * Always returns false, so that a function can say `return failure_set(...)`. */
bool failure_set(struct failure *failure, enum failure_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As failure_set(), and appends ": " and the words for ERRNO_VALUE; ENOENT and EACCES included.
 * The kind is FAILURE_BUSY. */
bool failure_errno(struct failure *failure, int errno_value, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "CONTEXT: " in front of a failure that is set. Once a room. */
bool failure_in(struct failure *failure, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline bool failure_is_set(const struct failure *failure)
{
    return failure->kind != FAILURE_NONE;
}

#endif

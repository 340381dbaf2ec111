/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/spool.h - the durable folder of mail that was accepted and is not filed yet
 *
 * STATE/spool/{tmp,new}. A mail is written to tmp, synced, renamed to new, and new is synced: only
 * then is it accepted. A file in new is whole and never changes. Names sort in the order of
 * receipt. No lock, no database, no parser, no memory beyond a buffer: accepting can fail only when
 * the disk does.
 *
 * A file is one header line and then the bytes as they came:
 *     muster 1 RECEIVED INTAKE SENDER RECIPIENT LF
 * RECEIVED in microseconds since the epoch; INTAKE one word ("pipe"); SENDER an address, `<>` for
 * the null sender or `?` when it is not known; RECIPIENT an address or `?`. Words hold no blank or
 * control; what does is written as `?`.
 *
 * A mail that came with several recipients is one file with several names, since one sync has to
 * serve them all: its line starts with "muster 2" and lists the recipients, and the end of each
 * name, -001 and so on, says whose it is. To whoever lists and reads, each name is a mail of its
 * own.
 */
#ifndef MUSTER_BASE_SPOOL_H
#define MUSTER_BASE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "muster/base/failure.h"

enum {
    SPOOL_NAME_MAX = 80,        /* octets of a file's name with the NUL */
    SPOOL_FILE_MAX = 112,       /* the same with the folder of a retired one */
    SPOOL_SWEEP_HOURS = 36,     /* a leftover in tmp older than this belongs to nobody */
    SPOOL_RECIPIENTS_MAX = 100, /* of one mail (RFC 5321 section 4.5.3.1.8) */
    SPOOL_WORD_MAX = 256,       /* octets of a word in the header line; longer ones are `?` */
    /* octets of the header line with its LF */
    SPOOL_HEADER_MAX = 64 + (2 + SPOOL_RECIPIENTS_MAX) * SPOOL_WORD_MAX,
};

struct envelope {
    int64_t received; /* instant */
    const char *intake;
    const char *sender;    /* bare address; "" for the null sender; NULL when not known */
    const char *recipient; /* bare address, or NULL when not known */
};

/* Makes STATE/spool with its folders, 0700; nothing to do when they are there. */
bool spool_make(const char *state, struct failure *failure);

/* True when the disk of the spool has room for LENGTH octets more and something to spare, so that
 * what was accepted can be filed as well. FAILURE_BUSY otherwise. */
bool spool_has_room(const char *state, size_t length, struct failure *failure);

/* Copies INPUT to its end into the spool of STATE and makes it durable. FAILURE_DATA: empty, or
 * more than LIMIT octets. FAILURE_BUSY: all else; then nothing is accepted, and nothing is left in
 * tmp unless we were killed. Restarts after EINTR; `*stop`, set by a signal handler, ends it before
 * the rename. NAME_R gets the name of its file, the mail's id in logs. */
bool spool_accept(const char *state, const struct envelope *envelope, int input, size_t limit,
                  const volatile int *stop, char name_r[static SPOOL_NAME_MAX],
                  struct failure *failure);

/* The names that wait in new, oldest first, at most LIMIT. *names_r is one block: caller frees it.
 * Returns the number, or -1 with FAILURE. */
ssize_t spool_list(const char *state, size_t limit, char (**names_r)[SPOOL_NAME_MAX],
                   struct failure *failure);

/* One spooled mail in memory. The envelope's strings point into `block`. */
struct spooled {
    struct envelope envelope;
    const unsigned char *bytes;
    size_t length;
    void *block;
};
/* FAILURE_INPUT when it is gone or is no spool file of ours; FAILURE_BUSY otherwise. */
bool spool_read(const char *state, const char *name, struct spooled *mail_r,
                struct failure *failure);
/* The same for one that spool_retire() has moved. */
bool spool_read_retired(const char *state, const char *name, struct spooled *mail_r,
                        struct failure *failure);
void spooled_clear(struct spooled *mail);

/* Moves a filed mail out of new to STATE/raw/DAY/NAME (DAY as YYYY-MM-DD of its receipt, UTC),
 * where it stays until retention ends. Not synced: a mail that comes back after a crash is
 * recognised as filed. True also when it was moved before. */
bool spool_retire(const char *state, const char *name, struct failure *failure);

/* Removes a filed mail of which nothing shall be kept, durably. True also when it was gone. */
bool spool_erase(const char *state, const char *name, struct failure *failure);

/* Where a retired mail lies, below the state directory: "raw/2026-11-23/NAME". */
void spool_retired_file(const char *name, char file_r[static SPOOL_FILE_MAX]);

/* Removes a retired mail, durably. True also when it was gone before. */
bool spool_erase_retired(const char *state, const char *name, struct failure *failure);

/* Removes leftovers in tmp that are older than SPOOL_SWEEP_HOURS by CLOCK. */
bool spool_sweep(const char *state, int64_t clock, struct failure *failure);

#endif

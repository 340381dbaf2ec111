/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/held.h - mail that waits for the owner's word: `muster held'
 *
 * A mail is held when it answers us, or was sent to us, and proves too little, or when nothing can
 * be made of it. It is known by the number of its row, which it keeps; it goes with the raw mail
 * (retention { raw }), unless the owner releases or drops it before. What is shown holds no token.
 */
#ifndef MUSTER_WORK_HELD_H
#define MUSTER_WORK_HELD_H

#include "muster/work/site.h"

struct held_mail {
    gint64 id;
    gint64 received;      /* instant of acceptance */
    char *from, *subject; /* one line each, fit for showing; "" when they cannot be read */
    char *why;
    char file[SPOOL_FILE_MAX]; /* where it lies, below the state directory */
    gsize octets;              /* 0 when it is gone */
    GPtrArray *looks;          /* struct held_look */
};
void held_mail_free(struct held_mail *mail);

/* struct held_mail, oldest first; caller unrefs. NULL with FAILURE. */
GPtrArray *held_list(struct site *site, struct failure *failure);

/* One of them. FAILURE_USAGE when ID is not held. */
struct held_mail *held_get(struct site *site, gint64 id, struct failure *failure);

/* The text of a held mail as the filer reads it. That WHO has seen it is noted before it is
 * returned. FAILURE_DATA when it cannot be read. Caller frees. */
char *held_text(struct site *site, gint64 id, const char *who, struct failure *failure);

/* Files it as if its writer were proved to be the person whose mail it answers. *OUTCOME_R is what
 * became of it, as in received_mail; caller frees. FAILURE_DATA, and it stays held, when it answers
 * nothing in whose name it could be filed. */
gboolean held_release(struct site *site, gint64 id, char **outcome_r, struct failure *failure);

/* Forgets it: its bytes are erased, and a second copy of it is not held again. */
gboolean held_drop(struct site *site, gint64 id, struct failure *failure);

#endif

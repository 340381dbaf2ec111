/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/draft.h - a mail between the decision to write it and its row in the outbox
 *
 * begin: the mail gets its id, its handle and its tokens, for they stand in its own head. Then the caller puts it into
 * a thread and lets letters.h write it. queue: what was written becomes rows, in the caller's transaction.
 */
#ifndef MUSTER_WORK_DRAFT_H
#define MUSTER_WORK_DRAFT_H

#include "work/letters/letters.h"
#include "work/planning/planner.h"

struct draft {
    struct site *site;
    struct planner *planner;
    const char *kind; /* "question", "reminder", "welcome", "summary" */
    gint64 person;
    gint64 mail;            /* sent_mail.id to be */
    struct post post;       /* for letters_...() */
    struct written written; /* from letters_...() */
    GArray *rounds;         /* gint64, in the order asked; the caller adds */
    GArray *blocks;  /* struct sent_block, when it tells of rounds; the caller gives it away */
    gboolean secret; /* its bytes are erased as soon as it is handed over */
    char handle[17]; /* HANDLE_LENGTH and the NUL */
    char *message_id, *reply_to, *sender, *list_id;
    const char *references[3];
};

void draft_begin(struct draft *draft, struct planner *planner, const struct person *person,
                 const char *kind);
void draft_clear(struct draft *draft);

/* Where MAIL, which was sent already, is answered to: the same address as then. Caller frees. */
char *reply_address(const struct site *site, const struct sent_mail *mail);

/* A Message-ID comes from outside (NULL: none came), and goes into our head only if it is one word that fits. */
gboolean draft_may_cite(const char *id);
/* Makes it answer PARENT (a Message-ID), in the thread that ROOT began; both borrowed until it is written. */
void draft_answers(struct draft *draft, const char *root, const char *parent);

/* Rows for the mail and for the outbox, under KEY, worthless after NOT_AFTER, cancelled with ROUND (0: with none).
 * FALSE when that key was used before: then the mail exists already. */
gboolean draft_queue(const struct draft *draft, const char *key, gint64 round, gint64 not_after);

#endif

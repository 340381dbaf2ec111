/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/mails.h - mails that we wrote, mails that we got, and the queue to the mail server
 */
#ifndef MUSTER_STORE_MAILS_H
#define MUSTER_STORE_MAILS_H

#include "muster/base/verdict.h"
#include "muster/store/store.h"

/* A mail that we wrote: what tokens and handles name. It may hold several rounds. */
struct sent_mail {
    gint64 id;        /* 1 to 2^32 - 1: it stands in tokens */
    char *handle;     /* 16 random characters */
    char *message_id; /* without brackets */
    gint64 person;    /* addressee */
    char *kind;       /* "question", "reminder", "summary", "welcome" */
    gint64 created;   /* instant */
    char *text;       /* the plain part as asked, or NULL: erased with its rounds */
    GArray *rounds;   /* gint64 ids, in the order in which they were asked; never NULL */
    GArray *blocks;   /* struct sent_block, by line; NULL when it tells of no round */
};

/* Lines of a mail's text that are about one round. */
struct sent_block {
    guint first, last; /* from 0 */
    gint64 round;
};
void sent_mail_free(struct sent_mail *mail);

/* Adds MAIL with its rounds and blocks, and returns its id; ignores id. The text goes with the
 * rounds that it asks or tells of; that of a mail without any is not kept. */
gint64 sent_mail_add(struct store *store, const struct sent_mail *mail);
/* The id that the next sent_mail_add() of this transaction will give: its token stands in the text
 * itself. */
gint64 sent_mail_next_id(struct store *store);

struct sent_mail *sent_mail_get(struct store *store, gint64 id); /* NULL when there is none */
struct sent_mail *sent_mail_by_handle(struct store *store, const char *handle);
/* The first mail of KIND (NULL: any) that asked ROUND (the thread's head), or NULL. */
struct sent_mail *sent_mail_of_round(struct store *store, gint64 round, const char *kind);

/* The last mail of PERSON's thread NAME ("summary/2026-W48"), 0 when there is none; and the next.
 */
gint64 thread_last(struct store *store, gint64 person, const char *name);
void thread_advance(struct store *store, gint64 person, const char *name, gint64 mail);

/* A mail that we got and filed. */
struct received_mail {
    gint64 id;
    char *target; /* what it was resolved to: "mail:17", "door:help", "site"; with hash: UNIQUE */
    guint8 hash[32];
    gint64 received;  /* instant of acceptance */
    gint64 filed;     /* instant */
    char *message_id; /* or NULL */
    char *from;       /* bare address, or NULL */
    char *kind;       /* "reply", "auto", … */
    /* "entry", "skip", "comment", "item", "kudos", "moved", "away", "bounce", "nothing", "trial",
     * "held", "poison" */
    char *outcome;
    char *why;            /* words for a person when held, or NULL */
    char *name;           /* its file: spool/new/NAME, then raw/DAY/NAME */
    gint64 person, round; /* 0 when none */
};
void received_mail_free(struct received_mail *mail);

/* Returns its id, or 0 when the same mail was filed for the same target before (then nothing was
 * written). */
gint64 received_mail_add(struct store *store, const struct received_mail *mail);
/* The one filed from this spool file, or NULL: a batch that was committed and then cut is known by
 * it. */
struct received_mail *received_mail_by_name(struct store *store, const char *name);
gint64 received_held_count(struct store *store);
/* Whether a mail of PERSON that came in after SINCE is held, and they hear so or have heard. */
gboolean received_held_told(struct store *store, gint64 person, gint64 since);
GPtrArray *received_held(struct store *store, guint limit); /* struct received_mail, oldest first */

/* Trouble that a mail made the cage: attempts so far, this one included. */
int poison_count(struct store *store, const char *name);
void poison_forget(struct store *store, const char *name);

/* The outbox. Rows hold final bytes and one recipient. */
enum outbox_state {
    OUTBOX_QUEUED,
    OUTBOX_LEASED,
    OUTBOX_SENT,
    OUTBOX_RETRY,
    OUTBOX_FAILED,
    OUTBOX_DOUBT,
    OUTBOX_CANCELLED,
};
struct outbox_row {
    gint64 id;
    char *key;   /* "question:17", "remind:17:1", "summary:3:2026-11-24"; UNIQUE for ever */
    gint64 mail; /* sent_mail */
    gint64 person;
    gint64 round;    /* whose end cancels it; 0: none */
    gboolean secret; /* its bytes go as soon as it is settled */
    char *sender, *recipient;
    char *transport;              /* the send url in force when it was written: no other sends it */
    gint64 not_before, not_after; /* instants */
    enum outbox_state state;
    int attempts;
    gint64 next_try; /* instant */
    char *reply;     /* last words of the other side, or NULL */
    GBytes *bytes;   /* only from outbox_claim() */
};
void outbox_row_free(struct outbox_row *row);

/* Queues. FALSE when a row of that key exists already (then nothing was written) or the store has
 * failed. */
gboolean outbox_put(struct store *store, const struct outbox_row *row, GBytes *bytes);
/* True when the mail of the row of KEY left, or may have. */
gboolean outbox_went(struct store *store, const char *key);
/* Cancels what is queued, or waits for a retry, for ROUND (keys that begin with KEY_PREFIX; NULL:
 * all) or PERSON; a mail about several rounds when none of them is open. A leased row is not tried
 * again. A row in doubt stays: it may be out already. */
void outbox_cancel_round(struct store *store, gint64 round, const char *key_prefix);
void outbox_cancel_person(struct store *store, gint64 person);

/* Leases up to LIMIT due rows of TRANSPORT at NOW, oldest first, and cancels those past not_after
 * (they are not returned). struct outbox_row. Own transaction is the caller's. */
GPtrArray *outbox_claim(struct store *store, const char *transport, gint64 now, guint limit);
/* The ids (gint64) of all rows that are leased: to us, or to a sender that died, since only one is
 * at work at a time. */
GArray *outbox_leased(struct store *store);
/* What became of a leased row. next_try counts for RETRY and DOUBT. A row that was once in doubt
 * stays so instead of RETRY; one that was cancelled meanwhile is cancelled instead. */
void outbox_settle(struct store *store, gint64 id, enum outbox_state state, gint64 now,
                   gint64 next_try, const char *reply);
/* Erases the bytes of rows that are secret, and settled. In the transaction that settles them. */
void outbox_secrets_erase(struct store *store);
/* Gives leased rows back untried (we are to stop, or the relay is halted). */
void outbox_return(struct store *store, gint64 id, gint64 next_try);

/* Counts by state, for `status`; and the rows of another transport than TRANSPORT that wait. What
 * was sent, failed or cancelled counts as long as its bytes are kept. oldest_waiting is a
 * not_before, INSTANT_NEVER when nothing waits. */
struct outbox_counts {
    gint64 of[OUTBOX_CANCELLED + 1], stranded, oldest_waiting;
};
void outbox_count(struct store *store, const char *transport, struct outbox_counts *counts_r);
/* The instant at which the next row is due; INSTANT_NEVER when none. */
gint64 outbox_next(struct store *store, const char *transport);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filer.h - what the steps of filing share: a filer, and a mail on its way from the spool into the
 * store
 *
 *  filing.c   the filer's lock, batches, what happens when a batch fails
 *  marker.c   which mails were at work, for whoever comes after a sudden death
 *  reading.c  step 1, outside of any write transaction, for a batch
 *  arrival.c  and for one mail: bytes, cage, which mail of ours
 *  looping.c  what goes in circles, and what may not be answered
 *  arrival-log.c  what became of it, for the log
 *  settle.c   step 2, inside: what becomes of it (settlement.h), and all that follows
 *  held.c     what is held, shown or forgotten
 *  release.c  both steps once more, for one that the owner lets through
 */
#ifndef WORK_FILER_H
#define WORK_FILER_H

#include "muster/work/cage.h"
#include "muster/work/filing.h"
#include "muster/work/recognise.h"

enum { POISON_ATTEMPTS = 3 };

struct filer {
    struct site *site;
    const char *state; /* the directory */
    int lock;
    struct cage *cage;
    struct recogniser *recogniser;
    const volatile int *stop;
    GPtrArray *fresh;    /* names of attachments that are not durable yet; owned */
    GHashTable *put_off; /* names that stay in the spool until the next run; owned */
    gboolean shut;       /* the store lets nobody write now */
    struct filing_report *report;
};

/* Makes FILER the one of SITE. There is one at a time: FALSE with FAILURE_BUSY when another goes on
 * for longer than WAIT_MS. */
gboolean filer_open(struct filer *filer, struct site *site, const char *cage_program, int wait_ms,
                    struct failure *failure);
void filer_close(struct filer *filer);

enum arrival_kind {
    ARRIVAL_READ,       /* description and recognised are there */
    ARRIVAL_KNOWN,      /* filed before, and cut off before it left the spool */
    ARRIVAL_GONE,       /* somebody took it out of the spool */
    ARRIVAL_UNREADABLE, /* no spool file of ours */
    ARRIVAL_POISONOUS,  /* ended the cage; `why` says how */
    ARRIVAL_STUCK,      /* the disk does not give it now: it stays */
};

struct arrival {
    const char *name; /* in the spool */
    enum arrival_kind kind;
    gint64 received;                   /* instant of acceptance; 0 when unreadable */
    char *intake, *sender, *recipient; /* of the envelope; NULL when not known */
    gint64 released; /* its received_mail: the owner says that it is the addressee's; else 0 */
    gsize octets;
    guint8 digest[32]; /* SHA-256 of what lies in the spool: only when there is no description */
    struct recognised *recognised;
    struct description *description;
    char *why;
    gboolean vanishes;   /* nothing of it is kept, nor told to the log */
    gboolean leaves;     /* settled: it goes out of the spool after the commit */
    const char *outcome; /* settled: as in received_mail; "duplicate" when nothing was written */
    char *person;        /* settled: whose it is, or NULL */
};

/* Reads and understands the mails NAMES, until they are a batch: *n_read_r of them, all to be
 * cleared. FALSE only when the cage program cannot be started, or the store has failed. */
gboolean arrivals_read(struct filer *filer, const char *const *names, guint n_names,
                       struct arrival *arrivals, guint *n_read_r, struct failure *failure);
/* The same for the one mail HELD, which the owner releases. FALSE also when its bytes are gone. */
gboolean arrival_read_again(struct filer *filer, const struct received_mail *held,
                            struct arrival *arrival_r, struct failure *failure);
/* The steps of it. FALSE when there is nothing to read, and `kind' says why. */
gboolean arrival_open(struct filer *filer, const char *name, struct arrival *arrival_r,
                      struct spooled *mail_r);
/* TRUE when the envelope says all that the cage has to know: then the mail may be posted. */
gboolean arrival_recognise(struct filer *filer, const struct spooled *mail,
                           struct arrival *arrival);
gboolean arrival_post(struct filer *filer, const struct spooled *mail,
                      const struct arrival *arrival, struct failure *failure);
gboolean arrival_collect(struct filer *filer, const struct spooled *mail, struct arrival *arrival,
                         struct failure *failure);
/* Instead of the last two, for any mail; none may be posted meanwhile. */
gboolean arrival_understand(struct filer *filer, const struct spooled *mail,
                            struct arrival *arrival, struct failure *failure);
/* Blames the mail NAME, unread, for the end of a filer. */
void arrival_suspect(struct filer *filer, const char *name, struct arrival *arrival_r);
void arrival_clear(struct arrival *arrival);
/* True when a mail that was read may have an answer (RFC 3834): not when its envelope or its head
 * says that a program wrote it or passed it on. */
gboolean arrival_may_be_answered(const struct arrival *arrival);

/* One line of the log: what became of it. After the commit. */
void arrival_log(const struct filer *filer, const struct arrival *arrival);

/* Writes what becomes of ARRIVAL into the transaction at hand. Failures stick to the store. One
 * that was released and would be held again is not settled: `outcome' stays NULL, and `why' says
 * why. */
void arrival_settle(struct filer *filer, struct arrival *arrival);

/* Commits what was settled. */
gboolean filer_commit(struct filer *filer, struct failure *failure);

/* The mails that are read and settled, in STATE/filing, up to the commit. Not synced: it tells of a
 * death of ours, not of the machine's. */
enum marker_kind {
    MARKER_NONE,
    MARKER_BATCH, /* one of many did it, or none */
    MARKER_ALONE, /* this one mail was at work */
};
gboolean marker_write(const char *state, enum marker_kind kind, const char *const *names,
                      guint n_names, struct failure *failure);
/* What the last filer left. *names_r: NULL-terminated, caller frees with g_strfreev(). */
enum marker_kind marker_read(const char *state, char ***names_r);
void marker_remove(const char *state);

/* The row of ID, which is held. NULL with FAILURE_USAGE when it is not. */
struct received_mail *held_find(struct site *site, gint64 id, struct failure *failure);

/* filing_run() with another cage program: for tests of what a bad one does. */
gboolean filing_run_with(struct site *site, const char *cage_program, int wait_ms,
                         const volatile int *stop, struct filing_report *report_r,
                         struct failure *failure);

#endif

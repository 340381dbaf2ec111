/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settlement.h - what shall be written of one mail: between the decision and the rows
 *
 *  decide.c   whose mail it is, and what kind of word: answers, a machine's, somebody else's
 *  answer.c   what a person's own words do to which round
 *  move.c     one word that answers a receipt: the reply before it was for the other round
 *  commanding.c  lines that want something of us
 *  bouncing.c a mail of ours that came back
 *  getting.c  "get eva": the whole of what a summary shows in part
 *  unheard.c  words below a mail that asks nothing
 *  settle.c   writes all of it, and what follows
 *
 * Deciding only reads the store, in the transaction of the batch.
 */
#ifndef WORK_SETTLEMENT_H
#define WORK_SETTLEMENT_H

#include "muster/work/reach.h"
#include "work/commands/commands.h"
#include "work/filing/filer.h"
#include "work/planning/receipt.h"

enum effect_what {
    EFFECT_ENTRY, /* `revision` is added, and the round answered */
    EFFECT_SKIP,  /* it ends without an answer, for `why` */
    EFFECT_AWAY,  /* nobody can answer it */
    EFFECT_CLEAR, /* `revision`, in which the words are no more, is added, and the round open again */
};

/* What a mail does to one round. */
struct effect {
    enum effect_what what;
    struct round *round;    /* borrowed; id 0: opened first, for an answer before its question */
    gint64 meant;           /* the round whose mail was answered, where that is another; else 0 */
    struct entry *revision; /* owned */
    const char *why;        /* EFFECT_SKIP: as in round */
};

/* What shall be written of one mail. */
struct settlement {
    const char *outcome; /* as in received_mail */
    char *why;
    const struct person *person; /* in whose name it is filed; NULL: in nobody's */
    gint64 round;                /* where; 0: nowhere */
    GArray *effects;             /* struct effect; on whatever round, once each */
    GPtrArray *others;           /* struct round: those of effects that the mail did not name */
    GPtrArray *remarks;          /* struct remark, to be filed as comments; NULL when none */
    GPtrArray *sayings;          /* struct saying: of items; NULL when none */
    GPtrArray *commands;         /* struct command_row, to be done; NULL when none */
    GPtrArray *kudos;            /* the same, said back only where it could not be; or NULL */
    struct person *sender;       /* owned: whom From names, where no mail of ours was answered */
    GArray *wanted;             /* gint64: rounds that the person wants to read whole; NULL: none */
    char *const *asides;        /* for the person's next 1-on-1; borrowed; NULL when none */
    char *const *goals;         /* lines that say where goals stand; borrowed; NULL when none */
    gboolean meeting;           /* words between two who meet are to be filed */
    gint64 answered, answerer;  /* a calendar's answer: to which meeting, and whose; 0: none */
    gboolean own;               /* a word of the person's own: who was away or silent is back */
    enum receipt_kind receipt;  /* for the mail as a whole; RECEIPT_NONE */
    struct person *told;        /* who gets it where that is not `person'; owned; NULL */
    enum bounce_weight bounced; /* a mail to the person came back; BOUNCE_NONE */
    int32_t away_until; /* an absence notice: the last day away; DAY_NONE when none is named */
};
void settlement_init(struct settlement *settlement);
void settlement_clear(struct settlement *settlement);

/* OUTCOME is static, WHY is copied. */
void settle_as(struct settlement *settlement, const char *outcome, const char *why);
/* Takes over EFFECT's revision, and notes its round as the mail's if it is the first. */
void settle_effect(struct settlement *settlement, const struct effect *effect);

/* What becomes of ARRIVAL, whose mail was read. */
void decide_read(struct filer *filer, const struct arrival *arrival, struct settlement *settlement);

/* The mail is its person's own, and answers rounds, which are as the store has them now. */
void decide_answer(struct filer *filer, const struct arrival *arrival,
                   struct settlement *settlement);

/* The reply is a yes or a no to a mail that waits for one, with or without a slash. FALSE when it is
 * not, and nothing is decided. */
gboolean decide_consent(struct filer *filer, const struct arrival *arrival,
                        struct settlement *settlement);
/* Takes lines that are for us out of the description, whatever else it says. Decides only where nothing else is left. */
void decide_slashed(struct filer *filer, const struct arrival *arrival,
                    struct settlement *settlement);
/* The reply is nothing but commands. FALSE when it is not, and nothing is decided. */
gboolean decide_commands(struct filer *filer, const struct arrival *arrival,
                         struct settlement *settlement);
/* The reply edits the questions that its mail showed. FALSE when it does not, and nothing is decided. */
gboolean decide_form(const struct arrival *arrival, struct settlement *settlement);
/* The same of a mail that answers none of ours, but comes from somebody known. */
gboolean decide_at_door(struct filer *filer, const struct arrival *arrival,
                        struct settlement *settlement);

/* The mail asks for the whole of what another mail told in part. FALSE when it does not, and nothing
 * is decided. */
gboolean decide_get(struct filer *filer, const struct arrival *arrival,
                    struct settlement *settlement);
/* Sets what is due for that: a mail a round. */
void rounds_want(struct site *site, gint64 person, const GArray *rounds);

/* The mail answers one that asked nothing: it is held, and its writer hears so. */
void decide_unheard(const struct filer *filer, const struct arrival *arrival,
                    struct settlement *settlement);

/* The mail goes in circles. FALSE when it does not, and nothing is decided. */
gboolean decide_loop(const struct filer *filer, const struct arrival *arrival,
                     struct settlement *settlement);

/* The mail says that one of ours could not be delivered. */
void decide_bounce(const struct arrival *arrival, struct settlement *settlement);
void bounce_write(struct site *site, const struct arrival *arrival,
                  const struct settlement *settlement);

/* The mail answers a receipt that said where a reply went, by the word that moves it. FALSE when it
 * does not, and nothing is decided. */
gboolean decide_move(struct filer *filer, const struct arrival *arrival,
                     struct settlement *settlement);

#endif

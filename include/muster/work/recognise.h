/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/recognise.h - which of our mails does a message answer, and may its sender?
 *
 * Looks, in this order, at the token in the envelope's recipient, at tokens in the head's
 * addresses, and at our handles in In-Reply-To and References (in the subject's `[handle]` where
 * the site has no delimiter). An address that carries a false token is not helped by a handle. To
 * be found is not to be believed: what the mail must prove besides is identity.h's, ask
 * recognised_doubt(). Only reads the store; whoever calls asks store_ok() before believing the
 * answer.
 */
#ifndef MUSTER_WORK_RECOGNISE_H
#define MUSTER_WORK_RECOGNISE_H

#include "muster/work/identity.h"
#include "muster/work/site.h"

enum recognition {
    RECOGNISED_NOTHING, /* no mail of ours; `why` says what was wrong */
    RECOGNISED_DOOR,    /* LOCAL+help@ and its like */
    RECOGNISED_TRIAL,   /* an answer to `muster try' */
    RECOGNISED_PULSE,   /* a token that lets its bearer answer a pulse, and names nobody */
    RECOGNISED_MAIL,
};

/* A question of a mail: which round's, and its number there. */
struct asked_place {
    guint round;    /* index in `rounds` */
    guint question; /* from 1, in that round's form */
};

struct ticket;
struct pulse_wording;

struct recognised {
    enum recognition what;
    char *target;     /* "mail:17", "door:help", "site": with the hash it tells duplicates */
    const char *door; /* "help", or NULL; static */
    const char *why;  /* RECOGNISED_NOTHING: words; static */
    gboolean
        ours; /* RECOGNISED_NOTHING: it carries a trace of ours, though a false or forgotten one */
    struct sent_mail *mail; /* the rest only for RECOGNISED_MAIL */
    gboolean at_sender;   /* it came to the signed envelope sender of that mail, and not too late */
    gboolean by_envelope; /* it was delivered to the address with the token */
    struct person *person; /* whom we wrote to */
    GPtrArray
        *rounds; /* struct round, in the order in which they were asked; may be empty, never NULL */
    struct asked
        asked; /* the questions of all rounds, numbered through, and the text as sent; borrows */
    GArray *places;   /* struct asked_place of each question */
    GPtrArray *plans; /* struct plans: what `asked` borrows */
    GArray *items;    /* guint32: the same */

    /* Of a mail that tells of rounds `asked` are its lines, and a reply is remarks on them. */
    GArray *
        about; /* gint64 of each question, the round that it is about; 0: none. NULL: it tells of none */
    char **lines;     /* what `asked` borrows */
    GPtrArray *names; /* the same: char ** */

    char *
        form; /* a mail of ours that shows the questions of a team, to be edited: "core daily"; NULL: none */
    /* Only for RECOGNISED_PULSE; beside these there is `asked', empty when the pulse is over. */
    struct ticket *ticket;
    struct pulse_wording *wording;

    /* Of a mail about a 1-on-1 `asked' is one question, whose plan is what is open between the two. */
    struct meeting_mail *meeting; /* NULL: it is about none */
    GPtrArray *boxes;             /* what `asked` borrows: char * */
};
void recognised_free(struct recognised *recognised);

/* Keeps the forms that it has read: a thousand replies answer few of them. Borrows SITE. What it
 * recognises borrows from it. */
struct recogniser *recogniser_new(const struct site *site);
void recogniser_free(struct recogniser *recogniser);

/* By the envelope alone, before anything is parsed: NULL unless RECIPIENT (may be NULL) names a
 * mail of ours. */
struct recognised *recognise_envelope(struct recogniser *recogniser, const char *recipient);

/* By all there is. Never NULL. Caller frees with recognised_free(). */
struct recognised *recognise_head(struct recogniser *recogniser, const char *recipient,
                                  const struct mail_head *head);

/* LOCAL+command@, LOCAL+help@ or LOCAL+search@. */
gboolean recognised_is_command_door(const struct recognised *recognised);

/* The kind of the mail now that we know what is ours: a person's mail is a reply when it answers us
 * or tries to. */
enum mail_kind recognised_kind(const struct recognised *recognised, const struct mail_head *head);

/* What the mail has to prove: the most that a workflow of its rounds asks for (identity.h). */
enum identity recognised_level(const struct site *site, const struct recognised *recognised);

/* Why the mail with HEAD is not filed as the addressee's, in words; NULL when it is. HEAD is NULL
 * where the owner has said whose it is. Caller frees. */
char *recognised_doubt(const struct site *site, const struct recognised *recognised,
                       const struct mail_head *head);

#endif

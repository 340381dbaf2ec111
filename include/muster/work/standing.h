/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/standing.h - how the site stands: what `muster status' shows, and what the owner has to mend
 */
#ifndef MUSTER_WORK_STANDING_H
#define MUSTER_WORK_STANDING_H

#include "muster/work/site.h"

enum { STEP_NAMES = 3 };

struct standing {
    guint people[PERSON_LEFT + 1]; /* by state */
    guint reading;   /* in none of these: nothing asks them, so that no welcome is to come */
    guint suspended; /* of these, to whom nothing is sent, as mail to them came back */
    gint64 open_rounds;
    guint spool_waiting; /* mails accepted and not filed */
    gint64 spool_oldest; /* instant of acceptance; 0 when nothing waits */
    struct outbox_counts outbox;
    char *relay; /* "cannot be reached since ...", "refuses us since ..."; NULL: it is well */
    GPtrArray
        *mailboxes; /* char *: "inbox has failed since ..."; those that are well are not there */
    gint64 held;    /* mails that wait for the owner's word */
    struct {
        const char *name; /* "file", "tick", "send" */
        gint64 at;        /* when it last ran, by the real clock; 0: never */
    } last_run[STEP_NAMES];
    GPtrArray *trouble; /* char *: what needs the owner, a sentence each; empty when all is well */
};

/* Looks, and changes nothing. */
gboolean site_standing(struct site *site, struct standing *standing_r, struct failure *failure);
void standing_clear(struct standing *standing);

#endif

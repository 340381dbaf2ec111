/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/reach.h - whether mail reaches a person, and what follows when it does not
 *
 * Mail that comes back is scored (work/people/bounce-score.h). Who reaches the limit gets a probe,
 * a mail whose only purpose is to see whether it comes back too; if it does they are suspended:
 * nothing is sent to them, what they would have been asked is recorded as not asked
 * ("unreachable"), what comes in for them to read waits, and their readers and the owner are told.
 * Any mail of their own, a new address in the roster, or `muster back' ends it.
 */
#ifndef MUSTER_WORK_REACH_H
#define MUSTER_WORK_REACH_H

#include "muster/work/site.h"

#define PROBE "probe"                 /* the kind of that mail, and of what is due for it */
#define WHY_UNREACHABLE "unreachable" /* of a round that was not asked for it */

/* How much a mail that came back counts, in half points. */
enum bounce_weight { BOUNCE_NONE = 0, BOUNCE_SOFT = 1, BOUNCE_HARD = 2 };

struct bounce {
    enum bounce_weight weight;
    gboolean of_probe;
    gint64 at;       /* instant at which it came back */
    const char *why; /* words for the owner: "5.1.1"; may be NULL */
};

/* A mail to PERSON came back. What follows is due: tick does it. In the caller's transaction. */
void person_bounced(struct site *site, const struct person *person, const struct bounce *bounce);

/* A sign that mail reaches PERSON again: what was counted is forgotten, and a suspension is over.
 * In the caller's transaction. FALSE when they were not suspended. */
gboolean person_reached(struct site *site, gint64 person);

/* Since when and why PERSON is suspended, in words: "since Fri 4 Dec 2026: 5.1.1". NULL when they
 * are not. Caller frees. */
char *person_suspended_said(const struct site *site, const struct person *person);

#endif

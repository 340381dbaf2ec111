/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/bounces.h - mail to a person that came back since they were last heard of
 *
 * What counts and what follows is decided in work/people/bounce-score.h. Whose mail is stopped
 * stands with the person (people.h).
 */
#ifndef MUSTER_STORE_BOUNCES_H
#define MUSTER_STORE_BOUNCES_H

#include "muster/store/store.h"

enum bounces_stage {
    BOUNCES_COUNTED,
    BOUNCES_PROBED, /* a mail went out whose only purpose is to see whether it comes back */
    BOUNCES_FAILED, /* it did */
};

struct bounces {
    int score;   /* half points */
    int32_t day; /* of the last that counted; DAY_NONE: none */
    enum bounces_stage stage;
    char *why; /* of that one, in words for the owner: "5.1.1"; NULL when none */
};
void bounces_clear(struct bounces *bounces);

/* FALSE, with none in *BOUNCES_R, when nothing came back. Caller clears it. */
gboolean bounces_get(struct store *store, gint64 person, struct bounces *bounces_r);
void bounces_put(struct store *store, gint64 person, const struct bounces *bounces);
/* FALSE when nothing had come back, as with most people. */
gboolean bounces_forget(struct store *store, gint64 person);

#endif

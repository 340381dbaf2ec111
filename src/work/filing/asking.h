/* SPDX-License-Identifier: GPL-3.0-or-later */
/* asking.h - what was asked in a mail of ours, put together from its rounds */
#ifndef WORK_ASKING_H
#define WORK_ASKING_H

#include "muster/work/recognise.h"

struct recogniser {
    const struct site *site;
    GHashTable *forms; /* form id -> struct form */
};

/* The form ID, borrowed from RECOGNISER; NULL when the store does not have it. */
const struct form *recogniser_form(struct recogniser *recogniser, gint64 id);

/* Fills in the person, rounds and questions of RECOGNISED, whose mail is known. */
void recognised_gather(struct recognised *recognised, struct recogniser *recogniser);

#endif

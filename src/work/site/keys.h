/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keys.h - the secrets that make and prove tokens, as token.c sees them */
#ifndef WORK_KEYS_H
#define WORK_KEYS_H

#include "muster/work/token.h"

enum {
    KEY_OCTETS = 32,
    KEYS_LIVE = 2,  /* the newest makes tokens, both prove them */
    KEY_ID_MAX = 15 /* four bits of a token */
};

struct key {
    guint id;
    gint64 created; /* instant */
    guint8 secret[KEY_OCTETS];
};

struct keys {
    struct key live[KEYS_LIVE]; /* newest last */
    guint n_live;               /* at least 1 */
};

/* Fills OCTETS with random ones from the kernel. Ends the program when there are none: nothing can
 * be safe then. */
void random_fill(guint8 *octets, gsize n_octets);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/founding.h - a new site from nothing: `muster init'
 */
#ifndef MUSTER_WORK_FOUNDING_H
#define MUSTER_WORK_FOUNDING_H

#include <glib.h>

#include "muster/base/failure.h"

struct founding {
    const char *folder;  /* made if missing */
    const char *address; /* NULL: checkin@ this host */
    const char *name;    /* NULL: "Check-in" */
    const char *owner;   /* NULL: nobody named */
    const char *send;    /* NULL: maildir:outbound */
    gint64 now;
};

/* Writes muster.conf, workflows.d/daily.conf, the state directory with store and keys into the folder. The configuration
 * appears last and at once: until then there is no site, and a second try goes on where the first was cut. A site, store or
 * key that is there is never overwritten: FAILURE_CONFIG. *conf_r, if not NULL, is the path of muster.conf; caller frees. */
gboolean site_found(const struct founding *founding, char **conf_r, struct failure *failure);

#endif

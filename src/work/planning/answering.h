/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answering.h - how many mails may be caused by mail that comes in
 *
 * Two programs that answer each other, each of them sure that the other is a person, end here. What
 * is too much is not written, noted, and shown to the owner (status). It is the last of the fences:
 * most such mail is known by its head (mail/read/kind.h) and causes nothing.
 */
#ifndef WORK_ANSWERING_H
#define WORK_ANSWERING_H

#include "work/planning/planner.h"

enum {
    ANSWERS_A_DAY = 10, /* to one person; a day is 24 hours */
    /* To all together: so many, and so many more for each person. On the first morning of a site
     * everybody gets one. */
    SITE_ANSWERS_AN_HOUR = 50,
    SITE_ANSWERS_AN_HOUR_EACH = 2,
};

/* A mail to PERSON, that incoming mail caused, is about to be written: counts it, and says whether
 * it may be. In the caller's transaction. */
gboolean answering_admits(struct planner *planner, gint64 person);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* remarks.h - a reply to a mail that told of rounds: which of them is meant */
#ifndef WORK_REMARKS_H
#define WORK_REMARKS_H

#include "muster/work/recognise.h"

/* The lines of RECOGNISED's mail as what was asked: fills `asked` and `about`. */
void remarks_gather(struct recognised *recognised, struct store *store);

/* One person's words about one round. */
struct remark {
    gint64 round;
    char *text;
    gboolean reaction; /* `text' is a sign, and no words */
    gboolean alone;    /* to whoever wrote it, not to earlier commenters: it was said to all */
};
void remark_free(struct remark *remark);

/* What DESCRIPTION says about which round; struct remark, in the order of the mail. *UNPLACED_R: what is about none;
 * caller frees. */
GPtrArray *remarks_read(const struct site *site, const struct recognised *recognised,
                        const struct description *description, char **unplaced_r);

/* Files REMARK as a comment by RECOGNISED's person, and sets what is due for whom it is for. */
void comment_file(struct site *site, const struct recognised *recognised,
                  const struct remark *remark, gint64 received, gint64 mail);

#endif

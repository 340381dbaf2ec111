/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/cage.h - the wall between a hostile mail and everything of value
 *
 * A child process (muster-cage) gets bytes and what was asked, and returns a description over a
 * pipe. It has no key, store, path or descriptor of ours; limits on memory, CPU and wall time;
 * seccomp where there is any. It serves many mails and is renewed every thousand, and after each
 * abnormal end.
 */
#ifndef MUSTER_WORK_CAGE_H
#define MUSTER_WORK_CAGE_H

#include <glib.h>

#include "muster/base/failure.h"
#include "muster/mail/understand.h"

struct cage;

/* Starts nothing yet. PROGRAM is the path of muster-cage. */
struct cage *cage_new(const char *program);
void cage_free(struct cage *cage); /* ends the child */
/* Starts the child now, unless there is one. The functions below do so too; but who wants to know
 * what a mail did wants the start, which takes a while, behind them. */
gboolean cage_start(struct cage *cage, struct failure *failure);

enum cage_outcome {
    CAGE_DONE,
    /* the child crashed, hung, ate too much, or answered nonsense on this mail; FAILURE says which */
    CAGE_POISON,
    CAGE_BROKEN, /* the child cannot be started: no mail is to blame */
};

/* What the mail's head says. Keeps the bytes in the child for cage_understand(). Caller frees with
 * mail_head_free(). */
enum cage_outcome cage_head(struct cage *cage, const guint8 *bytes, gsize length,
                            struct mail_head **head_r, struct failure *failure);
/* Reads the whole of the mail last given to cage_head(). ASKED may be NULL. `cuts` stay empty.
 * Caller frees with description_free(). */
enum cage_outcome cage_understand(struct cage *cage, const struct asked *asked,
                                  struct description **description_r, struct failure *failure);
/* The same, with `cuts`, and the text that was read in `source`: for `explain`. */
enum cage_outcome cage_explain(struct cage *cage, const struct asked *asked,
                               struct description **description_r, struct failure *failure);
/* Head and all in one go, for a caller who knows already what was asked: half the way. Several
 * mails may be posted before the first answer is collected; answers come in that order. What is
 * posted shall not exceed CAGE_AHEAD_OCTETS of mail, but for a single one: so much goes in without
 * waiting. Nothing else may be asked until all is collected. FALSE: CAGE_BROKEN. */
enum { CAGE_AHEAD_OCTETS = 128 << 10 };
gboolean cage_post(struct cage *cage, const guint8 *bytes, gsize length, const struct asked *asked,
                   struct failure *failure);
/* The answer to the first mail posted. After CAGE_POISON nothing is posted any more. It was this
 * mail's doing if no other was posted beside it: answers come many at a time. */
enum cage_outcome cage_collect(struct cage *cage, struct description **description_r,
                               struct failure *failure);
/* Wants no answer to what is posted. */
void cage_forget(struct cage *cage);

#endif

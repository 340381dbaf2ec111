/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/trial.h - one mail to an address and back: `muster try'
 *
 * A trial has no rows. All that is to be known of its answer stands in what the answer carries: a
 * token each in Reply-To, in the envelope sender and in the Message-ID. The filer knows them, and
 * files nothing.
 */
#ifndef MUSTER_WORK_TRIAL_H
#define MUSTER_WORK_TRIAL_H

#include "muster/work/site.h"

struct trial;

/* Writes the mail to ADDRESS, whoever that is, and begins to watch the spool. Borrows SITE, which
 * may be open for reading only. */
struct trial *trial_new(struct site *site, const char *address, struct failure *failure);
void trial_free(struct trial *trial);

/* Hands the mail to the site's mail server. REPLY gets its words. */
enum verdict trial_send(struct trial *trial, GString *reply, struct failure *failure);

/* What the answer still had that leads to the mail which it answers; the first is the surest. */
enum trial_trace {
    TRIAL_IN_ENVELOPE,   /* it was delivered to the address with the token */
    TRIAL_IN_HEAD,       /* only To, Cc or Delivered-To name that address */
    TRIAL_IN_REFERENCES, /* only In-Reply-To or References name our Message-ID */
    TRIAL_IN_SUBJECT,    /* only the subject, as it does where the site has no delimiter */
    TRIAL_NOWHERE,       /* it came from the address, and that is all */
};

/* What became of the letters beyond ASCII that the question had. */
enum trial_letters { LETTERS_NOT_QUOTED, LETTERS_WHOLE, LETTERS_DAMAGED };

struct trial_answer {
    gint64 took;  /* microseconds since it was handed over */
    char *intake; /* "pipe", "lmtp", ... */
    enum trial_trace trace;
    gboolean to_sender; /* it was sent to the envelope sender, as machines do */
    gboolean in_thread; /* In-Reply-To or References name our Message-ID */
    gboolean from_fits; /* From is the address, or another one of the same person */
    enum trial_letters letters;
    struct description *description; /* all that was read */
};
void trial_answer_clear(struct trial_answer *answer);

/* Would a person's answer that comes back like this be filed? */
gboolean trial_answer_is_good(const struct trial_answer *answer);

/* Waits for the answer until SECONDS have passed or STOP is set. Notices of delay are none. FALSE
 * with FAILURE_BUSY when none came. Caller clears *ANSWER_R. */
gboolean trial_wait(struct trial *trial, int seconds, const volatile int *stop,
                    struct trial_answer *answer_r, struct failure *failure);

#endif

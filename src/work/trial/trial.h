/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/trial/trial.h - what the parts of a trial share: trial.c writes and sends, spool-watch.c sees what comes in, answer.c looks
 * at it
 */
#ifndef WORK_TRIAL_H
#define WORK_TRIAL_H

#include "muster/work/trial.h"

/* Letters that a badly wired mail server, or a wrong charset, would spoil; with no blank, so that
 * nobody wraps them. What stands between the ends survives anything. */
#define TRIAL_LETTERS_BEGIN "A-"
#define TRIAL_LETTERS_END "-Z"
#define TRIAL_LETTERS TRIAL_LETTERS_BEGIN "äöß-éñ-€-日本語" TRIAL_LETTERS_END

struct recogniser;
struct spool_watch;

struct trial {
    struct site *site;
    char *address;                        /* in lower case */
    char *reply_to, *sender, *message_id; /* each with a token of this trial, or the site's own */
    char *mark; /* ends the subject where addresses keep no token; or NULL */
    GBytes *bytes;
    struct spool_watch *watch;
    gint64 sent; /* monotonic */
};

/* New mails of the spool of STATE, from now on. */
struct spool_watch *spool_watch_new(const char *state, struct failure *failure);
void spool_watch_free(struct spool_watch *watch);
/* The next one that came, waiting at most until UNTIL (monotonic), wherever it lies by now. FALSE: none did. Caller clears
 * *MAIL_R. */
gboolean spool_watch_next(struct spool_watch *watch, gint64 until, const volatile int *stop,
                          struct spooled *mail_r);

/* Looks at MAIL as it was read: FALSE when it has nothing to do with TRIAL. Takes *DESCRIPTION_R when it has. */
gboolean trial_recognise(const struct trial *trial, struct recogniser *recogniser,
                         const struct spooled *mail, struct description **description_r,
                         struct trial_answer *answer_r);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programs that `muster run' keeps alive beside its steps: the LMTP server, where one is
 * configured, and one that fetches mail for each mailbox. Private to the room. */
#ifndef MUSTER_WORK_SERVICES_H
#define MUSTER_WORK_SERVICES_H

#include <glib.h>
#include <sys/types.h>

#include "muster/base/config.h"

struct services;

/* Nothing runs yet. Free with services_free(), when nothing runs any more. */
struct services *services_new(void);
void services_free(struct services *services);

/* What CONFIG wants shall run, and run anew, as it may have been changed; all else is told to
 * end. */
void services_want(struct services *services, const struct config *config);

/* Starts what shall run and does not. What ends again and again waits for the next minute, so that
 * trouble does not spin: then A_MINUTE_BEGAN. */
void services_start(struct services *services, gboolean a_minute_began, gboolean force,
                    char **environment);

/* A child has ended. */
void services_reap(struct services *services, pid_t pid, int status);

gboolean services_any_runs(const struct services *services);
void services_kill(const struct services *services, int signal_number);

/* Starts the program of command NAME, with one ARGUMENT unless that is NULL: the signals unblocked,
 * and no descriptor but the standard ones (all others of ours are close-on-exec). Returns 0 or an
 * errno. */
int program_spawn(const char *name, const char *argument, gboolean force, char **environment,
                  pid_t *pid_r);

/* "exit 75" or "signal 9". Caller frees. */
char *program_end_words(int status);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of what lies in the spool: names of files, their one header line, and where they lie. */
#ifndef MUSTER_SRC_BASE_SPOOL_FORM_H
#define MUSTER_SRC_BASE_SPOOL_FORM_H

#include "muster/base/spool.h"

enum { SPOOL_PATH_MAX = 4096 };

/* Writes "STATE/FOLDER" or, when NAME is not NULL, "STATE/FOLDER/NAME". */
bool spool_path(char path_r[static SPOOL_PATH_MAX], const char *state, const char *folder,
                const char *name, struct failure *failure);

/* RECEIVED-CLOCK-PID: names sort as the mails came in; the clock and the pid make them unique. With
 * -NNN behind it, it is the name for the N-th of several recipients. */
void spool_name_make(char name_r[static SPOOL_NAME_MAX], int64_t received);
bool spool_name_is_ours(const char *name);
int64_t spool_name_received(const char *name);

/* NAME of a mail as the N-th recipient, counted from 1, has it. */
void spool_name_for(char name_r[static SPOOL_NAME_MAX], const char *name, size_t n);
/* That N; 0 when NAME is the only one of its mail. */
size_t spool_name_recipient(const char *name);

/* Returns the length of the line, its LF included. RECIPIENTS are there in place of the envelope's,
 * unless there are none. */
size_t spool_header_write(char line_r[static SPOOL_HEADER_MAX], const struct envelope *envelope,
                          const char *const *recipients, size_t n_recipients);

/* Reads the header line of a mail in memory; cuts LINE, which ends before its LF, into the
 * envelope's words. N is spool_name_recipient() of its name. */
bool spool_header_read(char *line, size_t n, struct envelope *envelope_r);

#endif

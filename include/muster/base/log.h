/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/log.h - one line an event, for a sysadmin with grep
 *
 * `muster[PID]: EVENT key=value key=value`, to stderr, or to the journal and syslog when stderr is
 * no terminal and $MUSTER_LOG says "syslog". Values with blanks or controls are quoted. Never a
 * body, a token or a password. The only global of the house; silent until log_open().
 */
#ifndef MUSTER_BASE_LOG_H
#define MUSTER_BASE_LOG_H

enum log_level { LOG_ABOUT_TROUBLE, LOG_ABOUT_EVENTS };

/* Events are written only from LEVEL on; cron's commands open with LOG_ABOUT_TROUBLE, so that cron
 * stays quiet. */
void log_open(const char *program, enum log_level level);

/* Pairs of key and value, ended by NULL: log_event("filed", "mail", id, "as", "entry", NULL). A
 * NULL value is left out. */
void log_event(const char *event, ...) __attribute__((sentinel));
void log_trouble(const char *event, ...) __attribute__((sentinel));

#endif

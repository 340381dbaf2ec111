/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/log.h - one line an event, for a sysadmin with grep
 *
 *     muster/send[17]: sent mail=question:9 to=ann@acme.example reply="250 2.0.0 queued as 4F2"
 *
 * Values with blanks or controls are quoted. Never a body, a token or a password. Events and their
 * keys are in muster-log(5), each of them: a test looks. The only global of the house; silent until
 * log_open().
 */
#ifndef MUSTER_BASE_LOG_H
#define MUSTER_BASE_LOG_H

#include <stdbool.h>

/* What stderr gets. The rest goes to syslog, unless $MUSTER_LOG says otherwise (muster-log(5)):
 * cron mails what a command writes on stderr; a service is read there by whoever keeps it. */
enum log_level { LOG_ABOUT_TROUBLE, LOG_ABOUT_EVENTS };

/* PROGRAM is "muster/send". */
void log_open(const char *program, enum log_level level);

/* False when nobody hears of events: who has to work for the values of a line may spare it. */
bool log_hears_events(void);

/* Pairs of key and value, ended by NULL: log_event("filed", "mail", id, "as", "entry", NULL). A
 * NULL value is left out. */
void log_event(const char *event, ...) __attribute__((sentinel));
void log_trouble(const char *event, ...) __attribute__((sentinel));

#endif

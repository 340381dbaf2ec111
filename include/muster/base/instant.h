/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/instant.h - points in time as numbers and as ISO 8601, and the one place that reads
 * the clock
 *
 * An instant is an int64_t: microseconds since 1970-01-01T00:00:00Z. Seconds are spelled so:
 * `_seconds`.
 */
#ifndef MUSTER_BASE_INSTANT_H
#define MUSTER_BASE_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/base/failure.h"

#define INSTANT_SECOND INT64_C(1000000)
#define INSTANT_MINUTE (60 * INSTANT_SECOND)
#define INSTANT_HOUR (60 * INSTANT_MINUTE)
#define INSTANT_DAY (24 * INSTANT_HOUR)
#define INSTANT_NEVER INT64_MAX

enum { INSTANT_TEXT_MAX = 32 };

/* "2026-11-23T09:12:44Z" or "+01:00", "+0100"; seconds and a fraction may be left out, an offset
 * may not. Years 1970 to 9999; a leap second counts as the second after it. */
bool instant_parse(const char *text, int64_t *instant_r, struct failure *failure);

/* UTC, whole seconds: "2026-11-23T09:12:44Z". */
void instant_format(int64_t instant, char text_r[static INSTANT_TEXT_MAX]);

/* TEXT if it is not NULL, else $MUSTER_NOW, else the clock. Called once in each program, in
 * cmd/. */
bool instant_now(const char *text, int64_t *now_r, struct failure *failure);

/* The real clock, whatever --now says: for ages of files and leases between processes, never for
 * what people see. */
int64_t instant_clock(void);

#endif

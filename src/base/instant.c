/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants: reading and writing ISO 8601, and the clock. Promises: no locale, no zone database, no
 * environment but $MUSTER_NOW. Does not know local times: those are the time wing's. */
#include "muster/base/instant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The fields of one text, as they stand there. */
struct reading {
    const char *at; /* what is not read yet */
    int year, month, day, hour, minute, second;
    int64_t fraction;       /* microseconds */
    int64_t offset_minutes; /* east of UTC */
};

static bool read_char(struct reading *reading, const char *one_of)
{
    if (*reading->at == '\0' || strchr(one_of, *reading->at) == NULL)
        return false;
    reading->at++;
    return true;
}

/* Reads exactly DIGITS digits, MIN to MAX. */
static bool read_number(struct reading *reading, int digits, int min, int max, int *number_r)
{
    int number = 0;
    for (int i = 0; i < digits; i++, reading->at++) {
        if (*reading->at < '0' || *reading->at > '9')
            return false;
        number = number * 10 + (*reading->at - '0');
    }
    *number_r = number;
    return number >= min && number <= max;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool read_date(struct reading *reading)
{
    return read_number(reading, 4, 1970, 9999, &reading->year) && read_char(reading, "-") &&
           read_number(reading, 2, 1, 12, &reading->month) && read_char(reading, "-") &&
           read_number(reading, 2, 1, days_in_month(reading->year, reading->month), &reading->day);
}

/* Digits beyond microseconds are read and dropped. */
static bool read_fraction(struct reading *reading)
{
    int64_t unit = INSTANT_SECOND / 10;
    if (*reading->at < '0' || *reading->at > '9')
        return false;
    for (; *reading->at >= '0' && *reading->at <= '9'; reading->at++, unit /= 10)
        reading->fraction += (*reading->at - '0') * unit;
    return true;
}

static bool read_time(struct reading *reading)
{
    if (!read_number(reading, 2, 0, 23, &reading->hour) || !read_char(reading, ":") ||
        !read_number(reading, 2, 0, 59, &reading->minute))
        return false;
    if (!read_char(reading, ":"))
        return true;
    return read_number(reading, 2, 0, 60, &reading->second) &&
           (!read_char(reading, ".,") || read_fraction(reading));
}

static bool read_offset(struct reading *reading)
{
    if (read_char(reading, "Zz"))
        return true;
    int sign = *reading->at == '-' ? -1 : 1;
    int hours, minutes;
    if (!read_char(reading, "+-") || !read_number(reading, 2, 0, 23, &hours))
        return false;
    read_char(reading, ":");
    if (!read_number(reading, 2, 0, 59, &minutes))
        return false;
    reading->offset_minutes = sign * (hours * 60 + minutes);
    return true;
}

/* Days from 1970-01-01 to a date of the Gregorian calendar. */
static int64_t days_since_epoch(int year, int month, int day)
{
    int before = year - 1;
    int64_t days = before * INT64_C(365) + before / 4 - before / 100 + before / 400 - 719162;
    for (int i = 1; i < month; i++)
        days += days_in_month(year, i);
    return days + day - 1;
}

bool instant_parse(const char *text, int64_t *instant_r, struct failure *failure)
{
    struct reading reading = {.at = text};
    if (!read_date(&reading) || !read_char(&reading, "Tt ") || !read_time(&reading) ||
        !read_offset(&reading) || *reading.at != '\0')
        return failure_set(failure, FAILURE_USAGE,
                           "`%s' is no time; write it as 2026-11-23T09:00:00Z or "
                           "2026-11-23T10:00+01:00",
                           text);
    int64_t days = days_since_epoch(reading.year, reading.month, reading.day);
    int64_t instant = days * INSTANT_DAY + reading.hour * INSTANT_HOUR +
                      (reading.minute - reading.offset_minutes) * INSTANT_MINUTE +
                      reading.second * INSTANT_SECOND + reading.fraction;
    if (instant < 0)
        return failure_set(failure, FAILURE_USAGE, "`%s' is before 1970", text);
    *instant_r = instant;
    return true;
}

void instant_format(int64_t instant, char text_r[static INSTANT_TEXT_MAX])
{
    time_t seconds = instant / INSTANT_SECOND;
    struct tm fields;
    gmtime_r(&seconds, &fields);
    strftime(text_r, INSTANT_TEXT_MAX, "%Y-%m-%dT%H:%M:%SZ", &fields);
}

bool instant_now(const char *text, int64_t *now_r, struct failure *failure)
{
    if (text == NULL)
        text = getenv("MUSTER_NOW");
    if (text != NULL && *text != '\0')
        return instant_parse(text, now_r, failure);
    *now_r = instant_clock();
    return true;
}

int64_t instant_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * INSTANT_SECOND + now.tv_nsec / 1000;
}

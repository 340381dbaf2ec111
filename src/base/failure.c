/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failures: words and a kind. Promises: no allocation, the first failure wins, one line. */
#include "muster/base/failure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

__attribute__((format(printf, 3, 0))) static void failure_write(struct failure *failure,
                                                                enum failure_kind kind,
                                                                const char *format,
                                                                va_list arguments)
{
    failure->kind = kind;
    vsnprintf(failure->text, sizeof failure->text, format, arguments);
}

bool failure_set(struct failure *failure, enum failure_kind kind, const char *format, ...)
{
    if (failure == NULL || failure_is_set(failure))
        return false;
    va_list arguments;
    va_start(arguments, format);
    failure_write(failure, kind, format, arguments);
    va_end(arguments);
    return false;
}

bool failure_errno(struct failure *failure, int errno_value, const char *format, ...)
{
    if (failure == NULL || failure_is_set(failure))
        return false;
    va_list arguments;
    va_start(arguments, format);
    failure_write(failure, FAILURE_BUSY, format, arguments);
    va_end(arguments);
    size_t used = strlen(failure->text);
    snprintf(failure->text + used, sizeof failure->text - used, ": %s", strerror(errno_value));
    return false;
}

bool failure_in(struct failure *failure, const char *format, ...)
{
    if (failure == NULL || !failure_is_set(failure))
        return false;
    char said[FAILURE_TEXT_MAX];
    memcpy(said, failure->text, sizeof said);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(failure->text, sizeof failure->text, format, arguments);
    va_end(arguments);
    size_t used = strlen(failure->text);
    snprintf(failure->text + used, sizeof failure->text - used, ": %s", said);
    return false;
}

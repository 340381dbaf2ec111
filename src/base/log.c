/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log: one line an event, written by one write(2) so that lines of several processes do not
 * mix. Promises: no allocation; never fails, since a log that cannot be written must not stop the
 * work. */
#include "muster/base/log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

enum { LINE_MAX_OCTETS = 2048 };

static struct {
    bool open, to_syslog;
    enum log_level level;
    char program[32];
} the_log;

/* One line as it grows; what does not fit is cut. */
struct line {
    char text[LINE_MAX_OCTETS];
    size_t length;
};

void log_open(const char *program, enum log_level level)
{
    const char *wish = getenv("MUSTER_LOG");
    snprintf(the_log.program, sizeof the_log.program, "%s", program);
    the_log.level = level;
    the_log.to_syslog = wish != NULL && strcmp(wish, "syslog") == 0 && !isatty(STDERR_FILENO);
    the_log.open = true;
    if (the_log.to_syslog)
        openlog(the_log.program, LOG_PID, LOG_MAIL);
}

static void line_add(struct line *line, const char *text, size_t length)
{
    size_t room = sizeof line->text - 1 - line->length; /* one octet stays for the LF */
    if (length > room)
        length = room;
    memcpy(line->text + line->length, text, length);
    line->length += length;
}

static void line_add_quoted(struct line *line, const char *value)
{
    line_add(line, "\"", 1);
    for (const char *at = value; *at != '\0'; at++) {
        char escaped[8];
        unsigned char c = (unsigned char)*at;
        if (c == '"' || c == '\\')
            snprintf(escaped, sizeof escaped, "\\%c", c);
        else if (c < ' ' || c == 0x7f)
            snprintf(escaped, sizeof escaped, "\\x%02x", c);
        else
            snprintf(escaped, sizeof escaped, "%c", c);
        line_add(line, escaped, strlen(escaped));
    }
    line_add(line, "\"", 1);
}

static bool needs_quotes(const char *value)
{
    for (const char *at = value; *at != '\0'; at++)
        if ((unsigned char)*at <= ' ' || *at == 0x7f || *at == '"' || *at == '\\')
            return true;
    return *value == '\0';
}

static void line_add_pairs(struct line *line, va_list pairs)
{
    for (const char *key; (key = va_arg(pairs, const char *)) != NULL;) {
        const char *value = va_arg(pairs, const char *);
        if (value == NULL)
            continue;
        line_add(line, " ", 1);
        line_add(line, key, strlen(key));
        line_add(line, "=", 1);
        if (needs_quotes(value))
            line_add_quoted(line, value);
        else
            line_add(line, value, strlen(value));
    }
}

static void log_write(int priority, const char *event, va_list pairs)
{
    struct line line = {.length = 0};
    if (!the_log.to_syslog) {
        char head[64];
        int length = snprintf(head, sizeof head, "%s[%d]: ", the_log.program, (int)getpid());
        line_add(&line, head, (size_t)length);
    }
    line_add(&line, event, strlen(event));
    line_add_pairs(&line, pairs);
    if (the_log.to_syslog) {
        syslog(priority, "%.*s", (int)line.length, line.text);
        return;
    }
    line.text[line.length++] = '\n';
    ssize_t written = write(STDERR_FILENO, line.text, line.length);
    (void)written;
}

void log_event(const char *event, ...)
{
    if (!the_log.open || the_log.level < LOG_ABOUT_EVENTS)
        return;
    va_list pairs;
    va_start(pairs, event);
    log_write(LOG_INFO, event, pairs);
    va_end(pairs);
}

void log_trouble(const char *event, ...)
{
    if (!the_log.open)
        return;
    va_list pairs;
    va_start(pairs, event);
    log_write(LOG_ERR, event, pairs);
    va_end(pairs);
}

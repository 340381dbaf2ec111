/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log: one line an event, written by one write(2) so that lines of several processes do not
 * mix. Promises: no allocation of ours; never fails, since a log that cannot be written must not
 * stop the work. Does not: know what a token is; who logs text of strangers masks them. */
#include "muster/base/log.h"

#include <paths.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

enum { LINE_MAX_OCTETS = 2048 };

/* What one place gets. */
enum share { SHARE_NONE, SHARE_TROUBLE, SHARE_ALL };

static struct {
    bool open, to_journal; /* stderr is the journal's: lines begin with their priority */
    enum share of_stderr, of_syslog;
    char program[32];
} the_log;

/* What the words of $MUSTER_LOG mean; the first row is for none, and for words that we do not
 * know. */
static const struct {
    const char *word;
    enum share of_stderr[2], of_syslog[2]; /* by log_level */
} wishes[] = {
    {"", {SHARE_TROUBLE, SHARE_ALL}, {SHARE_ALL, SHARE_NONE}},
    {"stderr", {SHARE_ALL, SHARE_ALL}, {SHARE_NONE, SHARE_NONE}},
    {"syslog", {SHARE_NONE, SHARE_NONE}, {SHARE_ALL, SHARE_ALL}},
    {"quiet", {SHARE_TROUBLE, SHARE_ALL}, {SHARE_NONE, SHARE_NONE}},
};

/* systemd says which stream it reads our lines from (systemd.exec(5)). */
static bool stderr_is_journal(void)
{
    const char *stream = getenv("JOURNAL_STREAM");
    unsigned long long device, inode;
    struct stat status;
    return stream != NULL && sscanf(stream, "%llu:%llu", &device, &inode) == 2 &&
           fstat(STDERR_FILENO, &status) == 0 && status.st_dev == (dev_t)device &&
           status.st_ino == (ino_t)inode;
}

void log_open(const char *program, enum log_level level)
{
    const char *wish = getenv("MUSTER_LOG");
    size_t row = 0;
    for (size_t i = 1; wish != NULL && i < sizeof wishes / sizeof *wishes; i++)
        if (strcmp(wishes[i].word, wish) == 0)
            row = i;
    the_log.of_stderr = wishes[row].of_stderr[level];
    /* where it is not there, each line would look for it */
    bool has_syslog = access(_PATH_LOG, F_OK) == 0;
    the_log.of_syslog = has_syslog ? wishes[row].of_syslog[level] : SHARE_NONE;
    the_log.to_journal = stderr_is_journal();
    snprintf(the_log.program, sizeof the_log.program, "%s", program);
    the_log.open = true;
    if (the_log.of_syslog != SHARE_NONE)
        openlog(the_log.program, LOG_PID, LOG_MAIL);
}

/* One line as it grows; what does not fit is cut. */
struct line {
    char text[LINE_MAX_OCTETS];
    size_t length;
};

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

/* "muster/send[17]: ", behind "<6>" for the journal. */
static void line_head(struct line *line, int priority)
{
    char head[64];
    int length = 0;
    if (the_log.to_journal)
        length = snprintf(head, sizeof head, "<%d>", priority);
    length += snprintf(head + length, sizeof head - (size_t)length, "%s[%d]: ", the_log.program,
                       (int)getpid());
    line_add(line, head, (size_t)length);
}

static void write_stderr(int priority, const struct line *words)
{
    struct line line = {.length = 0};
    line_head(&line, priority);
    line_add(&line, words->text, words->length);
    line.text[line.length++] = '\n';
    ssize_t written = write(STDERR_FILENO, line.text, line.length);
    (void)written;
}

static void log_write(enum share least, int priority, const char *event, va_list pairs)
{
    struct line words = {.length = 0};
    line_add(&words, event, strlen(event));
    line_add_pairs(&words, pairs);
    if (the_log.of_syslog >= least)
        syslog(priority, "%.*s", (int)words.length, words.text);
    if (the_log.of_stderr >= least)
        write_stderr(priority, &words);
}

static bool is_heard(enum share least)
{
    return the_log.open && (the_log.of_stderr >= least || the_log.of_syslog >= least);
}

bool log_hears_events(void)
{
    return is_heard(SHARE_ALL);
}

void log_event(const char *event, ...)
{
    if (!is_heard(SHARE_ALL))
        return;
    va_list pairs;
    va_start(pairs, event);
    log_write(SHARE_ALL, LOG_INFO, event, pairs);
    va_end(pairs);
}

void log_trouble(const char *event, ...)
{
    if (!is_heard(SHARE_TROUBLE))
        return;
    va_list pairs;
    va_start(pairs, event);
    log_write(SHARE_TROUBLE, LOG_ERR, event, pairs);
    va_end(pairs);
}

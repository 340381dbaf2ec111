/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, header lines and paths of the spool. Promises: no allocation. What stands in a header line
 * was given by whoever called us, so a word that could be mistaken for two is not written. */
#include "spool_form.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Digits of a name's parts, wide enough for the year 9999 and for any pid of Linux. */
enum { RECEIVED_DIGITS = 18, CLOCK_DIGITS = 19, PID_DIGITS = 7, RECIPIENT_DIGITS = 3 };

enum { WHOLE_LENGTH = RECEIVED_DIGITS + 1 + CLOCK_DIGITS + 1 + PID_DIGITS };

bool spool_path(char path_r[static SPOOL_PATH_MAX], const char *state, const char *folder,
                const char *name, struct failure *failure)
{
    int length =
        snprintf(path_r, SPOOL_PATH_MAX, name != NULL ? "%s/%s/%s" : "%s/%s", state, folder, name);
    if (length < 0 || length >= SPOOL_PATH_MAX)
        return failure_set(failure, FAILURE_BUSY, "the path of the state directory is too long");
    return true;
}

void spool_name_make(char name_r[static SPOOL_NAME_MAX], int64_t received)
{
    struct timespec clock;
    clock_gettime(CLOCK_REALTIME, &clock);
    int64_t nanoseconds = clock.tv_sec * INT64_C(1000000000) + clock.tv_nsec;
    snprintf(name_r, SPOOL_NAME_MAX, "%0*" PRId64 "-%0*" PRId64 "-%0*ld", RECEIVED_DIGITS, received,
             CLOCK_DIGITS, nanoseconds, PID_DIGITS, (long)getpid());
}

static bool digits_then(const char **at, size_t digits, char end)
{
    if (strspn(*at, "0123456789") != digits || (*at)[digits] != end)
        return false;
    *at += digits + 1;
    return true;
}

bool spool_name_is_ours(const char *name)
{
    return digits_then(&name, RECEIVED_DIGITS, '-') && digits_then(&name, CLOCK_DIGITS, '-') &&
           (digits_then(&name, PID_DIGITS, '\0') ||
            (digits_then(&name, PID_DIGITS, '-') && digits_then(&name, RECIPIENT_DIGITS, '\0')));
}

int64_t spool_name_received(const char *name)
{
    return strtoll(name, NULL, 10);
}

void spool_name_for(char name_r[static SPOOL_NAME_MAX], const char *name, size_t n)
{
    snprintf(name_r, SPOOL_NAME_MAX, "%.*s-%0*zu", WHOLE_LENGTH, name, RECIPIENT_DIGITS, n);
}

size_t spool_name_recipient(const char *name)
{
    return name[WHOLE_LENGTH] == '-' ? strtoul(name + WHOLE_LENGTH + 1, NULL, 10) : 0;
}

/* WORD when it is one, else `?`. */
static const char *header_word(const char *word)
{
    if (word == NULL || *word == '\0' || strlen(word) >= SPOOL_WORD_MAX)
        return "?";
    for (const char *at = word; *at != '\0'; at++)
        if ((unsigned char)*at <= ' ' || *at == 0x7f)
            return "?";
    return word;
}

size_t spool_header_write(char line_r[static SPOOL_HEADER_MAX], const struct envelope *envelope,
                          const char *const *recipients, size_t n_recipients)
{
    const char *const *all = n_recipients > 0 ? recipients : &envelope->recipient;
    size_t count = n_recipients > 0 ? n_recipients : 1;
    bool null_sender = envelope->sender != NULL && *envelope->sender == '\0';
    int length = snprintf(line_r, SPOOL_HEADER_MAX, "muster %c %" PRId64 " %s %s",
                          count > 1 ? '2' : '1', envelope->received, header_word(envelope->intake),
                          null_sender ? "<>" : header_word(envelope->sender));
    for (size_t i = 0; i < count; i++)
        length += snprintf(line_r + length, SPOOL_HEADER_MAX - (size_t)length, " %s",
                           header_word(all[i]));
    line_r[length++] = '\n';
    return (size_t)length;
}

/* What the header says of an address, as struct envelope does. */
static const char *known_word(const char *word)
{
    if (strcmp(word, "?") == 0)
        return NULL;
    return strcmp(word, "<>") == 0 ? "" : word;
}

/* The N-th word of REST, counted from 1, and NULL when there are fewer. */
static const char *nth_word(char *rest, size_t n)
{
    char *word = NULL;
    for (size_t i = 0; i < n; i++)
        if ((word = strsep(&rest, " ")) == NULL || *word == '\0')
            return NULL;
    return word;
}

bool spool_header_read(char *line, size_t n, struct envelope *envelope_r)
{
    char *words[5], *rest = line;
    for (size_t i = 0; i < 5; i++) {
        words[i] = strsep(&rest, " ");
        if (words[i] == NULL || *words[i] == '\0')
            return false;
    }
    char *end;
    int64_t received = strtoll(words[2], &end, 10);
    if (rest == NULL || *end != '\0' || strcmp(words[0], "muster") != 0)
        return false;
    bool one = strcmp(words[1], "1") == 0 && n == 0 && strchr(rest, ' ') == NULL;
    bool several = strcmp(words[1], "2") == 0 && n > 0;
    const char *recipient = one || several ? nth_word(rest, one ? 1 : n) : NULL;
    if (recipient == NULL)
        return false;
    *envelope_r = (struct envelope){
        .received = received,
        .intake = words[3],
        .sender = known_word(words[4]),
        .recipient = known_word(recipient),
    };
    return true;
}

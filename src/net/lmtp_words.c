/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths and parameters. What an address may be is not judged here: a sender is recorded as it was
 * said, and a recipient is ours or not. */
#include "net/lmtp_words.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The end of the path that starts behind PATH's angle bracket; a quoted word may hold one too. */
static char *path_end(char *path)
{
    bool quoted = false;
    for (; *path != '\0'; path++) {
        if (*path == '\\' && quoted && path[1] != '\0')
            path++;
        else if (*path == '"')
            quoted = !quoted;
        else if (*path == '>' && !quoted)
            return path;
    }
    return NULL;
}

/* <@one.example,@two.example:ann@example.com>: nobody routes like that any more. */
static char *without_route(char *path)
{
    char *colon = *path == '@' ? strchr(path, ':') : NULL;
    return colon != NULL ? colon + 1 : path;
}

char *lmtp_path_take(char **rest, const char *keyword)
{
    size_t length = strlen(keyword);
    if (strncasecmp(*rest, keyword, length) != 0)
        return NULL;
    char *path = *rest + length + strspn(*rest + length, " ");
    char *end = *path == '<' ? path_end(path + 1) : NULL;
    if (end == NULL || (end[1] != '\0' && end[1] != ' '))
        return NULL;
    *end = '\0';
    path = without_route(path + 1);
    *rest = end + 1;
    return strlen(path) <= LMTP_PATH_MAX ? path : NULL;
}

char *lmtp_parameter_take(char **rest, char **value_r)
{
    char *name = *rest + strspn(*rest, " ");
    size_t length = strcspn(name, " ");
    if (length == 0)
        return NULL;
    *rest = name + length;
    if (**rest != '\0')
        *(*rest)++ = '\0';
    char *equals = strchr(name, '=');
    *value_r = name + length;
    if (equals != NULL) {
        *equals = '\0';
        *value_r = equals + 1;
    }
    return name;
}

bool lmtp_size_read(const char *value, size_t *size_r)
{
    errno = 0;
    unsigned long long size = strtoull(value, NULL, 10);
    *size_r = (size_t)size;
    return *value != '\0' && value[strspn(value, "0123456789")] == '\0' && errno == 0 &&
           size <= SIZE_MAX / 2;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails with numbers. One thread at a time reads; any number of them compose. */
#include "numbered.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

size_t numbered_compose(int number, char mail_r[static NUMBERED_MAX])
{
    uint32_t random = (uint32_t)number * 2654435761U + 1;
    size_t size = number % 4 == 0 ? 70000 + random % 200000 : 100 + random % 8000;
    size_t length = (size_t)snprintf(mail_r, NUMBERED_MAX, "Message-ID: <%d@killer>\n\n", number);
    for (; length < size; length++) {
        random = random * 1664525U + 1013904223U;
        mail_r[length] = length % 70 == 0 ? '\n' : (char)('a' + (random >> 24) % 26);
    }
    mail_r[length++] = '\n';
    return length;
}

/* Takes the CR of each CR LF out, in place. Returns what is left. */
static size_t without_cr(char *bytes, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != '\r' || i + 1 == length || bytes[i + 1] != '\n')
            bytes[kept++] = bytes[i];
    return kept;
}

/* The number of the mail in the spool file NAME of the open FOLDER, or -1 when it is not whole. */
static int number_in(int folder, const char *name)
{
    static char found[2 * NUMBERED_MAX], wanted[NUMBERED_MAX];
    int number, file = openat(folder, name, O_RDONLY);
    ssize_t length = read(file, found, sizeof found - 1);
    close(file);
    found[length > 0 ? length : 0] = '\0';
    char *bytes = strchr(found, '\n');
    if (bytes == NULL || sscanf(bytes + 1, "Message-ID: <%d@killer>", &number) != 1)
        return -1;
    size_t have = without_cr(bytes + 1, (size_t)(found + length - (bytes + 1)));
    size_t want = numbered_compose(number, wanted);
    return have == want && memcmp(bytes + 1, wanted, want) == 0 ? number : -1;
}

int numbered_count(const char *spool, int last, int *times)
{
    int partial = 0;
    char path[4096];
    snprintf(path, sizeof path, "%s/new", spool);
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        int number = number_in(dirfd(folder), entry->d_name);
        if (number < 0 || number > last)
            partial++;
        else
            times[number]++;
    }
    closedir(folder);
    return partial;
}

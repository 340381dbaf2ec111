/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of everything that is wrong with a configuration. Ends the program by abort() when there
 * is no memory, as GLib does above us. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "muster/base/config.h"

void faults_add(struct faults *faults, const char *file, unsigned line, const char *format, ...)
{
    struct fault fault = {.file = strdup(file), .line = line};
    va_list arguments;
    va_start(arguments, format);
    int written = vasprintf(&fault.text, format, arguments);
    va_end(arguments);
    for (char *at = fault.text; written > 0 && *at != '\0'; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            *at =
                '?'; /* it quotes what was found: a fault is one line, and no terminal's command */
    faults->list = reallocarray(faults->list, faults->count + 1, sizeof *faults->list);
    if (written < 0 || fault.file == NULL || faults->list == NULL)
        abort();
    faults->list[faults->count++] = fault;
}

void faults_clear(struct faults *faults)
{
    for (size_t i = 0; i < faults->count; i++) {
        free(faults->list[i].file);
        free(faults->list[i].text);
    }
    free(faults->list);
    *faults = (struct faults){.list = NULL};
}

static int compare_faults(const void *a, const void *b)
{
    const struct fault *one = a, *other = b;
    int files = strcmp(one->file, other->file);
    return files != 0 ? files : (one->line > other->line) - (one->line < other->line);
}

void faults_sort(struct faults *faults)
{
    if (faults->count > 1)
        qsort(faults->list, faults->count, sizeof *faults->list, compare_faults);
}

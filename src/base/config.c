/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a configuration, from its path to its structs.
 *
 * The way: config_lint.c checks names and structure and blanks out what is wrong, libconfuse reads
 * the rest (config_parse.c), config_bind.c checks values and fills the structs. config_names.c has
 * the names. Without memory the program ends by abort(), as it does above us, in GLib.
 */
#include "muster/base/config.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config_bind.h"

const char *config_path(const char *argument)
{
    if (argument != NULL)
        return argument;
    const char *named = getenv("MUSTER_CONF");
    return named != NULL && *named != '\0' ? named : SYSCONFDIR "/muster/muster.conf";
}

/* Fills in where the configuration lies. */
static bool house_place(struct config_house *house, const char *file, struct failure *failure)
{
    if (*file == '/') {
        house->config.file = arena_copy(&house->arena, file);
    } else {
        char *here = getcwd(NULL, 0);
        if (here == NULL)
            return failure_errno(failure, errno, "the current directory");
        house->config.file = arena_print(&house->arena, "%s/%s", here, file);
        free(here);
    }
    char *folder = arena_copy(&house->arena, house->config.file), *slash = strrchr(folder, '/');
    slash[slash == folder] = '\0';
    house->config.folder = folder;
    return true;
}

static int is_conf(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".conf") == 0;
}

static int compare_entries(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* The files to read, muster.conf first. NULL with FAILURE when workflows.d cannot be listed; it may
 * be missing. */
static struct source *house_sources(struct config_house *house, enum config_part part,
                                    size_t *count_r, struct failure *failure)
{
    struct arena *arena = &house->arena;
    struct dirent **entries = NULL;
    const char *folder = arena_print(arena, "%s/workflows.d", house->config.folder);
    int count = part == CONFIG_ALL ? scandir(folder, &entries, is_conf, compare_entries) : 0;
    if (count < 0 && errno != ENOENT) {
        failure_set(failure, FAILURE_CONFIG, "cannot read %s: %s", folder, strerror(errno));
        return NULL;
    }
    size_t n_entries = count > 0 ? (size_t)count : 0;
    struct source *sources = arena_make(arena, n_entries + 1, sizeof *sources);
    sources[0] = (struct source){.file = house->config.file, .root = &config_main};
    for (size_t i = 0; i < n_entries; i++) {
        const char *file = arena_print(arena, "%s/%s", folder, entries[i]->d_name);
        sources[i + 1] = (struct source){.file = file, .root = &config_workflows};
        free(entries[i]);
    }
    free(entries);
    *count_r = n_entries + 1;
    return sources;
}

static void sources_open(struct source *sources, size_t count, struct faults *faults)
{
    struct seen in_main = {.names = NULL}, in_workflows = {.names = NULL};
    for (size_t i = 0; i < count && (i == 0 || sources[0].cfg != NULL); i++)
        source_open(&sources[i], i == 0 ? &in_main : &in_workflows, faults);
    seen_clear(&in_main);
    seen_clear(&in_workflows);
}

static bool faults_fail(const struct faults *faults, struct failure *failure)
{
    const struct fault *first = &faults->list[0];
    char more[64] = "";
    if (faults->count > 1)
        snprintf(more, sizeof more, " (and %zu more; `muster check' lists them)",
                 faults->count - 1);
    if (first->line == 0)
        return failure_set(failure, FAILURE_CONFIG, "%s: %s%s", first->file, first->text, more);
    return failure_set(failure, FAILURE_CONFIG, "%s:%u: %s%s", first->file, first->line,
                       first->text, more);
}

/* Reads everything into HOUSE. False with FAILURE, and with FAULTS when it is the files that are
 * wrong. */
static bool house_read(struct config_house *house, enum config_part part, struct faults *faults,
                       struct failure *failure)
{
    size_t count;
    struct source *sources = house_sources(house, part, &count, failure);
    if (sources == NULL)
        return false;
    sources_open(sources, count, faults);
    config_bind(house, sources, count, faults);
    for (size_t i = 0; i < count; i++)
        source_close(&sources[i]);
    if (faults->count == 0)
        return true;
    faults_sort(faults);
    return faults_fail(faults, failure);
}

struct config *config_read(const char *file, enum config_part part, struct faults *faults,
                           struct failure *failure)
{
    struct faults unasked = {.list = NULL};
    struct config_house *house = calloc(1, sizeof *house);
    if (house == NULL)
        abort();
    bool read = house_place(house, file, failure) &&
                house_read(house, part, faults != NULL ? faults : &unasked, failure);
    faults_clear(&unasked);
    /* who asked for the faults wants to look for more: what words mean, in all that could be
     * read */
    bool usable = faults != NULL && house->config.site.address != NULL;
    if (read || usable)
        return &house->config;
    config_free(&house->config);
    return NULL;
}

void config_free(struct config *config)
{
    struct config_house *house = (struct config_house *)config;
    if (house == NULL)
        return;
    arena_clear(&house->arena);
    free(house);
}

unsigned config_line(const struct config *config, const void *field)
{
    return house_line((const struct config_house *)config, field);
}

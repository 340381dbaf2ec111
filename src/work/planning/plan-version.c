/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word for all on which due rows depend beside people: the configuration's rhythm, the tz database,
 * the calendars of site and teams, and which workflows are paused.
 *
 * Promises: it changes whenever a due row could. Does not: care for what a change of words cannot move, as a prompt.
 */
#include "work/planning/planner.h"

#include <stdio.h>
#include <string.h>

static void add_word(GChecksum *sum, const char *word)
{
    g_checksum_update(sum, (const guchar *)word, (gssize)strlen(word) + 1);
}

static void add_words(GChecksum *sum, const char *const *words)
{
    for (; *words != NULL; words++)
        add_word(sum, *words);
    add_word(sum, "");
}

static void add_workflow(GChecksum *sum, const struct workflow_config *workflow)
{
    add_word(sum, workflow->name);
    add_word(sum, workflow->kind);
    add_words(sum, workflow->audience);
    add_word(sum, workflow->days);
    add_word(sum, workflow->start);
    add_word(sum, workflow->end);
    add_word(sum, workflow->ask);
    add_words(sum, workflow->remind);
    add_word(sum, workflow->on_time);
    add_word(sum, workflow->if_off);
    add_words(sum, workflow->pairs);
    add_word(sum, workflow->at);
    add_word(sum, workflow->room);
    g_checksum_update(sum, (const guchar *)&workflow->length, sizeof workflow->length);
    for (gsize i = 0; i < workflow->n_questions; i++)
        add_word(sum, workflow->questions[i].days);
}

/* tzdata says its version in the first line of its compact source: "# version 2025b". */
static void add_tzdata(GChecksum *sum)
{
    const char *folder = g_getenv("TZDIR");
    g_autofree char *file =
        g_build_filename(folder != NULL ? folder : "/usr/share/zoneinfo", "tzdata.zi", NULL);
    FILE *stream = fopen(file, "re");
    char line[80] = "";
    if (stream == NULL)
        return;
    if (fgets(line, sizeof line, stream) != NULL)
        add_word(sum, line);
    fclose(stream);
}

static void add_fact(GChecksum *sum, struct store *store, const char *name)
{
    g_autofree char *fact = store_fact_get(store, name);
    add_word(sum, fact != NULL ? fact : "");
}

char *plan_version(const struct site *site)
{
    const struct site_config *config = &site->config->site;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    add_word(sum, config->zone);
    add_word(sum, config->workdays);
    add_word(sum, config->hours);
    add_word(sum, site->config->summary.at);
    for (guint i = 0; i < site->config->n_workflows; i++) { /* a pair's own is planned when it is said */
        add_workflow(sum, site->workflows[i].config);
        add_word(sum, site->workflows[i].paused ? "paused" : "");
    }
    add_tzdata(sum);
    add_fact(sum, site->store, PLAN_CALENDARS);
    add_fact(sum, site->store, PLAN_CLOCK);
    return g_strdup(g_checksum_get_string(sum));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A site, opened: words of the configuration become times, zones and workflows, once, for whatever
 * program runs.
 *
 * Stops at the first fault. `muster check` finds all of them, with the same words.
 */
#include "muster/work/site.h"

#include <string.h>

#include "muster/work/pairs.h"
#include "muster/work/places.h"
#include "muster/work/team-form.h"
#include "muster/work/token.h"
#include "work/site/workflow.h"

static gboolean rhythm_of_site(const struct site_config *config, struct rhythm *rhythm_r,
                               struct failure *failure)
{
    rhythm_r->zone = zone_find(config->zone);
    if (rhythm_r->zone == NULL) {
        const char *nearest = zone_nearest(config->zone);
        return failure_set(failure, FAILURE_CONFIG, "unknown zone `%s'%s%s", config->zone,
                           nearest != NULL ? "; did you mean " : "",
                           nearest != NULL ? nearest : "");
    }
    return weekdays_parse(config->workdays, &rhythm_r->workdays, failure) &&
           hours_parse(config->hours, &rhythm_r->hours, failure);
}

static gboolean site_understand(struct site *site, struct failure *failure)
{
    const struct config *config = site->config;
    if (!rhythm_of_site(&config->site, &site->rhythm, failure) ||
        !hour_rule_parse(config->summary.at, &site->summary_at, failure))
        return failure_in(failure, "%s", config->file);
    site->workflows = g_new0(struct workflow, config->n_workflows + 1);
    site->n_workflows = (guint)config->n_workflows;
    for (guint i = 0; i < site->n_workflows; i++)
        if (!workflow_understand(&config->workflows[i], &site->workflows[i], failure))
            return FALSE;
    return TRUE;
}

/* Where the store remembers that a workflow is paused. Caller frees. */
static char *paused_name(const struct workflow *workflow)
{
    return g_strconcat("paused:", workflow->config->name, NULL);
}

static void site_remember(struct site *site)
{
    for (guint i = 0; i < site->n_workflows; i++) {
        g_autofree char *name = paused_name(&site->workflows[i]);
        g_autofree char *fact = store_fact_get(site->store, name);
        site->workflows[i].paused = g_strcmp0(fact, "yes") == 0;
    }
}

void workflow_set_paused(struct site *site, struct workflow *workflow, gboolean paused)
{
    g_autofree char *name = paused_name(workflow);
    store_fact_set(site->store, name, paused ? "yes" : "no");
    workflow->paused = paused;
}

static gboolean site_unlock(struct site *site, enum store_mode mode, struct failure *failure)
{
    const struct site_config *config = &site->config->site;
    if (!guard_enter(config->state, failure))
        return FALSE;
    site->store = store_open(config->state, mode, failure);
    if (site->store == NULL)
        return FALSE;
    site_read_pairs(site);
    site_remember(site);
    site_read_team_forms(site);
    site->keys = keys_read(config->state, failure);
    return site->keys != NULL;
}

/* The site's own templates come before ours. */
static struct template_set *site_templates(const struct site_config *config)
{
    g_autofree char *ours = place_data("templates");
    const char *const folders[] = {config->templates, ours, NULL};
    return templates_open(folders);
}

struct site *site_open(const char *conf, enum store_mode mode, gint64 now, struct failure *failure)
{
    struct site *site = g_new0(struct site, 1);
    site->now = now;
    site->config = config_read(config_path(conf), CONFIG_ALL, NULL, failure);
    if (site->config == NULL || !site_understand(site, failure) ||
        !site_unlock(site, mode, failure)) {
        site_close(site);
        return NULL;
    }
    site->templates = site_templates(&site->config->site);
    return site;
}

void site_close(struct site *site)
{
    if (site == NULL)
        return;
    g_clear_pointer(&site->templates, templates_free);
    g_clear_pointer(&site->team_forms, g_ptr_array_unref);
    g_clear_pointer(&site->pairs, g_ptr_array_unref);
    g_clear_pointer(&site->keys, keys_free);
    g_clear_pointer(&site->store, store_close);
    g_free(site->workflows);
    g_clear_pointer(&site->config, config_free);
    g_free(site);
}

const struct workflow *site_workflow(const struct site *site, const char *name)
{
    for (guint i = 0; i < site->n_workflows; i++)
        if (strcmp(site->workflows[i].config->name, name) == 0)
            return &site->workflows[i];
    return NULL;
}

void site_rhythm_of(const struct site *site, const struct person *person, struct rhythm *rhythm_r)
{
    *rhythm_r = site->rhythm;
    const struct zone *zone = person->zone[0] != '\0' ? zone_find(person->zone) : NULL;
    if (zone != NULL)
        rhythm_r->zone = zone;
    guint8 workdays;
    if (person->workdays[0] != '\0' && weekdays_parse(person->workdays, &workdays, NULL))
        rhythm_r->workdays = workdays;
    struct hours hours;
    if (person->hours[0] != '\0' && hours_parse(person->hours, &hours, NULL))
        rhythm_r->hours = hours;
}

const char *site_language_of(const struct site *site, const struct person *person)
{
    return person->language[0] != '\0' ? person->language : site->config->site.language;
}

char *site_token_address(const struct site *site, const struct token *token)
{
    const struct site_config *config = &site->config->site;
    char text[TOKEN_LENGTH + 1];
    if (config->delimiter[0] == '\0')
        return g_strdup(config->address);
    token_make(site->keys, token, text);
    return g_strdup_printf("%s%s%s@%s", config->local, config->delimiter, text, config->domain);
}

gboolean person_reads(const struct person *reader, char *const *teams)
{
    for (; teams != NULL && *teams != NULL; teams++)
        if (g_strv_contains((const char *const *)reader->reads, *teams))
            return TRUE;
    return FALSE;
}

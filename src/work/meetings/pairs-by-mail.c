/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs that people named by mail, as workflows: so all that is known of 1-on-1s holds for them too. */
#include "muster/work/pairs.h"

#include <string.h>

#include "work/meetings/meetings.h"
#include "work/site/workflow.h"

enum { LENGTH = 30 /* minutes */ };

/* One pair, with all that its workflow borrows. */
struct said_pair {
    struct meeting_pair *pair; /* first: it is what others see */
    char *name, *people;
    const char *pairs[2];
    struct workflow_config config;
};

static void said_pair_free(gpointer data)
{
    struct said_pair *said = data;
    meeting_pair_free(said->pair);
    g_free(said->name);
    g_free(said->people);
    g_free(said);
}

/* No file can name a workflow so: it has a colon. Caller frees. */
static char *workflow_name(const struct meeting_pair *pair)
{
    return g_strdup_printf("1on1:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, pair->host, pair->guest);
}

/* "mia@acme.example ann@acme.example", as in a file; NULL when one of them is gone. Caller frees. */
static char *people_of(struct store *store, const struct meeting_pair *pair)
{
    struct person *host = person_get(store, pair->host), *guest = person_get(store, pair->guest);
    char *people = host != NULL && guest != NULL
                       ? g_strdup_printf("%s %s", host->address, guest->address)
                       : NULL;
    person_free(host);
    person_free(guest);
    return people;
}

static gboolean is_rhythm(const char *days)
{
    return *days != '\0' && strcmp(days, PAIR_AS_FILES) != 0;
}

/* Also of two who do not meet any more: whoever was invited has to hear of it. */
static struct said_pair *said_pair_new(const struct site *site, struct meeting_pair *pair)
{
    struct said_pair *said = g_new0(struct said_pair, 1);
    said->pair = pair;
    said->name = workflow_name(pair);
    said->people = people_of(site->store, pair);
    said->pairs[0] = said->people;
    static const char *const none[] = {NULL};
    gboolean meet = is_rhythm(pair->days) && said->people != NULL;
    said->config = (struct workflow_config){.file = "by mail",
                                            .name = said->name,
                                            .kind = "1-on-1",
                                            .title = "1-on-1",
                                            .audience = none,
                                            .days = meet ? pair->days : "on-demand",
                                            .ask = "",
                                            .on_time = "",
                                            .start = "",
                                            .end = "",
                                            .if_off = "",
                                            .identity = "token+from",
                                            .remind = none,
                                            .pairs = meet ? said->pairs : none,
                                            .at = meet ? pair->at : "00:00",
                                            .length = LENGTH,
                                            .room = ""};
    return said;
}

/* What cannot be understood is as if it were not there: it is looked at when it is said. */
static void workflow_add(struct site *site, const struct said_pair *said)
{
    struct workflow workflow = {0};
    struct failure unread = {0};
    if (!workflow_understand(&said->config, &workflow, &unread))
        return;
    site->workflows = g_renew(struct workflow, site->workflows, site->n_workflows + 2);
    site->workflows[site->n_workflows++] = workflow;
}

void site_read_pairs(struct site *site)
{
    g_autoptr(GPtrArray) pairs = meeting_pairs_all(site->store);
    site->pairs = g_ptr_array_new_with_free_func(said_pair_free);
    while (pairs->len > 0)
        g_ptr_array_add(site->pairs, said_pair_new(site, g_ptr_array_steal_index(pairs, 0)));
    for (guint i = 0; i < site->pairs->len; i++)
        workflow_add(site, site->pairs->pdata[i]);
}

const struct meeting_pair *pair_said(const struct site *site, gint64 one, gint64 other)
{
    for (guint i = 0; i < site->pairs->len; i++) {
        const struct meeting_pair *pair = ((const struct said_pair *)site->pairs->pdata[i])->pair;
        if (strcmp(pair->days, PAIR_AS_FILES) == 0)
            continue;
        if ((pair->host == one && pair->guest == other) ||
            (pair->host == other && pair->guest == one))
            return pair;
    }
    return NULL;
}

/* The workflows of files in which the two may have met till now, and that of before. */
static void plan_anew(struct site *site, const struct meeting_pair *pair)
{
    for (guint i = 0; i < site->n_workflows; i++)
        if (workflow_meets(site->workflows[i].config))
            pair_plan(site, site->workflows[i].config->name, pair->host, pair->guest);
    g_autofree char *name = workflow_name(pair);
    pair_plan(site, name, pair->host, pair->guest);
}

void pair_choose(struct site *site, const struct meeting_pair *pair)
{
    meeting_pair_put(site->store, pair);
    plan_anew(site, pair);
}

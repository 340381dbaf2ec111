/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kind of workflow in which two people meet. Nobody gets rounds of it. */
#include <string.h>

#include "work/meetings/meetings.h"
#include "work/site/kinds.h"
#include "work/site/word-checks.h"

/* A meeting on a day off of the host moves to the next one; so does one on a day off of the guest
 * (next.c). */
static gboolean one_on_one_understand(const struct workflow_config *config,
                                      struct schedule *schedule, struct failure *failure)
{
    schedule->if_off = IF_OFF_NEXT;
    schedule->ask = (struct hour_rule){.kind = HOUR_FIXED};
    schedule->on_time = (struct hour_rule){.kind = HOUR_END_OF_DAY};
    if (!clock_parse(config->at, &schedule->ask.minute))
        return failure_set(failure, FAILURE_CONFIG, "`at' is `%s'; write an hour as 10:00",
                           config->at);
    return days_rule_parse(config->days, &schedule->days, failure) &&
           schedule_limits_parse(config->start, config->end, schedule, failure);
}

/* "mia@acme.example ann@acme.example" */
static gboolean is_pair(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    return g_strv_length(words) == 2 && strchr(words[0], '@') != NULL &&
           strchr(words[1], '@') != NULL && strcmp(words[0], words[1]) != 0;
}

static void one_on_one_check(const struct config *config, const struct workflow_config *workflow,
                             struct faults *faults)
{
    int minute;
    workflow_days_check(config, workflow, faults);
    if (!clock_parse(workflow->at, &minute))
        faults_add(faults, workflow->file, config_line(config, &workflow->at),
                   "`at' is `%s'; write an hour as 10:00", workflow->at);
    for (const char *const *pair = workflow->pairs; *pair != NULL; pair++)
        if (strcmp(*pair, "manager") != 0 && !is_pair(*pair))
            faults_add(faults, workflow->file, config_line(config, &workflow->pairs),
                       "`%s' is no pair: write \"manager\", or two addresses with a blank between",
                       *pair);
}

static void addresses_check(const struct site *site, const struct workflow_config *workflow,
                            struct faults *faults)
{
    for (const char *const *pair = workflow->pairs; *pair != NULL; pair++) {
        g_auto(GStrv) words = g_strsplit(*pair, " ", -1);
        for (char **word = words; strcmp(*pair, "manager") != 0 && *word != NULL; word++) {
            struct person *person = person_by_address(site->store, *word);
            if (person == NULL)
                faults_add(faults, workflow->file, config_line(site->config, &workflow->pairs),
                           "nobody has the address `%s'", *word);
            person_free(person);
        }
    }
}

/* Whether the next meeting lies within the host's hours. */
static gboolean pair_fits(struct planner *planner, const struct pair *pair)
{
    const struct rhythm *rhythm = planner_rhythm(planner, pair->host);
    struct hour_set next;
    if (!pair_next(planner, pair, planner->site->now, &next))
        return TRUE;
    gint64 end = next.start + pair->workflow->config->length * INSTANT_MINUTE;
    return rhythm_is_open(rhythm, next.start) && rhythm_is_open(rhythm, end);
}

static guint count_fitting(struct planner *planner, const struct workflow *workflow,
                           const struct person *host, const GArray *guests)
{
    guint fitting = 0;
    for (guint i = 0; i < guests->len; i++) {
        struct pair pair = {workflow, (struct person *)host,
                            person_get(planner->site->store, g_array_index(guests, gint64, i))};
        fitting += pair.guest == NULL || pair_fits(planner, &pair);
        person_free(pair.guest);
    }
    return fitting;
}

/* Who meets one person only may do so at whatever hour. */
static void host_check(struct planner *planner, const struct workflow *workflow,
                       const struct person *host, struct faults *faults)
{
    const struct workflow_config *config = workflow->config;
    g_autoptr(GArray) guests = pair_guests(planner->site, workflow, host);
    guint fitting = guests->len > 1 ? count_fitting(planner, workflow, host, guests) : guests->len;
    if (fitting < guests->len)
        faults_add(faults, config->file, config_line(planner->site->config, &config->at),
                   "%s meets %u people, %d minutes each, one after the other from %s on, and the "
                   "hours of that day hold %u: begin earlier (`at'), be shorter (`length'), or "
                   "give some of them a workflow of their own",
                   host->address, guests->len, config->length, config->at, fitting);
}

static void one_on_one_check_people(struct site *site, const struct workflow_config *config,
                                    struct faults *faults)
{
    const struct workflow *workflow = site_workflow(site, config->name);
    struct planning_report unused = {0};
    struct planner planner;
    addresses_check(site, config, faults);
    planner_init(&planner, site, &unused);
    g_autoptr(GPtrArray) people = people_all(site->store);
    for (guint i = 0; i < people->len; i++)
        host_check(&planner, workflow, people->pdata[i], faults);
    planner_clear(&planner);
}

const struct workflow_kind kind_one_on_one = {
    .name = "1-on-1",
    .understand = one_on_one_understand,
    .check = one_on_one_check,
    .check_people = one_on_one_check_people,
    .instead_of_run =
        "a 1-on-1, which comes on its own days: two who want another hour say so by mail, as in "
        "\"1on1 with Bob Tue 10:00\" (muster-mail(7)), or change `days' and `at'",
    .instead_of_rehearsal =
        "a 1-on-1, whose mails are for two people alone: `muster forecast --person ADDRESS' shows "
        "when somebody gets them",
};

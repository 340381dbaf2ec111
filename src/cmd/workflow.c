/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster workflow: what there is, and what somebody does with it by hand. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/people.h"
#include "muster/work/by-hand.h"
#include "muster/work/pairs.h"
#include "muster/work/team-form.h"

static char *person_address, *rehearsal_address, *team_name;
static const char *name;

static struct workflow *workflow_find(struct site *site, struct failure *failure)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < site->n_workflows; i++) {
        if (strcmp(site->workflows[i].config->name, name) == 0)
            return &site->workflows[i];
        g_ptr_array_add(names, (gpointer)site->workflows[i].config->name);
    }
    g_ptr_array_add(names, NULL);
    command_unknown("workflow", name, (const char *const *)names->pdata, failure);
    return NULL;
}

/* What comes, when, and to how many. */
struct workflow_line {
    const struct workflow_config *config;
    const char *hour;
    guint asked, pairs; /* who meets is in pairs */
    gboolean meets, paused;
};

static struct workflow_line workflow_line_of(const struct site *site,
                                             const struct workflow *workflow,
                                             const GPtrArray *people)
{
    const struct workflow_config *config = workflow->config;
    gboolean meets = workflow_meets(config);
    return (struct workflow_line){.config = config,
                                  .hour = meets ? config->at : config->ask,
                                  .asked = workflow_count_asked(workflow, people),
                                  .pairs = meets ? pairs_count(site, workflow) : 0,
                                  .meets = meets,
                                  .paused = workflow->paused};
}

/* Two who are named are shown: the name of a pair that was made by mail says nothing. */
static void pairs_print(const struct workflow_line *line)
{
    const char *pair = line->config->pairs[0];
    const char *blank = strchr(pair, ' ');
    if (line->pairs == 1 && line->config->pairs[1] == NULL && blank != NULL)
        printf("%.*s and %s", (int)(blank - pair), pair, blank + 1);
    else
        printf("%u %s", line->pairs, line->pairs == 1 ? "pair" : "pairs");
}

static void line_print(const struct workflow_line *line)
{
    const struct workflow_config *config = line->config;
    printf("%-12s %s, %s at %s: ", config->name, config->title, config->days, line->hour);
    if (line->meets)
        pairs_print(line);
    else
        printf("asks %u, by %s", line->asked, config->identity);
    printf("%s\n", line->paused ? "; PAUSED" : "");
}

static void line_print_json(const struct workflow_line *line)
{
    const struct workflow_config *config = line->config;
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_text(json, "workflow", config->name);
    json_put_text(json, "title", config->title);
    json_put_text(json, "days", config->days);
    json_put_text(json, "ask", line->hour);
    if (line->meets)
        json_put_number(json, "pairs", line->pairs);
    else
        json_put_number(json, "asks", line->asked);
    json_put_text(json, "identity", config->identity);
    json_put_boolean(json, "paused", line->paused);
    json_builder_end_object(json);
    command_print_json(json);
}

static gboolean list_act(struct command *command, struct site *site, struct failure *failure)
{
    g_autoptr(GPtrArray) people = people_all(site->store);
    for (guint i = 0; i < site->n_workflows; i++) {
        const struct workflow_line line = workflow_line_of(site, &site->workflows[i], people);
        if (line.meets && line.config->pairs[0] == NULL)
            continue; /* two who stopped meeting by mail */
        if (command->json)
            line_print_json(&line);
        else
            line_print(&line);
    }
    return store_ok(site->store, failure);
}

static gboolean set_paused(struct command *command, struct site *site, gboolean paused,
                           struct failure *failure)
{
    struct workflow *workflow = workflow_find(site, failure);
    if (workflow == NULL || !store_begin(site->store, failure))
        return FALSE;
    workflow_set_paused(site, workflow, paused);
    if (!store_commit(site->store, failure))
        return FALSE;
    if (!command->json)
        printf("%s %s\n", name, paused ? "is paused: nobody is asked until `resume'" : "goes on");
    return TRUE;
}

static gboolean pause_act(struct command *command, struct site *site, struct failure *failure)
{
    return set_paused(command, site, TRUE, failure);
}

static gboolean resume_act(struct command *command, struct site *site, struct failure *failure)
{
    return set_paused(command, site, FALSE, failure);
}

static gboolean run_workflow(struct command *command, struct site *site,
                             const struct workflow *workflow, const struct person *person,
                             struct failure *failure)
{
    if (!store_begin(site->store, failure))
        return FALSE;
    guint count;
    if (!workflow_run(site, workflow, person, &count, failure)) {
        store_rollback(site->store);
        return FALSE;
    }
    if (!store_commit(site->store, failure))
        return FALSE;
    if (!command->json)
        printf("%s: %u %s asked with the next tick, in %s hours\n", name, count,
               count == 1 ? "person is" : "people are", count == 1 ? "their" : "their own");
    return TRUE;
}

/* Somebody whose mail the rehearsal shows: the first whom the workflow asks, where nobody is named. */
static struct person *someone(struct site *site, const struct workflow *workflow,
                              struct failure *failure)
{
    g_autoptr(GPtrArray) people = people_all(site->store);
    for (guint i = 0; i < people->len; i++) {
        const struct person *person = people->pdata[i];
        if (person->state != PERSON_LEFT && workflow_asks(workflow, person))
            return person_get(site->store, person->id);
    }
    failure_set(failure, FAILURE_USAGE, "%s asks nobody", name);
    return NULL;
}

static gboolean rehearse(struct command *command, struct site *site,
                         const struct workflow *workflow, const struct person *person,
                         struct failure *failure)
{
    g_autofree char *address = g_strdup(rehearsal_address);
    address_lower(address);
    if (!address_is_valid(address))
        return failure_set(failure, FAILURE_USAGE, "`%s' is no mail address", address);
    if (!store_begin(site->store, failure))
        return FALSE;
    gboolean fine = workflow_rehearse(site, workflow, person, address, failure) &&
                    store_commit(site->store, failure);
    if (!fine)
        store_rollback(site->store);
    else if (!command->json)
        printf("what %s would get goes to %s; nothing was opened\n", person->address, address);
    return fine;
}

static gboolean run_act(struct command *command, struct site *site, struct failure *failure)
{
    const struct workflow *workflow = workflow_find(site, failure);
    struct person *person = NULL;
    if (workflow == NULL ||
        (rehearsal_address != NULL && !workflow_can_rehearse(workflow, failure)) ||
        (person_address != NULL && (person = people_find(site, person_address, failure)) == NULL))
        return FALSE;
    if (rehearsal_address != NULL && person == NULL)
        person = someone(site, workflow, failure);
    gboolean fine = !failure_is_set(failure);
    if (fine && rehearsal_address != NULL)
        fine = rehearse(command, site, workflow, person, failure);
    else if (fine)
        fine = run_workflow(command, site, workflow, person, failure);
    person_free(person);
    return fine;
}

/* A team that is asked what the files say, as most are, is shown what the files say. */
static gboolean show_act(struct command *command, struct site *site, struct failure *failure)
{
    (void)command;
    const struct workflow *workflow = workflow_find(site, failure);
    g_auto(GStrv) teams = teams_all(site->store);
    if (workflow == NULL)
        return FALSE;
    if (team_name != NULL && !g_strv_contains((const char *const *)teams, team_name))
        return command_unknown("team", team_name, (const char *const *)teams, failure);
    g_autofree char *text = workflow_show(site, workflow, team_name);
    return store_ok(site->store, failure) &&
           (fputs(text, stdout) >= 0 ||
            failure_set(failure, FAILURE_BUSY, "stdout: %s", g_strerror(errno)));
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    static const struct {
        const char *verb;
        int n_arguments;
        enum store_mode mode;
        command_act act;
    } verbs[] = {
        {"list", 1, STORE_READ, list_act},    {"show", 2, STORE_READ, show_act},
        {"pause", 2, STORE_WRITE, pause_act}, {"resume", 2, STORE_WRITE, resume_act},
        {"run", 2, STORE_WRITE, run_act},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (n_arguments == verbs[i].n_arguments && strcmp(arguments[0], verbs[i].verb) == 0) {
            name = arguments[1];
            return command_with_site(command, verbs[i].mode, verbs[i].act);
        }
    return command_usage(command, "say `list', or `show', `pause', `resume' or `run' and a name");
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"person", 0, 0, G_OPTION_ARG_STRING, &person_address, "run: for this person only",
         "ADDRESS"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &rehearsal_address,
         "run: send the mail to this address only, and open nothing", "ADDRESS"},
        {"team", 0, 0, G_OPTION_ARG_STRING, &team_name,
         "show: with the questions that its manager chose by mail", "TEAM"},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "workflow",
        .summary = "Lists workflows, shows one, pauses it, lets it go on, or runs it now.",
        .arguments = "list | show NAME | pause NAME | resume NAME | run NAME",
        .example = "  muster workflow list\n"
                   "  muster workflow show daily --team=core\n"
                   "  muster workflow run retro --to=sam@acme.example\n"
                   "  muster workflow pause daily",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

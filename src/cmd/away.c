/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster away: a person is not there for some days. */
#include <stdio.h>

#include "cmd/people.h"
#include "muster/work/absence.h"
#include "muster/work/days-word.h"

static gboolean dry_run;
static const char *address;
static char *days; /* the words that name them */

struct stay {
    int32_t first, last;
};

static void begin_absence(struct site *site, const struct person *person, gpointer data)
{
    const struct stay *stay = data;
    absence_begin(site, person->id, stay->first, stay->last, "command");
}

static void stay_print(const struct command *command, const struct person *person,
                       const struct stay *stay)
{
    if (command->json) {
        JsonBuilder *json = json_builder_new();
        json_builder_begin_object(json);
        json_put_text(json, "person", person->address);
        json_put_day(json, "first", stay->first);
        json_put_day(json, "last", stay->last);
        json_builder_end_object(json);
        command_print_json(json);
        return;
    }
    g_autofree char *name = people_said(person);
    g_autofree char *when = days_said(stay->first, stay->last);
    printf("%s %s away %s.\n", name, dry_run ? "would be" : "is", when);
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct person *person = people_find(site, address, failure);
    if (person == NULL)
        return FALSE;
    struct stay stay;
    gboolean fine = days_from_words(days, person_today(site, person), &stay.first, &stay.last) ||
                    failure_set(failure, FAILURE_USAGE,
                                "`%s' names no days; write 2026-12-21..2026-12-31, 2026-12-24, "
                                "\"until friday\" or \"3 days\"",
                                days);
    if (fine && people_change(site, person, begin_absence, &stay, dry_run, failure))
        stay_print(command, person, &stay);
    person_free(person);
    return fine && !failure_is_set(failure);
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments < 2)
        return command_usage(command, "name a person and the days");
    address = arguments[0];
    days = g_strjoinv(" ", arguments + 1);
    int code = command_with_site(command, STORE_WRITE, act);
    g_free(days);
    return code;
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, "say it, and change nothing", NULL},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "away",
        .summary =
            "A person is away: nothing is asked on these days, and nobody calls them missed.",
        .arguments = "ADDRESS DAYS",
        .example = "  muster away ann@acme.example 2026-12-21..2026-12-31\n"
                   "  muster away ann@acme.example until friday\n"
                   "  muster away ann@acme.example 2026-12-24..     (until `muster back')",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster back: a person is there again. */
#include <stdio.h>

#include "cmd/people.h"
#include "muster/work/absence.h"
#include "muster/work/days-word.h"
#include "muster/work/reach.h"
#include "muster/work/silence.h"

static gboolean dry_run;
static const char *address;
static const char *since; /* the first day back; NULL: today */

struct homecoming {
    int32_t day;
    gboolean was_away, was_paused, was_suspended, had_left;
};

static void end_absence(struct site *site, const struct person *person, gpointer data)
{
    struct homecoming *back = data;
    back->was_away = absence_over(site, person->id, back->day, ABSENCE_ENDED_BY_COMMAND);
    if (since != NULL)
        return;
    back->was_paused = person_resume(site, person->id);
    back->was_suspended = person_reached(site, person->id);
    back->had_left = person_return(site, person->id);
}

static void back_print(const struct command *command, const struct person *person,
                       const struct homecoming *back)
{
    if (command->json) {
        JsonBuilder *json = json_builder_new();
        json_builder_begin_object(json);
        json_put_text(json, "person", person->address);
        json_put_day(json, "back", back->day);
        json_put_boolean(json, "was_away", back->was_away);
        json_builder_end_object(json);
        command_print_json(json);
        return;
    }
    g_autofree char *name = people_said(person);
    g_autofree char *day = day_said(back->day);
    if (!back->was_away && !back->was_paused && !back->was_suspended && !back->had_left)
        printf("%s was not away on %s.\n", name, day);
    else
        printf("%s %s back on %s.\n", name, dry_run ? "would be" : "is", day);
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct person *person = people_find(site, address, failure);
    if (person == NULL)
        return FALSE;
    int32_t today = person_today(site, person);
    struct homecoming back = {.day = today};
    gboolean fine =
        since == NULL || day_from_word(since, today, &back.day) ||
        failure_set(failure, FAILURE_USAGE, "`%s' is no day; write 2026-12-24 or tomorrow", since);
    if (fine && people_change(site, person, end_absence, &back, dry_run, failure))
        back_print(command, person, &back);
    person_free(person);
    return fine && !failure_is_set(failure);
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments < 1 || n_arguments > 2)
        return command_usage(command, "name a person, and the day if it is not today");
    address = arguments[0];
    since = arguments[1];
    return command_with_site(command, STORE_WRITE, act);
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, "say it, and change nothing", NULL},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "back",
        .summary =
            "A person who was away, paused, suspended or gone is there again; or back from an\n"
            "absence on DAY. Absences planned for later stay.",
        .arguments = "ADDRESS [DAY]",
        .example = "  muster back ann@acme.example\n"
                   "  muster back ann@acme.example 2026-12-24",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

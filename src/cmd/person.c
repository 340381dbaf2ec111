/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster person: shows one person, and sets what they chose. */
#include <stdio.h>
#include <string.h>

#include "cmd/people.h"
#include "muster/work/absence.h"
#include "muster/work/choices.h"
#include "muster/work/days-word.h"
#include "muster/work/reach.h"

static gboolean dry_run;
static const char *address;
static char **wishes; /* NAME=VALUE, NULL-terminated */

/* The choices as they were read, in the order of `wishes': so that nothing is set when one is
 * wrong. */
static gboolean wishes_read(GPtrArray *names, GPtrArray *values, struct failure *failure)
{
    for (char **wish = wishes; *wish != NULL; wish++) {
        const char *equals = strchr(*wish, '=');
        if (equals == NULL)
            return failure_set(failure, FAILURE_USAGE, "`%s': write NAME=VALUE", *wish);
        char *name = g_strndup(*wish, (gsize)(equals - *wish));
        g_ptr_array_add(names, name);
        char *value = choice_read(name, equals + 1, failure);
        if (value == NULL)
            return FALSE;
        g_ptr_array_add(values, value);
    }
    return TRUE;
}

struct choices {
    const GPtrArray *names, *values;
};

static void set_choices(struct site *site, const struct person *person, gpointer data)
{
    const struct choices *choices = data;
    for (guint i = 0; i < choices->names->len; i++)
        choice_set(site, person->id, choices->names->pdata[i], choices->values->pdata[i]);
}

static void person_print_json(struct site *site, const struct person *person)
{
    int32_t until;
    gboolean away = person_is_away(site->store, person->id, person_today(site, person), &until);
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_text(json, "person", person->address);
    json_put_text(json, "name", person->name);
    json_put_text(json, "state", person_state_word(person_state_now(site, person, NULL)));
    json_put_boolean(json, "away", away);
    json_put_day(json, "away_until", away ? until : ABSENCE_OPEN);
    g_autofree char *suspended = person_suspended_said(site, person);
    json_put_text(json, "suspended", suspended);
    for (const char *const *name = choice_names(); *name != NULL; name++) {
        g_autofree char *value = choice_get(site, person, *name);
        json_put_text(json, *name, value[0] != '\0' ? value : NULL);
    }
    json_builder_end_object(json);
    command_print_json(json);
}

static void absences_print(struct site *site, const struct person *person)
{
    g_autoptr(GPtrArray) absences =
        absences_of(site->store, person->id, person_today(site, person));
    for (guint i = 0; i < absences->len; i++) {
        const struct absence *absence = absences->pdata[i];
        g_autofree char *days = days_said(absence->first, absence->last);
        printf("  %-9s %s\n", "away", days);
    }
}

static void person_print(struct site *site, const struct person *person)
{
    g_autofree char *said = people_said(person);
    g_autofree char *teams = g_strjoinv(", ", person->teams);
    printf("%s\n  %-9s %s\n  %-9s %s\n", said, "state",
           person_state_word(person_state_now(site, person, NULL)), "teams",
           teams[0] != '\0' ? teams : "none");
    g_autofree char *suspended = person_suspended_said(site, person);
    if (suspended != NULL)
        printf("  %-9s %s\n", "suspended", suspended);
    absences_print(site, person);
    for (const char *const *name = choice_names(); *name != NULL; name++) {
        g_autofree char *value = choice_get(site, person, *name);
        printf("  %-9s %s\n", *name, value[0] != '\0' ? value : "-");
    }
}

/* Read again: what is shown is what the store says now. */
static gboolean person_show(const struct command *command, struct site *site, gint64 id,
                            struct failure *failure)
{
    struct person *person = person_get(site->store, id);
    if (person != NULL && command->json)
        person_print_json(site, person);
    else if (person != NULL)
        person_print(site, person);
    person_free(person);
    return store_ok(site->store, failure);
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct person *person = people_find(site, address, failure);
    if (person == NULL)
        return FALSE;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
    struct choices choices = {names, values};
    gboolean fine = wishes_read(names, values, failure);
    if (fine && names->len > 0)
        fine = people_change(site, person, set_choices, &choices, dry_run, failure);
    if (fine)
        fine = person_show(command, site, person->id, failure);
    person_free(person);
    return fine;
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments < 1)
        return command_usage(command, "name a person");
    address = arguments[0];
    wishes = arguments + 1;
    return command_with_site(command, n_arguments > 1 ? STORE_WRITE : STORE_READ, act);
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, "check, and change nothing", NULL},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "person",
        .summary = "Shows a person, and sets what they chose: zone, workdays, hours, language,\n"
                   "ask (an hour), remind (off, once, twice), receipts (always, seldom).\n"
                   "NAME= or NAME=default takes a choice back.",
        .arguments = "ADDRESS [NAME=VALUE...]",
        .example = "  muster person ann@acme.example\n"
                   "  muster person ann@acme.example ask=10:30 remind=off",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

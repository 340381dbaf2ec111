/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster calendar: holidays from iCalendar files. */
#include <stdio.h>
#include <string.h>

#include "cmd/people.h"
#include "muster/work/days-word.h"
#include "muster/work/holidays.h"

enum { DAYS_SHOWN = 3 };

static char *team, *person_address, *name;
static gboolean dry_run;
static const char *file;

/* Whose calendar is meant by --team and --person. */
static gboolean owner_find(struct site *site, struct person **person_r, struct failure *failure)
{
    *person_r = NULL;
    if (person_address != NULL)
        return (*person_r = people_find(site, person_address, failure)) != NULL;
    if (team == NULL)
        return TRUE;
    g_auto(GStrv) teams = teams_all(site->store);
    if (g_strv_contains((const char *const *)teams, team))
        return TRUE;
    return command_unknown("team", team, (const char *const *)teams, failure);
}

static void days_print(const GPtrArray *days)
{
    for (guint i = 0; i < days->len && i < DAYS_SHOWN; i++) {
        const struct holiday *day = days->pdata[i];
        g_autofree char *said = days_said(day->first, day->last);
        printf("  %s: %s\n", said, day->name);
    }
    if (days->len > DAYS_SHOWN)
        printf("  and %u more\n", days->len - DAYS_SHOWN);
}

static void import_print(const struct command *command, const struct holidays *holidays,
                         const GPtrArray *days)
{
    if (command->json) {
        JsonBuilder *json = json_builder_new();
        json_builder_begin_object(json);
        json_put_text(json, "name", holidays->name);
        json_put_text(json, "team", team);
        json_put_text(json, "person", person_address);
        json_put_number(json, "days", days->len);
        json_builder_end_object(json);
        command_print_json(json);
        return;
    }
    printf("%s: %u holiday%s to come%s\n", holidays->name, days->len, days->len == 1 ? "" : "s",
           dry_run ? "; nothing was changed: this was a dry run" : "");
    days_print(days);
}

/* The name of the file, without folder and ending. Caller frees. */
static char *name_of_file(void)
{
    char *base = g_path_get_basename(file);
    char *dot = strrchr(base, '.');
    if (dot != NULL && dot != base)
        *dot = '\0';
    return base;
}

static void faults_print(const struct faults *faults)
{
    for (size_t i = 0; i < faults->count; i++)
        fprintf(stderr, "%s:%u: %s; left out\n", faults->list[i].file, faults->list[i].line,
                faults->list[i].text);
}

static gboolean import(struct command *command, struct site *site, const struct person *person,
                       struct failure *failure)
{
    g_autofree char *bytes = NULL, *given = name_of_file();
    gsize length = 0;
    if (!g_file_get_contents(file, &bytes, &length, NULL))
        return failure_set(failure, FAILURE_INPUT, "cannot read %s", file);
    struct holidays holidays = {name != NULL ? name : given, team, person};
    struct faults faults = {0};
    GPtrArray *days = NULL;
    gboolean fine = store_begin(site->store, failure) &&
                    holidays_import(site, &holidays, bytes, length, file, &faults, &days, failure);
    if (fine && !dry_run)
        fine = store_commit(site->store, failure);
    else
        store_rollback(site->store);
    faults_print(&faults);
    faults_clear(&faults);
    if (fine)
        import_print(command, &holidays, days);
    g_clear_pointer(&days, g_ptr_array_unref);
    return fine;
}

static gboolean import_act(struct command *command, struct site *site, struct failure *failure)
{
    struct person *person;
    gboolean fine = owner_find(site, &person, failure) && import(command, site, person, failure);
    person_free(person);
    return fine;
}

static void calendar_print(const struct command *command, struct site *site,
                           const struct calendar *calendar)
{
    struct person *person =
        calendar->person != 0 ? person_get(site->store, calendar->person) : NULL;
    g_autoptr(GPtrArray) days =
        calendar_days(site->store, calendar->id, (int32_t)(site->now / INSTANT_DAY));
    if (command->json) {
        JsonBuilder *json = json_builder_new();
        json_builder_begin_object(json);
        json_put_text(json, "name", calendar->name);
        json_put_text(json, "team", calendar->team[0] != '\0' ? calendar->team : NULL);
        json_put_text(json, "person", person != NULL ? person->address : NULL);
        json_put_number(json, "days", days->len);
        json_put_day(json, "known_until", calendar->horizon);
        json_builder_end_object(json);
        command_print_json(json);
    } else {
        const char *owner = person != NULL              ? person->address
                            : calendar->team[0] != '\0' ? calendar->team
                                                        : "everyone";
        printf("%s (%s): %u holiday%s to come\n", calendar->name, owner, days->len,
               days->len == 1 ? "" : "s");
        days_print(days);
    }
    person_free(person);
}

static gboolean list_act(struct command *command, struct site *site, struct failure *failure)
{
    g_autoptr(GPtrArray) calendars = calendars_all(site->store);
    for (guint i = 0; i < calendars->len; i++)
        calendar_print(command, site, calendars->pdata[i]);
    return store_ok(site->store, failure);
}

/* The calendar NAME of whom --team and --person mean; borrowed from CALENDARS. */
static const struct calendar *calendar_find(const GPtrArray *calendars, const struct person *person)
{
    for (guint i = 0; i < calendars->len; i++) {
        const struct calendar *calendar = calendars->pdata[i];
        if (strcmp(calendar->name, name) == 0 &&
            calendar->person == (person != NULL ? person->id : 0) &&
            strcmp(calendar->team, team != NULL ? team : "") == 0)
            return calendar;
    }
    return NULL;
}

static gboolean remove_calendar(struct site *site, const struct person *person,
                                struct failure *failure)
{
    g_autoptr(GPtrArray) calendars = calendars_all(site->store);
    const struct calendar *calendar = calendar_find(calendars, person);
    if (calendar == NULL)
        return failure_set(failure, FAILURE_USAGE,
                           "there is no calendar `%s' of that owner; see `muster calendar list'",
                           name);
    if (!store_begin(site->store, failure))
        return FALSE;
    holidays_remove(site, calendar);
    return store_commit(site->store, failure);
}

static gboolean remove_act(struct command *command, struct site *site, struct failure *failure)
{
    struct person *person;
    gboolean fine = owner_find(site, &person, failure) && remove_calendar(site, person, failure);
    if (fine && !command->json)
        printf("%s is removed\n", name);
    person_free(person);
    return fine;
}

static gboolean renew_act(struct command *command, struct site *site, struct failure *failure)
{
    guint renewed;
    if (!holidays_renew(site, &renewed, failure))
        return FALSE;
    if (!command->json)
        printf("%u renewed\n", renewed);
    return TRUE;
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    const char *verb = n_arguments > 0 ? arguments[0] : "";
    if (team != NULL && person_address != NULL)
        return command_usage(command, "say --team or --person, not both");
    if (strcmp(verb, "import") == 0 && n_arguments == 2) {
        file = arguments[1];
        return command_with_site(command, STORE_WRITE, import_act);
    }
    if (strcmp(verb, "list") == 0 && n_arguments == 1)
        return command_with_site(command, STORE_READ, list_act);
    if (strcmp(verb, "renew") == 0 && n_arguments == 1)
        return command_with_site(command, STORE_WRITE, renew_act);
    if (strcmp(verb, "remove") == 0 && n_arguments == 2) {
        name = arguments[1];
        return command_with_site(command, STORE_WRITE, remove_act);
    }
    return command_usage(command, "say `import FILE.ics', `list', `remove NAME' or `renew'");
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"team", 0, 0, G_OPTION_ARG_STRING, &team, "of this team only", "NAME"},
        {"person", 0, 0, G_OPTION_ARG_STRING, &person_address, "of this person only", "ADDRESS"},
        {"name", 0, 0, G_OPTION_ARG_STRING, &name, "its name [that of the file]", "NAME"},
        {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, "read it, and change nothing", NULL},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "calendar",
        .summary = "Holidays of everyone, a team or a person, from iCalendar files.\n"
                   "Nobody is asked on a holiday.",
        .arguments = "import FILE.ics | list | remove NAME | renew",
        .example = "  muster calendar import germany.ics\n"
                   "  muster calendar import tokyo.ics --team=tokyo --name=JP\n"
                   "  muster calendar list",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

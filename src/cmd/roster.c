/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster roster: `sync' brings people and teams in line with a file, `list' shows them. */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "muster/work/absence.h"
#include "muster/work/days-word.h"
#include "muster/work/reach.h"

static gboolean dry_run, yes;

static const char *const change_words[] = {
    [ROSTER_ADDED] = "added", [ROSTER_CHANGED] = "changed", [ROSTER_RENAMED] = "renamed",
    [ROSTER_LEFT] = "left",   [ROSTER_BACK] = "back",
};

static void change_print(const struct command *command, const struct roster_change *change)
{
    if (command->json) {
        JsonBuilder *json = json_builder_new();
        json_builder_begin_object(json);
        json_put_text(json, "what", change_words[change->what]);
        json_put_text(json, "person", change->address);
        json_put_text(json, "name", change->name);
        json_put_text(json, "detail", change->detail);
        json_builder_end_object(json);
        command_print_json(json);
        return;
    }
    printf("%-8s %s <%s>%s%s\n", change_words[change->what], change->name, change->address,
           change->detail != NULL ? ": " : "", change->detail != NULL ? change->detail : "");
}

static void faults_print(const struct faults *faults)
{
    for (size_t i = 0; i < faults->count; i++) {
        const struct fault *fault = &faults->list[i];
        if (fault->line > 0)
            fprintf(stderr, "%s:%u: %s\n", fault->file, fault->line, fault->text);
        else
            fprintf(stderr, "%s: %s\n", fault->file, fault->text);
    }
}

static int refusal_print(const struct command *command, const struct roster_report *report)
{
    fprintf(stderr, "muster %s: too many people would leave, so nothing was changed:\n",
            command->name);
    for (guint i = 0; i < report->changes->len; i++) {
        const struct roster_change *change = g_ptr_array_index(report->changes, i);
        if (change->what == ROSTER_LEFT)
            fprintf(stderr, "  %s <%s>\n", change->name, change->address);
    }
    fprintf(stderr, "If that is right, say so with --yes\n");
    return FAILURE_CONFIG;
}

static int report_print(const struct command *command, const struct roster_report *report)
{
    if (report->refused)
        return refusal_print(command, report);
    for (guint i = 0; i < report->changes->len; i++)
        change_print(command, g_ptr_array_index(report->changes, i));
    if (!command->json && report->changes->len == 0)
        puts("nothing to change");
    else if (!command->json && dry_run)
        puts("nothing was changed: this was a dry run");
    return 0;
}

static const char *roster_file;

/* Faults in the file are said by their lines, and not a second time as what failed. */
static gboolean sync_act(struct command *command, struct site *site, struct failure *failure)
{
    struct faults faults = {0};
    struct roster_report report = {0};
    gboolean fine = roster_sync(site, roster_file, dry_run, yes, &faults, &report, failure);
    if (fine)
        command->code = report_print(command, &report);
    else
        command->code = (int)failure->kind;
    fine = fine || faults.count > 0;
    faults_print(&faults);
    faults_clear(&faults);
    roster_report_clear(&report);
    return fine;
}

/* "until Fri 4 Dec 2026", of who is away. Caller frees. */
static char *until_said(enum person_state state, int32_t until)
{
    if (state != PERSON_AWAY)
        return g_strdup("");
    g_autofree char *day = until != ABSENCE_OPEN ? day_said(until) : g_strdup("told otherwise");
    return g_strdup_printf("  until %s", day);
}

static void person_print_json(struct site *site, const struct person *person)
{
    int32_t until;
    enum person_state state = person_state_now(site, person, &until);
    JsonBuilder *json = json_builder_new();
    g_auto(GStrv) managers = g_strsplit(person->manager, ";", -1);
    json_builder_begin_object(json);
    json_put_text(json, "person", person->address);
    json_put_text(json, "name", person->name);
    json_put_text(json, "zone", person->zone);
    json_put_list(json, "teams", person->teams);
    json_put_list(json, "reads", person->reads);
    json_put_list(json, "manager", managers);
    json_put_text(json, "workdays", person->workdays);
    json_put_text(json, "hours", person->hours);
    json_put_text(json, "language", person->language);
    json_put_list(json, "aliases", person->aliases);
    json_put_text(json, "state", person_state_word(state));
    g_autofree char *suspended = person_suspended_said(site, person);
    if (suspended != NULL)
        json_put_text(json, "suspended", suspended);
    if (state == PERSON_AWAY)
        json_put_day(json, "until", until);
    json_builder_end_object(json);
    command_print_json(json);
}

static void list_print(const char *what, char *const *list)
{
    g_autofree char *joined = g_strjoinv(", ", (char **)list);
    if (joined[0] != '\0')
        printf("  %s %s", what, joined);
}

static void person_print(struct site *site, const struct person *person)
{
    int32_t until;
    enum person_state state = person_state_now(site, person, &until);
    g_autofree char *said = until_said(state, until);
    g_autofree char *suspended = person_suspended_said(site, person);
    printf("%-8s %s <%s>%s", person_state_word(state), person->name, person->address, said);
    if (suspended != NULL)
        printf("  suspended %s", suspended);
    list_print("in", person->teams);
    list_print("reads", person->reads);
    if (person->zone[0] != '\0')
        printf("  %s", person->zone);
    putchar('\n');
}

static gboolean list_act(struct command *command, struct site *site, struct failure *failure)
{
    g_autoptr(GPtrArray) people = people_all(site->store);
    if (!store_ok(site->store, failure))
        return FALSE;
    for (guint i = 0; i < people->len; i++) {
        const struct person *person = g_ptr_array_index(people, i);
        if (command->json)
            person_print_json(site, person);
        else
            person_print(site, person);
    }
    return TRUE;
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments == 2 && strcmp(arguments[0], "sync") == 0) {
        roster_file = arguments[1];
        return command_with_site(command, dry_run ? STORE_READ : STORE_WRITE, sync_act);
    }
    if (n_arguments == 1 && strcmp(arguments[0], "list") == 0 && !dry_run && !yes)
        return command_with_site(command, STORE_READ, list_act);
    return command_usage(command, "say `sync FILE.csv' or `list'");
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, "show what `sync' would change", NULL},
        {"yes", 'y', 0, G_OPTION_ARG_NONE, &yes, "let many people leave at once", NULL},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "roster",
        .summary = "Brings people and teams in line with a file, or lists them.",
        .arguments = "sync FILE.csv | list",
        .example = "  muster roster sync people.csv --dry-run\n  muster roster list --json",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

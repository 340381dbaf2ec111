/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster entries: what was filed, one round after the other. It holds what people wrote, and when:
 * it is the operator's.
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"

static char *team, *person_address, *workflow_name, *since, *until;

/* A number of the entry that no question of the form has cannot be: the store keeps them
 * together. */
static void answers_add_json(JsonBuilder *json, const struct form *form, const struct entry *entry)
{
    json_builder_set_member_name(json, "answers");
    json_builder_begin_array(json);
    for (guint i = 0; entry != NULL && i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (form == NULL || answer->question < 1 || answer->question > form->n_questions)
            continue;
        const struct form_question *question = &form->questions[answer->question - 1];
        json_builder_begin_object(json);
        command_json_number(json, "question", answer->question);
        command_json_text(json, "key", question->key);
        command_json_text(json, "prompt", question->prompt);
        command_json_text(json, "text", answer->text);
        if (answer->value != NULL)
            command_json_text(json, "value", answer->value);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void teams_add_json(JsonBuilder *json, char *const *teams)
{
    json_builder_set_member_name(json, "team");
    json_builder_begin_array(json);
    for (; *teams != NULL; teams++)
        json_builder_add_string_value(json, *teams);
    json_builder_end_array(json);
}

static gboolean round_print_json(const struct round *round, const struct person *person,
                                 const struct form *form, const struct entry *entry, gpointer data)
{
    char day[DAY_TEXT_MAX], received[INSTANT_TEXT_MAX];
    (void)data;
    day_format(round->day, day);
    if (entry != NULL)
        instant_format(entry->received, received);
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    command_json_text(json, "workflow", round->workflow);
    command_json_text(json, "person", person->address);
    command_json_text(json, "name", person->name);
    teams_add_json(json, round->teams);
    command_json_text(json, "date", day);
    command_json_text(json, "state", round_state_word(round->state));
    command_json_text(json, "why", round->why);
    command_json_number(json, "revision", entry != NULL ? entry->revision : 0);
    command_json_text(json, "received", entry != NULL ? received : NULL);
    answers_add_json(json, form, entry);
    command_json_text(json, "unplaced", entry != NULL ? entry->unplaced : "");
    json_builder_end_object(json);
    command_print_json(json);
    return !ferror(stdout);
}

/* Text under its question, each line moved in. */
static void text_print(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        printf("%s%s\n", **line != '\0' ? "    " : "", *line);
}

static gboolean round_print(const struct round *round, const struct person *person,
                            const struct form *form, const struct entry *entry, gpointer data)
{
    char day[DAY_TEXT_MAX];
    day_format(round->day, day);
    gboolean *begun = data;
    if (*begun)
        putchar('\n');
    *begun = TRUE;
    printf("%s  %s  %s <%s>  %s", day, round->workflow, person->name, person->address,
           round_state_word(round->state));
    if (round->why != NULL)
        printf(" (%s)", round->why);
    if (entry != NULL && entry->revision > 1)
        printf(", revision %d", entry->revision);
    putchar('\n');
    for (guint i = 0; entry != NULL && i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (form != NULL && answer->question >= 1 && answer->question <= form->n_questions)
            printf("  %u. %s\n", answer->question, form->questions[answer->question - 1].prompt);
        text_print(answer->text);
    }
    if (entry != NULL && entry->unplaced[0] != '\0') {
        puts("  Under no question:");
        text_print(entry->unplaced);
    }
    return !ferror(stdout);
}

/* An option left out means any day. */
static gboolean day_option(const char *text, int32_t any, int32_t *day_r, struct failure *failure)
{
    *day_r = any;
    return text == NULL || day_parse(text, day_r) ||
           failure_set(failure, FAILURE_USAGE, "`%s' is no date; write it as 2026-11-23", text);
}

static gboolean any_note(const struct round *round, const struct person *person,
                         const struct form *form, const struct entry *entry, gpointer data)
{
    (void)round, (void)person, (void)form, (void)entry;
    *(gboolean *)data = TRUE;
    return FALSE;
}

/* What an option may name beside what old rounds name: teams that have people, or are asked. */
static char **teams_known(struct site *site)
{
    g_auto(GStrv) peopled = teams_all(site->store);
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    g_strv_builder_addv(names, (const char **)peopled);
    for (guint i = 0; i < site->n_workflows; i++)
        g_strv_builder_addv(names, (const char **)site->workflows[i].config->audience);
    return g_strv_builder_end(names);
}

static char **people_known(struct site *site)
{
    g_autoptr(GPtrArray) people = people_all(site->store);
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (guint i = 0; i < people->len; i++)
        g_strv_builder_add(names, ((const struct person *)g_ptr_array_index(people, i))->address);
    return g_strv_builder_end(names);
}

static char **workflows_known(struct site *site)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (guint i = 0; i < site->n_workflows; i++)
        g_strv_builder_add(names, site->workflows[i].config->name);
    return g_strv_builder_end(names);
}

/* What one option names, of all days. */
struct wanted {
    const char *what, *name;
    char **(*known)(struct site *site);
    struct entries_query query;
};

/* An alias is known to the store, and not in the list. */
static gboolean wanted_is_filed(struct site *site, struct wanted *wanted)
{
    gboolean any = FALSE;
    wanted->query.since = INT32_MIN;
    wanted->query.until = INT32_MAX;
    entries_each(site->store, &wanted->query, any_note, &any);
    if (any || wanted->query.person == NULL)
        return any;
    struct person *person = person_by_address(site->store, wanted->name);
    any = person != NULL;
    person_free(person);
    return any;
}

/* A slip in a name is no empty answer. */
static gboolean wanted_check(struct site *site, struct wanted *wanted, struct failure *failure)
{
    if (wanted->name == NULL)
        return TRUE;
    g_auto(GStrv) known = wanted->known(site);
    if (g_strv_contains((const char *const *)known, wanted->name) || wanted_is_filed(site, wanted))
        return TRUE;
    const char *near = nearest_word(wanted->name, (const char *const *)known);
    if (near != NULL)
        return failure_set(failure, FAILURE_USAGE, "no %s is called `%s'; did you mean `%s'?",
                           wanted->what, wanted->name, near);
    return failure_set(failure, FAILURE_USAGE, "no %s is called `%s'", wanted->what, wanted->name);
}

static gboolean names_check(struct site *site, struct failure *failure)
{
    struct wanted wanted[] = {
        {"team", team, teams_known, {.team = team}},
        {"person", person_address, people_known, {.person = person_address}},
        {"workflow", workflow_name, workflows_known, {.workflow = workflow_name}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (!wanted_check(site, &wanted[i], failure))
            return FALSE;
    return TRUE;
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct entries_query query = {
        .team = team, .person = person_address, .workflow = workflow_name};
    gboolean begun = FALSE;
    if (person_address != NULL)
        address_lower(person_address);
    if (!day_option(since, INT32_MIN, &query.since, failure) ||
        !day_option(until, INT32_MAX, &query.until, failure) ||
        !store_begin_read(site->store, failure))
        return FALSE;
    gboolean fine = names_check(site, failure);
    if (fine)
        entries_each(site->store, &query, command->json ? round_print_json : round_print, &begun);
    fine = store_ok(site->store, failure) && fine;
    store_end_read(site->store);
    return fine;
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"team", 0, 0, G_OPTION_ARG_STRING, &team, "only of who was in TEAM then", "TEAM"},
        {"person", 0, 0, G_OPTION_ARG_STRING, &person_address, "only of one person", "ADDRESS"},
        {"workflow", 0, 0, G_OPTION_ARG_STRING, &workflow_name, "only of one workflow", "NAME"},
        {"since", 0, 0, G_OPTION_ARG_STRING, &since, "from this day on", "DATE"},
        {"until", 0, 0, G_OPTION_ARG_STRING, &until, "up to this day", "DATE"},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "entries",
        .summary = "Shows what was filed, one round after the other.",
        .example = "  muster entries --team core --since 2026-11-23\n"
                   "  muster entries --person ann@acme.example --json",
        .has_data = TRUE,
        .options = options,
        .act = act,
        .mode = STORE_READ,
    };
    return command_main(&command, argc, argv);
}

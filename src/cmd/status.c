/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster status: how the site stands. Exit 1 when something needs the owner. */
#include <stdio.h>

#include "cmd/command.h"
#include "muster/work/standing.h"

enum { STATUS_NEEDS_OWNER = 1 };

static const char *const outbox_words[] = {
    [OUTBOX_QUEUED] = "queued",       [OUTBOX_LEASED] = "leased", [OUTBOX_SENT] = "sent",
    [OUTBOX_RETRY] = "retry",         [OUTBOX_FAILED] = "failed", [OUTBOX_DOUBT] = "doubt",
    [OUTBOX_CANCELLED] = "cancelled",
};

static void instant_print_json(JsonBuilder *json, const char *name, gint64 instant)
{
    char text[INSTANT_TEXT_MAX];
    json_builder_set_member_name(json, name);
    if (instant == 0) {
        json_builder_add_null_value(json);
        return;
    }
    instant_format(instant, text);
    json_builder_add_string_value(json, text);
}

static void number_print_json(JsonBuilder *json, const char *name, gint64 number)
{
    json_builder_set_member_name(json, name);
    json_builder_add_int_value(json, number);
}

static void counts_print_json(JsonBuilder *json, const struct standing *standing)
{
    json_builder_set_member_name(json, "people");
    json_builder_begin_object(json);
    for (int state = 0; state <= PERSON_LEFT; state++)
        number_print_json(json, person_state_word(state), standing->people[state]);
    json_builder_end_object(json);
    number_print_json(json, "open_rounds", standing->open_rounds);
    json_builder_set_member_name(json, "spool");
    json_builder_begin_object(json);
    number_print_json(json, "waiting", standing->spool_waiting);
    instant_print_json(json, "oldest", standing->spool_oldest);
    json_builder_end_object(json);
    json_builder_set_member_name(json, "outbox");
    json_builder_begin_object(json);
    for (int state = 0; state <= OUTBOX_CANCELLED; state++)
        number_print_json(json, outbox_words[state], standing->outbox.of[state]);
    number_print_json(json, "stranded", standing->outbox.stranded);
    json_builder_end_object(json);
    number_print_json(json, "held", standing->held);
}

static void standing_print_json(const struct standing *standing)
{
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    counts_print_json(json, standing);
    json_builder_set_member_name(json, "last_runs");
    json_builder_begin_object(json);
    for (guint i = 0; i < STEP_NAMES; i++)
        instant_print_json(json, standing->last_run[i].name, standing->last_run[i].at);
    json_builder_end_object(json);
    json_builder_set_member_name(json, "trouble");
    json_builder_begin_array(json);
    for (guint i = 0; i < standing->trouble->len; i++)
        json_builder_add_string_value(json, g_ptr_array_index(standing->trouble, i));
    json_builder_end_array(json);
    json_builder_end_object(json);
    command_print_json(json);
}

static void people_print(const struct standing *standing)
{
    printf("people    ");
    const char *separator = "";
    for (int state = 0; state <= PERSON_LEFT; state++)
        if (standing->people[state] > 0 || state == PERSON_ACTIVE) {
            printf("%s%u %s", separator, standing->people[state], person_state_word(state));
            separator = ", ";
        }
    putchar('\n');
}

static void last_runs_print(const struct standing *standing)
{
    printf("last run  ");
    for (guint i = 0; i < STEP_NAMES; i++) {
        char text[INSTANT_TEXT_MAX] = "never";
        if (standing->last_run[i].at != 0)
            instant_format(standing->last_run[i].at, text);
        printf("%s%s %s", i > 0 ? ", " : "", standing->last_run[i].name, text);
    }
    putchar('\n');
}

static void standing_print(const struct site *site, const struct standing *standing)
{
    const gint64 *outbox = standing->outbox.of;
    printf("site      %s <%s>\n", site->config->site.name, site->config->site.address);
    people_print(standing);
    printf("rounds    %d open\n", (int)standing->open_rounds);
    printf("spool     %u waiting to be filed\n", standing->spool_waiting);
    printf("outbox    %d waiting, %d to be tried again, %d sent, %d failed\n",
           (int)(outbox[OUTBOX_QUEUED] + outbox[OUTBOX_LEASED]),
           (int)(outbox[OUTBOX_RETRY] + outbox[OUTBOX_DOUBT]), (int)outbox[OUTBOX_SENT],
           (int)outbox[OUTBOX_FAILED]);
    printf("held      %d\n", (int)standing->held);
    last_runs_print(standing);
    for (guint i = 0; i < standing->trouble->len; i++)
        printf("TROUBLE   %s\n", (const char *)g_ptr_array_index(standing->trouble, i));
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments > 0)
        return command_usage(command, "`%s' is not understood", arguments[0]);
    int code = 0;
    struct site *site = command_site(command, STORE_READ, &code);
    if (site == NULL)
        return code;
    struct failure failure = {0};
    struct standing standing;
    if (!site_standing(site, &standing, &failure))
        code = command_fail(command, &failure);
    else {
        if (command->json)
            standing_print_json(&standing);
        else
            standing_print(site, &standing);
        code = standing.trouble->len > 0 ? STATUS_NEEDS_OWNER : 0;
    }
    standing_clear(&standing);
    site_close(site);
    return code;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "status",
        .summary = "Shows people, open rounds, spool, outbox and held mail.\n"
                   "Exits 1 when something needs the owner.",
        .example = "  muster status\n  muster status --json",
        .acts = TRUE,
        .has_data = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

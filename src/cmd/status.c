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

static void counts_print_json(JsonBuilder *json, const struct standing *standing)
{
    json_begin_object(json, "people");
    for (int state = 0; state <= PERSON_LEFT; state++)
        json_put_number(json, person_state_word(state), standing->people[state]);
    json_put_number(json, "reading", standing->reading);
    json_put_number(json, "suspended", standing->suspended);
    json_builder_end_object(json);
    json_put_number(json, "open_rounds", standing->open_rounds);
    json_begin_object(json, "spool");
    json_put_number(json, "waiting", standing->spool_waiting);
    json_put_instant(json, "oldest", standing->spool_oldest);
    json_builder_end_object(json);
    json_begin_object(json, "outbox");
    for (int state = 0; state <= OUTBOX_CANCELLED; state++)
        json_put_number(json, outbox_words[state], standing->outbox.of[state]);
    json_put_number(json, "stranded", standing->outbox.stranded);
    json_builder_end_object(json);
    json_put_text(json, "relay", standing->relay);
    json_put_number(json, "held", standing->held);
}

static void sentences_print_json(JsonBuilder *json, const char *name, const GPtrArray *sentences)
{
    json_begin_list(json, name);
    for (guint i = 0; i < sentences->len; i++)
        json_builder_add_string_value(json, g_ptr_array_index(sentences, i));
    json_builder_end_array(json);
}

static void standing_print_json(const struct standing *standing)
{
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    counts_print_json(json, standing);
    json_begin_object(json, "last_runs");
    for (guint i = 0; i < STEP_NAMES; i++)
        json_put_instant(json, standing->last_run[i].name, standing->last_run[i].at);
    json_builder_end_object(json);
    sentences_print_json(json, "mailboxes", standing->mailboxes);
    sentences_print_json(json, "trouble", standing->trouble);
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
    if (standing->reading > 0)
        printf(", %u only reading", standing->reading);
    if (standing->suspended > 0)
        printf("; mail comes back from %u", standing->suspended);
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

static void keys_print(const struct keys *keys)
{
    g_autoptr(GArray) views = keys_view(keys);
    const struct key_view *newest = &g_array_index(views, struct key_view, views->len - 1);
    char created[INSTANT_TEXT_MAX];
    instant_format(newest->created, created);
    printf("keys      %u, the newest of %s\n", views->len, created);
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
    if (standing->relay != NULL)
        printf("relay     %s\n", standing->relay);
    for (guint i = 0; i < standing->mailboxes->len; i++)
        printf("mailbox   %s\n", (const char *)g_ptr_array_index(standing->mailboxes, i));
    printf("held      %d\n", (int)standing->held);
    keys_print(site->keys);
    last_runs_print(standing);
    for (guint i = 0; i < standing->trouble->len; i++)
        printf("TROUBLE   %s\n", (const char *)g_ptr_array_index(standing->trouble, i));
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct standing standing;
    gboolean fine = site_standing(site, &standing, failure);
    if (fine && command->json)
        standing_print_json(&standing);
    else if (fine)
        standing_print(site, &standing);
    command->code = fine && standing.trouble->len > 0 ? STATUS_NEEDS_OWNER : 0;
    standing_clear(&standing);
    return fine;
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
        .act = act,
        .mode = STORE_READ,
    };
    return command_main(&command, argc, argv);
}

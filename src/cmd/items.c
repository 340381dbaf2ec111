/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster items: blockers and actions, and closing one whose people cannot. */
#include <stdio.h>
#include <string.h>

#include "cmd/people.h"
#include "muster/work/items.h"

static char *team_name, *person_address;
static gboolean only_open;
static const char *number;

static const char *kind_word(const struct item *item)
{
    return item->kind == ITEM_BLOCKER ? "blocker" : "action";
}

/* The address of PERSON, NULL when there is nobody. Caller frees. */
static char *address_of(struct site *site, gint64 id)
{
    struct person *person = id != 0 ? person_get(site->store, id) : NULL;
    char *address = person != NULL ? g_strdup(person->address) : NULL;
    person_free(person);
    return address;
}

static void item_print_json(struct site *site, const struct item *item)
{
    g_autofree char *writer = address_of(site, item->writer);
    g_autofree char *owner = address_of(site, item->owner);
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_number(json, "item", item->id);
    json_put_text(json, "kind", kind_word(item));
    json_put_text(json, "person", writer);
    json_put_text(json, "owner", owner);
    json_put_day(json, "date", item->day);
    json_put_day(json, "due", item->due);
    json_put_boolean(json, "open", item->closed == 0);
    json_put_instant(json, "ended", item->ended);
    json_put_list(json, "team", item->teams);
    json_put_text(json, "text", item->text);
    json_builder_end_object(json);
    command_print_json(json);
}

/* ", over since 2026-11-25", by the site's clock; "" while it is open. Caller frees. */
static char *end_of(const struct site *site, const struct item *item)
{
    if (item->closed == 0)
        return g_strdup("");
    char text[DAY_TEXT_MAX];
    int32_t day;
    int minute;
    zone_local(site->rhythm.zone, item->ended, &day, &minute);
    day_format(day, text);
    return g_strconcat(", over since ", text, NULL);
}

static void item_print(struct site *site, const struct item *item)
{
    g_autofree char *writer = address_of(site, item->writer);
    g_autofree char *owner = item->owner != item->writer ? address_of(site, item->owner) : NULL;
    g_autofree char *end = end_of(site, item);
    char day[DAY_TEXT_MAX];
    day_format(item->day, day);
    printf("#%" G_GINT64_FORMAT "  %s  %-7s %s%s%s%s: %s\n", item->id, day, kind_word(item),
           writer != NULL ? writer : "former member", owner != NULL ? ", asked: " : "",
           owner != NULL ? owner : "", end, item->text);
}

/* FALSE with FAILURE when there is no such team or person. */
static gboolean query_read(struct site *site, struct items_query *query_r, struct failure *failure)
{
    g_auto(GStrv) teams = teams_all(site->store);
    *query_r = (struct items_query){.team = team_name, .open = only_open};
    if (team_name != NULL && !g_strv_contains((const char *const *)teams, team_name))
        return command_unknown("team", team_name, (const char *const *)teams, failure);
    if (person_address == NULL)
        return TRUE;
    struct person *person = people_find(site, person_address, failure);
    query_r->person = person != NULL ? person->id : 0;
    person_free(person);
    return query_r->person != 0;
}

static gboolean list_act(struct command *command, struct site *site, struct failure *failure)
{
    struct items_query query;
    if (!query_read(site, &query, failure))
        return FALSE;
    g_autoptr(GPtrArray) items = items_find(site, &query);
    for (guint i = 0; i < items->len; i++) {
        if (command->json)
            item_print_json(site, items->pdata[i]);
        else
            item_print(site, items->pdata[i]);
    }
    return store_ok(site->store, failure);
}

static gboolean close_act(struct command *command, struct site *site, struct failure *failure)
{
    (void)command;
    char *end;
    gint64 id = g_ascii_strtoll(number + (number[0] == '#'), &end, 10);
    if (*end != '\0' || !store_begin(site->store, failure))
        return failure_is_set(failure)
                   ? FALSE
                   : failure_set(failure, FAILURE_USAGE, "`%s' is no number of an item", number);
    gboolean closed = item_settle(site, id);
    if (!store_commit(site->store, failure))
        return FALSE;
    return closed || failure_set(failure, FAILURE_USAGE, "no open item has the number %s", number);
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    number = n_arguments == 2 ? arguments[1] : NULL;
    if (n_arguments == 0)
        return command_with_site(command, STORE_READ, list_act);
    if (n_arguments == 2 && strcmp(arguments[0], "close") == 0)
        return command_with_site(command, STORE_WRITE, close_act);
    return command_usage(command, "say nothing, or `close' and a number");
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"team", 0, 0, G_OPTION_ARG_STRING, &team_name, "only those of this team", "TEAM"},
        {"person", 0, 0, G_OPTION_ARG_STRING, &person_address,
         "only those that this person wrote, or shall do something about", "ADDRESS"},
        {"open", 0, 0, G_OPTION_ARG_NONE, &only_open, "only those that are open", NULL},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "items",
        .summary = "Shows blockers and actions by their numbers, and closes one.",
        .arguments = "[close NUMBER]",
        .example = "  muster items --open --team core\n"
                   "  muster items close 41",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

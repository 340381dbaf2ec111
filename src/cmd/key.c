/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster key: what signs the addresses to which people answer. Never shows a key. */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "muster/work/token.h"

static gboolean anyway;

static void key_print(const struct command *command, const struct key_view *key)
{
    char created[INSTANT_TEXT_MAX];
    instant_format(key->created, created);
    if (!command->json) {
        printf("%-3u of %s  %s\n", key->id, created,
               key->newest ? "signs and proves" : "only proves what it signed before");
        return;
    }
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_number(json, "key", key->id);
    json_put_text(json, "created", created);
    json_put_boolean(json, "signs", key->newest);
    json_builder_end_object(json);
    command_print_json(json);
}

static void keys_print(const struct command *command, const struct keys *keys)
{
    g_autoptr(GArray) views = keys_view(keys);
    for (guint i = 0; i < views->len; i++)
        key_print(command, &g_array_index(views, struct key_view, i));
}

static gboolean list_act(struct command *command, struct site *site, struct failure *failure)
{
    (void)failure;
    keys_print(command, site->keys);
    return TRUE;
}

static gboolean rotate_act(struct command *command, struct site *site, struct failure *failure)
{
    const char *state = site->config->site.state;
    if (!keys_rotate(state, site->now, anyway, failure))
        return FALSE;
    log_event("key-rotated", NULL);
    struct keys *keys = keys_read(state, failure);
    if (keys == NULL)
        return FALSE;
    keys_print(command, keys);
    keys_free(keys);
    return TRUE;
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    const char *verb = n_arguments == 1 ? arguments[0] : "";
    if (strcmp(verb, "list") == 0)
        return command_with_site(command, STORE_READ, list_act);
    if (strcmp(verb, "rotate") == 0)
        return command_with_site(command, STORE_WRITE, rotate_act);
    return command_usage(command, "say `list' or `rotate'");
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"yes", 0, 0, G_OPTION_ARG_NONE, &anyway,
         "rotate: also while mails are answered that the oldest key signed", NULL},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "key",
        .summary = "The keys that sign the addresses to which people answer: the newest signs,\n"
                   "the one before it still proves.",
        .arguments = "list | rotate",
        .example = "  muster key list\n"
                   "  muster key rotate",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster search: what was written, by its words. */
#include <stdio.h>

#include "cmd/people.h"
#include "muster/work/finding.h"

enum { HITS = 50 };

static char *as_address;
static const char *words;

static void hit_print(const struct command *command, struct site *site,
                      const struct search_hit *hit)
{
    struct person *writer = person_get(site->store, hit->person);
    const char *address = writer != NULL ? writer->address : "";
    char day[DAY_TEXT_MAX];
    day_format(hit->day, day);
    if (command->json) {
        JsonBuilder *json = json_builder_new();
        json_builder_begin_object(json);
        json_put_text(json, "date", day);
        json_put_text(json, "person", address);
        json_put_text(json, "snippet", hit->snippet);
        json_builder_end_object(json);
        command_print_json(json);
    } else {
        printf("%s  %s: %s\n", day, address, hit->snippet);
    }
    person_free(writer);
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct person *person = as_address != NULL ? people_find(site, as_address, failure) : NULL;
    if (as_address != NULL && person == NULL)
        return FALSE;
    g_autoptr(GPtrArray) hits = entries_find(site->store, person, words, HITS);
    for (guint i = 0; i < hits->len; i++)
        hit_print(command, site, hits->pdata[i]);
    person_free(person);
    return store_ok(site->store, failure);
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    g_autofree char *all = g_strjoinv(" ", arguments);
    words = all;
    return n_arguments > 0 ? command_with_site(command, STORE_READ, act)
                           : command_usage(command, "say which words");
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"as", 0, 0, G_OPTION_ARG_STRING, &as_address,
         "with the eyes of this person, else with the operator's, who sees all", "ADDRESS"},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "search",
        .summary = "Finds what was written, by its words.",
        .arguments = "WORDS...",
        .example = "  muster search invoice Lyon\n"
                   "  muster search --as ann@acme.example invoice",
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}

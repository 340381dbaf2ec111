/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "kudos": thanks to somebody. In an answer it needs no slash (work/kudos/kudos.h). */
#include "work/commands/arguments.h"
#include "work/kudos/kudos.h"
#include "work/planning/planner.h"

static COMMAND_READER(read_kudos)
{
    (void)kind, (void)writer, (void)rest;
    struct kudos_words words;
    if (!kudos_words_read(written, &words))
        return FALSE;
    kudos_words_clear(&words);
    row->value = g_strdup(written);
    return TRUE;
}

static enum command_fate act_kudos(const struct command_kind *kind, struct command_deed *deed,
                                   const struct command_row *row)
{
    (void)kind;
    gboolean given = deed->site->config->site.kudos &&
                     kudos_give(deed->site, deed->person, row->value, deed->mail->round);
    return given ? COMMAND_DONE : COMMAND_VOID;
}

/* The names of all whom it was for; or the one that stood in the way. */
static void tell_kudos(const struct command_telling *telling, const struct command_row *row)
{
    struct store *store = telling->planner->site->store;
    struct kudos_words words;
    const char *failed = NULL;
    values_set_flag(telling->values, "off", !telling->planner->site->config->site.kudos);
    if (!kudos_words_read(row->value, &words))
        return;
    g_autoptr(GArray) receivers = kudos_receivers(store, telling->person, &words, &failed);
    struct values *names = values_set_list(telling->values, "to");
    for (guint i = 0; receivers != NULL && i < receivers->len; i++) {
        struct person *receiver = person_get(store, g_array_index(receivers, gint64, i));
        if (receiver != NULL)
            value_take(values_add_object(names), "name", name_of(person_shown(receiver)));
        person_free(receiver);
    }
    value_put(telling->values, "nobody", failed);
    kudos_words_clear(&words);
}

const struct command_kind commands_of_thanking[] = {
    {.word = "kudos",
     .read = read_kudos,
     .act = act_kudos,
     .tell = tell_kudos,
     .risk = RISK_SMALL,
     .alone = TRUE},
    {.word = NULL},
};

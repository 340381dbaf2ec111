/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "kudos": thanks to somebody. In an answer it needs no slash (work/kudos/kudos.h), and
 * there, too, it is taken back by "undo": a second answer does not mend it. */
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
    g_autoptr(GArray) given =
        deed->site->config->site.kudos
            ? kudos_give(deed->site, deed->person, row->value, deed->mail->round)
            : NULL;
    g_autoptr(GString) ids = g_string_new(NULL);
    for (guint i = 0; given != NULL && i < given->len; i++)
        g_string_append_printf(ids, "%" G_GINT64_FORMAT " ", g_array_index(given, gint64, i));
    if (ids->len > 0)
        deed_takes_back(deed, "unthank", ids->str);
    return given != NULL ? COMMAND_DONE : COMMAND_VOID;
}

static void put_name(struct store *store, struct values *names, gint64 id)
{
    struct person *person = person_get(store, id);
    if (person != NULL)
        value_take(values_add_object(names), "name", name_of(person_shown(person)));
    person_free(person);
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
    for (guint i = 0; receivers != NULL && i < receivers->len; i++)
        put_name(store, names, g_array_index(receivers, gint64, i));
    value_put(telling->values, "nobody", failed);
    kudos_words_clear(&words);
}

static void kudos_clear(gpointer data)
{
    kudos_free(data);
}

/* Those of IDS, "17 18 ", that are there: struct kudos. Caller unrefs. */
static GPtrArray *kudos_read(struct store *store, const char *ids)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(kudos_clear);
    g_auto(GStrv) each = g_strsplit(ids, " ", -1);
    for (char **id = each; *id != NULL; id++) {
        struct kudos *kudos = kudos_get(store, g_ascii_strtoll(*id, NULL, 10));
        if (kudos != NULL)
            g_ptr_array_add(all, kudos);
    }
    return all;
}

/* Nobody writes it: "undo" of "kudos". */
static enum command_fate act_unthank(const struct command_kind *kind, struct command_deed *deed,
                                     const struct command_row *row)
{
    (void)kind;
    g_autoptr(GPtrArray) all = kudos_read(deed->site->store, row->value);
    for (guint i = 0; i < all->len; i++)
        kudos_withdraw(deed->site->store, ((const struct kudos *)all->pdata[i])->id);
    return COMMAND_DONE;
}

static void tell_unthank(const struct command_telling *telling, const struct command_row *row)
{
    struct store *store = telling->planner->site->store;
    struct values *told = values_set_list(telling->values, "told");
    struct values *untold = values_set_list(telling->values, "untold");
    g_autoptr(GPtrArray) all = kudos_read(store, row->value);
    for (guint i = 0; i < all->len; i++) {
        const struct kudos *kudos = all->pdata[i];
        put_name(store, kudos_is_told(store, kudos->id) ? told : untold, kudos->receiver);
    }
}

const struct command_kind commands_of_thanking[] = {
    {.word = "kudos",
     .read = read_kudos,
     .act = act_kudos,
     .tell = tell_kudos,
     .risk = RISK_SMALL,
     .alone = TRUE,
     .lasts = TRUE},
    {.word = "unthank",
     .read = read_words,
     .act = act_unthank,
     .tell = tell_unthank,
     .risk = RISK_SMALL},
    {.word = NULL},
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the words to the people: all whom a line names, or nobody, so that what is said back is one
 * thing. */
#include "muster/work/absence.h"
#include "muster/work/token.h"
#include "work/kudos/kudos.h"
#include "work/people/called.h"
#include "work/planning/planner.h"

/* Somebody near PERSON first, then anybody here: thanks go further than work does. */
static gint64 receiver_find(struct store *store, const struct person *person, const char *name)
{
    char **near = person->teams[0] != NULL ? person->teams : person->reads;
    return person_is_called(person, name) ? 0 : person_called(store, near, name);
}

GArray *kudos_receivers(struct store *store, const struct person *person,
                        const struct kudos_words *words, const char **failed_r)
{
    g_autoptr(GArray) receivers = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (char **name = words->names; *name != NULL; name++) {
        gint64 id = receiver_find(store, person, *name);
        if (id == 0 || id == person->id) {
            *failed_r = *name;
            return NULL;
        }
        g_array_append_val(receivers, id);
    }
    return g_steal_pointer(&receivers);
}

static void kudos_file(struct site *site, const struct person *person, const GArray *receivers,
                       const char *text, gint64 round)
{
    g_autofree char *masked = tokens_mask(site->keys, text);
    for (guint i = 0; i < receivers->len; i++) {
        const struct kudos kudos = {.giver = person->id,
                                    .receiver = g_array_index(receivers, gint64, i),
                                    .round = round,
                                    .day = person_today(site, person),
                                    .given = site->now,
                                    .text = masked};
        if (kudos_add(site->store, &kudos) != 0)
            due_now(site, due_key("kudos", "", kudos.receiver, 0, 0));
    }
}

gboolean kudos_give(struct site *site, const struct person *person, const char *behind,
                    gint64 round)
{
    struct kudos_words words;
    const char *failed;
    if (!kudos_words_read(behind, &words))
        return FALSE;
    g_autoptr(GArray) receivers = kudos_receivers(site->store, person, &words, &failed);
    if (receivers != NULL)
        kudos_file(site, person, receivers, words.text, round);
    kudos_words_clear(&words);
    return receivers != NULL;
}

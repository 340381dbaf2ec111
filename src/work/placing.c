/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the numbers of a mail's questions back to rounds and their questions, and from there to the
 * next revision. */
#include "work/placing.h"

#include "muster/work/token.h"
#include "work/merge.h"

/* One contribution a round of the mail. */
static GPtrArray *contributions_new(guint n_rounds)
{
    GPtrArray *contributions = g_ptr_array_new_with_free_func((GDestroyNotify)contribution_free);
    for (guint i = 0; i < n_rounds; i++)
        g_ptr_array_add(contributions, contribution_new());
    return contributions;
}

/* The description comes out of the cage: a question that was not asked is no question. */
static void place_answers(GPtrArray *contributions, const struct site *site,
                          const struct recognised *recognised,
                          const struct description *description)
{
    for (guint i = 0; i < description->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(description->answers, i);
        if (answer->question < 1 || answer->question > recognised->places->len)
            continue;
        const struct asked_place *place =
            &g_array_index(recognised->places, struct asked_place, answer->question - 1);
        contribution_add(g_ptr_array_index(contributions, place->round), place->question,
                         tokens_mask(site->keys, answer->text), answer->nothing);
    }
}

static void place_unplaced(GPtrArray *contributions, const struct site *site, const char *unplaced)
{
    guint first = 0;
    for (guint i = contributions->len; i-- > 0;) {
        const struct contribution *contribution = g_ptr_array_index(contributions, i);
        if (contribution->answers->len > 0)
            first = i;
    }
    struct contribution *contribution = g_ptr_array_index(contributions, first);
    g_free(contribution->unplaced);
    contribution->unplaced = tokens_mask(site->keys, unplaced);
}

static gboolean contribution_is_empty(const struct contribution *contribution)
{
    return contribution->answers->len == 0 && contribution->unplaced[0] == '\0';
}

/* NULL when the round says all of it already. */
static struct entry *revision_of(struct store *store, const struct round *round,
                                 const struct contribution *contribution)
{
    struct entry *latest = round->revision > 0 ? entry_latest(store, round->id) : NULL;
    struct entry *revision = entry_merge(latest, contribution);
    if (latest != NULL && entry_equal(latest, revision))
        g_clear_pointer(&revision, entry_free);
    else
        revision->round = round->id;
    entry_free(latest);
    return revision;
}

GPtrArray *placing_revisions(const struct site *site, const struct recognised *recognised,
                             const struct description *description)
{
    const GPtrArray *rounds = recognised->rounds;
    g_autoptr(GPtrArray) contributions = contributions_new(rounds->len);
    GPtrArray *revisions = g_ptr_array_new_with_free_func((GDestroyNotify)entry_free);
    if (rounds->len == 0)
        return revisions;
    place_answers(contributions, site, recognised, description);
    place_unplaced(contributions, site, description->unplaced);
    for (guint i = 0; i < rounds->len; i++) {
        const struct contribution *contribution = g_ptr_array_index(contributions, i);
        const struct round *round = g_ptr_array_index(rounds, i);
        struct entry *revision = contribution_is_empty(contribution)
                                     ? NULL
                                     : revision_of(site->store, round, contribution);
        if (revision != NULL)
            g_ptr_array_add(revisions, revision);
    }
    return revisions;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a mail: decided from what was read and what the store says now, in the
 * transaction of its batch. Nothing is ever filed under a name that is not proved.
 */
#include "work/settlement.h"

#include <string.h>

#include "work/placing.h"
#include "work/remarks.h"

void settlement_clear(struct settlement *settlement)
{
    g_free(settlement->why);
    g_clear_pointer(&settlement->revisions, g_ptr_array_unref);
    g_clear_pointer(&settlement->remarks, g_ptr_array_unref);
}

void settle_as(struct settlement *settlement, const char *outcome, const char *why)
{
    settlement->outcome = outcome;
    settlement->why = g_strdup(why);
}

enum { QUICK_MAX = 20 }; /* octets of such words, with what may stand behind them */

/* Words that close a round when they are all that was written. */
static const char *quick_skip(const char *text)
{
    static const struct {
        const char *words, *why;
    } table[] = {{"skip", "person"}, {"off", "off"}, {"off today", "off"}};
    gsize length = strlen(text);
    if (length > QUICK_MAX)
        return NULL;
    g_autofree char *bare = g_ascii_strdown(text, -1);
    while (length > 0 && strchr(".! \n", bare[length - 1]) != NULL)
        bare[--length] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (strcmp(bare, table[i].words) == 0)
            return table[i].why;
    return NULL;
}

static void decide_answers(struct filer *filer, const struct arrival *arrival,
                           struct settlement *settlement)
{
    const struct description *description = arrival->description;
    settlement->revisions = placing_revisions(filer->site, arrival->recognised, description);
    if (settlement->revisions->len > 0) {
        const struct entry *first = g_ptr_array_index(settlement->revisions, 0);
        settlement->round = first->round;
        settle_as(settlement, "entry", NULL);
    } else if (description->answers->len > 0 || description->unplaced[0] != '\0') {
        settle_as(settlement, "nothing", "it says what was said before");
    } else {
        settle_as(settlement, "nothing", "there are no new words in it");
    }
}

/* They were read before the transaction; a tick, or another mail of this batch, may have changed
 * them since. */
static void rounds_refresh(struct store *store, GPtrArray *rounds)
{
    for (guint i = 0; i < rounds->len; i++) {
        struct round *read = g_ptr_array_index(rounds, i);
        struct round *now = round_get(store, read->id);
        if (now == NULL)
            continue;
        round_free(read);
        rounds->pdata[i] = now;
    }
}

/* A reader's words about what others wrote. Those that name nobody go to nobody. */
static void decide_remarks(struct filer *filer, const struct arrival *arrival,
                           struct settlement *settlement)
{
    g_autofree char *unplaced = NULL;
    settlement->remarks =
        remarks_read(filer->site, arrival->recognised, arrival->description, &unplaced);
    if (settlement->remarks->len > 0) {
        const struct remark *first = g_ptr_array_index(settlement->remarks, 0);
        settlement->round = first->round;
        settle_as(settlement, "comment", NULL);
    } else {
        settle_as(settlement, "nothing",
                  unplaced[0] != '\0' ? "it says of nothing and nobody whom it is for"
                                      : "there are no new words in it");
    }
}

/* The sender is the addressee of the mail that is answered. */
static void decide_proven(struct filer *filer, const struct arrival *arrival,
                          struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    settlement->person = recognised->person->id;
    if (recognised->about != NULL) {
        decide_remarks(filer, arrival, settlement);
        return;
    }
    if (recognised->rounds->len == 0) {
        settlement->outcome = "held";
        settlement->why =
            g_strdup_printf("it answers a %s mail, which asks nothing", recognised->mail->kind);
        return;
    }
    rounds_refresh(filer->site->store, recognised->rounds);
    settlement->skip_why = quick_skip(arrival->description->text);
    if (settlement->skip_why == NULL) {
        decide_answers(filer, arrival, settlement);
        return;
    }
    const struct round *round = g_ptr_array_index(recognised->rounds, 0);
    settlement->round = round->id;
    settle_as(settlement, "skip", NULL);
}

static void decide_unrecognised(struct filer *filer, const struct arrival *arrival,
                                struct settlement *settlement)
{
    const char *from = arrival->description->head.from;
    struct person *sender = from != NULL ? person_by_address(filer->site->store, from) : NULL;
    settlement->outcome = "held";
    settlement->why = g_strdup_printf("%s%s", arrival->recognised->why,
                                      sender != NULL ? "" : ", and its sender is nobody we know");
    person_free(sender);
}

static void decide_person(struct filer *filer, const struct arrival *arrival,
                          struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    switch (recognised->what) {
    case RECOGNISED_NOTHING:
        decide_unrecognised(filer, arrival, settlement);
        return;
    case RECOGNISED_DOOR:
        settlement->outcome = "held";
        settlement->why =
            g_strdup_printf("mail to +%s is not understood by this version", recognised->door);
        return;
    case RECOGNISED_MAIL:
        settlement->why = recognised_doubt(recognised, arrival->description->head.from);
        if (settlement->why != NULL)
            settlement->outcome = "held";
        else
            decide_proven(filer, arrival, settlement);
    }
}

void decide_read(struct filer *filer, const struct arrival *arrival, struct settlement *settlement)
{
    switch (arrival->description->head.kind) {
    case MAIL_AUTO:
    case MAIL_BOUNCE:
    case MAIL_LIST:
    case MAIL_CALENDAR:
        settle_as(settlement, "nothing", NULL);
        return;
    case MAIL_REPLY:
    case MAIL_COMMAND:
    case MAIL_OTHER:
        decide_person(filer, arrival, settlement);
    }
}

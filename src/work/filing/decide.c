/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a mail: decided from what was read and what the store says now, in the
 * transaction of its batch. Nothing is ever filed under a name that is not proved.
 */
#include "work/filing/settlement.h"

#include <string.h>

#include "muster/mail/moved.h"
#include "work/filing/remarks.h"
#include "work/items/saying.h"
#include "work/kudos/kudos.h"
#include "work/meetings/meetings.h"
#include "work/pulse/pulse.h"

static void effect_clear(gpointer effect)
{
    entry_free(((struct effect *)effect)->revision);
}

void settlement_init(struct settlement *settlement)
{
    *settlement = (struct settlement){.away_until = DAY_NONE};
    settlement->effects = g_array_new(FALSE, FALSE, sizeof(struct effect));
    g_array_set_clear_func(settlement->effects, effect_clear);
    settlement->others = g_ptr_array_new_with_free_func((GDestroyNotify)round_free);
}

void settlement_clear(struct settlement *settlement)
{
    g_free(settlement->why);
    g_array_unref(settlement->effects);
    g_ptr_array_unref(settlement->others);
    g_clear_pointer(&settlement->told, person_free);
    g_clear_pointer(&settlement->remarks, g_ptr_array_unref);
    g_clear_pointer(&settlement->commands, g_ptr_array_unref);
    g_clear_pointer(&settlement->kudos, g_ptr_array_unref);
    g_clear_pointer(&settlement->sender, person_free);
    g_clear_pointer(&settlement->sayings, g_ptr_array_unref);
    g_clear_pointer(&settlement->wanted, g_array_unref);
}

void settle_as(struct settlement *settlement, const char *outcome, const char *why)
{
    settlement->outcome = outcome;
    settlement->why = g_strdup(why);
}

void settle_effect(struct settlement *settlement, const struct effect *effect)
{
    if (settlement->round == 0)
        settlement->round = effect->round->id != 0 ? effect->round->id : effect->meant;
    g_array_append_vals(settlement->effects, effect, 1);
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

/* "Done, I ordered paper." is for somebody. What else stands above remarks leads to them, as "see
 * below" does. */
static gboolean tells_of_end(const char *words)
{
    return words_say_done(words) || words_begin_done(words);
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
        if (tells_of_end(unplaced))
            settlement->receipt = RECEIPT_WHOM;
        settle_as(settlement, "comment", NULL);
    } else if (unplaced[0] != '\0' && !arrival->description->courtesy) {
        settlement->receipt = RECEIPT_WHOM;
        settle_as(settlement, "nothing", "it says of nothing and nobody whom it is for");
    } else {
        settle_as(settlement, "nothing", "there are no new words in it");
    }
}

/* A mail that only speaks of items. FALSE when there are other words in it, which are for somebody or answer something. */
static gboolean decide_items(struct filer *filer, const struct arrival *arrival,
                             struct settlement *settlement)
{
    const struct description *description = arrival->description;
    settlement->sayings = sayings_read(filer->site->store, arrival->recognised, description);
    if (settlement->sayings->len == 0 ||
        !sayings_say_all(settlement->sayings, arrival->recognised, description))
        return FALSE;
    const struct saying *first = g_ptr_array_index(settlement->sayings, 0);
    settlement->round = first->item->round;
    settle_as(settlement, "item", NULL);
    return TRUE;
}

/* What somebody wants to talk about stands in an answer: FALSE when there are other words beside it, or none such. */
static gboolean decide_asides(const struct arrival *arrival, struct settlement *settlement)
{
    const struct description *description = arrival->description;
    const GPtrArray *rounds = arrival->recognised->rounds;
    if (description->asides[0] == NULL || rounds->len == 0)
        return FALSE;
    const struct round *round = g_ptr_array_index(rounds, 0);
    settlement->asides = description->asides;
    settlement->receipt = RECEIPT_ASIDE;
    settlement->round = round->id;
    if (description->text[0] != '\0' && !description->courtesy)
        return FALSE;
    settle_as(settlement, "1-on-1", NULL);
    return TRUE;
}

/* Steps of goals stand beside an answer: FALSE when there are other words, or no steps. */
static gboolean decide_goals(const struct arrival *arrival, struct settlement *settlement)
{
    const struct description *description = arrival->description;
    const GPtrArray *rounds = arrival->recognised->rounds;
    if (description->goals[0] == NULL)
        return FALSE;
    settlement->goals = description->goals;
    if (description->text[0] != '\0' && !description->courtesy)
        return FALSE;
    if (rounds->len > 0)
        settlement->round = ((const struct round *)g_ptr_array_index(rounds, 0))->id;
    settle_as(settlement, "goal", NULL);
    return TRUE;
}

/* Thanks stand beside an answer: FALSE when there are other words, or none such. */
static gboolean decide_kudos(struct filer *filer, const struct arrival *arrival,
                             struct settlement *settlement)
{
    const struct description *description = arrival->description;
    if (!filer->site->config->site.kudos || arrival->recognised->meeting != NULL)
        return FALSE; /* what is between two stays there */
    settlement->kudos = kudos_take(arrival->description);
    if (settlement->kudos == NULL || (description->text[0] != '\0' && !description->courtesy) ||
        description->asides[0] != NULL)
        return FALSE;
    settle_as(settlement, "kudos", NULL);
    return TRUE;
}

static void decide_meeting(struct filer *filer, const struct arrival *arrival,
                           struct settlement *settlement)
{
    struct description *description = arrival->description;
    meeting_words_own(filer->site, arrival->recognised, description);
    settlement->meeting =
        meeting_words_file(filer->site, arrival->recognised, description, arrival->received, FALSE);
    if (description->asides[0] != NULL) {
        settlement->asides = description->asides;
        settlement->receipt = RECEIPT_ASIDE;
    }
    if (settlement->meeting || settlement->asides != NULL)
        settle_as(settlement, "1-on-1", NULL);
    else
        settle_as(settlement, "nothing", "there are no new words in it");
}

/* Never an entry, whatever is written beside it. */
static void decide_calendar(struct filer *filer, const struct arrival *arrival,
                            struct settlement *settlement)
{
    const struct description *description = arrival->description;
    gboolean found =
        meeting_of_answer(filer->site->store, description->calendar, description->head.from,
                          &settlement->answered, &settlement->answerer);
    settle_as(settlement, found ? "1-on-1" : "nothing", NULL);
}

/* The mail that is answered asked nothing that is filed. */
static gboolean decide_polite(const struct recognised *recognised, struct settlement *settlement)
{
    static const struct {
        const char *kind, *why;
    } answered[] = {{PROBE, "it says that mail reaches them"},
                    {"news", "it answers thanks"}, /* which stood in no answer */
                    {PULSE_RESULT_MAIL, "it answers what was published without names"}};
    for (guint i = 0; i < G_N_ELEMENTS(answered); i++)
        if (strcmp(recognised->mail->kind, answered[i].kind) == 0)
            settle_as(settlement, "nothing", answered[i].why);
    return settlement->outcome != NULL;
}

/* The sender is the addressee of the mail that is answered. */
static void decide_proven(struct filer *filer, const struct arrival *arrival,
                          struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    settlement->person = recognised->person;
    settlement->own = TRUE;
    gboolean all = decide_goals(arrival, settlement);
    all = decide_kudos(filer, arrival, settlement) || all;
    if (decide_asides(arrival, settlement) || all)
        return;
    if (decide_consent(filer, arrival, settlement)) /* before any of its lines is taken away */
        return;
    decide_slashed(filer, arrival, settlement);
    if (settlement->outcome != NULL ||
        (settlement->commands == NULL && decide_commands(filer, arrival, settlement)) ||
        decide_form(arrival, settlement) || decide_items(filer, arrival, settlement))
        return;
    if (recognised->about != NULL) {
        if (!decide_get(filer, arrival, settlement))
            decide_remarks(filer, arrival, settlement);
        return;
    }
    if (recognised->meeting != NULL) {
        decide_meeting(filer, arrival, settlement);
        return;
    }
    if (decide_polite(recognised, settlement))
        return;
    if (recognised->rounds->len == 0) {
        decide_unheard(filer, arrival, settlement);
        return;
    }
    rounds_refresh(filer->site->store, recognised->rounds);
    if (!decide_move(filer, arrival, settlement))
        decide_answer(filer, arrival, settlement);
}

/* Does more than answer what was asked. */
static gboolean commands_something(const struct settlement *settlement)
{
    return settlement->commands != NULL || settlement->goals != NULL || settlement->kudos != NULL ||
           (settlement->sayings != NULL && settlement->sayings->len > 0);
}

/* A token alone never runs a command, though it may be enough for an answer. */
static void decide_own(struct filer *filer, const struct arrival *arrival,
                       struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    decide_proven(filer, arrival, settlement);
    if (!commands_something(settlement) || arrival->released != 0)
        return;
    char *doubt = identity_doubt(filer->site, recognised->person, &arrival->description->head,
                                 MAX(recognised_level(filer->site, recognised), IDENTITY_FROM));
    if (doubt == NULL)
        return;
    settlement_clear(settlement);
    settlement_init(settlement);
    settlement->outcome = "held";
    settlement->why = doubt;
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

static void decide_door(const struct recognised *recognised, struct settlement *settlement)
{
    const char *why = recognised_is_command_door(recognised)
                          ? "its sender is nobody we know"
                          : "this version does not know what for";
    settlement->outcome = "held";
    settlement->why = g_strdup_printf("it is to +%s, and %s", recognised->door, why);
}

/* Whoever is one of us, and proves it as much as the mail asks, hears that it was not for them.
 * Nobody else hears anything. */
static void tell_colleague(struct filer *filer, const struct arrival *arrival,
                           struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    const struct mail_head *head = &arrival->description->head;
    struct person *sender =
        head->from != NULL ? person_by_address(filer->site->store, head->from) : NULL;
    if (sender == NULL || sender->state == PERSON_LEFT || recognised->person == NULL ||
        sender->id == recognised->person->id) {
        person_free(sender);
        return;
    }
    settlement->told = sender;
    g_autofree char *doubt =
        identity_doubt(filer->site, sender, head, recognised_level(filer->site, recognised));
    if (doubt == NULL)
        settlement->receipt = RECEIPT_ANOTHERS;
}

static void decide_person(struct filer *filer, const struct arrival *arrival,
                          struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    switch (recognised->what) {
    case RECOGNISED_NOTHING:
        if (!decide_at_door(filer, arrival, settlement))
            decide_unrecognised(filer, arrival, settlement);
        return;
    case RECOGNISED_DOOR:
        if (!decide_at_door(filer, arrival, settlement))
            decide_door(recognised, settlement);
        return;
    case RECOGNISED_PULSE:
        return; /* settled before anything is decided */
    case RECOGNISED_TRIAL:
        settle_as(settlement, "trial", NULL);
        return;
    case RECOGNISED_MAIL:
        settlement->why = recognised_doubt(filer->site, recognised,
                                           arrival->released ? NULL : &arrival->description->head);
        if (settlement->why != NULL) {
            settlement->outcome = "held";
            tell_colleague(filer, arrival, settlement);
        } else {
            decide_own(filer, arrival, settlement);
        }
    }
}

/* An absence notice tells of the addressee only when it answers a mail of ours, and comes from the
 * one to whom that was written. */
static gboolean is_absence_notice(const struct filer *filer, const struct arrival *arrival)
{
    const struct mail_head *head = &arrival->description->head;
    if (arrival->recognised->what != RECOGNISED_MAIL || g_strcmp0(head->auto_why, "vacation") != 0)
        return FALSE;
    g_autofree char *doubt = recognised_doubt(filer->site, arrival->recognised, head);
    return doubt == NULL;
}

/* Who is away cannot answer: what the mail asked is not missed. */
static void decide_absent(struct filer *filer, const struct arrival *arrival,
                          struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    const char *until = arrival->description->head.away_until;
    if (!is_absence_notice(filer, arrival)) {
        settle_as(settlement, "nothing", NULL);
        return;
    }
    settlement->person = recognised->person;
    settle_as(settlement, "away", NULL);
    if (until != NULL && !day_parse(until, &settlement->away_until))
        settlement->away_until = DAY_NONE;
    else if (until != NULL)
        settlement->away_until -= arrival->description->head.away_returns;
    rounds_refresh(filer->site->store, recognised->rounds);
    for (guint i = 0; i < recognised->rounds->len; i++) {
        struct round *round = g_ptr_array_index(recognised->rounds, i);
        if (round->state == ROUND_OPEN)
            settle_effect(settlement, &(struct effect){.what = EFFECT_AWAY, .round = round});
    }
}

void decide_read(struct filer *filer, const struct arrival *arrival, struct settlement *settlement)
{
    if (arrival->released == 0 && decide_loop(filer, arrival, settlement))
        return;
    switch (arrival->description->head.kind) {
    case MAIL_AUTO:
        decide_absent(filer, arrival, settlement);
        return;
    case MAIL_CALENDAR:
        decide_calendar(filer, arrival, settlement);
        return;
    case MAIL_BOUNCE:
        decide_bounce(arrival, settlement);
        return;
    case MAIL_LIST:
        settle_as(settlement, "nothing", NULL);
        return;
    case MAIL_REPLY:
    case MAIL_COMMAND:
    case MAIL_OTHER:
        decide_person(filer, arrival, settlement);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person's own words do to which round.
 *
 * First whether there are words at all, then which round they are for, then what they are: a quick
 * answer that closes it, or answers to be merged with what was said before.
 */
#include <string.h>

#include "muster/work/absence.h"
#include "work/attachments/arriving.h"
#include "work/filing/again.h"
#include "work/filing/aim.h"
#include "work/filing/placing.h"
#include "work/filing/settlement.h"

/* --- mails without an answer --- */

static gboolean asks_for_prose(const char *kind)
{
    return strcmp(kind, "text") == 0 || strcmp(kind, "list") == 0 || strcmp(kind, "blocker") == 0;
}

/* "ok" is no answer; but it may be one to a single question that takes a single word, and an
 * emoji to one about the mood. */
static gboolean is_mere_courtesy(const struct arrival *arrival)
{
    const struct asked *asked = &arrival->recognised->asked;
    const struct round *round = g_ptr_array_index(arrival->recognised->rounds, 0);
    const char *kind = asked->n_questions == 1 ? asked->questions[0].kind : "text";
    gboolean fits =
        arrival->description->reaction != NULL ? strcmp(kind, "mood") == 0 : !asks_for_prose(kind);
    return arrival->description->courtesy && (!fits || round->revision > 0);
}

static gboolean decide_wordless(const struct arrival *arrival, struct settlement *settlement)
{
    const struct description *description = arrival->description;
    const struct round *round = g_ptr_array_index(arrival->recognised->rounds, 0);
    if (description->encrypted) {
        settlement->receipt = RECEIPT_ENCRYPTED;
        settle_as(settlement, "nothing", "it is encrypted, and there is no key here");
    } else if (is_mere_courtesy(arrival)) {
        settle_as(settlement, "nothing", "it is only polite");
    } else if (description->answers->len == 0 && description->unplaced[0] == '\0') {
        if (settlement->asides == NULL)
            settlement->receipt = description->empty ? RECEIPT_EMPTY : RECEIPT_NONE;
        settle_as(settlement, "nothing", "there are no new words in it");
    }
    if (settlement->outcome != NULL)
        settlement->round = round->id;
    return settlement->outcome != NULL;
}

/* --- which round --- */

static enum aim aim_of(const struct description *description)
{
    if (description->quick == MAIL_QUICK_OFF)
        return AIM_TODAY;
    gboolean loose = description->answers->len == 0 || description->in_order ||
                     description->quick != MAIL_QUICK_NONE;
    return loose ? AIM_LOOSE : AIM_MARKED;
}

/* Where a reply to ROUND goes: elsewhere, or there. Borrowed from SETTLEMENT or as ROUND. */
static struct round *target_of(const struct filer *filer, const struct arrival *arrival,
                               struct round *round, struct settlement *settlement)
{
    struct round *other = aim_elsewhere(filer->site, arrival->recognised->person, round,
                                        aim_of(arrival->description), arrival->received);
    if (other == NULL)
        return round;
    g_ptr_array_add(settlement->others, other);
    return other;
}

static gint64 meant_by(const struct round *target, const struct round *round)
{
    return target != round ? round->id : 0;
}

/* CONTRIBUTION was made for ROUND; what it is for TARGET. Caller frees. */
static struct contribution *contribution_to(const struct filer *filer, const struct person *person,
                                            const struct contribution *contribution,
                                            const struct round *round, const struct round *target)
{
    struct form *from = form_get(filer->site->store, round->form);
    struct form *to = aim_form(filer->site, person, target);
    struct contribution *moved =
        from != NULL && to != NULL ? contribution_transfer(contribution, from, to) : NULL;
    form_free(from);
    form_free(to);
    return moved != NULL ? moved : contribution_new();
}

/* --- quick answers --- */

/* What was answered stands, and a round that is over for other reasons stays so. */
static void skip_asked(struct filer *filer, const struct arrival *arrival, const char *why,
                       struct settlement *settlement)
{
    const GPtrArray *rounds = arrival->recognised->rounds;
    for (guint i = 0; i < rounds->len; i++) {
        struct round *round = g_ptr_array_index(rounds, i);
        struct round *target = target_of(filer, arrival, round, settlement);
        if (target->state == ROUND_OPEN || target->state == ROUND_MISSED)
            settle_effect(settlement, &(struct effect){.what = EFFECT_SKIP,
                                                       .round = target,
                                                       .meant = meant_by(target, round),
                                                       .why = why});
    }
}

static gboolean is_settled(const struct settlement *settlement, gint64 round)
{
    for (guint i = 0; i < settlement->effects->len; i++)
        if (g_array_index(settlement->effects, struct effect, i).round->id == round)
            return TRUE;
    return FALSE;
}

/* "off today" is said of the day, and so of all that other mails asked that day. */
static void skip_today(struct filer *filer, const struct arrival *arrival,
                       struct settlement *settlement)
{
    const struct site *site = filer->site;
    const struct person *person = arrival->recognised->person;
    int32_t today = person_day(site, person, arrival->received);
    g_autoptr(GPtrArray) open = rounds_open_of(site->store, person->id);
    while (open->len > 0) {
        struct round *round = g_ptr_array_steal_index(open, open->len - 1);
        g_ptr_array_add(settlement->others, round);
        if (round->day == today && !is_settled(settlement, round->id))
            settle_effect(settlement,
                          &(struct effect){.what = EFFECT_SKIP, .round = round, .why = "off"});
    }
}

static void decide_skip(struct filer *filer, const struct arrival *arrival, const char *why,
                        struct settlement *settlement)
{
    skip_asked(filer, arrival, why, settlement);
    if (arrival->description->quick == MAIL_QUICK_OFF)
        skip_today(filer, arrival, settlement);
    if (settlement->effects->len > 0)
        settle_as(settlement, "skip", NULL);
    else
        settle_as(settlement, "nothing", "what was answered before stands");
}

/* What was said the last time, for TARGET; NULL when nothing was. Caller frees. */
static struct contribution *contribution_again(const struct filer *filer,
                                               const struct person *person,
                                               const struct round *target)
{
    struct round *round = NULL;
    struct entry *entry = entry_before(filer->site->store, target->workflow, target->person,
                                       target->day - SAME_DAYS, target->day, &round);
    struct contribution *contribution = NULL;
    if (entry != NULL) {
        struct contribution *said = contribution_of_entry(entry);
        contribution = contribution_to(filer, person, said, round, target);
        for (guint i = 0; i < contribution->answers->len; i++)
            g_array_index(contribution->answers, struct contributed, i).same = TRUE;
        contribution_free(said);
    }
    entry_free(entry);
    round_free(round);
    return contribution;
}

/* "2. same": SAID, or CONTRIBUTION where that is NULL, with the words that it stands for. Takes
 * SAID. */
static struct contribution *contribution_filled(const struct filer *filer,
                                                const struct person *person,
                                                const struct round *target,
                                                const struct contribution *contribution,
                                                struct contribution *said)
{
    const struct contribution *words = said != NULL ? said : contribution;
    if (!again_is_said(words))
        return said;
    struct form *form = aim_form(filer->site, person, target);
    struct contribution *filled = again_fill(filer->recogniser, target, form, words);
    form_free(form);
    if (said != NULL)
        contribution_free(said);
    return filled;
}

/* --- answers --- */

/* That there is nothing new is an answer, but not to be added to another one. */
static gboolean is_news(const struct description *description, const struct round *target)
{
    return description->quick != MAIL_QUICK_NOTHING_NEW || target->revision == 0;
}

/* What CONTRIBUTION, made for ROUND, comes to in TARGET; NULL when it is good as it is. Caller
 * frees. */
static struct contribution *contribution_for(const struct filer *filer,
                                             const struct arrival *arrival,
                                             const struct contribution *contribution,
                                             const struct round *round, const struct round *target)
{
    const struct person *person = arrival->recognised->person;
    gboolean is_same = arrival->description->quick == MAIL_QUICK_SAME;
    struct contribution *again = is_same ? contribution_again(filer, person, target) : NULL;
    if (again != NULL)
        return again;
    struct contribution *moved =
        target != round ? contribution_to(filer, person, contribution, round, target) : NULL;
    return is_same ? moved : contribution_filled(filer, person, target, contribution, moved);
}

static void decide_round(struct filer *filer, const struct arrival *arrival, struct round *round,
                         const struct contribution *contribution, struct settlement *settlement)
{
    struct round *target = target_of(filer, arrival, round, settlement);
    if (!is_news(arrival->description, target))
        return;
    struct contribution *own = contribution_for(filer, arrival, contribution, round, target);
    struct entry *revision =
        placing_revision(filer->site->store, target, own != NULL ? own : contribution);
    if (revision != NULL)
        settle_effect(settlement, &(struct effect){.what = EFFECT_ENTRY,
                                                   .round = target,
                                                   .meant = meant_by(target, round),
                                                   .revision = revision});
    if (own != NULL)
        contribution_free(own);
}

/* "nothing new" and "same" speak for every round of the mail, other words for those that they
 * answer. */
static void place_quick(GPtrArray *contributions, const struct description *description)
{
    for (guint i = 0; i < contributions->len; i++) {
        struct contribution *contribution = g_ptr_array_index(contributions, i);
        if (contribution_is_empty(contribution)) {
            g_free(contribution->unplaced);
            contribution->unplaced = g_strdup(description->text);
        }
    }
}

static void place_words(struct filer *filer, const struct arrival *arrival,
                        struct settlement *settlement)
{
    const struct description *description = arrival->description;
    const GPtrArray *rounds = arrival->recognised->rounds;
    g_autoptr(GPtrArray) contributions = placing_contributions(arrival->recognised, description);
    if (description->quick != MAIL_QUICK_NONE)
        place_quick(contributions, description);
    for (guint i = 0; i < rounds->len; i++) {
        const struct contribution *contribution = g_ptr_array_index(contributions, i);
        if (!contribution_is_empty(contribution))
            decide_round(filer, arrival, g_ptr_array_index(rounds, i), contribution, settlement);
    }
}

/* The same words again may come with the file that was forgotten. */
static void decide_words(struct filer *filer, const struct arrival *arrival,
                         struct settlement *settlement)
{
    place_words(filer, arrival, settlement);
    if (settlement->effects->len == 0 && arrival->description->attachments != NULL) {
        attachments_speak(arrival->description);
        place_words(filer, arrival, settlement);
    }
    if (settlement->effects->len > 0)
        settle_as(settlement, "entry", NULL);
    else
        settle_as(settlement, "nothing", "it says what was said before");
}

/* "1. skip, 2. skip": nothing is answered, and nothing is to come. */
static gboolean skips_all(const struct description *description)
{
    return description->skips && description->answers->len == 0 && description->unplaced[0] == '\0';
}

/* Who sends nothing but files, or "thanks" or "skip" with them, has answered by them. */
static gboolean says_nothing(const struct description *description)
{
    gboolean polite = description->courtesy && description->answers->len == 0;
    return description->empty || polite || skips_all(description) ||
           description->quick == MAIL_QUICK_SKIP || description->quick == MAIL_QUICK_OFF;
}

void decide_answer(struct filer *filer, const struct arrival *arrival,
                   struct settlement *settlement)
{
    gboolean off = arrival->description->quick == MAIL_QUICK_OFF;
    if (arrival->description->attachments != NULL && says_nothing(arrival->description))
        attachments_speak(arrival->description);
    if (skips_all(arrival->description)) {
        decide_skip(filer, arrival, "person", settlement);
        return;
    }
    if (decide_wordless(arrival, settlement))
        return;
    switch (arrival->description->quick) {
    case MAIL_QUICK_SKIP:
        decide_skip(filer, arrival, "person", settlement);
        return;
    case MAIL_QUICK_OFF:
        decide_skip(filer, arrival, "off", settlement);
        return;
    case MAIL_QUICK_NONE:
    case MAIL_QUICK_NOTHING_NEW:
    case MAIL_QUICK_SAME:
        decide_words(filer, arrival, settlement);
        if (off) /* files came with it, and are all the answer that the day gets */
            skip_today(filer, arrival, settlement);
    }
}

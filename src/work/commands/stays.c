/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about not being there: away, back, skip. */
#include "muster/work/absence.h"
#include "muster/work/silence.h"
#include "work/commands/arguments.h"
#include "work/planning/planner.h"

static enum command_fate act_away(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind;
    absence_begin(deed->site, deed->person->id, row->first, row->last, "mail");
    deed_takes_back(deed, "there", NULL);
    deed->inverse->first = row->first;
    deed->inverse->last = row->last;
    return COMMAND_DONE;
}

static gboolean was_asked(struct store *store, gint64 round)
{
    struct sent_mail *question = sent_mail_of_round(store, round, "question");
    gboolean asked = question != NULL;
    sent_mail_free(question);
    return asked;
}

/* What was asked before they said it is no debt. */
static void tell_away(const struct command_telling *telling, const struct command_row *row)
{
    const struct site *site = telling->planner->site;
    int32_t today = person_today(site, telling->person);
    if (today < row->first || today > row->last)
        return;
    g_autoptr(GPtrArray) rounds = rounds_of_day(site->store, telling->person->id, today);
    gboolean excused = FALSE;
    for (guint i = 0; i < rounds->len && !excused; i++) {
        const struct round *round = rounds->pdata[i];
        excused = round->state == ROUND_AWAY && was_asked(site->store, round->id);
    }
    values_set_flag(telling->values, "excused", excused);
}

/* Takes back an absence, as if nobody had told it. */
static enum command_fate act_there(const struct command_kind *kind, struct command_deed *deed,
                                   const struct command_row *row)
{
    (void)kind;
    if (!absence_withdraw(deed->site, deed->person->id, row->first, row->last))
        return COMMAND_VOID;
    deed_takes_back(deed, "away", NULL);
    deed->inverse->first = row->first;
    deed->inverse->last = row->last;
    return COMMAND_DONE;
}

/* What takes it back is the rest of the absence. */
static enum command_fate act_back(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind, (void)row;
    struct site *site = deed->site;
    int32_t today = person_today(site, deed->person), until;
    gboolean away = person_is_away(site->store, deed->person->id, today, &until);
    absence_over(site, deed->person->id, today, ABSENCE_ENDED_BY_COMMAND);
    if (person_resume(site, deed->person->id))
        deed_takes_back(deed, "pause", NULL);
    if (away) {
        deed_takes_back(deed, "away", NULL);
        deed->inverse->first = today;
        deed->inverse->last = until;
    }
    return COMMAND_DONE;
}

static void tell_back(const struct command_telling *telling, const struct command_row *row)
{
    (void)row;
    tell_next_question(telling);
}

static enum command_fate act_skip(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind, (void)row;
    return person_skips(deed->site, deed->person->id) > 0 ? COMMAND_DONE : COMMAND_VOID;
}

const struct command_kind commands_of_stays[] = {
    {.word = "away",
     .read = read_stay,
     .act = act_away,
     .tell = tell_away,
     .risk = RISK_SMALL,
     .alone = TRUE},
    {.word = "there", .read = read_stay, .act = act_there, .risk = RISK_SMALL},
    {.word = "back",
     .read = read_nothing,
     .act = act_back,
     .tell = tell_back,
     .risk = RISK_SMALL,
     .alone = TRUE},
    {.word = "skip", .read = read_nothing, .act = act_skip, .risk = RISK_SMALL},
    {.word = NULL},
};

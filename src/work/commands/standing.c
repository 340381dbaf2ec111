/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about being asked at all: pause, resume, leave, join. */
#include "muster/work/silence.h"
#include "work/commands/arguments.h"

static enum command_fate act_pause(const struct command_kind *kind, struct command_deed *deed,
                                   const struct command_row *row)
{
    (void)kind, (void)row;
    if (person_pause(deed->site, deed->person->id))
        deed_takes_back(deed, "resume", NULL);
    return COMMAND_DONE;
}

static enum command_fate act_resume(const struct command_kind *kind, struct command_deed *deed,
                                    const struct command_row *row)
{
    (void)kind, (void)row;
    if (person_resume(deed->site, deed->person->id))
        deed_takes_back(deed, "pause", NULL);
    return COMMAND_DONE;
}

static enum command_fate act_leave(const struct command_kind *kind, struct command_deed *deed,
                                   const struct command_row *row)
{
    (void)kind, (void)row;
    return person_leave(deed->site, deed->person->id) ? COMMAND_DONE : COMMAND_VOID;
}

static enum command_fate act_join(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind, (void)row;
    return person_return(deed->site, deed->person->id) ? COMMAND_DONE : COMMAND_VOID;
}

const struct command_kind commands_of_standing[] = {
    {.word = "pause", .read = read_nothing, .act = act_pause, .risk = RISK_SMALL, .alone = TRUE},
    {.word = "resume", .read = read_nothing, .act = act_resume, .risk = RISK_SMALL, .alone = TRUE},
    {.word = "leave", .read = read_nothing, .act = act_leave, .risk = RISK_GREAT, .alone = TRUE},
    {.word = "join",
     .read = read_nothing,
     .act = act_join,
     .may = MAY_ANYONE,
     .risk = RISK_SMALL,
     .alone = TRUE},
    {.word = NULL},
};

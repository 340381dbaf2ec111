/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about what is kept of a person: it is theirs to have, and to have erased. Also of who has left. */
#include "muster/work/silence.h"
#include "work/commands/arguments.h"
#include "work/commands/export.h"
#include "work/planning/planner.h"

/* Nobody is asked or told anything from now on; the ticks after this one erase (planning/forget.c). */
static enum command_fate act_forget(const struct command_kind *kind, struct command_deed *deed,
                                    const struct command_row *row)
{
    (void)kind, (void)row;
    person_leave(deed->site, deed->person->id);
    struct due due = due_key("forget", "", deed->person->id, 0, 0);
    due.at = deed->site->now - INSTANT_MINUTE; /* before it are the words that say so */
    due_set(deed->site->store, &due);
    return COMMAND_DONE;
}

const struct command_kind commands_of_rights[] = {
    {.word = "export",
     .read = read_nothing,
     .attach = export_attach,
     .may = MAY_ANYONE,
     .alone = TRUE},
    {.word = "forget",
     .read = read_nothing,
     .act = act_forget,
     .may = MAY_ANYONE,
     .risk = RISK_GREAT,
     .alone = TRUE},
    {.word = NULL},
};

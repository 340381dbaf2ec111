/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about how one wants to be asked: what can be chosen (choices.h), by mail. */
#include "muster/work/choices.h"
#include "work/commands/arguments.h"

static void choose(struct command_deed *deed, const char *choice, const char *word,
                   const char *value)
{
    g_autofree char *before = choice_get(deed->site, deed->person, choice);
    choice_set(deed->site, deed->person->id, choice, value);
    deed_takes_back(deed, word, before);
}

static enum command_fate act_choose(const struct command_kind *kind, struct command_deed *deed,
                                    const struct command_row *row)
{
    choose(deed, kind->choice, kind->word, row->value != NULL ? row->value : "");
    return COMMAND_DONE;
}

static void workdays_choose(struct command_deed *deed, guint8 days)
{
    g_autoptr(GString) words = g_string_new(NULL);
    weekdays_format(days, words);
    choose(deed, "workdays", "workdays", words->str);
}

/* As they were told, or, to take them back, as they were kept. */
static enum command_fate act_days(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    if (row->days == 0)
        return act_choose(kind, deed, row);
    workdays_choose(deed, row->days);
    return COMMAND_DONE;
}

static enum command_fate act_days_off(const struct command_kind *kind, struct command_deed *deed,
                                      const struct command_row *row)
{
    (void)kind;
    struct rhythm rhythm;
    site_rhythm_of(deed->site, deed->person, &rhythm);
    workdays_choose(deed, (guint8)(rhythm.workdays & ~row->days));
    return COMMAND_DONE;
}

#define CHOICE(name, reader, choice_name)                                                          \
    {                                                                                              \
        .word = name, .read = reader, .act = act_choose, .risk = RISK_SMALL, .alone = TRUE,        \
        .choice = choice_name                                                                      \
    }

const struct command_kind commands_of_own_hours[] = {
    CHOICE("ask", read_clock, "ask"),
    CHOICE("remind", read_choice, "remind"),
    CHOICE("receipts", read_choice, "receipts"),
    CHOICE("hours", read_choice, "hours"),
    CHOICE("zone", read_choice, "zone"),
    CHOICE("language", read_language, "language"),
    {.word = "workdays",
     .read = read_weekdays,
     .act = act_days,
     .risk = RISK_SMALL,
     .alone = TRUE,
     .choice = "workdays"},
    {.word = "days_off",
     .read = read_weekdays,
     .act = act_days_off,
     .risk = RISK_SMALL,
     .alone = TRUE},
    {.word = NULL},
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said back of a row, as the values of a template: its word, its fate, and what it holds. */
#include "muster/work/attachments.h"
#include "work/commands/kind.h"
#include "work/commands/words.h"
#include "work/letters/phrases-table.h"
#include "work/planning/planner.h"

static const char *fate_said(enum command_fate fate)
{
    static const char *const words[COMMAND_FATES] = {"done",    "waits",   "unread",
                                                     "unknown", "refused", "void"};
    return words[fate];
}

static void put_days(const struct command_telling *telling, const struct command_row *row)
{
    if (row->days != 0)
        value_take(telling->values, "days", phrase_weekdays(telling->phrases, row->days));
    if (row->first == DAY_NONE)
        return;
    value_take(telling->values, "first", phrase_day(telling->phrases, row->first));
    if (row->last == ABSENCE_OPEN)
        values_set_flag(telling->values, "open", TRUE);
    else if (row->last == row->first)
        values_set_flag(telling->values, "one_day", TRUE);
    else
        value_take(telling->values, "last", phrase_day(telling->phrases, row->last));
}

/* A word that was chosen is true by its own name too: the template has a phrase for it. */
static void put_value(const struct command_telling *telling, const struct command_kind *kind,
                      const struct command_row *row)
{
    if (row->value == NULL || row->value[0] == '\0' || kind->edited)
        return;
    value_put(telling->values, "value", row->value);
    if (kind->choice != NULL)
        values_set_flag(telling->values, row->value, TRUE);
}

/* "Mon 21 Dec to Mon 4 Jan", "Fri 27 Nov", "Fri 27 Nov ..". Caller frees. */
static char *stay_said(const struct command_telling *telling, const struct command_row *row)
{
    g_autofree char *first = phrase_day(telling->phrases, row->first);
    if (row->last == ABSENCE_OPEN)
        return g_strconcat(first, " ..", NULL);
    return row->first == row->last ? g_steal_pointer(&first)
                                   : phrase_span(telling->phrases, row->first, row->last);
}

/* "vacation Mon 21 Dec to Mon 4 Jan": the command as it was read, to be confirmed. */
static void put_understood(struct values *values, const struct command_telling *telling,
                           const struct command_kind *kind, const struct command_row *row)
{
    g_autoptr(GString) said = g_string_new(command_phrase_of(row->word, telling->language));
    g_autofree char *value = kind->say != NULL && row->fate == COMMAND_WAITS
                                 ? kind->say(telling, row)
                                 : g_strdup(row->value);
    if (value != NULL)
        g_string_append_printf(said, " %s", value);
    g_strdelimit(said->str, "\t", ' ');
    g_autofree char *days =
        row->days != 0 ? phrase_weekdays(telling->phrases, row->days) : g_strdup("");
    g_autofree char *stay = row->first != DAY_NONE ? stay_said(telling, row) : g_strdup("");
    g_string_append_printf(said, "%s%s%s%s", days[0] != '\0' ? " " : "", days,
                           stay[0] != '\0' ? " " : "", stay);
    value_put(values, "understood", said->str);
}

/* How the command is written. */
static void put_usage(struct values *values, const struct command_telling *telling,
                      const struct command_row *row)
{
    value_put(values, "name", command_phrase_of(row->word, telling->language));
    value_put(values, "usage", command_usage_of(row->word, telling->language));
}

static void tell_kind(struct planner *planner, const struct person *person,
                      const struct command_kind *kind, const struct command_row *row,
                      struct values *outer)
{
    const struct phrases *phrases = phrases_of(planner_language(planner, person));
    const struct command_telling telling = {.planner = planner,
                                            .person = person,
                                            .phrases = phrases,
                                            .language = phrases->language,
                                            .values = values_set_object(outer, kind->word)};
    put_usage(outer, &telling, row);
    put_understood(outer, &telling, kind, row);
    put_value(&telling, kind, row);
    put_days(&telling, row);
    values_set_flag(outer, "has_left", person->state == PERSON_LEFT);
    if (kind->tell != NULL &&
        (row->fate == COMMAND_DONE || row->fate == COMMAND_VOID || kind->edited))
        kind->tell(&telling, row);
}

struct values *command_tell(struct planner *planner, const struct person *person,
                            const struct command_row *row)
{
    const struct command_kind *kind = command_kind_find(row->word);
    struct values *values = values_new();
    values_set_flag(values, fate_said(row->fate), TRUE);
    value_put(values, "owner", planner->site->config->site.owner);
    if (kind != NULL)
        tell_kind(planner, person, kind, row, values);
    else if (row->value != NULL)
        value_put(values, "nearest", row->value);
    values_set_flag(values, "slashed", command_line_slashed(row->line));
    return values;
}

gboolean commands_show_goals(const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const struct command_row *row = rows->pdata[i];
        const struct command_kind *kind = command_kind_find(row->word);
        if (kind != NULL && kind->shows_goals)
            return TRUE;
    }
    return FALSE;
}

GArray *commands_attach(struct planner *planner, const struct person *person, const GPtrArray *rows)
{
    GArray *attachments = enclosures_new();
    const struct command_telling telling = {.planner = planner, .person = person};
    for (guint i = 0; i < rows->len && attachments->len == 0; i++) {
        const struct command_row *row = rows->pdata[i];
        const struct command_kind *kind = command_kind_find(row->word);
        if (kind != NULL && kind->attach != NULL && row->fate == COMMAND_DONE)
            kind->attach(&telling, attachments);
    }
    return attachments;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about other commands: the yes that some wait for, or the no, and taking back the last
 * ones.
 *
 * A yes is to the newest mail that waits in its thread, and drops what the ones above it asked for;
 * a no drops all of it.
 */
#include <string.h>

#include "work/commands/arguments.h"

#define CONSENT_LIFE (3 * INSTANT_DAY)

/* The mail that asks was written a while ago: what was meant then may not be meant now. */
static gboolean is_stale(const struct command_deed *deed, gint64 mail)
{
    struct sent_mail *asking = sent_mail_get(deed->site->store, mail);
    gboolean stale = asking == NULL || deed->site->now - asking->created > CONSENT_LIFE;
    sent_mail_free(asking);
    return stale;
}

/* The mail that the deed's mail gives its word to: 0 when nothing waits. */
static gint64 asking_of(const struct command_deed *deed)
{
    return command_waits_above(deed->site->store, deed->person->id, deed->mail->answers);
}

static enum command_fate act_confirm(const struct command_kind *kind, struct command_deed *deed,
                                     const struct command_row *row)
{
    (void)kind, (void)row;
    struct store *store = deed->site->store;
    gint64 asking = asking_of(deed);
    if (asking == 0 || is_stale(deed, asking))
        return COMMAND_VOID;
    g_autoptr(GPtrArray) rows = command_rows(store, SHELF_WAITS, deed->person->id, asking);
    command_waits_settle(store, deed->person->id, deed->mail->answers);
    for (guint i = 0; i < rows->len; i++) {
        const struct command_row *waiting = rows->pdata[i];
        deed_include(deed, waiting, waiting->line);
    }
    return rows->len > 0 ? COMMAND_DONE : COMMAND_VOID;
}

static enum command_fate act_decline(const struct command_kind *kind, struct command_deed *deed,
                                     const struct command_row *row)
{
    (void)kind, (void)row;
    if (asking_of(deed) == 0)
        return COMMAND_VOID;
    command_waits_settle(deed->site->store, deed->person->id, deed->mail->answers);
    return COMMAND_DONE;
}

/* "undo: pause"; what takes back an undo is what was taken back. Caller frees. */
static char *line_of_undo(const char *line)
{
    static const char mark[] = "undo: ";
    return g_str_has_prefix(line, mark) ? g_strdup(line + strlen(mark))
                                        : g_strconcat(mark, line, NULL);
}

/* The last one first. */
static enum command_fate act_undo(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind, (void)row;
    struct store *store = deed->site->store;
    g_autoptr(GPtrArray) rows = command_rows(store, SHELF_UNDO, deed->person->id, 0);
    command_rows_forget(store, SHELF_UNDO, deed->person->id, 0);
    for (guint i = rows->len; i > 0; i--) {
        const struct command_row *taken = rows->pdata[i - 1];
        g_autofree char *line = line_of_undo(taken->line);
        deed_include(deed, taken, line);
    }
    return rows->len > 0 ? COMMAND_DONE : COMMAND_VOID;
}

const struct command_kind commands_of_consent[] = {
    {.word = "confirm", .read = read_nothing, .act = act_confirm, .may = MAY_ANYONE},
    {.word = "decline", .read = read_nothing, .act = act_decline, .may = MAY_ANYONE},
    {.word = "undo", .read = read_nothing, .act = act_undo, .risk = RISK_SMALL, .alone = TRUE},
    {.word = NULL},
};

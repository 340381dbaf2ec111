/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own words below a mail that asks nothing: "Could I get the questions at 11 please?"
 *
 * Promises: they are held, where the owner sees them, and their writer hears so, once a day.
 * Does not: tell anybody whose mail proves too little, a program, or who was only polite.
 */
#include "work/filing/settlement.h"

/* What people take for somebody they can write to. A receipt that is answered again would begin
 * a circle. */
static gboolean is_talked_to(const struct sent_mail *mail)
{
    static const char *const kinds[] = {"welcome", "transcript", NULL};
    return g_strv_contains(kinds, mail->kind);
}

/* Whoever wrote was told today, or had all the receipts of a day, as a robot that answers each;
 * or shall hear nothing. */
static gboolean is_silent(const struct filer *filer, const struct arrival *arrival)
{
    struct store *store = filer->site->store;
    gint64 writer = arrival->recognised->person->id, since = arrival->received - INSTANT_DAY;
    return !is_talked_to(arrival->recognised->mail) || arrival->released != 0 ||
           arrival->description->courtesy || arrival->description->text[0] == '\0' ||
           !arrival_may_be_answered(arrival) ||
           receipts_written(store, writer, since) >= RECEIPTS_A_DAY ||
           received_held_told(store, writer, since);
}

void decide_unheard(const struct filer *filer, const struct arrival *arrival,
                    struct settlement *settlement)
{
    settlement->outcome = "held";
    settlement->why = g_strdup_printf("it answers a %s mail, which asks nothing",
                                      arrival->recognised->mail->kind);
    if (!is_silent(filer, arrival))
        settlement->commands = commands_read_unheard(arrival->description->text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What time takes away: a little at each step, so that no transaction grows long.
 *
 * SQLite overwrites what is deleted (secure_delete), and the commit after it empties the
 * write-ahead log when no reader is in the way. BUGS: one who is in the way until we are done
 * leaves it there until the log is next used from its start.
 */
#include "muster/store/due.h"

#include "muster/base/instant.h"
#include "store/goal-steps.h"
#include "store/kudos.h"
#include "store/meeting-lines.h"
#include "store/moods.h"
#include "store/people.h"
#include "store/pulses.h"
#include "store/rounds.h"

static gboolean received_erase(struct store *store, gint64 before, guint limit)
{
    sql_run(store,
            "DELETE FROM held_look WHERE mail IN"
            " (SELECT id FROM received_mail WHERE received < $1 ORDER BY received LIMIT $2)",
            WITH(number(before), number(limit)));
    return sql_run(store,
                   "DELETE FROM received_mail WHERE id IN"
                   " (SELECT id FROM received_mail WHERE received < $1 ORDER BY received LIMIT $2)",
                   WITH(number(before), number(limit))) >= limit;
}

static gboolean receipts_erase(struct store *store, gint64 before, guint limit)
{
    return sql_run(store,
                   "DELETE FROM receipt WHERE id IN"
                   " (SELECT id FROM receipt WHERE created < $1 ORDER BY created LIMIT $2)",
                   WITH(number(before), number(limit))) >= limit;
}

static gboolean caused_erase(struct store *store, gint64 before, guint limit)
{
    return sql_run(store,
                   "DELETE FROM caused WHERE rowid IN"
                   " (SELECT rowid FROM caused WHERE at < $1 ORDER BY at LIMIT $2)",
                   WITH(number(before), number(limit))) >= limit;
}

/* Who was away stays as long as what was said on the days around it. */
static gboolean absences_erase(struct store *store, int32_t before, guint limit)
{
    return sql_run(store,
                   "DELETE FROM absence WHERE (person, last, first) IN"
                   " (SELECT person, last, first FROM absence WHERE last < $1"
                   " ORDER BY last LIMIT $2)",
                   WITH(number(before), number(limit))) >= limit;
}

/* The row stays for its key, which nobody may use twice; who got it and what it said goes. */
static gboolean outbox_erase(struct store *store, gint64 before, guint limit)
{
    g_autoptr(GArray) spent =
        sql_numbers(store,
                    "SELECT id FROM outbox WHERE settled > 0 AND recipient <> ''"
                    " AND settled < $1 ORDER BY settled LIMIT $2",
                    WITH(number(before), number(limit)));
    for (guint i = 0; i < spent->len; i++) {
        gint64 id = g_array_index(spent, gint64, i);
        sql_run(store, "DELETE FROM outbox_bytes WHERE outbox = $1", WITH(number(id)));
        sql_run(store, "UPDATE outbox SET sender = '', recipient = '', reply = NULL WHERE id = $1",
                WITH(number(id)));
    }
    return spent->len >= limit;
}

/* The text that asked, or told, goes with the first of its rounds, and so before the mails are
 * forgotten. */
static const char *const round_parts[] = {
    ("DELETE FROM asked WHERE id IN (SELECT m.asked FROM sent_round s"
     " JOIN sent_mail m ON m.id = s.mail WHERE s.round = $1)"),
    ("DELETE FROM asked WHERE id IN (SELECT m.asked FROM sent_block b"
     " JOIN sent_mail m ON m.id = b.mail WHERE b.round = $1)"),
    "DELETE FROM news WHERE round = $1",
    "DELETE FROM thread_choice WHERE round = $1",
    "DELETE FROM comment WHERE round = $1",
    "DELETE FROM item WHERE round = $1",
    "DELETE FROM sent_block WHERE round = $1",
    "DELETE FROM goal_mention WHERE round = $1",
    "DELETE FROM mood WHERE round = $1",
    "DELETE FROM answer WHERE entry IN (SELECT id FROM entry WHERE round = $1)",
    "DELETE FROM entry WHERE round = $1",
    "DELETE FROM search WHERE rowid = $1",
    "DELETE FROM attachment WHERE round = $1",
    "DELETE FROM round_item WHERE round = $1",
    "DELETE FROM sent_round WHERE round = $1",
    "DELETE FROM due WHERE round = $1 AND round > 0",
    "DELETE FROM round WHERE id = $1",
};

void round_erase(struct store *store, gint64 round)
{
    for (gsize i = 0; i < G_N_ELEMENTS(round_parts); i++)
        sql_run(store, round_parts[i], WITH(number(round)));
}

static void rounds_erase(struct store *store, const GArray *rounds)
{
    for (guint i = 0; i < rounds->len; i++)
        round_erase(store, g_array_index(rounds, gint64, i));
}

static gboolean entries_erase(struct store *store, int32_t before, guint limit)
{
    g_autoptr(GArray) rounds =
        sql_numbers(store, "SELECT id FROM round WHERE day < $1 ORDER BY day LIMIT $2",
                    WITH(number(before), number(limit)));
    rounds_erase(store, rounds);
    return rounds->len >= limit;
}

static const char *const person_parts[] = {
    "DELETE FROM alias WHERE person = $1",
    "DELETE FROM membership WHERE person = $1",
    "DELETE FROM roster_cell WHERE person = $1",
    "DELETE FROM person_setting WHERE person = $1",
    "DELETE FROM absence WHERE person = $1",
    ("DELETE FROM holiday WHERE calendar IN (SELECT id FROM calendar WHERE team = ''"
     " AND person = $1 AND person > 0)"),
    "DELETE FROM calendar WHERE team = '' AND person = $1 AND person > 0",
    "DELETE FROM silence WHERE person = $1",
    "DELETE FROM bounces WHERE person = $1",
    "DELETE FROM caused WHERE person = $1",
    "DELETE FROM person_news WHERE person = $1",
    "DELETE FROM command WHERE person = $1",
    "DELETE FROM thread WHERE person = $1",
    "DELETE FROM news WHERE person = $1",
    "DELETE FROM thread_choice WHERE person = $1",
    ("DELETE FROM meeting_mail WHERE meeting IN (SELECT id FROM meeting WHERE host = $1"
     " OR guest = $1)"),
    ("DELETE FROM meeting_answer WHERE meeting IN (SELECT id FROM meeting WHERE host = $1"
     " OR guest = $1)"),
    "DELETE FROM meeting_rhythm WHERE host = $1 OR guest = $1",
    "DELETE FROM meeting_line WHERE author = $1 OR partner = $1",
    "UPDATE item SET owner = 0 WHERE owner = $1 AND owner > 0 AND closed = 0",
    "DELETE FROM summary_mark WHERE reader = $1",
    "DELETE FROM due WHERE person = $1",
    ("UPDATE person SET address = 'former-' || id || '@invalid', name = 'former member', zone = '',"
     " workdays = '', hours = '', language = '', manager = '', erased = 1 WHERE id = $1"),
};

void person_erase(struct store *store, gint64 person)
{
    goals_forget_person(store, person);
    for (gsize i = 0; i < G_N_ELEMENTS(person_parts); i++)
        sql_run(store, person_parts[i], WITH(number(person)));
    kudos_erase_of(store, person);
}

/* At most about LIMIT rounds of one who left; when none is left, not even the name is. Returns how
 * many. */
static guint leaver_erase(struct store *store, gint64 person, int32_t before, guint limit)
{
    g_autoptr(GArray) old = rounds_of_person(store, person, INT32_MIN, before - 1, limit);
    rounds_erase(store, old);
    g_autoptr(GArray) left = rounds_of_person(store, person, INT32_MIN, INT32_MAX, 1);
    if (left->len == 0)
        person_erase(store, person);
    return MIN(old->len, limit);
}

static gboolean leavers_erase(struct store *store, int32_t before, guint limit)
{
    g_autoptr(GArray) leavers = sql_numbers(
        store, "SELECT id FROM person WHERE state = 'left' AND erased = 0 AND since < $1",
        WITH(number(MAX(before, 0) * INSTANT_DAY)));
    guint left = limit;
    for (guint i = 0; i < leavers->len && left > 0; i++)
        left -= leaver_erase(store, g_array_index(leavers, gint64, i), before, left);
    return left == 0;
}

gboolean retention_erase(struct store *store, const struct retention *retention, guint limit)
{
    gint64 changes = sql_changes(store);
    gboolean more = received_erase(store, retention->received_before, limit);
    more |= receipts_erase(store, retention->received_before, limit);
    more |= caused_erase(store, retention->received_before, limit);
    more |= outbox_erase(store, retention->outbox_bytes_before, limit);
    more |= entries_erase(store, retention->entries_before, limit);
    more |= meeting_lines_erase(store, retention->entries_before, limit);
    more |= goals_erase(store, retention->entries_before, limit);
    more |= moods_erase(store, retention->moods_before, limit);
    pulses_erase(store, retention->entries_before);
    more |= kudos_erase(store, retention->entries_before, limit);
    more |= absences_erase(store, retention->entries_before, limit);
    more |= leavers_erase(store, retention->leavers_before, limit);
    store->erased |= sql_changes(store) != changes;
    return more && !store_has_failed(store);
}

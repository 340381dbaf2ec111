/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries: revision upon revision of what a person answered in a round. */
#include "muster/store/rounds.h"
#include "muster/store/search.h"
#include "store/schema.h"
#include "store/sql.h"

#define ENTRY_COLUMNS "e.id, e.round, e.revision, e.received, e.sequence, e.mail, e.unplaced"

static void answer_clear(gpointer data)
{
    struct entry_answer *answer = data;
    g_free(answer->text);
    g_free(answer->value);
}

static gpointer entry_read(const struct row *row)
{
    struct entry *entry = g_new0(struct entry, 1);
    entry->id = row_number(row, 0);
    entry->round = row_number(row, 1);
    entry->revision = (int)row_number(row, 2);
    entry->received = row_number(row, 3);
    entry->sequence = row_number(row, 4);
    entry->mail = row_number(row, 5);
    entry->unplaced = row_string(row, 6);
    return entry;
}

static void entry_clear(gpointer data)
{
    entry_free(data);
}

void entry_free(struct entry *entry)
{
    if (entry == NULL)
        return;
    g_free(entry->unplaced);
    if (entry->answers != NULL)
        g_array_unref(entry->answers);
    g_free(entry);
}

static struct entry *entry_with_answers(struct store *store, struct entry *entry)
{
    if (entry == NULL)
        return NULL;
    entry->answers = g_array_new(FALSE, TRUE, sizeof(struct entry_answer));
    g_array_set_clear_func(entry->answers, answer_clear);
    struct row *row = sql_start(store,
                                "SELECT question, text, is_nothing, is_same, value FROM answer"
                                " WHERE entry = $1 ORDER BY question",
                                WITH(number(entry->id)));
    while (row_next(row)) {
        struct entry_answer answer = {.question = (guint)row_number(row, 0),
                                      .text = row_string(row, 1),
                                      .nothing = row_number(row, 2) != 0,
                                      .same = row_number(row, 3) != 0,
                                      .value = row_string(row, 4)};
        g_array_append_val(entry->answers, answer);
    }
    row_end(row);
    return entry;
}

/* The round counts its revisions, so that two entries of one round can never be the same one. */
static gboolean entry_number(struct store *store, struct entry *entry)
{
    sql_run(store, "UPDATE round SET revision = revision + 1 WHERE id = $1",
            WITH(number(entry->round)));
    entry->revision = (int)sql_number(store, "SELECT revision FROM round WHERE id = $1",
                                      WITH(number(entry->round)));
    if (entry->revision == 0)
        store_fail(store, FAILURE_BUSY,
                   "an entry for round %" G_GINT64_FORMAT ", which is not there", entry->round);
    entry->sequence = store_sequence_next(store);
    return !store_has_failed(store);
}

static void answer_add(struct store *store, gint64 entry, const struct entry_answer *answer)
{
    sql_run(store,
            "INSERT INTO answer (entry, question, text, is_nothing, is_same, value)"
            " VALUES ($1, $2, $3, $4, $5, $6)",
            WITH(number(entry), number(answer->question), string(answer->text),
                 number(answer->nothing), number(answer->same), string(answer->value)));
}

gint64 entry_add(struct store *store, struct entry *entry)
{
    if (!entry_number(store, entry))
        return 0;
    entry->id =
        sql_insert(store,
                   "INSERT INTO entry (round, revision, person, sequence, received, mail, unplaced)"
                   " SELECT id, $2, person, $3, $4, $5, $6 FROM round WHERE id = $1",
                   WITH(number(entry->round), number(entry->revision), number(entry->sequence),
                        number(entry->received), number(entry->mail),
                        string(entry->unplaced == NULL ? "" : entry->unplaced)));
    for (guint i = 0; entry->answers != NULL && i < entry->answers->len; i++)
        answer_add(store, entry->id, &g_array_index(entry->answers, struct entry_answer, i));
    search_put(store, entry);
    return store_has_failed(store) ? 0 : entry->id;
}

struct entry *entry_latest(struct store *store, gint64 round)
{
    struct entry *entry = sql_one(store,
                                  "SELECT " ENTRY_COLUMNS " FROM entry e WHERE e.round = $1"
                                  " ORDER BY e.revision DESC LIMIT 1",
                                  WITH(number(round)), entry_read);
    return entry_with_answers(store, entry);
}

struct entry *entry_of_revision(struct store *store, gint64 round, int revision)
{
    struct entry *entry = sql_one(
        store, "SELECT " ENTRY_COLUMNS " FROM entry e WHERE e.round = $1 AND e.revision = $2",
        WITH(number(round), number(revision)), entry_read);
    return entry_with_answers(store, entry);
}

/* From one day to the day before: the unique key has each, and most people answered the day before. */
struct entry *entry_before(struct store *store, const char *workflow, gint64 person, int32_t since,
                           int32_t before, struct round **round_r)
{
    gint64 round = 0;
    for (int32_t day = before - 1; day >= since && round == 0 && !store_has_failed(store); day--)
        round = sql_number(store,
                           "SELECT id FROM round WHERE day = $1 AND workflow = $2 AND person = $3"
                           " AND revision > 0 ORDER BY ordinal DESC LIMIT 1",
                           WITH(number(day), string(workflow), number(person)));
    *round_r = round != 0 ? round_get(store, round) : NULL;
    return round != 0 ? entry_latest(store, round) : NULL;
}

int entry_revision_upto(struct store *store, gint64 round, gint64 upto)
{
    return (int)sql_number(store,
                           "SELECT max(revision) FROM entry WHERE round = $1 AND sequence <= $2",
                           WITH(number(round), number(upto)));
}

GPtrArray *entries_since(struct store *store, gint64 person, gint64 since)
{
    GPtrArray *entries =
        sql_list(store,
                 ERAS_SINCE "SELECT " ENTRY_COLUMNS
                            " FROM era CROSS JOIN entry e JOIN round r ON r.id = e.round"
                            " WHERE e.sequence / " ERA " = era.number AND e.person = $1"
                            " AND e.sequence > $2 AND e.revision = r.revision"
                            " ORDER BY r.day, r.id",
                 WITH(number(person), number(since)), entry_read, entry_clear);
    for (guint i = 0; i < entries->len; i++)
        entry_with_answers(store, entries->pdata[i]);
    return entries;
}

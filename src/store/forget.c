/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forgetting a person, in steps.
 *
 * These statements walk through what is kept for some days or weeks; who is forgotten is so once.
 */
#include "muster/store/forget.h"

#include "muster/store/due.h"
#include "muster/store/news.h"
#include "muster/store/search.h"
#include "store/goal-steps.h"
#include "store/people.h"
#include "store/rounds.h"

static gpointer mail_read(const struct row *row)
{
    struct received_mail *mail = g_new0(struct received_mail, 1);
    mail->id = row_number(row, 0);
    mail->name = row_string(row, 1);
    return mail;
}

static void mail_clear(gpointer data)
{
    received_mail_free(data);
}

void forget_received(struct store *store, gint64 mail)
{
    sql_run(store, "DELETE FROM received_mail WHERE id = $1", WITH(number(mail)));
}

static gpointer name_read(const struct row *row)
{
    return row_string(row, 0);
}

GPtrArray *received_names_of(struct store *store, gint64 person, guint limit)
{
    return sql_list(store,
                    "SELECT name FROM received_mail WHERE person = $1 ORDER BY id DESC LIMIT $2",
                    WITH(number(person), number(limit)), name_read, g_free);
}

static void mails_add(GHashTable *mails, const GArray *found)
{
    for (guint i = 0; i < found->len; i++)
        g_hash_table_add(mails, g_memdup2(&g_array_index(found, gint64, i), sizeof(gint64)));
}

/* A set of the mails that tell of PERSON's rounds, words, goals or 1-on-1s. Caller unrefs. */
static GHashTable *mails_telling(struct store *store, gint64 person)
{
    GHashTable *mails = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g_autoptr(GArray) rounds = rounds_of_person(store, person, INT32_MIN, INT32_MAX, G_MAXINT32);
    for (guint i = 0; i <= rounds->len; i++) {
        g_autoptr(GArray) found =
            i < rounds->len
                ? sql_numbers(store,
                              "SELECT mail FROM sent_block WHERE round = $1 UNION"
                              " SELECT told FROM news WHERE round = $1 AND told > 0 UNION"
                              " SELECT mail FROM outbox WHERE round = $1 AND settled = 0",
                              WITH(number(g_array_index(rounds, gint64, i))))
                : sql_numbers(store,
                              "SELECT told FROM news WHERE author = $1 AND told > 0 UNION"
                              " SELECT a.mail FROM meeting_mail a JOIN meeting m"
                              " ON m.id = a.meeting WHERE m.host = $1 OR m.guest = $1 UNION"
                              " SELECT m.mail FROM kudos k JOIN kudos_mail m ON m.kudos = k.id"
                              " WHERE k.giver = $1 OR k.receiver = $1",
                              WITH(number(person)));
        mails_add(mails, found);
    }
    g_autoptr(GArray) of_goals = goal_mails_of(store, person);
    mails_add(mails, of_goals);
    return mails;
}

/* Of others: what answers a mail that told of PERSON quotes it. */
static void mails_add_quoting(struct store *store, gint64 person, GPtrArray *mails)
{
    g_autoptr(GHashTable) telling = mails_telling(store, person);
    GHashTableIter each;
    gpointer mail;
    g_hash_table_iter_init(&each, telling);
    while (g_hash_table_iter_next(&each, &mail, NULL)) {
        g_autofree char *target = g_strdup_printf("mail:%" G_GINT64_FORMAT, *(gint64 *)mail);
        g_autoptr(GPtrArray) found =
            sql_list(store, "SELECT id, name FROM received_mail WHERE target = $1",
                     WITH(string(target)), mail_read, NULL);
        for (guint i = 0; i < found->len; i++)
            g_ptr_array_add(mails, found->pdata[i]);
    }
}

GPtrArray *forget_mails(struct store *store, gint64 person, guint limit)
{
    GPtrArray *mails = sql_list(store,
                                "SELECT id, name FROM received_mail WHERE person = $1"
                                " OR sender IN (SELECT address FROM person WHERE id = $1"
                                " UNION SELECT address FROM alias WHERE person = $1) LIMIT $2",
                                WITH(number(person), number(limit)), mail_read, mail_clear);
    if (mails->len < limit)
        mails_add_quoting(store, person, mails);
    return mails;
}

/* READER was not told of the rounds in MAIL, and shall be: from the first of them on. */
static void summary_set_back(struct store *store, gint64 reader, gint64 mail, gint64 person)
{
    struct summary_mark mark;
    gint64 first = sql_number(store,
                              "SELECT min(told.sequence) FROM (SELECT e.sequence FROM sent_block b"
                              " JOIN entry e ON e.round = b.round"
                              " WHERE b.mail = $1 AND e.person <> $2 UNION ALL"
                              " SELECT k.sequence FROM kudos_mail m JOIN kudos k ON k.id = m.kudos"
                              " WHERE m.mail = $1 AND $2 NOT IN (k.giver, k.receiver)) told",
                              WITH(number(mail), number(person)));
    summary_mark_get(store, reader, &mark);
    if (first == 0 || first > mark.upto)
        return;
    mark.upto = first - 1;
    mark.day--; /* this day's is to be written once more */
    summary_mark_set(store, reader, &mark);
}

struct kept {
    gint64 id, mail, person;
    char *key, *state;
};

static gpointer kept_read(const struct row *row)
{
    struct kept *kept = g_new0(struct kept, 1);
    *kept = (struct kept){.id = row_number(row, 0),
                          .mail = row_number(row, 1),
                          .person = row_number(row, 2),
                          .key = row_string(row, 3),
                          .state = row_string(row, 4)};
    return kept;
}

static void kept_clear(gpointer data)
{
    struct kept *kept = data;
    g_free(kept->key);
    g_free(kept->state);
    g_free(kept);
}

/* What others said in the same mail is told in another, which answers none that was not sent. */
static void news_owe(struct store *store, const struct kept *row, gint64 person)
{
    news_untell(store, row->mail, person);
    sql_run(store, "DELETE FROM thread WHERE person = $1 AND mail = $2",
            WITH(number(row->person), number(row->mail)));
    const struct due due = {.what = (char *)"news", .workflow = (char *)"", .person = row->person};
    due_set(store, &due);
}

static void row_forget(struct store *store, const struct kept *row, gint64 person,
                       GArray *summaries_r)
{
    gboolean waits = g_str_equal(row->state, "queued") || g_str_equal(row->state, "retry");
    sql_run(store, "DELETE FROM outbox_bytes WHERE outbox = $1", WITH(number(row->id)));
    if (!waits) {
        sql_run(store, "UPDATE outbox SET reply = NULL, sender = '', recipient = '' WHERE id = $1",
                WITH(number(row->id)));
        return;
    }
    if (row->person != person && g_str_has_prefix(row->key, "summary:")) {
        summary_set_back(store, row->person, row->mail, person);
        g_array_append_val(summaries_r, row->person);
    } else if (row->person != person && g_str_has_prefix(row->key, "news:")) {
        news_owe(store, row, person);
    }
    sql_run(store, "DELETE FROM outbox WHERE id = $1", WITH(number(row->id)));
}

static gboolean is_leaving(const struct kept *row)
{
    return g_str_equal(row->state, "leased") || g_str_equal(row->state, "doubt");
}

/* The text of each of MAILS, with which a reply is compared. */
static void texts_forget(struct store *store, GHashTable *mails)
{
    GHashTableIter each;
    gpointer mail;
    g_hash_table_iter_init(&each, mails);
    while (g_hash_table_iter_next(&each, &mail, NULL))
        sql_run(store, "DELETE FROM asked WHERE id = (SELECT asked FROM sent_mail WHERE id = $1)",
                WITH(number(*(gint64 *)mail)));
}

/* What somebody asked for, and may show anybody's words: nobody needs its bytes once it is sent. */
static void asked_for_forget(struct store *store)
{
    sql_run(store,
            "DELETE FROM outbox_bytes WHERE outbox IN (SELECT id FROM outbox WHERE settled > 0"
            " AND (key LIKE 'report:%' OR key LIKE 'transcript:%' OR key LIKE 'whole:%'))",
            WITH_NOTHING);
}

gboolean forget_outbox(struct store *store, gint64 person, GArray *summaries_r)
{
    asked_for_forget(store);
    g_autoptr(GHashTable) telling = mails_telling(store, person);
    g_autoptr(GPtrArray) rows =
        sql_list(store, "SELECT id, mail, person, key, state FROM outbox WHERE recipient <> ''",
                 WITH_NOTHING, kept_read, kept_clear);
    gboolean all = TRUE;
    texts_forget(store, telling);
    for (guint i = 0; i < rows->len; i++) {
        const struct kept *row = rows->pdata[i];
        gboolean is_last = row->person == person && g_str_has_prefix(row->key, "transcript:") &&
                           !g_str_equal(row->state, "sent");
        if ((row->person != person && !g_hash_table_contains(telling, &row->mail)) || is_last)
            continue;
        all = all && !is_leaving(row);
        if (!is_leaving(row))
            row_forget(store, row, person, summaries_r);
    }
    return all;
}

gboolean forget_rounds(struct store *store, gint64 person, guint limit)
{
    g_autoptr(GArray) rounds = rounds_of_person(store, person, INT32_MIN, INT32_MAX, limit);
    for (guint i = 0; i < rounds->len && i < limit; i++)
        round_erase(store, g_array_index(rounds, gint64, i));
    return rounds->len >= limit;
}

static const char *const said_parts[] = {
    "DELETE FROM news WHERE author = $1",
    "DELETE FROM comment WHERE author = $1",
    "DELETE FROM asked WHERE person = $1",
    "DELETE FROM receipt WHERE person = $1",
    /* what managers have yet to be told, to confirm or to take back about the person */
    ("DELETE FROM command WHERE instr(lower(line || ' ' || coalesce(value, '')),"
     " (SELECT address FROM person WHERE id = $1)) > 0"),
};

void forget_person(struct store *store, gint64 person)
{
    for (gsize i = 0; i < G_N_ELEMENTS(said_parts); i++)
        sql_run(store, said_parts[i], WITH(number(person)));
    person_erase(store, person);
    search_purge(store);
}

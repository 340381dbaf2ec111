/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-support.h"
#include "scratch.h"

#include <sqlite3.h>
#include <string.h>

void place_make(struct place *place, gconstpointer data)
{
    (void)data;
    place->state = g_dir_make_tmp("muster-store-XXXXXX", NULL);
    g_assert_nonnull(place->state);
    place->store = open_or_die(place->state, STORE_CREATE);
}

void place_remove(struct place *place, gconstpointer data)
{
    (void)data;
    store_close(place->store);
    folder_remove(place->state);
    g_free(place->state);
}

struct store *open_or_die(const char *state, enum store_mode mode)
{
    struct failure failure = {0};
    struct store *store = store_open(state, mode, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    g_assert_nonnull(store);
    return store;
}

void begin(struct store *store)
{
    struct failure failure = {0};
    store_begin(store, &failure);
    g_assert_cmpstr(failure.text, ==, "");
}

void commit(struct store *store)
{
    struct failure failure = {0};
    store_commit(store, &failure);
    g_assert_cmpstr(failure.text, ==, "");
}

void reopen(struct place *place)
{
    store_close(place->store);
    place->store = open_or_die(place->state, STORE_WRITE);
}

gint64 add_person(struct store *store, const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    g_autofree char *address = g_strdup_printf("%s@example.com", lower);
    return person_add(store, address, name);
}

gint64 add_form(struct store *store)
{
    char *labels[] = {"done", "d", NULL};
    struct form_question question = {
        .key = "done", .kind = "list", .prompt = "What is done?", .labels = labels};
    return form_put(store, &(struct form){&question, 1});
}

gint64 add_round(struct store *store, gint64 person, int32_t day)
{
    char *teams[] = {"core", NULL};
    struct round round = {
        .person = person,
        .workflow = "daily",
        .day = day,
        .opened = day * INSTANT_DAY + 9 * INSTANT_HOUR,
        .on_time = day * INSTANT_DAY + 17 * INSTANT_HOUR,
        .form = add_form(store),
        .teams = teams,
    };
    return round_open(store, &round);
}

gint64 add_entry(struct store *store, gint64 round, const char *text)
{
    struct entry_answer answer = {.text = (char *)text};
    struct entry entry = {.round = round, .received = MONDAY_INSTANT, .unplaced = ""};
    entry.answers = g_array_new(FALSE, FALSE, sizeof answer);
    g_array_append_val(entry.answers, answer);
    gint64 id = entry_add(store, &entry);
    g_array_unref(entry.answers);
    return id;
}

gint64 add_mail(struct store *store, gint64 person, gint64 round, const char *text)
{
    g_autofree char *handle =
        g_strdup_printf("handle%010" G_GINT64_FORMAT, sent_mail_next_id(store));
    struct sent_mail mail = {
        .handle = handle,
        .message_id = "x@example.com",
        .person = person,
        .kind = "question",
        .created = MONDAY_INSTANT,
        .text = (char *)text,
        .rounds = g_array_new(FALSE, FALSE, sizeof(gint64)),
    };
    if (round != 0)
        g_array_append_val(mail.rounds, round);
    gint64 id = sent_mail_add(store, &mail);
    g_array_unref(mail.rounds);
    return id;
}

gint64 add_received(struct store *store, const char *target, const char *name, guint8 hash)
{
    struct received_mail mail = {
        .target = (char *)target,
        .received = MONDAY_INSTANT,
        .filed = MONDAY_INSTANT + INSTANT_MINUTE,
        .kind = "reply",
        .outcome = "entry",
        .name = (char *)name,
    };
    memset(mail.hash, hash, sizeof mail.hash);
    return received_mail_add(store, &mail);
}

gboolean put(struct store *store, const char *key, gint64 round, gint64 not_before)
{
    struct outbox_row row = {
        .key = (char *)key,
        .mail = 1,
        .person = 1,
        .round = round,
        .sender = "team@example.com",
        .recipient = "ann@example.com",
        .transport = "maildir:/x",
        .not_before = not_before,
        .not_after = not_before + INSTANT_DAY,
    };
    g_autoptr(GBytes) bytes = g_bytes_new(key, strlen(key));
    return outbox_put(store, &row, bytes);
}

static sqlite3 *file_of(const char *state)
{
    g_autofree char *path = g_build_filename(state, "muster.db", NULL);
    sqlite3 *file = NULL;
    g_assert_cmpint(sqlite3_open(path, &file), ==, SQLITE_OK);
    sqlite3_busy_timeout(file, 5000);
    return file;
}

gint64 number_in(const char *state, const char *sql)
{
    sqlite3 *file = file_of(state);
    sqlite3_stmt *statement = NULL;
    g_assert_cmpint(sqlite3_prepare_v2(file, sql, -1, &statement, NULL), ==, SQLITE_OK);
    g_assert_cmpint(sqlite3_step(statement), ==, SQLITE_ROW);
    gint64 found = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(file);
    return found;
}

void execute_in(const char *state, const char *sql)
{
    sqlite3 *file = file_of(state);
    g_assert_cmpint(sqlite3_exec(file, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close(file);
}

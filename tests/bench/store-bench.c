/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store costs: microseconds a row, for store.sh to compare.
 *
 *   store-bench ask DIR PEOPLE DAY     a morning: a round, its mail, its outbox row and its due row
 * for each of PEOPLE store-bench floor DIR PEOPLE DAY   the same rows by SQLite alone, with
 * statements prepared once and nothing between store-bench grow DIR PEOPLE DAYS   a history from
 * day 1 on: each day asked, sent and answered store-bench file DIR PEOPLE DAY    an answer of each
 * of PEOPLE to the rounds of DAY store-bench look DIR PEOPLE DAYS   look-ups of many kinds, each of
 * a random person in the last days of that history
 *
 * Each makes the store when it is not there. Batches are of 500, as tick's. Prints "WHAT
 * MICROSECONDS" a line.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "muster/base.h"
#include "muster/store.h"
#include "store/sql.h"

enum { BATCH = 500, BYTES = 4096, LOOKS = 2000, ANSWERS = 3, RECENT = 5 };
#define TRANSPORT "smtp://mx.example.com"

static void die(const char *words)
{
    fprintf(stderr, "store-bench: %s\n", words);
    exit(75);
}

static void must(gboolean done, const struct failure *failure)
{
    if (!done)
        die(failure->text);
}

static struct store *store_of(const char *folder)
{
    struct failure failure = {0};
    g_autofree char *file = g_build_filename(folder, "muster.db", NULL);
    gboolean there = g_file_test(file, G_FILE_TEST_EXISTS);
    struct store *store = store_open(folder, there ? STORE_WRITE : STORE_CREATE, &failure);
    must(store != NULL, &failure);
    return store;
}

static void begin(struct store *store)
{
    struct failure failure = {0};
    must(store_begin(store, &failure), &failure);
}

static void commit(struct store *store)
{
    struct failure failure = {0};
    must(store_commit(store, &failure), &failure);
}

/* Commits and begins again when a batch is full. */
static void batch_step(struct store *store, int done)
{
    if (done % BATCH != BATCH - 1)
        return;
    commit(store);
    begin(store);
}

static void people_fill(struct store *store, int people)
{
    gint64 there = sql_number(store, "SELECT count(*) FROM person", WITH_NOTHING);
    begin(store);
    for (int i = (int)there; i < people; i++) {
        char address[64];
        g_snprintf(address, sizeof address, "person%07d@example.com", i + 1);
        gint64 id = person_add(store, address, address);
        person_set_teams(store, id, (const char *const[]){"core", NULL});
        batch_step(store, i);
    }
    commit(store);
}

/* What one question needs, made once: the bench is of rows, not of words. */
struct morning {
    struct store *store;
    char *bytes, *text;
    int32_t day;
    gint64 at, form;
};

static void morning_make(struct morning *morning, struct store *store, int32_t day)
{
    char *labels[] = {"done", NULL};
    struct form_question question = {
        .key = "done", .kind = "list", .prompt = "What did you get done?", .labels = labels};
    *morning = (struct morning){.store = store, .day = day, .at = day * INSTANT_DAY};
    morning->bytes = g_strnfill(BYTES, 'm');
    morning->text = g_strnfill(600, 't');
    begin(store);
    morning->form = form_put(store, &(struct form){&question, 1});
    commit(store);
}

static void morning_clear(struct morning *morning)
{
    g_free(morning->bytes);
    g_free(morning->text);
}

/* Handles are random, so that their index is met in any place, as in life. */
static void handle_fill(char handle[static 17])
{
    for (int i = 0; i < 16; i++)
        handle[i] = (char)('a' + g_random_int_range(0, 26));
    handle[16] = '\0';
}

static gint64 round_ask(const struct morning *morning, gint64 person)
{
    char *teams[] = {"core", NULL};
    struct round round = {
        .person = person,
        .workflow = "daily",
        .day = morning->day,
        .opened = morning->at,
        .on_time = morning->at + INSTANT_HOUR,
        .form = morning->form,
        .teams = teams,
    };
    return round_open(morning->store, &round);
}

static gint64 mail_ask(const struct morning *morning, gint64 person, gint64 round)
{
    char handle[17];
    handle_fill(handle);
    g_snprintf(morning->text, 20, "Hello %07d", (int)person);
    struct sent_mail mail = {
        .handle = handle,
        .message_id = "abcdefghijklmnop@example.com",
        .person = person,
        .kind = "question",
        .created = morning->at,
        .text = morning->text,
        .rounds = g_array_sized_new(FALSE, FALSE, sizeof round, 1),
    };
    g_array_append_val(mail.rounds, round);
    gint64 id = sent_mail_add(morning->store, &mail);
    g_array_unref(mail.rounds);
    return id;
}

static void outbox_ask(const struct morning *morning, gint64 person, gint64 round, gint64 mail)
{
    char key[32], recipient[64];
    g_snprintf(key, sizeof key, "question:%d", (int)round);
    g_snprintf(recipient, sizeof recipient, "person%07d@example.com", (int)person);
    struct outbox_row row = {
        .key = key,
        .mail = mail,
        .person = person,
        .round = round,
        .sender = "checkin+abcdefghijklmnopqrstuvwxyzabcdefghijklmnop@example.com",
        .recipient = recipient,
        .transport = TRANSPORT,
        .not_before = morning->at,
        .not_after = morning->at + INSTANT_HOUR,
    };
    g_autoptr(GBytes) bytes = g_bytes_new_static(morning->bytes, BYTES);
    outbox_put(morning->store, &row, bytes);
}

static gint64 ask(const struct morning *morning, gint64 person)
{
    gint64 round = round_ask(morning, person);
    outbox_ask(morning, person, round, mail_ask(morning, person, round));
    struct due due = {.what = "close",
                      .workflow = "daily",
                      .person = person,
                      .round = round,
                      .day = morning->day,
                      .at = morning->at + INSTANT_HOUR};
    due_set(morning->store, &due);
    return round;
}

static void answer(const struct morning *morning, gint64 round)
{
    struct entry entry = {.round = round, .received = morning->at, .unplaced = ""};
    entry.answers = g_array_sized_new(FALSE, FALSE, sizeof(struct entry_answer), ANSWERS);
    for (guint i = 0; i < ANSWERS; i++) {
        struct entry_answer one = {.question = i,
                                   .text = "fixed the import for all three customers"};
        g_array_append_val(entry.answers, one);
    }
    entry_add(morning->store, &entry);
    round_set_state(morning->store, round, ROUND_ANSWERED, NULL);
    due_drop_round(morning->store, round);
    g_array_unref(entry.answers);
}

static void send_all(const struct morning *morning)
{
    for (guint sent = BATCH; sent == BATCH;) {
        begin(morning->store);
        g_autoptr(GPtrArray) rows = outbox_claim(morning->store, TRANSPORT, morning->at, BATCH);
        sent = rows->len;
        for (guint i = 0; i < rows->len; i++)
            outbox_settle(morning->store, ((struct outbox_row *)rows->pdata[i])->id, OUTBOX_SENT,
                          morning->at, 0, "250 ok");
        commit(morning->store);
    }
}

static double seconds_now(void)
{
    return (double)g_get_monotonic_time() / 1e6;
}

static void print_time(const char *what, double seconds, int count)
{
    printf("%s %.2f\n", what, seconds * 1e6 / count);
}

static void ask_day(const struct morning *morning, int people)
{
    begin(morning->store);
    for (int i = 0; i < people; i++) {
        ask(morning, i + 1);
        batch_step(morning->store, i);
    }
    commit(morning->store);
}

static void answer_day(const struct morning *morning, int people)
{
    begin(morning->store);
    for (int i = 0; i < people; i++) {
        struct round *round = round_find(morning->store, "daily", i + 1, morning->day, 0);
        answer(morning, round->id);
        round_free(round);
        batch_step(morning->store, i);
    }
    commit(morning->store);
}

static void run_ask(struct store *store, int people, int day)
{
    struct morning morning;
    morning_make(&morning, store, day);
    double start = seconds_now();
    ask_day(&morning, people);
    print_time("ask", seconds_now() - start, people);
    start = seconds_now();
    send_all(&morning);
    print_time("send", seconds_now() - start, people);
    morning_clear(&morning);
}

static void run_file(struct store *store, int people, int day)
{
    struct morning morning;
    morning_make(&morning, store, day);
    double start = seconds_now();
    answer_day(&morning, people);
    print_time("file", seconds_now() - start, people);
    morning_clear(&morning);
}

/* Bytes of the past are erased, as retention does it: what stays for years is rows. */
static void run_grow(struct store *store, int people, int days)
{
    for (int day = 1; day <= days; day++) {
        struct morning morning;
        struct retention retention = {0, INT32_MIN, INT32_MIN, INSTANT_NEVER};
        morning_make(&morning, store, day);
        ask_day(&morning, people);
        send_all(&morning);
        answer_day(&morning, people);
        for (gboolean more = TRUE; more;) {
            begin(store);
            more = retention_erase(store, &retention, BATCH);
            commit(store);
        }
        morning_clear(&morning);
    }
}

static void look_round(struct store *store, int person, int day)
{
    round_free(round_find(store, "daily", person, day, 0));
}

static void look_mail(struct store *store, int person, int day)
{
    (void)day;
    sent_mail_free(sent_mail_get(store, sent_mail_next_id(store) - person));
}

static void look_handle(struct store *store, int person, int day)
{
    (void)day;
    struct sent_mail *mail = sent_mail_get(store, sent_mail_next_id(store) - person);
    sent_mail_free(sent_mail_by_handle(store, mail->handle));
    sent_mail_free(mail);
}

static void look_strange(struct store *store, int person, int day)
{
    (void)person, (void)day;
    char handle[17];
    handle_fill(handle);
    sent_mail_free(sent_mail_by_handle(store, handle));
}

static void look_entries(struct store *store, int person, int day)
{
    (void)day;
    gint64 last = store_sequence_last(store);
    g_ptr_array_unref(entries_since(store, person, last - last / 1000));
}

static void look_settled(struct store *store, int person, int day)
{
    (void)day;
    g_ptr_array_unref(rounds_settled_since(store, person, store_sequence_last(store) - 10));
}

static void look_open(struct store *store, int person, int day)
{
    (void)day;
    g_ptr_array_unref(rounds_open_of(store, person));
}

static void look_due(struct store *store, int person, int day)
{
    (void)person;
    g_ptr_array_unref(due_list(store, day * INSTANT_DAY, BATCH));
}

static void look_outbox(struct store *store, int person, int day)
{
    (void)person, (void)day;
    outbox_next(store, TRANSPORT);
}

static const struct {
    const char *what;
    void (*look)(struct store *store, int person, int day);
} looks[] = {
    {"look-round", look_round},     {"look-mail", look_mail},       {"look-handle", look_handle},
    {"look-strange", look_strange}, {"look-entries", look_entries}, {"look-settled", look_settled},
    {"look-open", look_open},       {"look-due", look_due},         {"look-outbox", look_outbox},
};

static void run_look(struct store *store, int people, int days)
{
    for (gsize i = 0; i < G_N_ELEMENTS(looks); i++) {
        double start = seconds_now();
        for (int n = 0; n < LOOKS; n++)
            looks[i].look(store, g_random_int_range(1, people + 1),
                          days - g_random_int_range(0, RECENT));
        print_time(looks[i].what, seconds_now() - start, LOOKS);
    }
}

/* The floor: the rows of ask(), and nothing else. */
static const char *const floor_sql[] = {
    "INSERT INTO round (person, workflow, day, ordinal, state, opened, on_time, form, teams)"
    " VALUES (?1, 'daily', ?2, 0, 'open', 0, 0, 1, 'core')",
    "INSERT INTO asked (month, person, hash, text) VALUES (?2, ?1, randomblob(16), ?3)",
    "INSERT INTO sent_mail (id, handle, message_id, person, kind, created, asked)"
    " VALUES (?1, hex(randomblob(8)), 'abcdefghijklmnop@example.com', ?1, 'question', 0, ?1)",
    "INSERT INTO sent_round (round, mail, place) VALUES (?1, ?1, 0)",
    "INSERT INTO outbox (key, mail, person, round, sender, recipient, transport, not_before,"
    " not_after, next_try) VALUES ('question:' || ?1, ?1, ?1, ?1,"
    " 'checkin+abcdefghijklmnopqrstuvwxyzabcdefghijklmnop@example.com',"
    " 'person0000001@example.com', 'smtp://mx.example.com', 1795392000000000, 1795392000000000,"
    " 1795392000000000)",
    "INSERT INTO outbox_bytes (outbox, bytes) VALUES (?1, ?4)",
    "INSERT INTO due (what, workflow, person, round, step, day, at, rank)"
    " VALUES ('close', 'daily', ?1, ?1, 0, ?2, 1795392000000000, 0)",
};

static void floor_row(sqlite3 *db, sqlite3_stmt **statements, const struct morning *morning, int i)
{
    for (gsize n = 0; n < G_N_ELEMENTS(floor_sql); n++) {
        sqlite3_stmt *statement = statements[n];
        sqlite3_bind_int(statement, 1, i + 1);
        sqlite3_bind_int(statement, 2, morning->day);
        sqlite3_bind_text(statement, 3, morning->text, -1, SQLITE_STATIC);
        sqlite3_bind_blob(statement, 4, morning->bytes, BYTES, SQLITE_STATIC);
        if (sqlite3_step(statement) != SQLITE_DONE)
            die(sqlite3_errmsg(db));
        sqlite3_reset(statement);
    }
}

static void floor_execute(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die(sqlite3_errmsg(db));
}

static void run_floor(struct store *store, int people, int day)
{
    struct morning morning;
    sqlite3_stmt *statements[G_N_ELEMENTS(floor_sql)];
    morning_make(&morning, store, day);
    for (gsize n = 0; n < G_N_ELEMENTS(floor_sql); n++)
        if (sqlite3_prepare_v2(store->db, floor_sql[n], -1, &statements[n], NULL) != SQLITE_OK)
            die(sqlite3_errmsg(store->db));
    floor_execute(store->db,
                  "PRAGMA wal_autocheckpoint = 4096; PRAGMA secure_delete = OFF; BEGIN IMMEDIATE");
    double start = seconds_now();
    for (int i = 0; i < people; i++) {
        floor_row(store->db, statements, &morning, i);
        if (i % BATCH == BATCH - 1)
            floor_execute(store->db, "COMMIT; BEGIN IMMEDIATE");
    }
    floor_execute(store->db, "COMMIT");
    print_time("floor", seconds_now() - start, people);
    for (gsize n = 0; n < G_N_ELEMENTS(floor_sql); n++)
        sqlite3_finalize(statements[n]);
    morning_clear(&morning);
}

static const struct {
    const char *name;
    void (*run)(struct store *store, int people, int days);
} commands[] = {
    {"ask", run_ask},   {"floor", run_floor}, {"grow", run_grow},
    {"file", run_file}, {"look", run_look},
};

int main(int argc, char **argv)
{
    if (argc != 5)
        die("usage: store-bench COMMAND DIR PEOPLE DAYS");
    struct store *store = store_of(argv[2]);
    struct failure failure = {0};
    people_fill(store, atoi(argv[3]));
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        if (strcmp(commands[i].name, argv[1]) == 0)
            commands[i].run(store, atoi(argv[3]), atoi(argv[4]));
    must(store_ok(store, &failure), &failure);
    store_close(store);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driver: values find their place, a statement may meet itself, and mistakes of ours are said.
 */
#include <string.h>

#include "store-support.h"
#include "store/sql.h"

/* To SQLite "$2" is but a name: it must not take the first value because it is met first. */
static void values_find_their_place(struct place *place, gconstpointer data)
{
    (void)data;
    g_autofree char *said =
        sql_string(place->store, "SELECT $2 || '-' || $3 || '-' || $1 || '-' || $2",
                   WITH(string("one"), string("two"), number(3)));
    g_assert_cmpstr(said, ==, "two-3-one-two");
}

static gpointer kinds_read(const struct row *row)
{
    g_autoptr(GBytes) bytes = row_blob(row, 2);
    g_auto(GStrv) lines = row_lines(row, 3);
    g_auto(GStrv) no_lines = row_lines(row, 0);
    g_assert_null(row_string(row, 0));
    g_assert_null(row_blob(row, 0));
    g_assert_cmpint(row_number(row, 1), ==, INT64_MIN);
    g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "a\0b", 3);
    g_assert_cmpuint(g_strv_length(lines), ==, 2);
    g_assert_cmpuint(g_strv_length(no_lines), ==, 0);
    return GINT_TO_POINTER(TRUE);
}

static void each_kind_comes_back(struct place *place, gconstpointer data)
{
    (void)data;
    g_assert_nonnull(sql_one(place->store, "SELECT $1, $2, $3, $4",
                             WITH(string(NULL), number(INT64_MIN), blob("a\0b", 3), string("x\ny")),
                             kinds_read));
}

static void nothing_found_is_nothing(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    static const char none[] = "SELECT name FROM fact WHERE name = $1";
    g_assert_cmpint(sql_number(store, none, WITH(string("x"))), ==, 0);
    g_assert_null(sql_string(store, none, WITH(string("x"))));
    g_auto(GStrv) strings = sql_strings(store, none, WITH(string("x")));
    g_assert_cmpuint(g_strv_length(strings), ==, 0);
    g_autoptr(GArray) numbers = sql_numbers(store, none, WITH(string("x")));
    g_assert_cmpuint(numbers->len, ==, 0);
    g_assert_true(store_ok(store, NULL));
}

/* A walk whose visitor walks the same way. */
static gint64 count_down(struct store *store, gint64 from)
{
    gint64 steps = 0;
    struct row *row = sql_start(store, "SELECT $1 - 1 WHERE $1 > 0", WITH(number(from)));
    while (row_next(row))
        steps += 1 + count_down(store, row_number(row, 0));
    row_end(row);
    return steps;
}

static void a_statement_may_meet_itself(struct place *place, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(count_down(place->store, 7), ==, 7);
    g_assert_cmpuint(g_hash_table_size(place->store->statements), ==, 1);
    g_assert_cmpint(count_down(place->store, 3), ==, 3);
}

static void our_mistakes_are_said(struct place *place, gconstpointer data)
{
    (void)data;
    static const struct {
        const char *sql, *words;
    } cases[] = {
        {"SELECT $1, $2", "1 values for: SELECT $1, $2"},
        {"SELECT 1", "1 values for: SELECT 1"},
        {"SELECT FROM $1", "syntax error"},
        {"DELETE FROM fact WHERE name = $1", "outside of a transaction: DELETE"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct failure failure = {0};
        g_assert_cmpint(sql_run(place->store, cases[i].sql, WITH(string("x"))), ==, 0);
        g_assert_false(store_ok(place->store, &failure));
        g_assert_nonnull(strstr(failure.text, cases[i].words));
        store_rollback(place->store);
    }
}

/* A foreign key is checked when the statement ends, though the row that it gives comes before. */
static void a_broken_reference_is_said(struct place *place, gconstpointer data)
{
    (void)data;
    struct failure failure = {0};
    begin(place->store);
    sql_number(place->store, "INSERT INTO alias VALUES ('x', $1) RETURNING person",
               WITH(number(99)));
    g_assert_false(store_commit(place->store, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
    g_assert_nonnull(strstr(failure.text, "the store refuses a row"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/sql/values find their place", values_find_their_place);
    STORE_TEST("/store/sql/each kind comes back", each_kind_comes_back);
    STORE_TEST("/store/sql/nothing found is nothing", nothing_found_is_nothing);
    STORE_TEST("/store/sql/a statement may meet itself", a_statement_may_meet_itself);
    STORE_TEST("/store/sql/our mistakes are said", our_mistakes_are_said);
    STORE_TEST("/store/sql/a broken reference is said", a_broken_reference_is_said);
    return g_test_run();
}

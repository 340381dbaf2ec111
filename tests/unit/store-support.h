/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store's tests share: a store in a folder of its own, and steps that must not fail. */
#ifndef MUSTER_TESTS_STORE_SUPPORT_H
#define MUSTER_TESTS_STORE_SUPPORT_H

#include <glib.h>

#include "muster/base.h"
#include "muster/store.h"

/* Monday 23 November 2026, as a day and as its first instant. */
enum { MONDAY = 20780 };
#define MONDAY_INSTANT (MONDAY * INSTANT_DAY)

struct place {
    char *state; /* a fresh folder below TMPDIR */
    struct store *store;
};

/* Fixture: an empty store, opened for writing. */
void place_make(struct place *place, gconstpointer data);
void place_remove(struct place *place, gconstpointer data);
#define STORE_TEST(path, function)                                                                 \
    g_test_add(path, struct place, NULL, place_make, function, place_remove)

struct store *open_or_die(const char *state, enum store_mode mode);
void begin(struct store *store);
void commit(struct store *store);
void reopen(struct place *place);

/* Ann and her round of DAY, with one question; and a mail that asked it. */
gint64 add_person(struct store *store, const char *name);
gint64 add_form(struct store *store);
gint64 add_round(struct store *store, gint64 person, int32_t day);
gint64 add_entry(struct store *store, gint64 round, const char *text);
gint64 add_mail(struct store *store, gint64 person, gint64 round, const char *text);
gint64 add_received(struct store *store, const char *target, const char *name, guint8 hash);
gboolean put(struct store *store, const char *key, gint64 round, gint64 not_before);

/* One number out of the file, by SQL of the test's own. */
gint64 number_in(const char *state, const char *sql);
void execute_in(const char *state, const char *sql);

#endif

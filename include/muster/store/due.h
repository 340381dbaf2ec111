/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/due.h - what is due, as rows with an index; and what time takes away
 *
 * One row for the next occurrence only, per (what, workflow, person, round, step). `at` caches a
 * local rule; whoever claims it derives it again. A tick costs what is due, not who exists.
 */
#ifndef MUSTER_STORE_DUE_H
#define MUSTER_STORE_DUE_H

#include "muster/store/store.h"

struct due {
    char *what;     /* "welcome", "ask", "remind", "close", "summary", "run", "offer", "probe" */
    char *workflow; /* "" when none */
    gint64 person;
    gint64 round; /* 0 when none */
    int step;     /* which reminder; else 0 */
    int32_t day;  /* the local date it is for */
    gint64 at;    /* instant */
};
void due_free(struct due *due);

/* Sets the one row of (what, workflow, person, round, step); replaces it when it is there. */
void due_set(struct store *store, const struct due *due);
/* The row of KEY's (what, workflow, person, round, step), or NULL. */
struct due *due_find(struct store *store, const struct due *key);
/* A row of due_list(): whether it still is as it was listed, and removing it if it is. */
gboolean due_stands(struct store *store, const struct due *due);
gboolean due_take(struct store *store, const struct due *due);
void due_drop(struct store *store, const struct due *due);
void due_drop_round(struct store *store, gint64 round);
/* PERSON's rows with at > NOW: what is due already is left to its claim, and what does not come of
 * a rule ("run", "offer", "probe", "meeting") waits on. */
void due_drop_person(struct store *store, gint64 person, gint64 now);
/* Whether any row of ROUND is there. */
gboolean due_waits_for_round(struct store *store, gint64 round);
/* Rows with at <= NOW, earliest first, at most LIMIT; "close" before "summary" before "ask" of the
 * same instant. Not removed: the caller drops or replaces each in the same transaction. struct due;
 * free with g_ptr_array_unref(). */
GPtrArray *due_list(struct store *store, gint64 now, guint limit);
/* The earliest `at`, INSTANT_NEVER when there is none. */
gint64 due_next(struct store *store);

/* What a reader was told, and up to where. 0 when never. */
struct summary_mark {
    gint64 upto;
    int32_t day;
};
void summary_mark_get(struct store *store, gint64 reader, struct summary_mark *mark_r);
void summary_mark_set(struct store *store, gint64 reader, const struct summary_mark *mark);

/* Retention: erases what is older, at most LIMIT rows each; TRUE when there is more. Entries go
 * with their round, by its day, and the text that asked it goes with them; absences like them. Of a leaver of whom no
 * round is left, only the number stays: a "former member". The bytes of a settled outbox row go
 * with its addresses; the row stays for its key. */
struct retention {
    gint64 received_before;
    int32_t entries_before, moods_before, leavers_before;
    gint64 outbox_bytes_before;
};
gboolean retention_erase(struct store *store, const struct retention *retention, guint limit);

#endif

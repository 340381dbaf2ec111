/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/rounds.h - rounds, what was asked in them, and the entries that answer them
 *
 * A round is one occurrence of a workflow for one person, keyed (workflow, person, day, ordinal).
 * An entry is what the person answered: a revision of one text per question. Every revision is
 * kept.
 */
#ifndef MUSTER_STORE_ROUNDS_H
#define MUSTER_STORE_ROUNDS_H

#include "muster/store/store.h"

enum round_state {
    ROUND_OPEN,
    ROUND_ANSWERED,
    ROUND_MISSED,
    ROUND_LATE,
    ROUND_SKIPPED,
    ROUND_AWAY,
};
const char *round_state_word(enum round_state state); /* "open", "answered", … as in PRODUCT 2.5 */

struct round {
    gint64 id;
    gint64 person;
    char *workflow;
    int32_t day;
    int ordinal; /* 0 unless the same workflow happens twice on a day */
    enum round_state state;
    char *why;      /* skipped: "person", "grace", "off", "unreachable"; else NULL */
    gint64 opened;  /* instant */
    gint64 on_time; /* instant */
    gint64 form;    /* what was asked: form_get() */
    char **teams;   /* as they were when it opened */
    gint64 settled; /* sequence number at which it was missed or skipped; 0 in any other state */
    int revision;   /* of the latest entry; 0: none */
};
void round_free(struct round *round);

struct round *round_get(struct store *store, gint64 id);
struct round *round_find(struct store *store, const char *workflow, gint64 person, int32_t day,
                         int ordinal);
/* Opens a round, in any state (one that is skipped at once is settled at once). Returns its id, or
 * 0 when that round exists already (then nothing was written). Ignores id, settled and revision. */
gint64 round_open(struct store *store, const struct round *round);
/* Takes ROUND away as if it had never been, with its entries and the text that asked it. */
void round_erase(struct store *store, gint64 id);
/* Sets state and why, and settled: a new sequence number when it is missed or skipped, else 0. */
void round_set_state(struct store *store, gint64 id, enum round_state state, const char *why);
/* Rounds of PERSON settled after sequence SINCE, and rounds of PERSON still open: for summaries.
 * struct round, by day. */
GPtrArray *rounds_settled_since(struct store *store, gint64 person, gint64 since);
GPtrArray *rounds_open_of(struct store *store, gint64 person);
/* Those of PERSON on DAY, in whatever state. The same. */
GPtrArray *rounds_of_day(struct store *store, gint64 person, int32_t day);
/* How many rounds are open, for `status`. */
void rounds_count_open(struct store *store, gint64 *open_r);

/* What was asked, word for word; stored once however often it is asked. */
struct form_question {
    char *key, *kind, *prompt;
    char **labels; /* never NULL */
    char **
        choices; /* kind "choice": the words that may be answered, as asked; never NULL from form_get() */
    char **values; /* of each choice, what is filed for it in any language */
    gboolean required;
};
struct form {
    struct form_question *questions;
    guint n_questions;
};
gint64 form_put(struct store *store, const struct form *form); /* its id, new or not */
struct form *form_get(struct store *store, gint64 id);
void form_free(struct form *form);

/* What a round showed of an earlier plan, to be ticked: it belongs to the round, not to its form. */
struct round_item {
    guint question;  /* of the form, from 1 */
    int32_t planned; /* the day of the round that planned it */
    char *text;      /* one line */
};
/* Keeps ITEMS (struct round_item, by question) of ROUND, which has none yet. */
void round_items_put(struct store *store, gint64 round, const GPtrArray *items);
/* struct round_item, in order; free with g_ptr_array_unref(). */
GPtrArray *round_items(struct store *store, gint64 round);
void round_item_free(struct round_item *item);

struct entry_answer {
    guint question; /* of the form, from 1 */
    char *text;
    gboolean nothing; /* says that there is nothing */
    gboolean same;    /* said "same": the text is that of an earlier answer */
    char *value;      /* what the text comes to where the question's kind says so: "yes", "4",
                         "2026-11-30", a choice's value; NULL when it was not understood */
};
struct entry {
    gint64 id;
    gint64 round;
    int revision;    /* from 1; set by entry_add() */
    gint64 received; /* instant of acceptance */
    gint64 sequence; /* set by entry_add() */
    gint64 mail;     /* received_mail it came from */
    char *unplaced;
    GArray *answers; /* struct entry_answer, in question order */
};
void entry_free(struct entry *entry);
/* The next revision of its round, which must be there. Returns the id, and sets id, revision and
 * sequence of ENTRY. */
gint64 entry_add(struct store *store, struct entry *entry);
struct entry *entry_latest(struct store *store, gint64 round); /* NULL when there is none */
struct entry *entry_of_revision(struct store *store, gint64 round, int revision); /* or NULL */
/* The latest entry that PERSON gave in WORKFLOW to a round of a day from SINCE to BEFORE - 1, and
 * that round; NULL when there is none. Takes microseconds for each day back. */
struct entry *entry_before(struct store *store, const char *workflow, gint64 person, int32_t since,
                           int32_t before, struct round **round_r);
/* The latest revision of ROUND that was filed up to sequence UPTO; 0 when there is none. */
int entry_revision_upto(struct store *store, gint64 round, gint64 upto);
/* Latest entries of PERSON's rounds that changed after sequence SINCE: for summaries. struct entry,
 * by day of round. */
GPtrArray *entries_since(struct store *store, gint64 person, gint64 since);

/* Walks rounds for `muster entries`, by day, workflow and name. NULL or INT32_MIN/INT32_MAX: any.
 * CALL gets borrowed structs; entry is NULL when there is none. Stops when it returns FALSE. */
struct entries_query {
    const char *team, *person, *workflow;
    int32_t since, until;
};
struct person;
typedef gboolean (*entries_call)(const struct round *round, const struct person *person,
                                 const struct form *form, const struct entry *entry, gpointer data);
void entries_each(struct store *store, const struct entries_query *query, entries_call call,
                  gpointer data);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/pulses.h - questions that are answered without a name
 *
 * Nothing here names a person, an instant of arrival, or an order: all answers of a pulse that is
 * open are one blob, its box (work/pulse/box.h), which is the same bytes in whatever order they
 * came. What the box was before is in no page of the file, and each change of it empties the
 * journal.
 */
#ifndef MUSTER_STORE_PULSES_H
#define MUSTER_STORE_PULSES_H

#include "muster/store/store.h"

enum pulse_state {
    PULSE_OPEN,
    PULSE_PUBLISHED,
    PULSE_FEW, /* too few answered: nothing was published */
};

struct pulse {
    gint64 id; /* at most 2^32 - 1: it stands in tokens */
    char *workflow;
    int32_t day; /* of its asking, and its last one */
    int32_t last;
    gint64 closes; /* instant: LAST is over everywhere */
    enum pulse_state state;
    guint invited, answered; /* people; answered is 0 while it is open */
};
void pulse_free(struct pulse *pulse);

/* Returns its id, 0 when there is one of that workflow and day. */
gint64 pulse_open(struct store *store, const struct pulse *pulse);
struct pulse *pulse_get(struct store *store, gint64 id);             /* NULL: none */
struct pulse *pulse_last(struct store *store, const char *workflow); /* NULL: none */
gboolean pulse_any_since(struct store *store, gint64 since); /* that closes, or closed, after */
void pulse_invite(struct store *store, gint64 id);           /* one more person was asked */

/* What it asks in one language, and the plain part of the mail that did. */
enum { PULSE_WORDINGS_MAX = 16 };
struct pulse_wording {
    guint place; /* below PULSE_WORDINGS_MAX */
    gint64 form;
    char *text;
};
void pulse_wording_free(struct pulse_wording *wording);
/* The place of LANGUAGE; -1 where it has none yet. */
int pulse_place(struct store *store, gint64 id, const char *language);
int pulse_place_add(struct store *store, gint64 id, const char *language, gint64 form);
void pulse_place_text(struct store *store, gint64 id, int place, const char *text);
struct pulse_wording *pulse_wording(struct store *store, gint64 id, int place); /* NULL: none */

/* The box of one that is open; NULL when it is empty, or closed. */
GBytes *pulse_box(struct store *store, gint64 id);
void pulse_box_set(struct store *store, gint64 id, GBytes *box);

/* What was published: lines of each question, shuffled; question 0: what belongs to none. */
struct pulse_line {
    guint question; /* of the form, from 1 */
    char *text;
};
void pulse_line_add(struct store *store, gint64 id, guint question, guint place, const char *text);
GPtrArray *pulse_lines(struct store *store, gint64 id); /* struct pulse_line, in order */

/* The end of one: its box is no more. */
void pulse_close(struct store *store, gint64 id, enum pulse_state state, guint answered);

/* What was overwritten or deleted leaves the journal at the next commit, unless a reader is in the
 * way. */
void store_erase_journal(struct store *store);

#endif

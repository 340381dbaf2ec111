/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/items.h - what stays open until it is closed, by number: blockers and actions
 *
 * An item stands in the words of a round, and goes with it. Numbers are never used twice, and begin where no check-in has
 * so many questions, so that "#12" is not taken for one.
 */
#ifndef MUSTER_STORE_ITEMS_H
#define MUSTER_STORE_ITEMS_H

#include "muster/store/store.h"

enum item_kind { ITEM_BLOCKER, ITEM_ACTION };

struct item {
    gint64 id; /* the number that people see */
    enum item_kind kind;
    gint64 round;          /* in whose words it stands */
    gint64 writer;         /* who wrote them; of a blocker: in whose way it is */
    gint64 owner;          /* who shall do something about it; 0: nobody was named */
    int32_t due;           /* day; INT32_MIN when none was named */
    gint64 opened, closed; /* sequence numbers; closed is 0 while it is open */
    gint64 ended;          /* instant at which it was closed; 0 while it is open */
    char *text;            /* one line */
    int32_t day;           /* of its round, and so of the next */
    char **teams;
};
void item_free(struct item *item);

/* Opens ITEM, and returns its number; ignores id, opened, closed, ended, day and teams. */
gint64 item_open(struct store *store, const struct item *item);
/* The same item in other words, perhaps of another owner or another day. */
void item_reword(struct store *store, const struct item *item);
void item_close(struct store *store, gint64 id, gint64 now);
void item_reopen(struct store *store, gint64 id); /* it was closed by mistake */
/* What others wrote and PERSON, who leaves, was to do something about, is nobody's again. */
void items_release(struct store *store, gint64 person);

struct item *item_get(struct store *store, gint64 id); /* NULL when there is none */
/* Lists of struct item, by number: all, or those that are OPEN; of ROUND, open or not; open ones that PERSON wrote; open ones that PERSON owns; those
 * that PERSON wrote and that were closed after sequence SINCE. */
GPtrArray *items_all(struct store *store, gboolean open);
GPtrArray *items_of_round(struct store *store, gint64 round);
GPtrArray *items_written_by(struct store *store, gint64 person);
GPtrArray *items_owned_by(struct store *store, gint64 person);
GPtrArray *items_closed_since(struct store *store, gint64 person, gint64 since);

/* Those that MAIL told, as news of kind "item" (news.h). */
GPtrArray *items_told_in(struct store *store, gint64 mail);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/moods.h - how people are: for themselves alone, and for their team as one number
 *
 * Answers to questions of kind "mood" stand in no entry: whatever walks entries cannot show them.
 * Each person reads their own. A team gets one figure a week, made once, when the week is over, of
 * at least MOOD_LEAST people; each person counts in one team only. So no two figures differ by one
 * person.
 */
#ifndef MUSTER_STORE_MOODS_H
#define MUSTER_STORE_MOODS_H

#include "muster/store/rounds.h"

enum { MOOD_LEAST = 5 /* people */ };

/* Takes the moods out of ENTRY, an answer to its round, which asked FORM, and keeps them in the
 * place of those that the round had before. FALSE, at no cost, where FORM asks for none. */
gboolean moods_take(struct store *store, const struct form *form, struct entry *entry);
/* Puts those of ENTRY's round back among its answers: for its author. */
void moods_add(struct store *store, struct entry *entry);

struct mood {
    int32_t day; /* of its round */
    int score;   /* 1 to 5; 0 when it was not understood */
    char *text;  /* as it was written */
};
/* All of PERSON, by day: struct mood; for that person alone. */
GPtrArray *moods_of(struct store *store, gint64 person);

/* A team's figure. */
struct mood_week {
    int32_t week; /* its Monday */
    int halves;   /* the mean, in halves: 7 is 3.5 of 5; 0: there is no such week */
};
/* Makes the figures of the week that begins on the Monday WEEK; once. */
void moods_close_week(struct store *store, int32_t week);
/* The latest of TEAM that was made after sequence SINCE; and the latest of a week all of whose
 * days are among FIRST to LAST. */
struct mood_week mood_week_since(struct store *store, const char *team, gint64 since);
struct mood_week mood_week_within(struct store *store, const char *team, int32_t first,
                                  int32_t last);

#endif

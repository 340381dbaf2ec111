/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/silence.h - how long nothing was heard of a person, and what readers shall be told
 * of people once
 */
#ifndef MUSTER_STORE_SILENCE_H
#define MUSTER_STORE_SILENCE_H

#include "muster/store/store.h"

/* Counts another round that PERSON missed since their last word. Returns how many there are now. */
int silence_add(struct store *store, gint64 person);
int silence_get(struct store *store, gint64 person);
/* PERSON said something. */
void silence_end(struct store *store, gint64 person);

/* What happened to a person and stands once in the summaries of who reads them. */
enum person_event {
    PERSON_EVENT_PAUSED,
    PERSON_EVENT_RESUMED,
    PERSON_EVENT_LEFT,
    PERSON_EVENT_SUSPENDED, /* mail to them comes back */
    PERSON_EVENT_REACHED,   /* and no longer */
};

struct person_news {
    gint64 sequence; /* as of entries: readers are told what is after their mark */
    enum person_event event;
    gboolean by_itself; /* nobody said so: it followed from silence */
    gint64 at;          /* instant */
};
/* Notes it, with a new sequence number. */
void person_news_add(struct store *store, gint64 person, enum person_event event,
                     gboolean by_itself, gint64 at);
/* What happened to PERSON after sequence SINCE, in order. GArray of struct person_news, caller
 * frees. */
GArray *person_news_since(struct store *store, gint64 person, gint64 since);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/people.h - people, their addresses, teams and readers
 *
 * Addresses are bare and lower case. Zone, workdays, hours and language are "" when the person has
 * none of their own.
 */
#ifndef MUSTER_STORE_PEOPLE_H
#define MUSTER_STORE_PEOPLE_H

#include "muster/store/store.h"

/* PERSON_AWAY is not kept: absences say it (store/absences.h). */
enum person_state { PERSON_WELCOME, PERSON_ACTIVE, PERSON_AWAY, PERSON_PAUSED, PERSON_LEFT };
const char *person_state_word(enum person_state state); /* "welcome", "active", … */

struct person {
    gint64 id; /* 1 to 2^24 - 1: it stands in tokens */
    char *address, *name, *zone, *workdays, *hours, *language, *manager;
    enum person_state state;
    int32_t first_day;                /* no round exists before it; INT32_MIN before the welcome */
    gint64 suspended;                 /* instant since which nothing is sent to them, as mail to
                                         them came back; 0: they are reached */
    gboolean answered;                /* has written an answer, ever */
    gboolean from_roster;             /* a roster cell was set for this person */
    char **teams, **reads, **aliases; /* names, sorted; never NULL */
};
void person_free(struct person *person);

struct person *person_get(struct store *store, gint64 id);
struct person *person_by_address(struct store *store, const char *address); /* or by an alias */
/* struct person, by name, leavers included until they are erased; free with g_ptr_array_unref(). */
GPtrArray *people_all(struct store *store);

/* How many there are, without leavers. */
guint people_count(struct store *store);

/* The next ids after AFTER, leavers included, at most LIMIT: to go through everyone in batches.
 * GArray of gint64, caller frees. */
GArray *people_after(struct store *store, gint64 after, guint limit);

/* Ids of those whose first manager has ADDRESS, leavers left out. GArray of gint64, caller
 * frees. */
GArray *people_managed(struct store *store, const char *address);

/* Ids of the people of a team, or who read it, leavers left out; by name. GArray of gint64, caller
 * frees. */
GArray *team_members(struct store *store, const char *team);
GArray *team_readers(struct store *store, const char *team);
/* Ids of everyone who ever was in a team and left it or the site, by name; some may be in it again.
 * GArray of gint64, caller frees. */
GArray *team_past_members(struct store *store, const char *team);
/* Ids of everyone who reads a team. */
GArray *readers_all(struct store *store);
/* Names of all teams that have a member or reader, sorted. Caller frees with g_strfreev(). */
char **teams_all(struct store *store);

/* Adds a person in state welcome, and returns the id. */
gint64 person_add(struct store *store, const char *address, const char *name);
/* One property: "address", "name", "zone", "workdays", "hours", "language", "manager". An address,
 * here and as an alias, belongs to one person: that of somebody else is FAILURE_CONFIG. A new main
 * address that was the person's alias is one no longer; the old one becomes none by itself. */
void person_set(struct store *store, gint64 id, const char *property, const char *value);
void person_set_state(struct store *store, gint64 id, enum person_state state, gint64 now);
void person_set_suspended(struct store *store, gint64 id, gint64 since); /* 0: no more */
void person_set_first_day(struct store *store, gint64 id, int32_t day);
/* PERSON has answered. TRUE the first time. */
gboolean person_note_answer(struct store *store, gint64 id);
/* Replaces the whole list; NULL-terminated. The main address among the aliases is left out. */
void person_set_teams(struct store *store, gint64 id, const char *const *teams);
void person_set_reads(struct store *store, gint64 id, const char *const *teams);
void person_set_aliases(struct store *store, gint64 id, const char *const *addresses);

/* The roster's cells as they stood at the last sync, by column name; NULL when never synced. Caller
 * frees. */
char *roster_cell_get(struct store *store, gint64 person, const char *column);
void roster_cell_set(struct store *store, gint64 person, const char *column, const char *value);

/* What a person chose by name, where no roster column knows it: "" when they chose nothing. Caller
 * frees. Setting "" takes the choice back. */
char *person_setting_get(struct store *store, gint64 person, const char *name);
/* All of them, value by name; NULL when there are none, as with most people. Caller unrefs. */
GHashTable *person_settings(struct store *store, gint64 person);
void person_setting_set(struct store *store, gint64 person, const char *name, const char *value);
/* Ids of who chose VALUE for NAME. GArray of gint64, caller frees. */
GArray *people_who_chose(struct store *store, const char *name, const char *value);

#endif

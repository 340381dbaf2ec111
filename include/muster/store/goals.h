/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/goals.h - what a team wants to reach, the numbers by which it is seen, and how they
 * came about
 *
 * Amounts are thousandths, so that nothing is rounded twice. What a key result stands at follows
 * from its steps: the last amount that was told, and what was added since. A step that was taken
 * back or said anew is withdrawn, not erased. Numbers of goals are small, and never used twice.
 */
#ifndef MUSTER_STORE_GOALS_H
#define MUSTER_STORE_GOALS_H

#include "muster/store/store.h"

enum { GOAL_ONE = 1000 /* thousandths */, GOAL_PLACES_MAX = 20 /* key results of one goal */ };

enum goal_state {
    GOAL_OPEN,
    GOAL_DONE,
    GOAL_DROPPED,
    GOAL_WITHDRAWN, /* made by mistake: nobody is shown it */
};
const char *goal_state_word(enum goal_state state); /* "open", "done", "dropped", "withdrawn" */

enum goal_confidence { CONFIDENCE_UNSAID, CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH };
const char *goal_confidence_word(enum goal_confidence confidence); /* "", "low", … */

struct goal {
    gint64 id; /* the number that people see */
    char *title, *team;
    gint64 maker, owner;             /* people; 0: nobody */
    gint64 made;                     /* instant */
    int32_t until;                   /* the last day of its period; INT32_MIN: none was named */
    enum goal_confidence confidence; /* set by steps */
    enum goal_state state;
    gint64 opened, closed; /* sequence numbers; closed is 0 while it is open */
};
void goal_free(struct goal *goal);

struct key_result {
    gint64 goal;
    int place;        /* from 1 */
    char *name;       /* "": that of the goal */
    char *unit;       /* "%", "h"; "": none */
    gint64 from, to;  /* two different amounts */
    gint64 current;   /* set by steps */
    int32_t fed;      /* the day of the last step, or on which it was made */
    gint64 sequence;  /* the number of the last step; 0: none */
    gboolean dropped; /* it counts no more */
};
void key_result_free(struct key_result *result);

/* Returns its number; ignores id, confidence, state, opened and closed. */
gint64 goal_add(struct store *store, const struct goal *goal);
/* The last one of that TITLE that MAKER made; NULL when there is none. */
struct goal *goal_made_last(struct store *store, gint64 maker, const char *title);
/* Title, team, owner, period and state as GOAL has them now. One that was closed gets a sequence
 * number for that. */
void goal_change(struct store *store, const struct goal *goal);
struct goal *goal_get(struct store *store, gint64 id); /* NULL when there is none */

/* Lists of struct goal, by number, without those that are withdrawn: of all teams, or of TEAM,
 * open ones, or ALL; open ones that PERSON owns; those of TEAM that were made, closed or fed
 * after sequence SINCE. */
GPtrArray *goals_all(struct store *store, gboolean all);
GPtrArray *goals_of_team(struct store *store, const char *team, gboolean all);
GPtrArray *goals_owned_by(struct store *store, gint64 person);
GPtrArray *goals_moved_since(struct store *store, const char *team, gint64 since);

/* Returns its place; ignores place, current, sequence and dropped. */
int key_result_add(struct store *store, const struct key_result *result);
/* Name, unit, from, to and dropped as RESULT has them now. */
void key_result_change(struct store *store, const struct key_result *result);
/* Those of GOAL that count, by place, or with ALL those too that were dropped. struct
 * key_result. */
GPtrArray *key_results(struct store *store, gint64 goal, gboolean all);
/* What it stood at with the steps up to sequence UPTO. */
gint64 key_result_at(struct store *store, const struct key_result *result, gint64 upto);

enum goal_step_kind {
    STEP_IS,   /* it stands at the amount */
    STEP_ADDS, /* so much is added */
    STEP_SAYS, /* no amount: how sure somebody is */
};
struct goal_step {
    gint64 id;
    gint64 goal;
    int place; /* 0: of no key result */
    enum goal_step_kind kind;
    gint64 amount;
    enum goal_confidence confidence;
    gint64 person;   /* who told it; 0: the operator, or somebody who was forgotten */
    int32_t day;     /* theirs */
    gint64 round;    /* in whose answer it stands; 0: in none */
    gint64 mail;     /* received_mail; 0: none */
    char *note;      /* one line, or "" */
    gint64 sequence; /* set by goal_step_add() */
};
void goal_step_free(struct goal_step *step);
/* Returns its id; ignores id and sequence. */
gint64 goal_step_add(struct store *store, const struct goal_step *step);
/* What the person of STEP said in its round, by other mails, of the same key result counts no
 * more. */
void goal_steps_replace(struct store *store, const struct goal_step *step);
struct goal_step *goal_step_get(struct store *store, gint64 id); /* NULL when there is none */
/* FALSE when it was so already, or there is no such step. */
gboolean goal_step_withdraw(struct store *store, gint64 id, gboolean withdrawn);
/* The last LIMIT steps of GOAL, newest first, without those withdrawn. struct goal_step. */
GPtrArray *goal_steps(struct store *store, gint64 goal, guint limit);
/* All that PERSON told, in order. */
GPtrArray *goal_steps_of(struct store *store, gint64 person);

/* A line of an answer that names a goal. It goes with its round. */
struct goal_mention {
    gint64 goal, round, person;
    int32_t day;
    char *text;
};
void goal_mention_free(struct goal_mention *mention);
void goal_mention_add(struct store *store, const struct goal_mention *mention);
void goal_mentions_forget(struct store *store, gint64 round);
/* The last LIMIT of GOAL, newest first. struct goal_mention. */
GPtrArray *goal_mentions(struct store *store, gint64 goal, guint limit);

/* MAIL shows GOAL, or, where that is 0, several and who said what of them: forgetting has to
 * know. */
void goal_note_shown(struct store *store, gint64 goal, gint64 mail);

#endif

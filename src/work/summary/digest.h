/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/summary/digest.h - what one reader has not been told yet, gathered from the store as a letter shows it
 *
 * A person stands once, in the first of the reader's teams, and counts once, whatever days the
 * summary is about. Only rounds that opened while the person was in a team of the reader's are told;
 * what they wrote there also when they have left it since.
 */
#ifndef MUSTER_WORK_DIGEST_H
#define MUSTER_WORK_DIGEST_H

#include "muster/work/absence.h"
#include "work/goals/goals.h"
#include "work/letters/letters.h"
#include "work/planning/planner.h"
#include "work/planning/progress.h"

struct digest {
    struct summary_view view;         /* borrows from all below */
    gboolean anything_new;            /* an entry came in, or a round ended without one */
    GPtrArray *members;               /* struct member */
    GArray *blockers, *old_blockers;  /* struct blocker_view; the former holds both in the end */
    GArray *teams;                    /* struct team_view */
    GPtrArray *sections;              /* GArray of struct person_view, one a team */
    GPtrArray *no_answer, *not_asked; /* names */
    GPtrArray *paused, *unreached, *gone; /* names: since the last summary */
    GPtrArray *solved;                    /* char *: "#38 Ann Lee", the same */
    GPtrArray *owners;                    /* struct person, of items and kudos */
    GPtrArray *thanks;                    /* struct kudos */
    GArray *kudos;                        /* struct kudos_view of them */
    GArray *left_open;                    /* struct left_open_view */
    GArray *still;                        /* struct waiting_view */
    GArray *away;                         /* struct away_view */
    struct goal_views *goals;             /* those that moved, and those that nobody feeds */
    GArray *headings; /* struct block_heading: what the letter will tell, in its order */
};

/* Everything about the teams that READER reads since sequence SINCE; WEEKLY: also what is said once
 * a week. Caller frees. */
struct digest *digest_gather(struct planner *planner, const struct person *reader, gint64 since,
                             gboolean weekly);
void digest_free(struct digest *digest);

/* Mails DIGEST to READER, and notes that it was TOLD. KIND ends its key: "" for the morning's. Nothing happens when that
 * one was sent before. */
gboolean summary_send(struct planner *planner, const struct person *reader,
                      const struct digest *digest, const struct summary_mark *told,
                      const char *kind, struct failure *failure);

/* As what a person counts: the first that fits, of all rounds to be told. A late answer counts where there is nothing of
 * the day itself. */
enum standing {
    STANDING_ANSWERED,
    STANDING_MISSED,
    STANDING_WAITING,
    STANDING_LATE,
    STANDING_NONE,
};

/* One person of a team, and what there is to tell. */
struct member {
    struct person *person;
    const struct zone *zone;
    GPtrArray *filed; /* struct told: the entries, by day */
    GArray *entries;  /* struct entry_view of them */
    GPtrArray *items; /* struct item: open ones in their words, by number */
    GPtrArray *over;  /* struct item: closed since the last summary */
    enum standing standing;
    int32_t latest; /* the day of the round that `standing` is about */
    gboolean missed, not_asked, away;
    gboolean paused, unreached, gone; /* since the last summary: what happened last */
    int32_t away_until;               /* last day; ABSENCE_OPEN when nobody knows */
    gint64 until;                     /* instant at which the open round ends */
    gint64 round;                     /* the last one that was not answered; 0: none */
    GArray *left_open; /* struct left_open_view: what they missed beside what they answered */
    struct plan_progress progress; /* of the plans for which an entry answers */
};
/* NULL when there is no such person. Free with member_free(). */
struct member *member_gather(struct planner *planner, const struct person *reader, gint64 person,
                             gint64 since);
void member_free(struct member *member);

/* Which workflow ROUND is of, where the site has more than one; else NULL. */
const char *told_title(const struct planner *planner, const struct round *round);

/* What came of a team's plans: told only where it does not tell of one person. */
void plans_put(struct team_view *team, const struct plans_counted *counted);

/* One entry, with all that its view borrows. */
struct told {
    struct entry *entry;
    struct round *round;
    GArray *answers;     /* struct answer_view */
    GPtrArray *blockers; /* const char *: what is in the person's way */
    GPtrArray *files;    /* struct filed_attachment */
    GArray *attached;    /* struct attached_view of them */
};
/* Reads ENTRY, which is taken over, into VIEW. NULL, and ENTRY freed, when READER (NULL: the operator) may not read it, or
 * nothing is in it any more. */
struct told *told_read(struct planner *planner, const struct person *reader, struct entry *entry,
                       gint64 since, struct entry_view *view_r);
void told_free(struct told *told);

#endif

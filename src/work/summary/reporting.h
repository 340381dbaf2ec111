/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/summary/reporting.h - a report between the store and its forms */
#ifndef MUSTER_WORK_REPORTING_H
#define MUSTER_WORK_REPORTING_H

#include "muster/work/report.h"
#include "work/summary/digest.h"

/* Something that was in the way, whenever it came. */
struct reported_blocker {
    struct item *item;
    int32_t solved; /* the day on which it was, where its writer is; 0: it is not */
};

/* What one person wrote in one team, which may be nothing, and what is in their way. */
struct reported {
    struct person *person;
    GPtrArray *told;  /* struct told: by day */
    GArray *entries;  /* struct entry_view of them */
    GArray *blockers; /* struct reported_blocker: open ones first */
};

struct report_section {
    char *name;                /* of the team; "" for who was in none */
    GPtrArray *people;         /* struct reported, by name */
    GHashTable *asked;         /* ids of who was asked */
    guint n_asked, n_answered; /* rounds */
    gboolean told_in_full;     /* else counts and blockers only */
    struct mood_week mood;     /* only of one that is told in full */
    GHashTable *plans;         /* gint64, a person -> struct plan_progress */
};

struct report {
    struct planner *planner; /* of whose forms it borrows; owned when there is one here */
    int32_t since, until;
    GPtrArray *sections;      /* struct report_section, by name */
    struct goal_views *goals; /* that are open, of these teams */
};

/* For READER: teams that READER reads in full, and those up whose line of managers READER stands by counts and blockers. */
struct report *report_gather_for(struct planner *planner, const struct entries_query *query,
                                 const struct person *reader);
gboolean report_is_empty(const struct report *report);
/* Whether it may be said how many of SECTION answered. */
gboolean section_is_counted(const struct report_section *section);

/* What came of the plans of all people of SECTION. */
struct plans_counted section_plans_counted(const struct report_section *section);

/* The teams of everyone up whose line MANAGER stands, however far below. GHashTable of names; caller frees. */
GHashTable *teams_below(struct store *store, const struct person *manager);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clock-site.h - the clock side without its programs: a real site in a folder of its own, people put
 * into its store, and ticks
 */
#ifndef TESTS_CLOCK_SITE_H
#define TESTS_CLOCK_SITE_H

#include "muster/work/planning.h"

/* Files of configuration: the site in Berlin, a daily check-in at nine, a weekly plan on Mondays at
 * a quarter to ten. */
extern const char muster_conf[], daily[], weekly[];

struct story {
    char *folder, *conf;
    struct site *site;
    struct planning_report report;
};

/* Fixture: the site on Friday 20 November 2026, with the daily check-in. */
void story_begin(struct story *story, gconstpointer unused);
void story_end(struct story *story, gconstpointer unused);
void story_write(const struct story *story, const char *name, const char *text);
/* Opens the site (again) at NOW. */
void site_begin(struct story *story, const char *now);

gint64 instant(const char *text);
/* Somebody new of TEAM (NULL: of none); somebody of team core who was welcomed before. */
gint64 someone(struct story *story, const char *address, const char *zone, const char *team);
gint64 colleague(struct story *story, const char *address, const char *zone);
/* Around what changes the store. */
void changes_begin(struct story *story);
void changes_commit(struct story *story);
const struct planning_report *tick(struct story *story, const char *now);

#endif

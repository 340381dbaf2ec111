/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/site.h - one installation, open and ready to work: configuration, store, keys,
 * templates, workflows
 *
 * The work floor is the domain. It joins the wings, which do not know each other: it alone knows
 * what a check-in is.
 */
#ifndef MUSTER_WORK_SITE_H
#define MUSTER_WORK_SITE_H

#include <glib.h>

#include "muster/base.h"
#include "muster/mail.h"
#include "muster/store.h"
#include "muster/time.h"

struct keys;
struct token; /* token.h */

/* A workflow as it runs: what the file says, understood. */
struct workflow {
    const struct workflow_config *config; /* borrowed */
    struct schedule schedule;
    gboolean paused; /* by command: nobody is asked until it goes on */
};

struct site {
    struct config *config;
    struct store *store;
    struct keys *keys;
    struct template_set *templates;
    struct rhythm rhythm; /* the site's own, for who has none */
    struct hour_rule summary_at;
    struct workflow *workflows; /* in the order of their names */
    guint n_workflows;
    GPtrArray *team_forms; /* team-form.h */
    GPtrArray *pairs;      /* pairs.h */
    gint64 now;            /* instant; the one `now` of the program */
};

/* Opens the site of CONF (NULL: found as base says), as the user who owns its state. All faults of
 * the configuration are in FAILURE's first line only; `muster check` has them all. Caller frees
 * with site_close(). */
struct site *site_open(const char *conf, enum store_mode mode, gint64 now, struct failure *failure);
void site_close(struct site *site);

const struct workflow *site_workflow(const struct site *site,
                                     const char *name); /* NULL when there is none */

/* Workflows are paused and go on by command; the store remembers it. In the caller's transaction;
 * the next tick brings everybody's plan in line. */
void workflow_set_paused(struct site *site, struct workflow *workflow, gboolean paused);

/* How PERSON's time runs: own settings, else the site's. A setting that cannot be read counts as
 * none. Holidays and absences are not in it. */
void site_rhythm_of(const struct site *site, const struct person *person, struct rhythm *rhythm_r);

/* In which language PERSON is written to. Borrowed. */
const char *site_language_of(const struct site *site, const struct person *person);

/* LOCAL+TOKEN@DOMAIN, bare; the site's own address where it has no delimiter. Caller frees. */
char *site_token_address(const struct site *site, const struct token *token);

/* True when READER reads one of TEAMS (names, NULL-terminated; may be NULL). */
gboolean person_reads(const struct person *reader, char *const *teams);

/* True when PERSON is asked in WORKFLOW: "everyone" is everyone in a team. */
gboolean workflow_asks(const struct workflow *workflow, const struct person *person);

/* What WORKFLOW asks a person of LANGUAGE on DAY: the questions of that weekday, of each pool the
 * prompt whose turn it is, prompts and choices in that language, labels of all. The same for
 * everyone. Never empty. Caller frees with form_free(). */
struct form *workflow_form(const struct workflow *workflow, const char *language, int32_t day);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The owner's mail: on a working morning of the site, when something is stuck or mail was held.
 *
 * Promises: at most one a morning. Trouble is told every morning for as long as it lasts; held mail
 * only when there is more of it than the last time, for spam comes every day. Does not: tell of what
 * people wrote.
 */
#include "work/planning/planner.h"

#include "muster/work/standing.h"
#include "work/planning/draft.h"
#include "work/site/last-run.h"

#define OWNER_LIFE INSTANT_DAY
enum { MORNINGS_APART_DAYS = 8 }; /* a morning that is further away was planned by another clock */

static const char next_morning[] = "owner-next"; /* instant */
static const char held_told[] = "owner-held";    /* the last id of held mail that was told */

static gint64 fact_number(struct store *store, const char *name)
{
    g_autofree char *text = store_fact_get(store, name);
    return text != NULL ? g_ascii_strtoll(text, NULL, 10) : 0;
}

static void fact_set_number(struct store *store, const char *name, gint64 number)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
    store_fact_set(store, name, text);
}

/* The owner, who may be KNOWN as a person of the site, or be none. Borrows. */
static struct person owner_as(const struct site *site, const struct person *known)
{
    static char nothing[] = "", *none[] = {NULL};
    struct person reader = {.name = nothing,
                            .zone = nothing,
                            .workdays = nothing,
                            .hours = nothing,
                            .language = nothing,
                            .manager = nothing,
                            .teams = none,
                            .reads = none,
                            .aliases = none};
    if (known != NULL)
        reader = *known;
    reader.address = (char *)site->config->site.owner;
    return reader;
}

static gboolean owner_write(struct planner *planner, const struct person *reader,
                            const struct owner_view *view, struct failure *failure)
{
    struct site *site = planner->site;
    struct draft draft;
    draft_begin(&draft, planner, reader, "owner");
    gboolean written = letters_owner(view, &draft.post, site->templates, &draft.written, failure);
    g_autofree char *key = g_strdup_printf("owner:%" G_GINT64_FORMAT, site->now / INSTANT_MINUTE);
    if (written)
        draft_queue(&draft, key, 0, site->now + OWNER_LIFE);
    draft_clear(&draft);
    return written;
}

/* What failed since the last morning, and does no longer: in the night nobody looked. */
static void untold_add(struct store *store, struct standing *standing)
{
    for (guint i = 0; i < STEP_NAMES; i++) {
        const char *step = standing->last_run[i].name;
        g_autofree char *untold = last_run_take_untold(store, step);
        g_autofree char *now = last_run_failure(store, step);
        if (untold != NULL && now == NULL)
            g_ptr_array_add(
                standing->trouble,
                g_strdup_printf("`muster %s' failed, and goes on now: %s", step, untold));
    }
}

/* In a transaction. */
static gboolean owner_look(struct planner *planner, const struct person *reader,
                           struct failure *failure)
{
    struct site *site = planner->site;
    struct standing standing;
    struct held_counts held;
    gboolean fine = site_standing(site, &standing, failure);
    held_count(site->store, fact_number(site->store, held_told), &held);
    if (fine)
        untold_add(site->store, &standing);
    if (fine && (standing.trouble->len > 0 || held.newer > 0)) {
        g_ptr_array_add(standing.trouble, NULL);
        const struct owner_view view = {.troubles = (const char *const *)standing.trouble->pdata,
                                        .held = standing.held,
                                        .held_new = held.newer,
                                        .kept_days = site->config->site.keep_raw_days};
        fine = owner_write(planner, reader, &view, failure);
        fact_set_number(site->store, held_told, held.last);
    }
    standing_clear(&standing);
    return fine;
}

/* Looks when the morning has come that was planned, and plans the next one. */
static gboolean owner_morning(struct planner *planner, const struct person *reader,
                              struct failure *failure)
{
    struct site *site = planner->site;
    gint64 planned = fact_number(site->store, next_morning);
    int64_t next;
    int32_t day;
    if (planned > site->now && planned < site->now + MORNINGS_APART_DAYS * INSTANT_DAY)
        return TRUE;
    if (!rhythm_next_hour(planner_rhythm(planner, reader), &site->summary_at, site->now, &next,
                          &day))
        return TRUE;
    if (!store_begin(site->store, failure))
        return FALSE;
    gboolean due = planned > 0 && planned <= site->now;
    gboolean fine = !due || owner_look(planner, reader, failure);
    fact_set_number(site->store, next_morning, next);
    if (fine)
        return store_commit(site->store, failure);
    store_rollback(site->store);
    return FALSE;
}

gboolean owner_tell(struct planner *planner, struct failure *failure)
{
    const struct site *site = planner->site;
    if (*site->config->site.owner == '\0')
        return TRUE;
    struct person *known = person_by_address(site->store, site->config->site.owner);
    const struct person reader = owner_as(site, known);
    gboolean fine = owner_morning(planner, &reader, failure);
    person_free(known);
    return fine;
}

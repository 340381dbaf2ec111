/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers a report from the store, round by round.
 *
 * Promises: who gets it for a team that they do not read sees no personal text but what is in somebody's way; a count is
 * never that of one or two people.
 */
#include "work/summary/reporting.h"

#include <string.h>

#include "muster/work/absence.h"

struct gathering {
    struct planner *planner;
    const struct entries_query *query;
    const struct person *reader; /* NULL: the operator */
    GHashTable *below;           /* names of teams that READER is told of by counts; NULL: none */
    struct report *report;
};

static void blocker_clear(gpointer data)
{
    item_free(((struct reported_blocker *)data)->item);
}

static void reported_free(gpointer data)
{
    struct reported *reported = data;
    g_array_unref(reported->blockers);
    person_free(reported->person);
    g_ptr_array_unref(reported->told);
    g_array_unref(reported->entries);
    g_free(reported);
}

static void section_free(gpointer data)
{
    struct report_section *section = data;
    g_free(section->name);
    g_ptr_array_unref(section->people);
    g_hash_table_unref(section->asked);
    g_hash_table_unref(section->plans);
    g_free(section);
}

void report_free(struct report *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->sections);
    goal_views_free(report->goals);
    if (report->planner != NULL)
        planner_clear(report->planner);
    g_free(report->planner);
    g_free(report);
}

gboolean report_is_empty(const struct report *report)
{
    return report->sections->len == 0;
}

gboolean section_is_counted(const struct report_section *section)
{
    return g_hash_table_size(section->asked) >= REPORT_COUNTED_LEAST;
}

static gboolean reads(const struct gathering *gathering, const char *team)
{
    return gathering->reader == NULL ||
           g_strv_contains((const char *const *)gathering->reader->reads, team);
}

static gboolean is_told_of(const struct gathering *gathering, const char *team)
{
    const char *only = gathering->query->team;
    if (only != NULL && !g_str_equal(only, team))
        return FALSE;
    return reads(gathering, team) ||
           (gathering->below != NULL && g_hash_table_contains(gathering->below, team));
}

/* The team under which is told what was asked in TEAMS: the first that may be told in full, else by
 * counts. NULL: none. */
static const char *team_of(const struct gathering *gathering, char **teams)
{
    const char *found = NULL;
    for (char **team = teams; *team != NULL; team++) {
        if (!is_told_of(gathering, *team))
            continue;
        if (reads(gathering, *team))
            return *team;
        found = found != NULL ? found : *team;
    }
    gboolean teamless =
        teams[0] == NULL && gathering->reader == NULL && gathering->query->team == NULL;
    return teamless ? "" : found;
}

static struct report_section *section_of(const struct gathering *gathering, const char *team)
{
    GPtrArray *sections = gathering->report->sections;
    for (guint i = 0; i < sections->len; i++) {
        struct report_section *section = g_ptr_array_index(sections, i);
        if (g_str_equal(section->name, team))
            return section;
    }
    struct report_section *section = g_new0(struct report_section, 1);
    section->name = g_strdup(team);
    section->people = g_ptr_array_new_with_free_func(reported_free);
    section->asked = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    section->plans = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    section->told_in_full = reads(gathering, team);
    if (section->told_in_full && gathering->query->person == NULL)
        section->mood = mood_week_within(gathering->planner->site->store, team,
                                         gathering->query->since, gathering->query->until);
    g_ptr_array_add(sections, section);
    return section;
}

/* Rounds that nobody was asked in count for nothing. */
static void section_count(struct report_section *section, const struct round *round)
{
    gboolean answered = round->state == ROUND_ANSWERED || round->state == ROUND_LATE;
    if (!answered && round->state != ROUND_MISSED && round->state != ROUND_OPEN)
        return;
    section->n_asked++;
    section->n_answered += answered;
    g_hash_table_add(section->asked, g_memdup2(&round->person, sizeof round->person));
}

static struct reported *reported_of(const struct gathering *gathering,
                                    struct report_section *section, gint64 person)
{
    for (guint i = 0; i < section->people->len; i++) {
        struct reported *reported = g_ptr_array_index(section->people, i);
        if (reported->person->id == person)
            return reported;
    }
    struct reported *reported = g_new0(struct reported, 1);
    reported->person = person_get(gathering->planner->site->store, person);
    reported->told = g_ptr_array_new_with_free_func((GDestroyNotify)told_free);
    reported->entries = g_array_new(FALSE, FALSE, sizeof(struct entry_view));
    reported->blockers = g_array_new(FALSE, FALSE, sizeof(struct reported_blocker));
    g_array_set_clear_func(reported->blockers, blocker_clear);
    g_ptr_array_add(section->people, reported);
    return reported;
}

/* What ROUND answers for of PERSON's plans. */
static void section_plans(const struct gathering *gathering, struct report_section *section,
                          const struct person *person, const struct round *round)
{
    struct plan_progress *progress = g_hash_table_lookup(section->plans, &person->id);
    if (progress == NULL) {
        progress = g_new0(struct plan_progress, 1);
        g_hash_table_insert(section->plans, g_memdup2(&person->id, sizeof person->id), progress);
    }
    progress_add(gathering->planner, person, round, progress);
}

struct plans_counted section_plans_counted(const struct report_section *section)
{
    struct plans_counted counted = {0};
    GHashTableIter each;
    gpointer progress;
    g_hash_table_iter_init(&each, section->plans);
    while (g_hash_table_iter_next(&each, NULL, &progress))
        plans_count(&counted, progress);
    return counted;
}

static gboolean round_gather(const struct round *round, const struct person *person,
                             const struct form *form, const struct entry *entry, gpointer data)
{
    const struct gathering *gathering = data;
    (void)form;
    const char *team = team_of(gathering, round->teams);
    if (team == NULL || person == NULL)
        return TRUE;
    struct report_section *section = section_of(gathering, team);
    section_count(section, round);
    struct reported *reported = reported_of(gathering, section, round->person);
    struct entry_view view;
    struct entry *latest =
        entry != NULL ? entry_latest(gathering->planner->site->store, round->id) : NULL;
    struct told *told =
        latest != NULL ? told_read(gathering->planner, NULL, latest, 0, &view) : NULL;
    if (told != NULL) {
        section_plans(gathering, section, reported->person, told->round);
        g_ptr_array_add(reported->told, told);
        g_array_append_val(reported->entries, view);
    }
    return TRUE;
}

/* Whether the round in which ITEM stands is of what is asked for, but for its day. */
static gboolean is_asked_for(const struct gathering *gathering,
                             const struct report_section *section, const struct item *item)
{
    const char *team = team_of(gathering, item->teams), *workflow = gathering->query->workflow;
    if (item->kind != ITEM_BLOCKER || team == NULL || !g_str_equal(team, section->name))
        return FALSE;
    struct round *round =
        workflow != NULL ? round_get(gathering->planner->site->store, item->round) : NULL;
    gboolean other = round != NULL && !g_str_equal(round->workflow, workflow);
    round_free(round);
    return !other;
}

/* Puts those of ITEMS that were in the way on one of the days. Takes ITEMS over. */
static void blockers_add(const struct gathering *gathering, const struct report_section *section,
                         struct reported *reported, GPtrArray *items)
{
    const struct entries_query *query = gathering->query;
    while (items->len > 0) {
        struct reported_blocker blocker = {.item = g_ptr_array_steal_index(items, 0)};
        const struct item *item = blocker.item;
        if (item->closed != 0)
            blocker.solved = person_day(gathering->planner->site, reported->person, item->ended);
        gboolean in_time =
            item->day <= query->until && (item->closed == 0 || blocker.solved >= query->since);
        if (in_time && is_asked_for(gathering, section, item))
            g_array_append_val(reported->blockers, blocker);
        else
            item_free(blocker.item);
    }
    g_ptr_array_unref(items);
}

/* Who was not asked on these days may still be held up. */
static void members_add(const struct gathering *gathering, struct report_section *section)
{
    if (gathering->query->person != NULL)
        return;
    g_autoptr(GArray) members = team_members(gathering->planner->site->store, section->name);
    for (guint i = 0; i < members->len; i++)
        reported_of(gathering, section, g_array_index(members, gint64, i));
}

/* A blocker is told once, on whatever days its words were said again. */
static void blockers_gather(const struct gathering *gathering, const struct report_section *section)
{
    struct store *store = gathering->planner->site->store;
    for (guint i = 0; i < section->people->len; i++) {
        struct reported *reported = g_ptr_array_index(section->people, i);
        gint64 person = reported->person->id;
        blockers_add(gathering, section, reported, items_written_by(store, person));
        blockers_add(gathering, section, reported, items_closed_since(store, person, 0));
    }
}

static gint by_name(gconstpointer one, gconstpointer other)
{
    const struct report_section *a = *(const struct report_section *const *)one;
    const struct report_section *b = *(const struct report_section *const *)other;
    return strcmp(a->name, b->name);
}

static gint by_person(gconstpointer one, gconstpointer other)
{
    const struct reported *a = *(const struct reported *const *)one;
    const struct reported *b = *(const struct reported *const *)other;
    return strcmp(person_shown(a->person), person_shown(b->person));
}

/* Everyone who is told of a team may see its goals. */
static void goals_gather(struct report *report, struct store *store)
{
    for (guint i = 0; i < report->sections->len; i++) {
        const struct report_section *section = g_ptr_array_index(report->sections, i);
        GPtrArray *goals = goals_of_team(store, section->name, FALSE);
        for (guint k = 0; k < goals->len; k++) {
            struct goal *goal = g_steal_pointer(&goals->pdata[k]);
            goal_views_add(report->goals, store, goal, G_MAXINT64)->team = goal->team;
        }
        g_ptr_array_unref(goals);
    }
}

struct report *report_gather_for(struct planner *planner, const struct entries_query *query,
                                 const struct person *reader)
{
    struct report *report = g_new0(struct report, 1);
    report->since = query->since;
    report->until = query->until;
    report->sections = g_ptr_array_new_with_free_func(section_free);
    g_autoptr(GHashTable) below = reader != NULL ? teams_below(planner->site->store, reader) : NULL;
    struct gathering gathering = {planner, query, reader, below, report};
    entries_each(planner->site->store, query, round_gather, &gathering);
    g_ptr_array_sort(report->sections, by_name);
    for (guint i = 0; i < report->sections->len; i++) {
        struct report_section *section = g_ptr_array_index(report->sections, i);
        members_add(&gathering, section);
        g_ptr_array_sort(section->people, by_person);
        blockers_gather(&gathering, section);
    }
    report->goals = goal_views_new();
    if (query->person == NULL)
        goals_gather(report, planner->site->store);
    return report;
}

struct report *report_gather(struct site *site, const struct entries_query *query)
{
    static struct planning_report unused;
    struct planner *planner = g_new(struct planner, 1);
    planner_init(planner, site, &unused);
    struct report *report = report_gather_for(planner, query, NULL);
    report->planner = planner;
    return report;
}

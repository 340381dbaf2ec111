/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one reader has not been told yet: people put into teams, and counted.
 *
 * Promises: the headline, the sections and the lists speak of the same people. Does not: choose words.
 */
#include "work/summary/digest.h"

#include "muster/work/report.h"
#include "work/summary/blocks.h"

static void section_free(gpointer data)
{
    g_array_unref(data);
}

static struct digest *digest_new(void)
{
    struct digest *digest = g_new0(struct digest, 1);
    digest->members = g_ptr_array_new_with_free_func((GDestroyNotify)member_free);
    digest->blockers = g_array_new(FALSE, FALSE, sizeof(struct blocker_view));
    digest->old_blockers = g_array_new(FALSE, FALSE, sizeof(struct blocker_view));
    digest->teams = g_array_new(FALSE, FALSE, sizeof(struct team_view));
    digest->sections = g_ptr_array_new_with_free_func(section_free);
    digest->no_answer = g_ptr_array_new();
    digest->not_asked = g_ptr_array_new();
    digest->paused = g_ptr_array_new();
    digest->unreached = g_ptr_array_new();
    digest->gone = g_ptr_array_new();
    digest->solved = g_ptr_array_new_with_free_func(g_free);
    digest->owners = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
    digest->thanks = g_ptr_array_new_with_free_func((GDestroyNotify)kudos_free);
    digest->kudos = g_array_new(FALSE, FALSE, sizeof(struct kudos_view));
    digest->left_open = g_array_new(FALSE, FALSE, sizeof(struct left_open_view));
    digest->still = g_array_new(FALSE, FALSE, sizeof(struct waiting_view));
    digest->away = g_array_new(FALSE, FALSE, sizeof(struct away_view));
    digest->headings = g_array_new(FALSE, FALSE, sizeof(struct block_heading));
    return digest;
}

void digest_free(struct digest *digest)
{
    g_ptr_array_unref(digest->members);
    g_array_unref(digest->blockers);
    g_array_unref(digest->old_blockers);
    g_array_unref(digest->teams);
    g_ptr_array_unref(digest->sections);
    g_ptr_array_unref(digest->no_answer);
    g_ptr_array_unref(digest->not_asked);
    g_ptr_array_unref(digest->paused);
    g_ptr_array_unref(digest->unreached);
    g_ptr_array_unref(digest->gone);
    g_ptr_array_unref(digest->solved);
    g_ptr_array_unref(digest->owners);
    g_ptr_array_unref(digest->thanks);
    g_array_unref(digest->kudos);
    g_array_unref(digest->left_open);
    g_array_unref(digest->still);
    g_array_unref(digest->away);
    g_array_unref(digest->headings);
    goal_views_free(digest->goals);
    g_free(digest);
}

/* What one team's section is gathered with. */
struct gathering {
    struct planner *planner;
    struct digest *digest;
    const struct person *reader;
    gint64 since;
    GHashTable *seen; /* ids of people who stand in a section already */
};

static void count_standing(struct digest *digest, struct team_view *team,
                           const struct member *member)
{
    struct waiting_view waiting = {person_shown(member->person), member->until, member->zone};
    switch (member->standing) {
    case STANDING_NONE:
        return;
    case STANDING_LATE:
    case STANDING_ANSWERED:
        digest->view.answered++;
        team->answered++;
        break;
    case STANDING_MISSED:
        digest->view.missed++;
        break;
    case STANDING_WAITING:
        digest->view.waiting++;
        team->so_far = TRUE;
        g_array_append_val(digest->still, waiting);
        break;
    }
    team->asked++;
}

/* The name of who shall do something about ITEM; NULL when it is nobody, or its writer. */
static const char *owner_shown(struct digest *digest, struct store *store, const struct item *item)
{
    struct person *owner =
        item->owner != 0 && item->owner != item->writer ? person_get(store, item->owner) : NULL;
    if (owner == NULL)
        return NULL;
    g_ptr_array_add(digest->owners, owner);
    return person_shown(owner);
}

/* "#38 Ann Lee"; and in which way it was, when it came and went since the last summary. */
static char *solved_shown(const struct item *item, const char *writer, gint64 since)
{
    g_autofree char *head = g_strdup_printf("#%" G_GINT64_FORMAT " %s", item->id, writer);
    return item->opened <= since ? g_steal_pointer(&head)
                                 : g_strdup_printf("%s (%s)", head, item->text);
}

static void add_blockers(const struct gathering *gathering, const struct member *member,
                         const char *team)
{
    struct digest *digest = gathering->digest;
    for (guint i = 0; i < member->items->len; i++) {
        const struct item *item = g_ptr_array_index(member->items, i);
        struct blocker_view blocker = {
            .number = item->id,
            .name = member->person->name,
            .address = member->person->address,
            .team = team,
            .day = item->day,
            .old = item->opened <= gathering->since,
            .text = item->text,
            .owner = owner_shown(digest, gathering->planner->site->store, item)};
        g_array_append_val(blocker.old ? digest->old_blockers : digest->blockers, blocker);
    }
    for (guint i = 0; i < member->over->len; i++)
        g_ptr_array_add(digest->solved,
                        solved_shown(g_ptr_array_index(member->over, i),
                                     person_shown(member->person), gathering->since));
}

/* What MEMBER was thanked for. */
static void add_kudos(const struct gathering *gathering, const struct member *member)
{
    struct digest *digest = gathering->digest;
    struct store *store = gathering->planner->site->store;
    g_autoptr(GPtrArray) all = kudos_since(store, member->person->id, gathering->since);
    while (all->len > 0) {
        struct kudos *kudos = g_ptr_array_steal_index(all, 0);
        struct person *giver = person_get(store, kudos->giver);
        g_ptr_array_add(digest->thanks, kudos);
        if (giver == NULL)
            continue;
        g_ptr_array_add(digest->owners, giver);
        const struct kudos_view view = {person_shown(giver), person_shown(member->person),
                                        kudos->text};
        g_array_append_val(digest->kudos, view);
    }
}

/* Takes MEMBER over. */
static void add_member(const struct gathering *gathering, struct team_view *team, GArray *section,
                       struct member *member)
{
    struct digest *digest = gathering->digest;
    g_ptr_array_add(digest->members, member);
    const char *name = person_shown(member->person);
    count_standing(digest, team, member);
    add_blockers(gathering, member, team->name);
    add_kudos(gathering, member);
    if (member->missed)
        g_ptr_array_add(digest->no_answer, (char *)name);
    g_array_append_vals(digest->left_open, member->left_open->data, member->left_open->len);
    if (member->not_asked)
        g_ptr_array_add(digest->not_asked, (char *)name);
    if (member->paused)
        g_ptr_array_add(digest->paused, (char *)name);
    if (member->unreached)
        g_ptr_array_add(digest->unreached, (char *)name);
    if (member->gone)
        g_ptr_array_add(digest->gone, (char *)name);
    if (member->away) {
        struct away_view away = {name, member->away_until != ABSENCE_OPEN ? member->away_until
                                                                          : DAY_NONE};
        g_array_append_val(digest->away, away);
    }
    if (member->entries->len > 0) {
        struct person_view person = {.name = member->person->name,
                                     .address = member->person->address,
                                     .entries =
                                         (const struct entry_view *)(void *)member->entries->data,
                                     .n_entries = member->entries->len};
        g_array_append_val(section, person);
    }
    digest->anything_new |= member->entries->len > 0 || member->missed ||
                            member->left_open->len > 0 || member->not_asked || member->paused ||
                            member->unreached || member->gone;
}

/* Who left the team or the site is told of once more if they wrote before, and under their new team if READER reads that;
 * and when they left of their own wish. NULL when there is nothing to tell. */
static struct member *past_member_gather(struct planner *planner, const struct person *reader,
                                         gint64 id, gint64 since)
{
    g_autoptr(GPtrArray) entries = entries_since(planner->site->store, id, since);
    g_autoptr(GArray) news = person_news_since(planner->site->store, id, since);
    gboolean told = entries->len > 0 || news->len > 0;
    struct member *member = told ? member_gather(planner, reader, id, since) : NULL;
    if (member == NULL)
        return NULL;
    gboolean elsewhere =
        member->person->state != PERSON_LEFT && person_reads(reader, member->person->teams);
    if ((member->entries->len == 0 && !member->gone) || elsewhere)
        g_clear_pointer(&member, member_free);
    return member;
}

typedef struct member *(*member_gatherer)(struct planner *planner, const struct person *reader,
                                          gint64 id, gint64 since);

static void add_people(const struct gathering *gathering, const GArray *ids, member_gatherer gather,
                       struct team_view *team, GArray *section)
{
    for (guint i = 0; i < ids->len; i++) {
        gint64 id = g_array_index(ids, gint64, i);
        if (g_hash_table_contains(gathering->seen, &id))
            continue;
        struct member *member = gather(gathering->planner, gathering->reader, id, gathering->since);
        if (member == NULL)
            continue;
        g_hash_table_add(gathering->seen, g_memdup2(&id, sizeof id));
        add_member(gathering, team, section, member);
    }
}

/* What TEAM, whose people are the members from FIRST on, did of what it planned. */
static void count_plans(const struct digest *digest, guint first, struct team_view *team)
{
    struct plans_counted counted = {0};
    for (guint i = first; i < digest->members->len; i++)
        plans_count(&counted,
                    &((const struct member *)g_ptr_array_index(digest->members, i))->progress);
    plans_put(team, &counted);
}

/* The section of the team NAME: those of its people who do not stand in an earlier one. */
static void add_team(const struct gathering *gathering, const char *name)
{
    struct digest *digest = gathering->digest;
    struct store *store = gathering->planner->site->store;
    struct team_view team = {.name = name};
    GArray *section = g_array_new(FALSE, FALSE, sizeof(struct person_view));
    guint first = digest->members->len;
    g_autoptr(GArray) members = team_members(store, name);
    g_autoptr(GArray) past = team_past_members(store, name);
    add_people(gathering, members, member_gather, &team, section);
    add_people(gathering, past, past_member_gather, &team, section);
    count_plans(digest, first, &team);
    const struct mood_week mood = mood_week_since(store, name, gathering->since);
    team.mood_week = mood.week;
    team.mood = mood.halves;
    g_ptr_array_add(digest->sections, section);
    team.people = (const struct person_view *)(void *)section->data;
    team.n_people = section->len;
    if (team.asked > 0 || team.n_people > 0)
        g_array_append_val(digest->teams, team);
}

static void view_finish(struct digest *digest)
{
    struct summary_view *view = &digest->view;
    g_ptr_array_add(digest->no_answer, NULL);
    g_ptr_array_add(digest->not_asked, NULL);
    g_ptr_array_add(digest->paused, NULL);
    g_ptr_array_add(digest->unreached, NULL);
    g_ptr_array_add(digest->gone, NULL);
    g_ptr_array_add(digest->solved, NULL);
    g_array_append_vals(digest->blockers, digest->old_blockers->data, digest->old_blockers->len);
    view->blockers = (const struct blocker_view *)(void *)digest->blockers->data;
    view->n_blockers = digest->blockers->len;
    view->teams = (const struct team_view *)(void *)digest->teams->data;
    view->n_teams = digest->teams->len;
    view->no_answer = (const char *const *)digest->no_answer->pdata;
    view->not_asked = (const char *const *)digest->not_asked->pdata;
    view->paused = (const char *const *)digest->paused->pdata;
    view->solved = (const char *const *)digest->solved->pdata;
    view->unreached = (const char *const *)digest->unreached->pdata;
    view->gone = (const char *const *)digest->gone->pdata;
    view->kudos = (const struct kudos_view *)(void *)digest->kudos->data;
    view->n_kudos = digest->kudos->len;
    view->left_open = (const struct left_open_view *)(void *)digest->left_open->data;
    view->n_left_open = digest->left_open->len;
    view->still = (const struct waiting_view *)(void *)digest->still->data;
    view->n_still = digest->still->len;
    view->away = (const struct away_view *)(void *)digest->away->data;
    view->n_away = digest->away->len;
}

static void add_heading(struct digest *digest, const struct member *member, gboolean shown,
                        gint64 round)
{
    struct block_heading heading = {shown ? member->person->name : NULL, round};
    g_array_append_val(digest->headings, heading);
}

static void add_blocker_headings(struct digest *digest, const struct member *member, gint64 since,
                                 gboolean old)
{
    for (guint i = 0; i < member->items->len; i++) {
        const struct item *item = g_ptr_array_index(member->items, i);
        if ((item->opened <= since) == old)
            add_heading(digest, member, TRUE, item->round);
    }
}

static void add_entry_headings(struct digest *digest, const struct member *member)
{
    for (guint i = 0; i < member->filed->len; i++) {
        const struct told *told = g_ptr_array_index(member->filed, i);
        add_heading(digest, member, TRUE, told->round->id);
    }
    if (member->filed->len == 0 && member->round != 0)
        add_heading(digest, member, FALSE, member->round);
}

/* Blockers stand before all entries, the new ones first; who wrote nothing has no lines, and can be named. */
static void headings_finish(struct digest *digest, gint64 since)
{
    const GPtrArray *members = digest->members;
    for (guint i = 0; i < members->len; i++)
        add_blocker_headings(digest, g_ptr_array_index(members, i), since, FALSE);
    for (guint i = 0; i < members->len; i++)
        add_blocker_headings(digest, g_ptr_array_index(members, i), since, TRUE);
    for (guint i = 0; i < members->len; i++)
        add_entry_headings(digest, g_ptr_array_index(members, i));
}

static void add_goals(const struct gathering *gathering, gboolean weekly)
{
    struct digest *digest = gathering->digest;
    gboolean moved;
    digest->goals =
        goals_news(gathering->planner->site->store, gathering->reader, gathering->since,
                   person_today(gathering->planner->site, gathering->reader), weekly, &moved);
    digest->view.goals = (const struct goal_view *)(void *)digest->goals->views->data;
    digest->view.n_goals = digest->goals->views->len;
    digest->anything_new |= moved;
}

struct digest *digest_gather(struct planner *planner, const struct person *reader, gint64 since,
                             gboolean weekly)
{
    struct digest *digest = digest_new();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    struct gathering gathering = {planner, digest, reader, since, seen};
    for (char **team = reader->reads; *team != NULL; team++)
        add_team(&gathering, *team);
    add_goals(&gathering, weekly);
    view_finish(digest);
    digest->anything_new |= digest->kudos->len > 0;
    headings_finish(digest, since);
    g_autofree char *entries = person_setting_get(planner->site->store, reader->id, "entries");
    digest->view.by_question = g_str_equal(entries, "by-question");
    return digest;
}

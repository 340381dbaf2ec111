/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person of a team as a summary sees them: what they wrote, and as what they count. */
#include "work/summary/digest.h"

#include "muster/work/report.h"

void plans_put(struct team_view *team, const struct plans_counted *counted)
{
    if (counted->planners < REPORT_COUNTED_LEAST)
        return;
    team->planned = counted->all.planned;
    team->done = counted->all.done;
    team->moved = counted->all.moved;
}

void member_free(struct member *member)
{
    person_free(member->person);
    g_ptr_array_unref(member->filed);
    g_array_unref(member->entries);
    g_ptr_array_unref(member->items);
    g_ptr_array_unref(member->over);
    g_array_unref(member->left_open);
    g_free(member);
}

static void stand(struct member *member, enum standing standing)
{
    member->standing = MIN(member->standing, standing);
}

static void gather_entries(struct planner *planner, const struct person *reader,
                           struct member *member, gint64 since)
{
    g_autoptr(GPtrArray) entries = entries_since(planner->site->store, member->person->id, since);
    while (entries->len > 0) {
        struct entry_view view;
        struct told *told =
            told_read(planner, reader, g_ptr_array_steal_index(entries, 0), since, &view);
        if (told == NULL)
            continue;
        progress_add(planner, member->person, told->round, &member->progress);
        g_ptr_array_add(member->filed, told);
        g_array_append_val(member->entries, view);
        if (view.mark != ENTRY_CORRECTED)
            stand(member, view.mark == ENTRY_LATE ? STANDING_LATE : STANDING_ANSWERED);
    }
}

/* Who answered one of two rounds of DAY, which came in one mail, gave an answer; it may have been
 * told before. */
static gboolean wrote_on(const struct planner *planner, const struct member *member, int32_t day)
{
    gboolean wrote = FALSE;
    for (guint i = 0; !wrote && i < planner->site->n_workflows; i++) {
        struct round *round =
            round_find(planner->site->store, planner->site->workflows[i].config->name,
                       member->person->id, day, 0);
        wrote = round != NULL && (round->state == ROUND_ANSWERED || round->state == ROUND_LATE);
        round_free(round);
    }
    return wrote;
}

static void leave_open(const struct planner *planner, struct member *member,
                       const struct round *round)
{
    const struct left_open_view left = {person_shown(member->person), told_title(planner, round),
                                        round->day};
    g_array_append_val(member->left_open, left);
}

/* Nobody is said to have been silent who counts as one who answered: what they left out is told by
 * itself. */
static void miss(const struct planner *planner, struct member *member, const struct round *round)
{
    member->round = round->id;
    if (member->standing == STANDING_ANSWERED || wrote_on(planner, member, round->day)) {
        leave_open(planner, member, round);
        return;
    }
    member->missed = TRUE;
    stand(member, STANDING_MISSED);
}

static void gather_settled(struct planner *planner, const struct person *reader,
                           struct member *member, gint64 since)
{
    g_autoptr(GPtrArray) rounds =
        rounds_settled_since(planner->site->store, member->person->id, since);
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = g_ptr_array_index(rounds, i);
        if (!person_reads(reader, round->teams))
            continue;
        if (round->state == ROUND_SKIPPED && g_strcmp0(round->why, "grace") == 0)
            member->not_asked = TRUE;
        if (round->state == ROUND_MISSED)
            miss(planner, member, round);
    }
}

static void gather_open(struct planner *planner, const struct person *reader, struct member *member)
{
    g_autoptr(GPtrArray) rounds = rounds_open_of(planner->site->store, member->person->id);
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = g_ptr_array_index(rounds, i);
        if (!person_reads(reader, round->teams))
            continue;
        if (member->standing == STANDING_ANSWERED && wrote_on(planner, member, round->day))
            leave_open(planner, member, round);
        stand(member, STANDING_WAITING);
        member->round = round->id;
        if (member->until == 0 || round->on_time < member->until)
            member->until = round->on_time;
    }
}

/* What became of them, whatever happened in between. */
static void gather_news(struct planner *planner, struct member *member, gint64 since)
{
    g_autoptr(GArray) news = person_news_since(planner->site->store, member->person->id, since);
    if (news->len == 0)
        return;
    enum person_event last = g_array_index(news, struct person_news, news->len - 1).event;
    member->paused = last == PERSON_EVENT_PAUSED;
    member->unreached = last == PERSON_EVENT_SUSPENDED;
    member->gone = last == PERSON_EVENT_LEFT;
}

/* Leaves in ITEMS the blockers that READER may read; of who has left, actions too: somebody else has to see to them. */
static GPtrArray *blockers_for(const struct person *reader, const struct person *writer,
                               GPtrArray *items)
{
    gboolean all = writer->state == PERSON_LEFT;
    for (guint i = items->len; i-- > 0;) {
        const struct item *item = g_ptr_array_index(items, i);
        if ((item->kind != ITEM_BLOCKER && !all) || !person_reads(reader, item->teams))
            g_ptr_array_remove_index(items, i);
    }
    return items;
}

struct member *member_gather(struct planner *planner, const struct person *reader, gint64 id,
                             gint64 since)
{
    struct person *person = person_get(planner->site->store, id);
    if (person == NULL)
        return NULL;
    struct member *member = g_new0(struct member, 1);
    member->person = person;
    member->zone = planner_zone(planner, person);
    member->filed = g_ptr_array_new_with_free_func((GDestroyNotify)told_free);
    member->entries = g_array_new(FALSE, FALSE, sizeof(struct entry_view));
    member->items = blockers_for(reader, person, items_written_by(planner->site->store, id));
    member->over =
        blockers_for(reader, person, items_closed_since(planner->site->store, id, since));
    member->left_open = g_array_new(FALSE, FALSE, sizeof(struct left_open_view));
    member->standing = STANDING_NONE;
    int32_t today;
    int minute;
    zone_local(member->zone, planner->site->now, &today, &minute);
    member->away = person_is_away(planner->site->store, id, today, &member->away_until);
    gather_entries(planner, reader, member, since);
    gather_settled(planner, reader, member, since);
    gather_open(planner, reader, member);
    gather_news(planner, member, since);
    return member;
}

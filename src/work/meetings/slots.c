/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who meets several people in one workflow meets them one after the other: which of these slots is
 * whose.
 *
 * Promises: a guest keeps the slot of their last meeting, so that nobody's hour moves because
 * somebody else came or went; who has had none yet gets the first that is free, the longest in the
 * roster first. What the host needs as somebody's guest is nobody's slot. Does not: keep to the
 * host's hours where they are too short for all; `check' says that (kind.c).
 */
#include "work/meetings/meetings.h"

enum {
    SLOTS_MAX = 288, /* a day of five minutes each */
    CHAIN_MAX = 8,   /* managers above one another; those in a circle end here */
    NO_SLOT = SLOTS_MAX,
};

/* What one guest of the host holds. */
struct claim {
    gint64 guest;
    gint64 last; /* id of their last meeting; 0: there was none */
    guint slot;  /* NO_SLOT: none yet */
};

/* A host's day. */
struct slots {
    struct planner *planner;
    const struct workflow *workflow;
    const struct person *host;
    int32_t day;
    guint depth;
    guint n, n_within; /* all that begin before midnight, and those within the host's hours */
    gboolean taken[SLOTS_MAX];
    GArray *claims;
};

static guint slot_find(struct planner *planner, const struct pair *pair, int32_t day, guint depth);

static int slot_minute(const struct workflow *workflow, guint slot)
{
    return workflow->schedule.ask.minute + (int)slot * workflow->config->length;
}

gint64 pair_slot_start(struct planner *planner, const struct pair *pair, int32_t day, guint slot)
{
    return zone_instant(planner_zone(planner, pair->host), day, slot_minute(pair->workflow, slot));
}

/* --- what is taken --- */

/* The slots of the day between minutes FROM and TO. */
static void taken_mark(struct slots *slots, int from, int to)
{
    for (guint i = 0; i < slots->n; i++)
        if (slot_minute(slots->workflow, i) < to && slot_minute(slots->workflow, i + 1) > from)
            slots->taken[i] = TRUE;
}

/* The host's own hour with their manager, say. */
static void taken_as_guest(struct slots *slots)
{
    struct store *store = slots->planner->site->store;
    g_autoptr(GArray) above = pair_hosts(slots->planner->site, slots->workflow, slots->host);
    for (guint i = 0; i < above->len && slots->depth < CHAIN_MAX; i++) {
        struct pair pair = {slots->workflow, person_get(store, g_array_index(above, gint64, i)),
                            (struct person *)slots->host};
        if (pair.host == NULL)
            continue;
        int32_t day;
        int minute;
        guint slot = slot_find(slots->planner, &pair, slots->day, slots->depth + 1);
        zone_local(planner_zone(slots->planner, slots->host),
                   pair_slot_start(slots->planner, &pair, slots->day, slot), &day, &minute);
        if (day == slots->day)
            taken_mark(slots, minute, minute + slots->workflow->config->length);
        person_free(pair.host);
    }
}

/* --- whose is which --- */

static void claims_gather(struct slots *slots)
{
    struct store *store = slots->planner->site->store;
    g_autoptr(GArray) guests = pair_guests(slots->planner->site, slots->workflow, slots->host);
    for (guint i = 0; i < guests->len; i++) {
        struct claim claim = {g_array_index(guests, gint64, i), 0, NO_SLOT};
        struct meeting *last =
            meeting_last(store, slots->workflow->config->name, slots->host->id, claim.guest);
        if (last != NULL && last->host == slots->host->id) {
            claim.last = last->id;
            claim.slot = last->slot;
        }
        meeting_free(last);
        g_array_append_val(slots->claims, claim);
    }
}

static gint by_last(gconstpointer one, gconstpointer other)
{
    const struct claim *a = one, *b = other;
    return (a->last < b->last) - (a->last > b->last);
}

static gint by_guest(gconstpointer one, gconstpointer other)
{
    const struct claim *a = one, *b = other;
    return (a->guest > b->guest) - (a->guest < b->guest);
}

/* Who comes back and finds another in their slot has lost it; so has who finds it outside the
 * hours. */
static void claims_keep(struct slots *slots)
{
    g_array_sort(slots->claims, by_last);
    for (guint i = 0; i < slots->claims->len; i++) {
        struct claim *claim = &g_array_index(slots->claims, struct claim, i);
        if (claim->slot >= slots->n_within || slots->taken[claim->slot])
            claim->slot = NO_SLOT;
        else
            slots->taken[claim->slot] = TRUE;
    }
}

/* The last one before midnight is for all who find nothing else. */
static guint slot_free(const struct slots *slots)
{
    guint slot = 0;
    while (slot + 1 < slots->n && slots->taken[slot])
        slot++;
    return slot;
}

static void claims_add(struct slots *slots)
{
    g_array_sort(slots->claims, by_guest);
    for (guint i = 0; i < slots->claims->len; i++) {
        struct claim *claim = &g_array_index(slots->claims, struct claim, i);
        if (claim->slot != NO_SLOT)
            continue;
        claim->slot = slot_free(slots);
        slots->taken[claim->slot] = TRUE;
    }
}

static guint count_until(const struct workflow *workflow, int minute)
{
    int n = (minute - workflow->schedule.ask.minute) / workflow->config->length;
    return (guint)CLAMP(n, 1, SLOTS_MAX);
}

static guint slot_find(struct planner *planner, const struct pair *pair, int32_t day, guint depth)
{
    const struct rhythm *rhythm = planner_rhythm(planner, pair->host);
    struct slots slots = {.planner = planner,
                          .workflow = pair->workflow,
                          .host = pair->host,
                          .day = day,
                          .depth = depth,
                          .n = count_until(pair->workflow, 24 * 60)};
    slots.n_within =
        MIN(slots.n, count_until(pair->workflow, rhythm->hours.of[day_weekday(day)].to));
    slots.claims = g_array_new(FALSE, FALSE, sizeof(struct claim));
    taken_as_guest(&slots);
    claims_gather(&slots);
    claims_keep(&slots);
    claims_add(&slots);
    guint slot = 0;
    for (guint i = 0; i < slots.claims->len; i++)
        if (g_array_index(slots.claims, struct claim, i).guest == pair->guest->id)
            slot = g_array_index(slots.claims, struct claim, i).slot;
    g_array_unref(slots.claims);
    return slot;
}

guint pair_slot(struct planner *planner, const struct pair *pair, int32_t day)
{
    return slot_find(planner, pair, day, 0);
}

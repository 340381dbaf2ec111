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
    CHAIN_MAX = 64,  /* managers above one another */
    NO_SLOT = SLOTS_MAX,
};

/* What one guest of a host holds. */
struct claim {
    gint64 guest;
    gint64 last; /* id of their last meeting; 0: there was none */
    guint slot;  /* NO_SLOT: none yet */
};

/* What is known of a day: each host is worked out once, however many ways lead up to them. */
struct slot_day {
    struct planner *planner;
    const struct workflow *workflow;
    int32_t day;
    guint depth;
    GHashTable *claims; /* id of a host -> GArray of struct claim; empty while it is worked out */
};

/* A host's day. */
struct slots {
    struct slot_day *of;
    const struct person *host;
    guint n, n_within; /* all that begin before midnight, and those within the host's hours */
    gboolean taken[SLOTS_MAX];
    GArray *claims;
};

static const GArray *claims_of(struct slot_day *of, const struct person *host);

static guint slot_of(const GArray *claims, gint64 guest)
{
    for (guint i = 0; i < claims->len; i++)
        if (g_array_index(claims, struct claim, i).guest == guest)
            return g_array_index(claims, struct claim, i).slot;
    return NO_SLOT;
}

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
    const struct workflow *workflow = slots->of->workflow;
    for (guint i = 0; i < slots->n; i++)
        if (slot_minute(workflow, i) < to && slot_minute(workflow, i + 1) > from)
            slots->taken[i] = TRUE;
}

/* The hour with ABOVE; none as long as ABOVE is being worked out: they are above one another. */
static void taken_with(struct slots *slots, struct person *above)
{
    struct slot_day *of = slots->of;
    const struct pair pair = {of->workflow, above, (struct person *)slots->host};
    guint slot = slot_of(claims_of(of, above), slots->host->id);
    int32_t day;
    int minute;
    if (slot == NO_SLOT)
        return;
    zone_local(planner_zone(of->planner, slots->host),
               pair_slot_start(of->planner, &pair, of->day, slot), &day, &minute);
    if (day == of->day)
        taken_mark(slots, minute, minute + of->workflow->config->length);
}

/* The host's own hour with their manager, say. */
static void taken_as_guest(struct slots *slots)
{
    struct site *site = slots->of->planner->site;
    g_autoptr(GArray) above = pair_hosts(site, slots->of->workflow, slots->host);
    for (guint i = 0; i < above->len && slots->of->depth < CHAIN_MAX; i++) {
        struct person *host = person_get(site->store, g_array_index(above, gint64, i));
        if (host != NULL)
            taken_with(slots, host);
        person_free(host);
    }
}

/* --- whose is which --- */

static void claims_gather(struct slots *slots)
{
    const struct site *site = slots->of->planner->site;
    const struct workflow *workflow = slots->of->workflow;
    g_autoptr(GArray) guests = pair_guests(site, workflow, slots->host);
    for (guint i = 0; i < guests->len; i++) {
        struct claim claim = {g_array_index(guests, gint64, i), 0, NO_SLOT};
        struct meeting *last =
            meeting_last(site->store, workflow->config->name, slots->host->id, claim.guest);
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

static const GArray *claims_of(struct slot_day *of, const struct person *host)
{
    const GArray *known = g_hash_table_lookup(of->claims, &host->id);
    if (known != NULL)
        return known;
    const struct rhythm *rhythm = planner_rhythm(of->planner, host);
    struct slots slots = {.of = of, .host = host, .n = count_until(of->workflow, 24 * 60)};
    slots.n_within =
        MIN(slots.n, count_until(of->workflow, rhythm->hours.of[day_weekday(of->day)].to));
    slots.claims = g_array_new(FALSE, FALSE, sizeof(struct claim));
    g_hash_table_insert(of->claims, g_memdup2(&host->id, sizeof host->id), slots.claims);
    of->depth++;
    taken_as_guest(&slots);
    of->depth--;
    claims_gather(&slots);
    claims_keep(&slots);
    claims_add(&slots);
    return slots.claims;
}

guint pair_slot(struct planner *planner, const struct pair *pair, int32_t day)
{
    struct slot_day of = {
        .planner = planner,
        .workflow = pair->workflow,
        .day = day,
        .claims = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify)g_array_unref),
    };
    guint slot = slot_of(claims_of(&of, pair->host), pair->guest->id);
    g_hash_table_unref(of.claims);
    return slot != NO_SLOT ? slot : 0;
}

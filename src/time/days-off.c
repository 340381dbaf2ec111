/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days off as spans, sorted by their first day.
 *
 * Promises: asking for a day is a binary search, and a walk over no more than the spans that
 * overlap. Each span carries how far all spans up to it reach: where that lies before a day,
 * nothing further to the left can hold it.
 */
#include "muster/time/days-off.h"

struct span {
    struct day_off off; /* the first member: spans are handed out as days off */
    int32_t reach;      /* the latest last day of this one and all before it */
};

struct days_off {
    GArray *spans;       /* struct span */
    GStringChunk *names; /* holidays have the same few names in each year */
};

struct days_off *days_off_new(void)
{
    struct days_off *off = g_new(struct days_off, 1);
    off->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
    off->names = g_string_chunk_new(256);
    return off;
}

void days_off_free(struct days_off *off)
{
    if (off == NULL)
        return;
    g_array_unref(off->spans);
    g_string_chunk_free(off->names);
    g_free(off);
}

static struct span *span_at(const struct days_off *off, guint i)
{
    return &g_array_index(off->spans, struct span, i);
}

/* How many spans begin on DAY or before it. */
static guint spans_until(const struct days_off *off, int32_t day)
{
    guint low = 0, high = off->spans->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (span_at(off, middle)->off.first <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void reach_update(struct days_off *off, guint from)
{
    for (guint i = from; i < off->spans->len; i++) {
        struct span *span = span_at(off, i);
        span->reach = span->off.last;
        if (i > 0)
            span->reach = MAX(span->reach, span_at(off, i - 1)->reach);
    }
}

void days_off_add(struct days_off *off, int32_t first, int32_t last, const char *name,
                  gboolean absence)
{
    if (last < first)
        return;
    struct span span = {.off = {first, last,
                                g_string_chunk_insert_const(off->names, name != NULL ? name : ""),
                                absence}};
    guint place = spans_until(off, first);
    g_array_insert_val(off->spans, place, span);
    reach_update(off, place);
}

const struct day_off *days_off_find(const struct days_off *off, int32_t day)
{
    const struct day_off *absence = NULL;
    for (guint i = spans_until(off, day); i-- > 0 && span_at(off, i)->reach >= day;) {
        const struct day_off *found = &span_at(off, i)->off;
        if (found->last < day)
            continue;
        if (!found->absence)
            return found;
        if (absence == NULL)
            absence = found;
    }
    return absence;
}

guint days_off_count(const struct days_off *off)
{
    return off->spans->len;
}

const struct day_off *days_off_get(const struct days_off *off, guint i)
{
    return &span_at(off, i)->off;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails leave evenly, never in a burst at the beginning of each minute. What is kept between runs is
 * the store's fact "send-pace". */
#include "work/sending/pace.h"

#include "muster/base/instant.h"

static gint64 pace_gap(const struct pace *pace)
{
    return pace->rate > 0 ? INSTANT_MINUTE / pace->rate : 0;
}

void pace_read(struct store *store, const struct send_config *config, gint64 now,
               struct pace *pace_r)
{
    g_autofree char *fact = store_fact_get(store, "send-pace");
    gint64 next = fact != NULL ? g_ascii_strtoll(fact, NULL, 10) : 0;
    *pace_r = (struct pace){.rate = config->rate};
    /* a clock that was set back makes no mail wait for longer than the one before it did */
    pace_r->next = MIN(next, now + pace_gap(pace_r));
}

gint64 pace_wait(const struct pace *pace, gint64 now)
{
    return MAX(pace->next - now, 0);
}

void pace_count(struct pace *pace, gint64 now)
{
    pace->next = now + pace_gap(pace);
}

void pace_write(const struct pace *pace, struct store *store)
{
    g_autofree char *next = g_strdup_printf("%" G_GINT64_FORMAT, pace->next);
    if (pace->rate > 0)
        store_fact_set(store, "send-pace", next);
}

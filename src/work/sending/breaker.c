/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pause, as two of the store's facts: "send-pause" for us, "send-halted" for who asks `status'.
 */
#include "work/sending/breaker.h"

#include <stdio.h>
#include <string.h>

#include "muster/base/instant.h"

enum { PAUSE_SLACK_SECONDS = 10, AWAY_MINUTES = 30 };

static const int pause_minutes[] = {1, 2, 5, 10, 15};

static gint64 pause_length(int trips)
{
    int last = G_N_ELEMENTS(pause_minutes) - 1;
    return pause_minutes[CLAMP(trips - 1, 0, last)] * INSTANT_MINUTE;
}

/* Who changes what was refused wants it tried. The password itself is not known here. */
static char *settings_print(const struct send_config *config)
{
    g_autofree char *all =
        g_strjoin("\n", config->url, config->user, config->password_command, NULL);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);
}

static gboolean pause_read(struct store *store, struct breaker *breaker_r,
                           char settings_r[static 65])
{
    g_autofree char *fact = store_fact_get(store, "send-pause");
    return fact != NULL &&
           sscanf(fact, "%d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %64s", &breaker_r->trips,
                  &breaker_r->refuses, &breaker_r->since, &breaker_r->until, settings_r) == 5;
}

static void pause_write(const struct breaker *breaker, struct store *store)
{
    g_autofree char *fact =
        g_strdup_printf("%d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", breaker->trips,
                        breaker->refuses, breaker->since, breaker->until, breaker->settings);
    store_fact_set(store, "send-pause", fact);
}

void breaker_read(struct store *store, const struct send_config *config, struct breaker *breaker_r)
{
    char settings[65] = "";
    *breaker_r = (struct breaker){.settings = settings_print(config)};
    breaker_r->is_noted = pause_read(store, breaker_r, settings);
    if (!breaker_r->is_noted || strcmp(settings, breaker_r->settings) != 0)
        breaker_r->trips = 0;
}

char *breaker_words(struct store *store, gint64 now, gboolean *needs_owner_r)
{
    struct breaker breaker = {0};
    char settings[65];
    *needs_owner_r = FALSE;
    if (!pause_read(store, &breaker, settings))
        return NULL;
    *needs_owner_r = breaker.refuses || now - breaker.since > AWAY_MINUTES * INSTANT_MINUTE;
    return store_fact_get(store, "send-halted");
}

void breaker_clear(struct breaker *breaker)
{
    g_clear_pointer(&breaker->settings, g_free);
}

/* Cron's minutes are not exact. And a clock that was set back must not make the pause longer than
 * any. */
gboolean breaker_holds(const struct breaker *breaker, gint64 now)
{
    gint64 left = breaker->until - now;
    return breaker->trips > 0 && left > PAUSE_SLACK_SECONDS * INSTANT_SECOND &&
           left <= pause_length(breaker->trips);
}

static void halted_note(const struct breaker *breaker, struct store *store, const char *words)
{
    char since[INSTANT_TEXT_MAX], until[INSTANT_TEXT_MAX];
    instant_format(breaker->since, since);
    instant_format(breaker->until, until);
    g_autofree char *sentence =
        g_strdup_printf("%s since %s, and is tried again at %s: %s",
                        breaker->refuses ? "refuses us" : "cannot be reached", since, until, words);
    store_fact_set(store, "send-halted", sentence);
}

void breaker_trip(struct breaker *breaker, struct store *store, gint64 now, gboolean refuses,
                  const char *words)
{
    if (breaker->trips == 0)
        breaker->since = now;
    breaker->trips++;
    breaker->is_noted = TRUE;
    breaker->refuses = refuses;
    breaker->until = now + pause_length(breaker->trips);
    pause_write(breaker, store);
    halted_note(breaker, store, words);
}

void breaker_reset(struct breaker *breaker, struct store *store)
{
    breaker->trips = 0;
    breaker->is_noted = FALSE;
    store_fact_set(store, "send-pause", "");
    store_fact_set(store, "send-halted", "");
}

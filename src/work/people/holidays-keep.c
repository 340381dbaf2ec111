/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sees to it that calendars do not run out.
 *
 * Reading iCalendar is another program's, started once in some weeks: tick starts each minute, and
 * shall not load what it hardly ever needs. What goes wrong there is logged and tried again the
 * next day; the days run out only after a year of that.
 */
#include "muster/work/holidays.h"

#include "muster/work/places.h"
#include "work/planning/planner.h"

static gboolean one_ends_soon(const struct site *site)
{
    int32_t today = (int32_t)(site->now / INSTANT_DAY);
    g_autoptr(GPtrArray) calendars = calendars_all(site->store);
    for (guint i = 0; i < calendars->len; i++)
        if (((const struct calendar *)calendars->pdata[i])->horizon < today + HOLIDAYS_KNOWN_LEAST)
            return TRUE;
    return FALSE;
}

static void renew(const struct site *site)
{
    char now[INSTANT_TEXT_MAX];
    instant_format(site->now, now);
    g_autofree char *program = place_program("calendar");
    g_autofree char *time = g_strconcat("--now=", now, NULL);
    g_auto(GStrv) environment =
        g_environ_setenv(g_get_environ(), "MUSTER_CONF", site->config->file, TRUE);
    char *arguments[] = {program, (char *)"renew", time, (char *)"--force", NULL};
    int status = 0;
    g_autoptr(GError) error = NULL;
    if (!g_spawn_sync(NULL, arguments, environment, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                      NULL, &status, &error) ||
        !g_spawn_check_wait_status(status, &error))
        log_trouble("calendar", "why", error->message, NULL);
}

gboolean holidays_keep(struct planner *planner, struct failure *failure)
{
    if (one_ends_soon(planner->site))
        renew(planner->site);
    return store_ok(planner->site->store, failure);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zone of the machine, as a name for a new site's configuration; nothing else depends on where
 * a machine stands. */
#include "muster/time/calendar.h"

const char *zone_of_host(void)
{
    g_autoptr(GTimeZone) local = g_time_zone_new_local();
    const struct zone *zone = zone_find(g_time_zone_get_identifier(local));
    return zone != NULL ? zone_name(zone) : "UTC";
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes in words. Rounded first: what is nearly the next unit is said in that. */
#include "muster/base/size.h"

#include <stdio.h>

enum { KILO = 1000, MEGA = KILO * KILO, TENTH = MEGA / 10 };

struct size size_round(uint64_t octets)
{
    uint64_t kilos = (octets + KILO / 2) / KILO, tenths = (octets + TENTH / 2) / TENTH;
    if (kilos < KILO)
        return (struct size){.whole = kilos > 0 ? (unsigned)kilos : 1, .tenths = -1};
    if (tenths < 100)
        return (struct size){(unsigned)tenths / 10, (int)(tenths % 10), true};
    return (struct size){(unsigned)((octets + MEGA / 2) / MEGA), -1, true};
}

void size_format(uint64_t octets, char text_r[static SIZE_TEXT_MAX])
{
    struct size size = size_round(octets);
    const char *unit = size.is_mega ? "MB" : "KB";
    if (size.tenths >= 0)
        snprintf(text_r, SIZE_TEXT_MAX, "%u.%d %s", size.whole, size.tenths, unit);
    else
        snprintf(text_r, SIZE_TEXT_MAX, "%u %s", size.whole, unit);
}

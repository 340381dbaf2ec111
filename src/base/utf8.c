/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One character of UTF-8 at a time, after the table of RFC 3629 section 4. */
#include "utf8.h"

#include <stdint.h>

/* Which second octets may follow a first one; all further octets are 80..BF. */
static const struct {
    unsigned char first_low, first_high, second_low, second_high;
    size_t length;
} forms[] = {
    {0x00, 0x7f, 0x00, 0x00, 1}, {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
    {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
    {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

size_t utf8_character(const char *at, size_t left)
{
    const unsigned char *octets = (const unsigned char *)at;
    size_t form = 0, n_forms = sizeof forms / sizeof *forms;
    while (left > 0 && form < n_forms && octets[0] > forms[form].first_high)
        form++;
    if (left == 0 || form == n_forms || octets[0] < forms[form].first_low ||
        forms[form].length > left)
        return 0;
    size_t length = forms[form].length;
    if (length > 1 && (octets[1] < forms[form].second_low || octets[1] > forms[form].second_high))
        return 0;
    for (size_t i = 2; i < length; i++)
        if (octets[i] < 0x80 || octets[i] > 0xbf)
            return 0;
    return length;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* codepage.c - most numbers are in the name; the others are a table */
#include "mail/read/codepage.h"

char *codepage_label(guint32 codepage)
{
    static const struct {
        guint32 codepage;
        const char *label;
    } special[] = {
        {874, "windows-874"}, {950, "big5"},          {20127, "us-ascii"}, {20866, "koi8-r"},
        {21866, "koi8-u"},    {51932, "euc-jp"},      {54936, "gb18030"},  {65000, "utf-7"},
        {65001, "utf-8"},     {28605, "iso-8859-15"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(special); i++)
        if (special[i].codepage == codepage)
            return g_strdup(special[i].label);
    if (codepage > 28590 && codepage < 28600)
        return g_strdup_printf("iso-8859-%u", codepage - 28590);
    return g_strdup_printf("%s%u", codepage / 10 == 125 ? "windows-" : "cp", codepage);
}

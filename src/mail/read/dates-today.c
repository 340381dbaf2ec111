/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of a mail. Apart from the dates in its text, which programs read that link no GMime. */
#include <gmime/gmime.h>

#include "mail/read/dates.h"

gboolean dates_today(struct slice date, GDate *today_r)
{
    g_autofree char *text = slice_copy(date);
    g_autoptr(GDateTime) time = date.length > 0 ? g_mime_utils_header_decode_date(text) : NULL;
    if (time == NULL)
        return FALSE;
    int year, month, day;
    g_date_time_get_ymd(time, &year, &month, &day);
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;
    g_date_clear(today_r, 1);
    g_date_set_dmy(today_r, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return TRUE;
}

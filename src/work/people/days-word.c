/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as people type them. */
#include "muster/work/days-word.h"

#include <string.h>

#include "muster/mail/stay.h"

/* One weekday: what weekdays_parse() takes and is not several. */
static gboolean weekday_read(const char *text, int32_t today, int32_t *day_r)
{
    guint8 set;
    if (!weekdays_parse(text, &set, NULL))
        return FALSE;
    for (int32_t day = today + 1; day <= today + 7; day++)
        if (set == 1 << day_weekday(day)) {
            *day_r = day;
            return TRUE;
        }
    return FALSE;
}

gboolean day_from_word(const char *text, int32_t today, int32_t *day_r)
{
    g_autofree char *word = g_strstrip(g_ascii_strdown(text, -1));
    if (strcmp(word, "today") == 0) {
        *day_r = today;
        return TRUE;
    }
    if (strcmp(word, "tomorrow") == 0) {
        *day_r = today + 1;
        return TRUE;
    }
    return day_parse(word, day_r) || weekday_read(word, today, day_r);
}

gboolean days_from_words(const char *text, int32_t today, int32_t *first_r, int32_t *last_r)
{
    return stay_read(text, NULL, today, first_r, last_r);
}

char *day_said(int32_t day)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    return g_strdup_printf("%s %d %s %d", weekdays[day_weekday(day)], of_month, months[month - 1],
                           year);
}

char *days_said(int32_t first, int32_t last)
{
    g_autofree char *from = day_said(first);
    if (first == last)
        return g_strconcat("on ", from, NULL);
    if (last == STAY_OPEN)
        return g_strdup_printf("from %s until they are back", from);
    g_autofree char *to = day_said(last);
    return g_strdup_printf("from %s to %s", from, to);
}

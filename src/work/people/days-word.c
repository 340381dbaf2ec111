/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as people type them. */
#include "muster/work/days-word.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_COUNTED_MAX = 366, OPEN = INT32_MAX };

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

/* What stands behind WORD at the beginning of TEXT, or NULL. */
static const char *behind(const char *text, const char *word)
{
    return g_str_has_prefix(text, word) ? text + strlen(word) : NULL;
}

/* "3", "3 days" */
static gboolean count_read(const char *text, int32_t today, int32_t *first_r, int32_t *last_r)
{
    char *end;
    long count = strtol(text, &end, 10);
    if (end == text || count < 1 || count > DAYS_COUNTED_MAX)
        return FALSE;
    while (*end == ' ')
        end++;
    if (*end != '\0' && strcmp(end, "days") != 0 && strcmp(end, "day") != 0)
        return FALSE;
    *first_r = today;
    *last_r = today + (int32_t)count - 1;
    return TRUE;
}

/* Both sides of what separates FROM and TO; an empty side is not limited. */
static gboolean range_read(const char *text, const char *separator, int32_t today, int32_t *first_r,
                           int32_t *last_r)
{
    const char *at = strstr(text, separator);
    if (at == NULL)
        return FALSE;
    g_autofree char *from = g_strstrip(g_strndup(text, (gsize)(at - text)));
    g_autofree char *to = g_strstrip(g_strdup(at + strlen(separator)));
    const char *first = behind(from, "from ") != NULL ? behind(from, "from ") : from;
    *first_r = today;
    *last_r = OPEN;
    if (first[0] != '\0' && !day_from_word(first, today, first_r))
        return FALSE;
    return to[0] == '\0' || day_from_word(to, *first_r > today ? *first_r : today, last_r);
}

static gboolean days_make_out(const char *text, int32_t today, int32_t *first_r, int32_t *last_r)
{
    static const char *const separators[] = {"..", " to ", " until "};
    for (gsize i = 0; i < G_N_ELEMENTS(separators); i++)
        if (range_read(text, separators[i], today, first_r, last_r))
            return TRUE;
    *first_r = today;
    if (behind(text, "until ") != NULL)
        return day_from_word(behind(text, "until "), today, last_r);
    if (count_read(text, today, first_r, last_r))
        return TRUE;
    *last_r = OPEN;
    if (behind(text, "from ") != NULL)
        return day_from_word(behind(text, "from "), today, first_r);
    gboolean one = day_from_word(text, today, first_r);
    *last_r = *first_r;
    return one;
}

gboolean days_from_words(const char *text, int32_t today, int32_t *first_r, int32_t *last_r)
{
    g_autofree char *words = g_strstrip(g_ascii_strdown(text, -1));
    return days_make_out(words, today, first_r, last_r) && *first_r <= *last_r;
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
    if (last == OPEN)
        return g_strdup_printf("from %s until they are back", from);
    g_autofree char *to = day_said(last);
    return g_strdup_printf("from %s to %s", from, to);
}

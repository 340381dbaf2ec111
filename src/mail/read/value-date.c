/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day: the first that an answer names, told by the day on which the mail was written. */
#include "mail/read/dates.h"
#include "mail/read/value.h"

enum { BITS_MAX = 200 };

static const struct meaning NEAR[] = {
    {"today", 0},
    {"heute", 0},
    {"aujourd hui", 0},
    {"hoy", 0},
    {"今日", 0},
    {"本日", 0},
    {"oggi", 0},
    {"hoje", 0},
    {"vandaag", 0},
    {"idag", 0},
    {"сегодня", 0},
    {"tomorrow", 1},
    {"morgen", 1},
    {"demain", 1},
    {"mañana", 1},
    {"明日", 1},
    {"day after tomorrow", 2},
    {"the day after tomorrow", 2},
    {"übermorgen", 2},
    {"après demain", 2},
    {"pasado mañana", 2},
    {"明後日", 2},
    {"yesterday", -1},
    {"gestern", -1},
    {"hier", -1},
    {"ayer", -1},
    {"昨日", -1},
};

static struct meanings near = MEANINGS_OF(NEAR);

static char *day_text(const GDate *day)
{
    return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(day), g_date_get_month(day),
                           g_date_get_day(day));
}

static char *near_day(const struct said *said, GDate today)
{
    int days;
    for (guint i = 0; i < said->n; i++) {
        if (meaning_find(&near, said->words + i, said->n - i, &days) == 0)
            continue;
        if (days < 0)
            g_date_subtract_days(&today, (guint)-days);
        else
            g_date_add_days(&today, (guint)days);
        return day_text(&today);
    }
    return NULL;
}

/* Not the sentence only: a mark may stand within a date, as in "4. Dezember". */
char *said_date(const struct said *said, const char *language, struct slice date)
{
    struct dates dates = {.order = dates_order(language)};
    if (!dates_today(date, &dates.today))
        return NULL;
    g_autofree char *line = g_strndup(said->text, strcspn(said->text, "\n"));
    g_autoptr(GArray) bits = away_bits_read(line, BITS_MAX);
    struct date found;
    dates.bits = bits;
    char *near_text = near_day(said, dates.today);
    for (guint at = 0; near_text == NULL && at < bits->len; at++)
        if (dates_read(&dates, at, &found))
            return day_text(&found.day);
    return near_text;
}

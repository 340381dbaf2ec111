/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in a row, as people of all our languages write them; told on days on which it is easily got wrong. */
#include <string.h>

#include "muster/mail/stay.h"

enum {
    MONDAY = 20780,    /* 23 November 2026 */
    NEW_YEARS = 20818, /* Thursday 31 December 2026 */
    JANUARY = 20828,   /* Sunday 10 January 2027 */
    LEAP_DAY = 21243,  /* Tuesday 29 February 2028 */
};

/* "2026-12-21..2027-01-04". Caller frees. */
static char *stay_shown(const char *text, const char *language, int32_t today)
{
    int32_t days[2];
    if (!stay_read(text, language, today, &days[0], &days[1]))
        return g_strdup("none");
    GString *shown = g_string_new(NULL);
    for (guint i = 0; i < 2; i++) {
        g_autoptr(GDateTime) day =
            days[i] == STAY_OPEN ? NULL : g_date_time_new_from_unix_utc(days[i] * INT64_C(86400));
        g_autofree char *said = day != NULL ? g_date_time_format(day, "%Y-%m-%d") : g_strdup("");
        g_string_append_printf(shown, "%s%s", i > 0 ? ".." : "", said);
    }
    return g_string_free(shown, FALSE);
}

static const struct {
    int32_t today;
    const char *language, *text, *shown;
} table[] = {
    /* counts and weeks */
    {MONDAY, "en", "3", "2026-11-23..2026-11-25"},
    {MONDAY, "en", "1 day", "2026-11-23..2026-11-23"},
    {MONDAY, "en", "for 3 days", "2026-11-23..2026-11-25"},
    {MONDAY, "en", "a week", "2026-11-23..2026-11-29"},
    {MONDAY, "en", "2 weeks from Friday", "2026-11-27..2026-12-10"},
    {MONDAY, "en", "this week", "2026-11-23..2026-11-29"},
    {MONDAY, "en", "next week", "2026-11-30..2026-12-06"},
    {JANUARY, "en", "next week", "2027-01-11..2027-01-17"},
    {MONDAY, "de", "für 2 Wochen", "2026-11-23..2026-12-06"},
    {MONDAY, "de", "3 Tage", "2026-11-23..2026-11-25"},
    {MONDAY, "de", "nächste Woche", "2026-11-30..2026-12-06"},
    {MONDAY, "fr", "pour 3 jours", "2026-11-23..2026-11-25"},
    {MONDAY, "fr", "la semaine prochaine", "2026-11-30..2026-12-06"},
    {MONDAY, "es", "por 3 días", "2026-11-23..2026-11-25"},
    {MONDAY, "es", "la próxima semana", "2026-11-30..2026-12-06"},
    {MONDAY, "ja", "3日間", "2026-11-23..2026-11-25"},
    {MONDAY, "ja", "2週間", "2026-11-23..2026-12-06"},
    {MONDAY, "ja", "来週", "2026-11-30..2026-12-06"},
    {MONDAY, "en", "0", "none"},
    {MONDAY, "en", "99999", "2026-11-23..2027-12-27"},
    /* one day */
    {MONDAY, "en", "today", "2026-11-23..2026-11-23"},
    {MONDAY, "en", "tomorrow", "2026-11-24..2026-11-24"},
    {MONDAY, "en", "the day after tomorrow", "2026-11-25..2026-11-25"},
    {NEW_YEARS, "en", "tomorrow", "2027-01-01..2027-01-01"},
    {MONDAY, "en", "Fri", "2026-11-27..2026-11-27"},
    {MONDAY, "en", "on Monday", "2026-11-30..2026-11-30"},
    {MONDAY, "en", "next Friday", "2026-11-27..2026-11-27"},
    {MONDAY, "en", "Friday, 4 December", "2026-12-04..2026-12-04"},
    {MONDAY, "en", "4 Dec", "2026-12-04..2026-12-04"},
    {MONDAY, "en", "December 4th", "2026-12-04..2026-12-04"},
    {MONDAY, "en", "2026-12-04", "2026-12-04..2026-12-04"},
    {MONDAY, "en", "20 November", "2027-11-20..2027-11-20"},
    {MONDAY, "en", "20 November 2026", "none"},
    {LEAP_DAY, "en", "today", "2028-02-29..2028-02-29"},
    {LEAP_DAY, "en", "1 March", "2028-03-01..2028-03-01"},
    {MONDAY, "en", "30 February", "none"},
    {MONDAY, "de", "morgen", "2026-11-24..2026-11-24"},
    {MONDAY, "de", "übermorgen", "2026-11-25..2026-11-25"},
    {MONDAY, "de", "am Freitag", "2026-11-27..2026-11-27"},
    {MONDAY, "de", "Fr, 4.12.", "2026-12-04..2026-12-04"},
    {MONDAY, "fr", "demain", "2026-11-24..2026-11-24"},
    {MONDAY, "fr", "le 1er décembre", "2026-12-01..2026-12-01"},
    {MONDAY, "es", "el 4 de diciembre", "2026-12-04..2026-12-04"},
    {MONDAY, "es", "pasado mañana", "2026-11-25..2026-11-25"},
    {MONDAY, "ja", "明日", "2026-11-24..2026-11-24"},
    {MONDAY, "ja", "12月4日", "2026-12-04..2026-12-04"},
    {MONDAY, "ja", "金曜日", "2026-11-27..2026-11-27"},
    /* until a day */
    {MONDAY, "en", "until Wednesday", "2026-11-23..2026-11-25"},
    {MONDAY, "en", "until Wed.", "2026-11-23..2026-11-25"},
    {MONDAY, "en", "till 4 January", "2026-11-23..2027-01-04"},
    {MONDAY, "en", "through 12/4", "2026-11-23..2026-12-04"},
    {MONDAY, "de", "bis 4.12.", "2026-11-23..2026-12-04"},
    {MONDAY, "de", "bis zum 4. Dezember", "2026-11-23..2026-12-04"},
    {MONDAY, "de", "bis Freitag", "2026-11-23..2026-11-27"},
    {MONDAY, "fr", "jusqu'au 4 décembre", "2026-11-23..2026-12-04"},
    {MONDAY, "fr", "jusqu’à vendredi", "2026-11-23..2026-11-27"},
    {MONDAY, "es", "hasta el viernes", "2026-11-23..2026-11-27"},
    {MONDAY, "es", "hasta el 4 de diciembre", "2026-11-23..2026-12-04"},
    {MONDAY, "ja", "12月4日まで", "2026-11-23..2026-12-04"},
    {MONDAY, "ja", "水曜日まで", "2026-11-23..2026-11-25"},
    {MONDAY, "en", "until yesterday", "none"},
    /* from a day on */
    {MONDAY, "en", "from Friday", "2026-11-27.."},
    {MONDAY, "en", "2026-12-24..", "2026-12-24.."},
    {MONDAY, "de", "ab 4.12.", "2026-12-04.."},
    {MONDAY, "fr", "à partir du 4 décembre", "2026-12-04.."},
    {MONDAY, "es", "desde el viernes", "2026-11-27.."},
    {MONDAY, "ja", "金曜日から", "2026-11-27.."},
    /* ranges, also over the end of a year */
    {MONDAY, "en", "2026-12-21..2026-12-31", "2026-12-21..2026-12-31"},
    {MONDAY, "en", "2026-12-21 to 2026-12-31", "2026-12-21..2026-12-31"},
    {MONDAY, "en", "21 Dec - 4 Jan", "2026-12-21..2027-01-04"},
    {MONDAY, "en", "from 21 December until 4 January", "2026-12-21..2027-01-04"},
    {JANUARY, "en", "21 Dec - 4 Jan", "2027-12-21..2028-01-04"},
    {MONDAY, "en", "December 10-31", "2026-12-10..2026-12-31"},
    {MONDAY, "en", "10-31 December", "2026-12-10..2026-12-31"},
    {MONDAY, "en", "30-2 December", "2026-11-30..2026-12-02"},
    {MONDAY, "en", "mon-wed", "2026-11-30..2026-12-02"},
    {MONDAY, "en", "Friday to Monday", "2026-11-27..2026-11-30"},
    {MONDAY, "en", "tomorrow and Wednesday", "2026-11-24..2026-11-25"},
    {MONDAY, "en", "12/21-1/4", "2026-12-21..2027-01-04"},
    {MONDAY, "de", "21.12.-4.1.", "2026-12-21..2027-01-04"},
    {MONDAY, "de", "21.12. – 4.1.2027", "2026-12-21..2027-01-04"},
    {MONDAY, "de", "vom 21. bis 31.12.", "2026-12-21..2026-12-31"},
    {MONDAY, "de", "von Mittwoch bis Freitag", "2026-11-25..2026-11-27"},
    {MONDAY, "fr", "du 21 au 31 décembre", "2026-12-21..2026-12-31"},
    {MONDAY, "fr", "du 21/12 au 4/1", "2026-12-21..2027-01-04"},
    {MONDAY, "es", "del 21 al 31 de diciembre", "2026-12-21..2026-12-31"},
    {MONDAY, "ja", "12月21日から1月4日まで", "2026-12-21..2027-01-04"},
    {MONDAY, "ja", "12/21〜1/4", "2026-12-21..2027-01-04"},
    {MONDAY, "en", "2026-12-31..2026-12-21", "none"},
    {MONDAY, "en", "2026-12-21..2036-12-21", "none"},
    /* prose is no stay */
    {MONDAY, "en", "", "none"},
    {MONDAY, "en", "until Friday because of my knee", "none"},
    {MONDAY, "en", "the record", "none"},
    {MONDAY, "en", "Friday I am in love", "none"},
    {MONDAY, "en", "3 of us were ill", "none"},
    {MONDAY, "en", "..", "none"},
    {MONDAY, "en", "-", "none"},
};

static void stays_are_read(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autofree char *shown = stay_shown(table[i].text, table[i].language, table[i].today);
        g_test_message("%s: %s", table[i].language, table[i].text);
        g_assert_cmpstr(shown, ==, table[i].shown);
    }
}

/* Whatever stands there, it ends, and a long line is no stay. */
static void hostile_words_end(void)
{
    static const char *const bits[] = {"from ", "until ", "21",  "-",      ".",
                                       "fri ",  "日",     "to ", "99999 ", "\xf0\x9f\x8c\xb4"};
    guint state = 7;
    for (guint i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint n = 0; n < i % 12; n++) {
            state = state * 1103515245 + 12345;
            g_string_append(text, bits[state / 65536 % G_N_ELEMENTS(bits)]);
        }
        int32_t first = 0, last = 0;
        if (stay_read(text->str, "en", MONDAY, &first, &last))
            g_assert_cmpint(first, <=, last);
    }
    g_autofree char *zeros = g_strnfill(10000, '1');
    g_autofree char *dots = g_strnfill(10000, '.');
    int32_t first, last;
    g_assert_false(stay_read(dots, "en", MONDAY, &first, &last));
    g_assert_true(stay_read(zeros, "en", MONDAY, &first, &last)); /* a number of days, cut */
    g_assert_cmpint(last - first, <, 500);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stay/stays are read", stays_are_read);
    g_test_add_func("/stay/hostile words end", hostile_words_end);
    return g_test_run();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guessing which days somebody meant: "fist monday of the month", "every two weeks on Mon",
 * "1.12.2026", "monthly".
 *
 * Promises: a rule that days_rule_parse() takes, or none. The words are mended one by one and put
 * into the order that the strict reader knows; it alone says what they mean.
 */
#include "time/days-guess.h"

#include <stdio.h>
#include <string.h>

#include "muster/base/config.h"
#include "time/words.h"

/* Words that people use, and ours; "" for those that say nothing. */
static const struct {
    const char *word, *ours;
} other_words[] = {
    {"1st", "first"},
    {"2nd", "second"},
    {"3rd", "third"},
    {"4th", "fourth"},
    {"5th", "last"},
    {"fifth", "last"},
    {"one", "1"},
    {"two", "2"},
    {"three", "3"},
    {"four", "4"},
    {"other", "2"},
    {"on", ""},
    {"of", ""},
    {"the", ""},
    {"a", ""},
    {"each", "every"},
    {"and", ""},
    {"month", ""},
    {"monthly", "day"},
    {"weekly", "every"},
    {"weekdays", "mon-fri"},
    {"workdays", "mon-fri"},
    {"weekday", "mon-fri"},
    {"biweekly", "every 2 weeks"},
    {"manually", "on-demand"},
    {"fortnightly", "every 2 weeks"},
    {"never", "on-demand"},
    {"demand", "on-demand"},
    {"once", ""},
};

static const char *const our_words[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday",    "saturday", "sunday", "mon",
    "tue",    "wed",     "thu",       "fri",      "sat",       "sun",      "every",  "weeks",
    "week",   "day",     "first",     "second",   "third",     "fourth",   "last",   "daily",
    "none",   "month",   "monthly",   "weekly",   "on-demand", NULL,
};

static const char *word_translate(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(other_words); i++)
        if (strcmp(other_words[i].word, word) == 0)
            return other_words[i].ours;
    return NULL;
}

/* "mon-fir": each end by itself. */
static char *range_mend(const char *word)
{
    g_auto(GStrv) ends = g_strsplit(word, "-", 2);
    const char *first = nearest_word(ends[0], our_words);
    const char *last = nearest_word(ends[1], our_words);
    return g_strdup_printf("%s-%s", first != NULL ? first : ends[0], last != NULL ? last : ends[1]);
}

/* "1.12.2026" and "2026/12/1". The American order cannot be told from the others, and is not
 * guessed. */
static char *date_mend(const char *word)
{
    int year, month, of_month, end = 0;
    if ((sscanf(word, "%2d.%2d.%4d%n", &of_month, &month, &year, &end) != 3 || word[end] != '\0') &&
        (sscanf(word, "%4d%*1[-/.]%2d%*1[-/.]%2d%n", &year, &month, &of_month, &end) != 3 ||
         word[end] != '\0'))
        return NULL;
    return g_strdup_printf("%04d-%02d-%02d", year, month, of_month);
}

static char *word_mend(const char *word)
{
    const char *ours = word_translate(word);
    if (ours != NULL)
        return g_strdup(ours);
    char *date = date_mend(word);
    if (date != NULL)
        return date;
    guint8 set;
    const char *nearest = nearest_word(word, our_words);
    if (weekdays_parse_word(word, &set) || nearest == NULL)
        return strchr(word, '-') != NULL && nearest == NULL ? range_mend(word) : g_strdup(word);
    ours = word_translate(nearest);
    return g_strdup(ours != NULL ? ours : nearest);
}

/* "mondays" is one letter from "monday". */
static char *words_mend(char **words)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (; *words != NULL; words++) {
        g_autofree char *lower = g_ascii_strdown(*words, -1);
        g_autofree char *mended = word_mend(lower);
        g_string_append_printf(text, "%s%s", text->len > 0 && *mended != '\0' ? " " : "", mended);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static int words_index(char **words, const char *word)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static gboolean is_number(const char *word)
{
    return word != NULL && *word != '\0' && strspn(word, "0123456789") == strlen(word);
}

/* "every 2 weeks mon", "every 2 mon", "every mon": the days come first, and weeks are said. */
static char *every_in_order(char **words)
{
    int every = words_index(words, "every");
    if (every < 0)
        return NULL;
    g_autoptr(GString) days = g_string_new(NULL);
    const char *number = is_number(words[every + 1]) ? words[every + 1] : NULL;
    for (int i = 0; words[i] != NULL; i++)
        if (i != every && words[i] != number && !g_str_has_prefix(words[i], "week"))
            g_string_append_printf(days, "%s ", words[i]);
    if (days->len == 0)
        g_string_append(days, "mon ");
    if (number != NULL)
        g_string_append_printf(days, "every %s weeks", number);
    return g_string_free(g_steal_pointer(&days), FALSE);
}

/* "day", "15", "15 day" and "day 32": a day of the month, and there are 31. "last day" is the last
 * of them. */
static char *of_month_in_order(char **words)
{
    guint n_words = g_strv_length(words);
    int day = words_index(words, "day");
    if (n_words == 2 && day == 1 && strcmp(words[0], "last") == 0)
        return g_strdup("day 31");
    if (n_words == 1 && day == 0)
        return g_strdup("day 1");
    const char *number = words[n_words == 2 && day == 0 ? 1 : 0];
    if (n_words > 2 || (n_words == 2 && day < 0) || !is_number(number) || strlen(number) > 3)
        return NULL;
    return g_strdup_printf("day %d", CLAMP((int)g_ascii_strtoll(number, NULL, 10), 1, 31));
}

static gboolean text_read(const char *text, struct days_rule *rule_r)
{
    g_auto(GStrv) words = words_split(text);
    return words[0] != NULL && days_rule_read(words, rule_r);
}

gboolean days_rule_guess(char **words, struct days_rule *rule_r)
{
    g_autofree char *mended = words_mend(words);
    g_auto(GStrv) own = words_split(mended);
    if (own[0] == NULL)
        return FALSE;
    if (text_read(mended, rule_r))
        return TRUE;
    g_autofree char *every = every_in_order(own);
    g_autofree char *of_month = of_month_in_order(own);
    return (every != NULL && text_read(every, rule_r)) ||
           (of_month != NULL && text_read(of_month, rule_r));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a workflow, as its owner writes them and back; from when to when; and what becomes
 * of a day off.
 *
 * Promises: what days_rule_format() writes, days_rule_parse() reads as the same rule. Knows
 * English only: this is the language of configuration. What was meant by something else is
 * days-guess.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "time/days-guess.h"
#include "time/words.h"

enum { MONTH_DAYS = 31 };

static const char *const nth_names[] = {
    [1] = "first", [2] = "second", [3] = "third", [4] = "fourth", [DAYS_NTH_LAST] = "last",
};

/* 1 … 4, DAYS_NTH_LAST; 0 for any other word. */
static int nth_parse(const char *word)
{
    for (int nth = 1; nth <= DAYS_NTH_LAST; nth++)
        if (g_ascii_strcasecmp(word, nth_names[nth]) == 0)
            return nth;
    return 0;
}

/* Plain digits, FROM to TO. */
static gboolean count_parse(const char *word, int from, int to, int *count_r)
{
    size_t length = strspn(word, "0123456789");
    if (length < 1 || length > 3 || word[length] != '\0')
        return FALSE;
    *count_r = atoi(word);
    return from <= *count_r && *count_r <= to;
}

static gboolean single_parse(char **words, struct days_rule *rule)
{
    rule->kind = DAYS_ON_DEMAND;
    if (g_ascii_strcasecmp(words[0], "on-demand") == 0)
        return TRUE;
    rule->kind = DAYS_ONCE;
    return day_parse(words[0], &rule->once);
}

/* "day 15", "first mon". */
static gboolean monthly_parse(char **words, struct days_rule *rule)
{
    if (g_ascii_strcasecmp(words[0], "day") == 0) {
        rule->kind = DAYS_OF_MONTH;
        return count_parse(words[1], 1, MONTH_DAYS, &rule->nth);
    }
    rule->kind = DAYS_NTH_OF_MONTH;
    rule->nth = nth_parse(words[0]);
    return rule->nth != 0 && weekdays_parse_word(words[1], &rule->weekdays) &&
           __builtin_popcount(rule->weekdays) == 1;
}

/* "every 2 weeks", the last three of WORDS. */
static gboolean every_parse(char **words, guint n_words, int *every_r)
{
    char **every = words + n_words - 3;
    return g_ascii_strcasecmp(every[0], "every") == 0 &&
           count_parse(every[1], 1, DAYS_EVERY_MAX, every_r) &&
           (g_ascii_strcasecmp(every[2], "weeks") == 0 ||
            g_ascii_strcasecmp(every[2], "week") == 0);
}

static gboolean weekly_parse(char **words, guint n_words, struct days_rule *rule)
{
    *rule = (struct days_rule){.kind = DAYS_OF_WEEK, .every = 1};
    if (n_words > 3 && every_parse(words, n_words, &rule->every))
        n_words -= 3;
    g_autofree char **days = g_memdup2(words, (n_words + 1) * sizeof *words);
    days[n_words] = NULL;
    g_autofree char *text = g_strjoinv(" ", days);
    return weekdays_parse(text, &rule->weekdays, NULL);
}

gboolean days_rule_read(char **words, struct days_rule *rule_r)
{
    guint n_words = g_strv_length(words);
    struct days_rule rule = {0};
    if ((n_words != 1 || !single_parse(words, &rule)) &&
        (n_words != 2 || !monthly_parse(words, &rule)) && !weekly_parse(words, n_words, &rule))
        return FALSE;
    *rule_r = rule;
    return TRUE;
}

gboolean days_rule_parse(const char *text, struct days_rule *rule_r, struct failure *failure)
{
    g_auto(GStrv) words = words_split(text);
    if (days_rule_read(words, rule_r))
        return TRUE;
    struct days_rule meant;
    if (!days_rule_guess(words, &meant))
        return failure_set(failure, FAILURE_CONFIG,
                           "days `%s': write mon-fri, mon every 2 weeks, day 15, first mon, "
                           "2026-12-01 or on-demand",
                           text);
    g_autoptr(GString) right = g_string_new(NULL);
    days_rule_format(&meant, right);
    return failure_set(failure, FAILURE_CONFIG, "days `%s': write %s", text, right->str);
}

static void once_format(int32_t day, GString *out)
{
    char date[DAY_TEXT_MAX];
    day_format(day, date);
    g_string_append(out, date);
}

void days_rule_format(const struct days_rule *rule, GString *out)
{
    switch (rule->kind) {
    case DAYS_OF_WEEK:
        weekdays_format(rule->weekdays, out);
        if (rule->every > 1)
            g_string_append_printf(out, " every %d weeks", rule->every);
        return;
    case DAYS_OF_MONTH:
        g_string_append_printf(out, "day %d", rule->nth);
        return;
    case DAYS_NTH_OF_MONTH:
        g_string_append_printf(out, "%s ", nth_names[rule->nth]);
        weekdays_format(rule->weekdays, out);
        return;
    case DAYS_ONCE:
        once_format(rule->once, out);
        return;
    case DAYS_ON_DEMAND:
        g_string_append(out, "on-demand");
        return;
    }
}

gboolean if_off_parse(const char *text, enum if_off *if_off_r, struct failure *failure)
{
    static const char *const words[] = {
        [IF_OFF_SKIP] = "skip", [IF_OFF_NEXT] = "next", [IF_OFF_PREVIOUS] = "previous"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(text, words[i]) == 0) {
            *if_off_r = (enum if_off)i;
            return TRUE;
        }
    return failure_set(failure, FAILURE_CONFIG, "if-off `%s': write skip, next or previous", text);
}

enum if_off days_rule_if_off(const struct days_rule *rule)
{
    gboolean several =
        rule->kind == DAYS_OF_WEEK && rule->every <= 1 && __builtin_popcount(rule->weekdays) > 1;
    return several ? IF_OFF_SKIP : IF_OFF_NEXT;
}

static gboolean limit_parse(const char *word, const char *text, int32_t *day_r,
                            struct failure *failure)
{
    *day_r = 0;
    return *text == '\0' || day_parse(text, day_r) ||
           failure_set(failure, FAILURE_CONFIG, "%s `%s': write a date, as 2026-12-01", word, text);
}

gboolean schedule_limits_parse(const char *start, const char *end, struct schedule *schedule_r,
                               struct failure *failure)
{
    if (!limit_parse("start", start, &schedule_r->start, failure) ||
        !limit_parse("end", end, &schedule_r->end, failure))
        return FALSE;
    if (*end != '\0' && schedule_r->end < schedule_r->start)
        return failure_set(failure, FAILURE_CONFIG, "the end %s comes before the start %s", end,
                           start);
    return TRUE;
}

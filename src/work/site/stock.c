/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks up stock questions by their English words. */
#include "work/site/stock.h"

#include <string.h>

/* Which of the stock questions PROMPT is; STOCK when none. */
static guint stock_number(const char *prompt)
{
    const struct phrases *english = phrases_of("en");
    guint i = 0;
    while (i < STOCK && strcmp(english->stock[i], prompt) != 0)
        i++;
    return i;
}

const char *stock_prompt(const char *prompt, const char *language)
{
    guint number = stock_number(prompt);
    return number < STOCK ? phrases_of(language)->stock[number] : prompt;
}

const char *const *stock_labels(const char *prompt, const char *language)
{
    const struct phrases *phrases = phrases_of(language);
    const char *const *const labels[STOCK] = {
        [STOCK_DONE] = phrases->stock_done,       [STOCK_NEXT] = phrases->stock_next,
        [STOCK_BLOCKED] = phrases->stock_blocked, [STOCK_PLAN] = phrases->stock_plan,
        [STOCK_UPDATE] = phrases->stock_update,   [STOCK_MOOD] = phrases->stock_mood,
        [STOCK_WELL] = phrases->stock_well,       [STOCK_BETTER] = phrases->stock_better,
    };
    guint number = stock_number(prompt);
    return number < STOCK ? labels[number] : NULL;
}

const char *stock_language(guint i)
{
    return phrases_table[i].language;
}

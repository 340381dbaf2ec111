/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was probably meant: the nearest word by edit distance, where two swapped letters count as
 * one slip. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "muster/base/config.h"

enum { WORD_MAX = 32 }; /* longer words are nobody's typing error */

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Damerau-Levenshtein (optimal string alignment) over three rows: the one before last, the last,
 * and this one. */
static unsigned edit_distance(const char *a, const char *b)
{
    unsigned rows[3][WORD_MAX + 1];
    size_t length_a = strlen(a), length_b = strlen(b);
    for (size_t j = 0; j <= length_b; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= length_a; i++) {
        unsigned *row = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= length_b; j++) {
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return rows[length_a % 3][length_b];
}

/* One slip in a word of up to four letters, two in longer ones. */
static unsigned slips_allowed(size_t length)
{
    return length <= 4 ? 1 : 2;
}

/* Words whose lengths differ by more are no slips of each other, whatever their letters. */
static bool may_be_near(size_t length, size_t other)
{
    size_t longer = length > other ? length : other, shorter = length + other - longer;
    return longer <= WORD_MAX && longer - shorter <= slips_allowed(length);
}

static bool begins(const char *word, const char *beginning)
{
    size_t length = strlen(beginning);
    return length >= 3 && strncasecmp(word, beginning, length) == 0;
}

const char *nearest_word(const char *word, const char *const *words)
{
    const char *nearest = NULL;
    unsigned best = UINT32_MAX;
    size_t length = strlen(word);
    if (length == 0 || length > WORD_MAX)
        return NULL;
    for (; *words != NULL; words++) {
        unsigned distance = 1;
        if (!begins(*words, word)) {
            if (!may_be_near(length, strlen(*words)))
                continue;
            distance = edit_distance(word, *words);
        }
        if (distance < best && distance < length && distance <= slips_allowed(length)) {
            best = distance;
            nearest = *words;
        }
    }
    return nearest;
}

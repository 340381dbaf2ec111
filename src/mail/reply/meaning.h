/* SPDX-License-Identifier: GPL-3.0-or-later */
/* meaning.h - short lists of words that stand for a number */
#ifndef MUSTER_MAIL_MEANING_H
#define MUSTER_MAIL_MEANING_H

#include "mail/reply/tokens.h"

struct meaning {
    const char *phrase; /* at most MEANING_WORDS_MAX words */
    int value;
};
enum { MEANING_WORDS_MAX = 6, MEANING_ROWS_MAX = 160 };

/* A list, made ready at its first use. */
struct meanings {
    const struct meaning *rows;
    gsize n;
    gsize ready;
    guint64 hashes[MEANING_ROWS_MAX];
};
#define MEANINGS_OF(table)                                                                         \
    {                                                                                              \
        .rows = (table), .n = G_N_ELEMENTS(table)                                                  \
    }

/* The words of the longest phrase of the list with which the N words from WORDS on begin, and what
 * it means; 0 when they begin with none. */
guint meaning_find(struct meanings *meanings, const struct token *words, guint n, int *value_r);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* item-words.h - what people write that shall stay open until it is closed
 *
 *   blockers    each list item or paragraph of an answer to what is in the way; in any other answer a line
 *               "! no password", "blocked by @bob: no password"
 *   actions     in any answer a line "action: call Lyon", or one that says "due:fri"
 *
 * "@bob" is who shall do something about it, "due:fri" until when, and "today" as the first or last word says that it cannot
 * wait for the summary. All of it stays in the text.
 */
#ifndef MUSTER_WORK_ITEM_WORDS_H
#define MUSTER_WORK_ITEM_WORDS_H

#include "muster/store/items.h"

struct item_words {
    enum item_kind kind;
    char *text;     /* one line, at most ITEM_OCTETS */
    char *named;    /* behind the first "@", in lower case; NULL: nobody */
    int32_t due;    /* INT32_MIN: none */
    gboolean today; /* it cannot wait */
};
enum { ITEM_OCTETS = 1000, ITEM_WORDS_MAX = 30 };
void item_words_free(struct item_words *words);

/* Adds what the answer TEXT opens to LIST (struct item_words), which grows to ITEM_WORDS_MAX; TODAY tells "due:fri".
 * ABOUT_BLOCKERS: it answers what is in the way. */
void item_words_read(const char *text, gboolean about_blockers, int32_t today, GPtrArray *list);

/* TEXT as one line: whole words of at most ITEM_OCTETS, blanks made single. Caller frees. */
char *item_line(const char *text);

/* The same words, however they are spaced and in whatever letters. */
gboolean item_text_equal(const char *one, const char *other);

#endif

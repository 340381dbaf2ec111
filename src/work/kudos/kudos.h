/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kudos.h - "kudos @bob for the review": thanks, from the line to who hears of them
 *
 *  words.c   reads such a line: pure
 *  take.c    takes them out of a reply, so that they are no part of its answers
 *  give.c    whom they are for, and what is filed; who got them hears of it as of other news
 *            (work/threads)
 *
 * They are off where the site does not say `kudos = yes': then such a line is text as any other.
 */
#ifndef MUSTER_WORK_KUDOS_H
#define MUSTER_WORK_KUDOS_H

#include "muster/mail/understand.h"
#include "muster/work/site.h"

enum { KUDOS_NAMES_MAX = 10 };

/* What a line says: to whom, and what for. */
struct kudos_words {
    char **names; /* behind each "@", in lower case; at least one */
    char *text;   /* one line; "" when nothing more is said */
};
void kudos_words_clear(struct kudos_words *words);

/* Behind "kudos" and its like in any language, at the start of LINE; NULL when it is none. */
const char *kudos_begins(const char *line);
/* Reads what stands behind: "@bob, @eva: for the review". FALSE when nobody is named. */
gboolean kudos_words_read(const char *behind, struct kudos_words *words_r);

/* Takes the lines that give kudos out of DESCRIPTION, and returns them as the command "kudos":
 * struct command_row; NULL when there is none. Caller unrefs. */
GPtrArray *kudos_take(struct description *description);

/* Whom PERSON means by WORDS. GArray of gint64, caller unrefs; NULL when one of the names means
 * nobody or several, or is PERSON's own: then *failed_r, borrowed from WORDS, is that name. */
GArray *kudos_receivers(struct store *store, const struct person *person,
                        const struct kudos_words *words, const char **failed_r);

/* Files what PERSON says BEHIND the word, in an answer to ROUND (0: in none): to all whom it names,
 * or, when one of them cannot be meant, to nobody; then it is NULL. Else the ids of what is new:
 * GArray of gint64, caller unrefs. */
GArray *kudos_give(struct site *site, const struct person *person, const char *behind,
                   gint64 round);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* value.h - what an answer comes to, where its question asks for one thing
 *
 * "Yes, from noon on" is yes; "four, I think" is 4. What says two things, or none that the question
 * asks for, has no value: a wrong one is worse than its words alone.
 */
#ifndef MUSTER_MAIL_VALUE_H
#define MUSTER_MAIL_VALUE_H

#include "mail/read/slice.h"
#include "mail/reply/meaning.h"
#include "mail/reply/tokens.h"
#include "muster/mail/understand.h"

/* The first sentence of an answer, as words. */
struct said {
    const char *text;    /* all of the answer */
    gsize end;           /* octets of the first sentence */
    struct token *words; /* of that */
    guint n;
};

/* One kind's readers. Caller frees; NULL when there is no value. */
char *said_yes_no(const struct said *said);
char *said_scale(const struct said *said);
char *said_mood(const struct said *said);
/* How far the words go that say a mood at the beginning of TEXT, of LENGTH octets: "tired", "4/5". */
enum mood_extent { MOOD_NOT_SAID, MOOD_BEGINS, MOOD_ALONE /* and no word beside them */ };
enum mood_extent said_mood_extent(const char *text, gsize length);
char *said_number(const struct said *said, const char *language);
char *said_choice(const struct said *said, const struct asked_question *question);
char *said_status(const struct said *said); /* "over" or "still" */
/* DATE is the mail's own field: "tomorrow" is told by it. */
char *said_date(const struct said *said, const char *language, struct slice date);

#endif

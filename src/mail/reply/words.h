/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.h - what the words of many languages mean in mail
 *
 * The lists are words/LANGUAGE.txt, a line for each class below; whoever knows a language can add
 * to them. A phrase may be in several classes, of several languages: what it means is decided by
 * what stands around it.
 */
#ifndef MUSTER_MAIL_WORDS_H
#define MUSTER_MAIL_WORDS_H

#include "mail/reply/tokens.h"

enum word_class {
    WORD_WROTE = 1 << 0, /* attribution: "Ann wrote:" */
    WORD_ON = 1 << 1,    /* begins one: "On Monday" */
    WORD_MONTH = 1 << 2,
    WORD_WEEKDAY = 1 << 3,
    WORD_SELF = 1 << 4, /* "I", which no client writes before "wrote" */
    WORD_YOU = 1 << 26, /* "you wrote:" */
    WORD_FROM = 1 << 5, /* header blocks, up to SUBJECT */
    WORD_SENT = 1 << 6,
    WORD_TO = 1 << 7,
    WORD_CC = 1 << 8, /* and what else stands there */
    WORD_SUBJECT = 1 << 9,
    WORD_NUMBER = 1 << 10,    /* before the number of a question: "question 2" */
    WORD_ORIGINAL = 1 << 11,  /* "-----Original Message-----" */
    WORD_FORWARDED = 1 << 12, /* "---------- Forwarded message ---------" */
    WORD_ABOVE = 1 << 13,     /* "reply above this line" */
    WORD_FOOTER = 1 << 14,    /* begins a phone's or webmail's footer, whatever follows */
    WORD_SENTFROM = 1 << 15,  /* begins one if a device is named */
    WORD_SENTEND = 1 << 16,   /* ends one if a device is named */
    WORD_DEVICE = 1 << 17,
    WORD_CLOSING = 1 << 18,    /* "Kind regards" */
    WORD_THANKS = 1 << 25,     /* "Thanks": may end a letter too, but is said to somebody */
    WORD_GREETING = 1 << 19,   /* "Hello" */
    WORD_NOTHING = 1 << 20,    /* "none": an answer that says there is nothing */
    WORD_FILLER = 1 << 21,     /* "today": may stand beside such an answer */
    WORD_DISCLAIMER = 1 << 22, /* two of them make one */
    WORD_POSTSCRIPT = 1 << 23, /* "PS": what follows a letter's end and is not its signature */
    WORD_PARTICLE = 1 << 24,   /* "van": written small in names */
    WORD_SKIP = 1 << 27,       /* a whole reply, up to SAME: "skip" */
    WORD_OFF = 1 << 28,        /* "off today" */
    WORD_NEWS = 1 << 29,       /* "nothing new" */
    WORD_SAME = 1 << 30,       /* "same as yesterday" */
};
#define WORD_COURTESY (1u << 31) /* "ok", "noted": no enumerator, which is a signed int */

#define WORD_HEADERS (WORD_FROM | WORD_SENT | WORD_TO | WORD_CC | WORD_SUBJECT)

/* The phrase lies in the row: thousands of pointers would be set at each start of each program. */
enum { PHRASE_OCTETS = 76 };
struct words_row {
    guint32 class;
    char phrase[PHRASE_OCTETS];
};
extern const struct words_row words_rows[]; /* ends with an empty phrase */

/* Gives each of the N tokens its classes and the length of the longest phrase that starts with it.
 */
void words_classify(struct token *tokens, gsize n);

/* How many words the longest phrase of one of CLASSES has that starts at TOKENS[0]; 0 when there is
 * none. FOUND_R, if not NULL, gets the classes of that phrase. */
guint words_match_phrase(const struct token *tokens, gsize n, guint32 classes, guint32 *found_r);
static inline guint words_match(const struct token *tokens, gsize n, guint32 classes,
                                guint32 *found_r)
{
    return n > 0 && (tokens[0].begins & classes) != 0
               ? words_match_phrase(tokens, n, classes, found_r)
               : 0;
}

#endif

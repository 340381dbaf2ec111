/* SPDX-License-Identifier: GPL-3.0-or-later */
/* away-words.h - the bits of a text that dates and their roles are made of
 *
 * The lists are away/LANGUAGE.txt; whoever knows a language can add to them. A word may mean
 * several things in several languages ("do" is Polish for until and German for Thursday): all of
 * them are noted, and what stands around it decides.
 */
#ifndef MUSTER_MAIL_AWAY_WORDS_H
#define MUSTER_MAIL_AWAY_WORDS_H

#include <glib.h>

enum away_class {
    AWAY_NOTHING = 0,
    AWAY_MONTH = 1 << 0,
    AWAY_WEEKDAY = 1 << 1,
    AWAY_UNTIL = 1 << 2, /* before the last day: "until" */
    AWAY_AFTER = 1 << 3, /* behind it: "kadar" */
    AWAY_BACK = 1 << 4,  /* before the day of return: "back on" */
    AWAY_AGAIN = 1 << 5, /* in the same sentence as that day: "wieder" */
    AWAY_FROM = 1 << 6,  /* before the first day: "from" */
    AWAY_RANGE = 1 << 7, /* between the first and the last: "to" */
    AWAY_TOMORROW = 1 << 8,
    AWAY_SKIP = 1 << 9,     /* may stand within a date: "the" */
    AWAY_ORDINAL = 1 << 10, /* right behind a number: "th" */
    AWAY_TODAY = 1 << 11,
    AWAY_OVERMORROW = 1 << 12, /* the day after tomorrow */
    AWAY_THIS_WEEK = 1 << 13,
    AWAY_NEXT_WEEK = 1 << 14,
    AWAY_FOR = 1 << 15,        /* before a number of days: "for" */
    AWAY_DAYS = 1 << 16,       /* behind a number: "days" */
    AWAY_WEEKS = 1 << 17,      /* the same, or alone: "a week" */
    AWAY_BACK_AFTER = 1 << 18, /* behind the day of return: "に復帰" */
};

enum { AWAY_PHRASE_OCTETS = 55 };
struct away_row {
    guint32 class;
    guint8 number;                   /* of the month, or of the weekday from Monday, from 1 */
    char phrase[AWAY_PHRASE_OCTETS]; /* in the row, as in reply/words.h */
};
extern const struct away_row away_rows[]; /* ends with an empty phrase */

/* A number, a word, or a mark. Chinese, Japanese and Korean letters are a word each. */
struct away_bit {
    char *word;            /* lower case; NULL for numbers and marks */
    gunichar mark;         /* 0 for numbers and words; all dashes are '-' */
    guint number, digits;  /* digits is 0 for words and marks */
    guint starts, ends;    /* classes of the phrases that start, and that end, here */
    guint8 month, weekday; /* of the phrase that starts here; 0: none */
    guint8 weekday_bits;   /* how many bits that weekday has */
};

/* Splits TEXT, valid UTF-8, into bits (of struct away_bit), at most LIMIT, and looks up all
 * phrases. Caller unrefs. */
GArray *away_bits_read(const char *text, guint limit);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/filing/wishes.h - lines that a person writes to change how they are asked: "pause", "at 10:30"
 *
 * A wish is one line: a word of a table, in any of our languages, and what it needs. Reading is
 * pure; acting comes apart. What was done is said back in one mail.
 */
#ifndef WORK_WISHES_H
#define WORK_WISHES_H

#include "muster/work/site.h"

enum wish_word {
    WISH_PAUSE,
    WISH_RESUME,
    WISH_LEAVE,
    WISH_ASK,      /* "at 10:30" */
    WISH_REMIND,   /* "remind off" */
    WISH_RECEIPTS, /* "receipts always" */
    WISH_HOURS,    /* "hours 13:00-17:00" */
    WISH_DAYS,     /* "days mon-thu" */
    WISH_DAYS_OFF, /* "off on Fri" */
    WISH_ZONE,     /* "zone Asia/Tokyo" */
    WISH_LANGUAGE, /* "in German" */
    WISH_AWAY,     /* "vacation 2026-12-21..2026-12-31", "off until Wednesday", "ooo 3" */
    WISH_BACK,
    WISH_WORDS
};

struct wish {
    enum wish_word word;
    char *line;          /* as written, one line */
    char *value;         /* as it is kept: "10:30", "off", "de"; NULL where it needs none */
    guint8 days;         /* WISH_DAYS, WISH_DAYS_OFF */
    int32_t first, last; /* WISH_AWAY; else DAY_NONE */
};
void wish_free(struct wish *wish);

/* The wishes with which TEXT begins: from its first line to the first that is none, so that a
 * signature is never done. TODAY is the writer's. *whole_r: every line of the text is one. Struct
 * wish; never NULL, caller unrefs. */
GPtrArray *wishes_read(const char *text, int32_t today, gboolean *whole_r);

/* Does WISHES of PERSON, in order, and wants a transcript: what was wished in the received mail MAIL
 * with SUBJECT and CAUSED_BY, its Message-ID (both may be NULL). In the caller's transaction. */
void wishes_act(struct site *site, gint64 person, const GPtrArray *wishes, gint64 mail,
                const char *subject, const char *caused_by);

/* Which word LINE begins with, in lower case; *rest_r is what follows it. WISH_WORDS when none. */
enum wish_word wish_word_find(const char *line, const char **rest_r);
/* The words "off", "once", "always" and their like in English, from any of our languages; else TEXT.
 * Caller frees. */
char *wish_value_find(const char *text);
/* The language that TEXT names, as a tag, or NULL. Static. */
const char *wish_language_find(const char *text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/meetings.h - two people who meet, and what is said between them alone
 *
 * None of it is a round or an entry, nor stands in the search index: what walks those cannot show
 * it. Whoever reads here asks for two people by name, and shows it to nobody else.
 */
#ifndef MUSTER_STORE_MEETINGS_H
#define MUSTER_STORE_MEETINGS_H

#include "muster/store/store.h"

enum meeting_state { MEETING_PLANNED, MEETING_CANCELLED };

struct meeting {
    gint64 id;
    char *workflow;
    gint64 host, guest; /* people; the host's calendar sets the hour */
    int32_t day;        /* of the host */
    gint64 start;       /* instant */
    int minutes;
    guint slot; /* which of those that the host has one after the other */
    char *room;
    char *uid;    /* under which calendars know it */
    int sequence; /* changes so far */
    enum meeting_state state;
};
void meeting_free(struct meeting *meeting);

/* Returns its id; ignores id, sequence and state. */
gint64 meeting_add(struct store *store, const struct meeting *meeting);
/* Another hour, length, slot or room, or none any more: what MEETING says now, one change later.
 * What calendars answered to another hour is gone. */
void meeting_change(struct store *store, const struct meeting *meeting);
struct meeting *meeting_get(struct store *store, gint64 id);          /* NULL: none */
struct meeting *meeting_by_uid(struct store *store, const char *uid); /* NULL: none */
/* The last one of the two in WORKFLOW, be it to come, over or cancelled; NULL: none. */
struct meeting *meeting_last(struct store *store, const char *workflow, gint64 one, gint64 other);

/* Those in WORKFLOW that PERSON has planned and that begin after NOW. struct meeting. */
GPtrArray *meetings_coming(struct store *store, const char *workflow, gint64 person, gint64 now);

/* A mail of ours about a meeting. */
struct meeting_mail {
    gint64 mail; /* sent_mail */
    gint64 meeting, person;
    char *stage;  /* a word of work/meetings */
    int sequence; /* of the meeting as it told it */
    char *text;   /* the plain part as sent */
};
void meeting_mail_free(struct meeting_mail *mail);
void meeting_mail_add(struct store *store, const struct meeting_mail *mail);
struct meeting_mail *meeting_mail_get(struct store *store, gint64 mail); /* NULL: about none */
/* The first, and the last, that PERSON got of STAGE; NULL: none. */
struct meeting_mail *meeting_mail_first(struct store *store, gint64 meeting, gint64 person,
                                        const char *stage);
struct meeting_mail *meeting_mail_last(struct store *store, gint64 meeting, gint64 person,
                                       const char *stage);

/* Lines between two people. A stray one was for somebody whom its author does not meet, or might
 * have been for several: whoever comes to meet the author later never gets it. */
enum meeting_line_kind { MEETING_POINT, MEETING_ACTION, MEETING_HIGHLIGHT, MEETING_STRAY };
struct meeting_line {
    gint64 id;
    enum meeting_line_kind kind;
    gint64 author, partner; /* between them; partner is 0 until somebody is, and of a stray */
    gint64 owner;           /* of an action; else 0 */
    gint64 meeting;         /* of a highlight: of which one; else 0 */
    gint64 opened, closed;  /* instants; closed is 0 while it is open */
    char *text;             /* one line */
};
void meeting_line_free(struct meeting_line *line);
gint64 meeting_line_add(struct store *store, const struct meeting_line *line);
void meeting_line_close(struct store *store, gint64 line, gint64 now);
/* What waited for a partner has one, or went astray: LINE's kind, partner and text. */
void meeting_line_change(struct store *store, const struct meeting_line *line);
/* AUTHOR's strays are over: they were given back. */
void meeting_strays_close(struct store *store, gint64 author, gint64 now);
/* Points and actions that are open between ONE and OTHER, who is 0 where there is nobody yet, which
 * is where strays are; highlights of the last meeting
 * of the same two before MEETING that has any. struct meeting_line, in order. */
GPtrArray *meeting_lines_open(struct store *store, gint64 one, gint64 other);
/* All that PERSON wrote for whomever, or shall do; struct meeting_line, in order. */
GPtrArray *meeting_lines_of(struct store *store, gint64 person);
GPtrArray *meeting_highlights_before(struct store *store, const struct meeting *meeting);

/* What somebody's calendar answered. Returns FALSE when that is what was known. */
gboolean meeting_answer_set(struct store *store, gint64 meeting, gint64 person, const char *answer,
                            const char *words);
/* True when one of the two answers ANSWER now. */
gboolean meeting_has_answer(struct store *store, gint64 meeting, const char *answer);
/* The words with it; NULL when ANSWER is not what PERSON answers now. Caller frees. */
char *meeting_answer_words(struct store *store, gint64 meeting, gint64 person, const char *answer);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evidence.h - what in a line or a few says that it is an attribution: "On Monday Ann wrote:" */
#ifndef MUSTER_MAIL_EVIDENCE_H
#define MUSTER_MAIL_EVIDENCE_H

#include "mail/reply/sheet.h"

enum {
    ATTRIBUTION_WORDS_MAX = 45,
    ATTRIBUTION_OCTETS_MAX = 600,
    ATTRIBUTION_SHORT = 12, /* words of one without a date: "Quoting Ann Lee:" */
};

/* What was seen in the lines so far. */
struct evidence {
    guint words, octets;
    guint wrote;                                  /* words that mean "wrote" */
    guint after_wrote;                            /* words behind the last of them */
    gboolean self;                                /* "I wrote" */
    gboolean year, time, month, weekday, numeric; /* of a date */
    gboolean address;                             /* a mail address */
    gboolean on_first, date_first;                /* how it begins */
    gboolean you;                                 /* "you wrote" */
    gboolean colon;                               /* how it ends: "wrote:", "wrote -----" */
    gboolean bracket;                             /* how it ends: "<ann@example.com>:" */
    gboolean closed;                              /* the same without a colon */
    guint open;                                   /* "<" that wait for their ">" */
    gboolean quoted;                              /* a quote follows */
};

/* Adds what is seen in LINE. */
void evidence_see_line(struct evidence *e, const struct sheet *sheet, const struct line *line);

/* The same for the first line, which has a beginning too. */
void evidence_see_first(struct evidence *e, const struct sheet *sheet, const struct line *line);

/* How much of a date was seen: 2 and more is one. */
guint evidence_date_score(const struct evidence *e);
/* A date with its year. */
gboolean evidence_has_full_date(const struct evidence *e);

/* Whether it is enough. */
gboolean evidence_suffices(const struct evidence *e);

#endif

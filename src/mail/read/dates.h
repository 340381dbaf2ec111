/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dates.h - the dates in a text */
#ifndef MUSTER_MAIL_DATES_H
#define MUSTER_MAIL_DATES_H

#include "mail/read/away-words.h"
#include "mail/read/slice.h"

/* What 4/12 is. */
enum day_order {
    DAY_SOONER, /* of two days the one that comes next */
    DAY_FIRST,  /* 4 December */
    DAY_SECOND, /* 12 April */
};

/* A text, and the day by which "tomorrow", and a day without a year, are told. */
struct dates {
    const GArray *bits; /* from away_bits_read() */
    GDate today;
    enum day_order order;
};

/* The bit at AT; one that is nothing beyond the end. */
const struct away_bit *dates_bit(const struct dates *dates, guint at);
gboolean dates_is_mark(const struct dates *dates, guint at, gunichar mark);

/* A date in the text: bits FIRST up to END, exclusive. */
struct date {
    guint first, end;
    GDate day;
    gboolean is_range; /* the last number of "10-31 July" */
};

/* FALSE when no date stands at AT. */
gboolean dates_read(const struct dates *dates, guint at, struct date *date_r);

/* What 4/12 is to who writes LANGUAGE, a tag; NULL when it is not known. */
enum day_order dates_order(const char *language);

/* The day that a mail's Date field names, as its writer's clock had it. */
gboolean dates_today(struct slice date, GDate *today_r);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* asked-search.h - lays the words of a reply along those that were asked */
#ifndef MUSTER_MAIL_ASKED_SEARCH_H
#define MUSTER_MAIL_ASKED_SEARCH_H

#include "mail/reply/asked-index.h"
#include "mail/reply/sheet.h"

/* How a line of the reply is covered by what was asked. */
struct coverage {
    guint covered; /* words */
    guint longest; /* of the runs that touch this line */
    guint end; /* where in what was asked the last run stood at the end of this line; 0: nowhere */
    guint question;  /* that ends here; 0: none */
    gsize after;     /* the word behind the question's last one */
    guint behind;    /* where in what was asked that word would stand */
    gboolean prompt; /* all that is covered belongs to prompts, or to a run with a whole one */
};

/* Fills LINES, zeroed, one for each line of SHEET. */
void asked_search(const struct sheet *sheet, const struct asked_index *index,
                  struct coverage *lines);

#endif

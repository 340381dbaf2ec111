/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain.h - what is said about one mail, for programs and for people */
#ifndef MUSTER_CMD_EXPLAIN_H
#define MUSTER_CMD_EXPLAIN_H

#include "cmd/command.h"
#include "muster/work/recognise.h"

struct explanation {
    const char *file;          /* "-" for stdin */
    const struct asked *asked; /* NULL when nothing is known of what was asked */
    enum mail_kind kind;
    struct mail_head *head;
    struct description *description; /* NULL when it could not be read; `trouble` says why */
    const char *trouble;

    struct recognised
        *recognised; /* what the site knows of it; the rest is NULL when it knows nothing */
    const char *person;
    char *round;
    char *held; /* why it would be held */
};

/* The object of PRODUCT 2.4, on one line. */
void explanation_print_json(const struct explanation *explanation);

/* What was kept, what was cut and why, line by line. */
void explanation_show(const struct explanation *explanation, gboolean colour);

/* TRUE when mail of this kind can hold answers. */
gboolean explanation_has_answers(const struct explanation *explanation);

/* The items that the mail TEXT shows below its question number QUESTION, to be ticked; none is an
 * empty list. Caller frees with g_strfreev(). */
char **asked_items(const char *text, guint question);

#endif

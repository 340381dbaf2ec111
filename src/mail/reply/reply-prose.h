/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-prose.h - a run of own lines, and what its lines read like */
#ifndef MUSTER_MAIL_REPLY_PROSE_H
#define MUSTER_MAIL_REPLY_PROSE_H

#include "mail/reply/sheet.h"

/* Own lines in a row, from the first to the last that is not blank. */
struct passage {
    gsize first, last;
};

/* What is known of a reply besides its text. */
struct circumstances {
    const GArray *writer; /* struct token: the name in From; empty when there is none */
    gboolean questions;   /* it answers questions: greeting and closing are no part of an answer */
};

/* Takes blank lines off both ends. FALSE when nothing is left. */
gboolean passage_trim(const struct sheet *sheet, struct passage *passage);

/* Cuts the passage from line FROM on, but never all that the person wrote, and no one-line answer.
 * FALSE when nothing is left to look at. */
gboolean passage_cut(struct sheet *sheet, struct passage *passage, gsize from,
                     const struct rule *rule);

/* Whether the person wrote anything but the lines FIRST..LAST. */
gboolean prose_leaves_something(const struct sheet *sheet, gsize first, gsize last);

/* The first line of the paragraph that has line AT, not above FIRST. */
gsize paragraph_start(const struct sheet *sheet, gsize at, gsize first);

/* "1." or "- " begins an item of a list, which no signature has. */
gboolean line_begins_item(const struct sheet *sheet, const struct line *line);

/* Reads as something that a person says, not as what a signature is made of. */
gboolean line_is_prose(const struct sheet *sheet, const struct line *line);

/* A name: few words, none of which begins with a small letter. */
gboolean words_are_name(const struct sheet *sheet, const struct token *tokens, guint n);
gboolean line_is_name(const struct sheet *sheet, const struct line *line);

#endif

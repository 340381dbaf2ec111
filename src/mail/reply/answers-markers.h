/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-markers.h - numbers and labels by which people say which question they answer */
#ifndef MUSTER_MAIL_ANSWERS_MARKERS_H
#define MUSTER_MAIL_ANSWERS_MARKERS_H

#include "mail/reply/sheet.h"
#include "muster/mail/understand.h"

/* The labels of all questions, ready to be compared: those that they have, and with them what else
 * people call such answers (label-words.h). */
struct label_index;
struct label_index *label_index_new_own(const struct asked *asked);
struct label_index *label_index_new(const struct asked *asked);
void label_index_free(struct label_index *index);

/* The octets of a "+" that stands before a marker: "+ 2. ", "+2. "; 0 when there is none. */
gsize marker_adds(const struct sheet *sheet, const struct line *line);

/* "2. ", "2) ", "Q2: ", "(2) ", "#2. ", "Question 2: ", "②" and "+ 2. " at the start of LINE.
 * Returns the number, from 1, and where the words behind it start; 0 when there is none. */
guint marker_number(const struct sheet *sheet, const struct line *line, guint32 *behind_r);

/* "2 ", "#2 " or "#2: ", which only beside those of all other questions is one. */
guint marker_bare_number(const struct sheet *sheet, const struct line *line, guint32 *behind_r);

/* LINE begins with "#2", whosever item that is: it goes on with nothing that stands above. */
gboolean marker_is_item(const struct sheet *sheet, const struct line *line);

/* "Done: " at the start of LINE. Returns the question, from 1, and where the words behind it start;
 * 0 when there is none. HEADING_R: the label is all that stands on the line, without a colon, so
 * that only others beside it make it one. */
guint marker_label(const struct label_index *index, const struct sheet *sheet,
                   const struct line *line, guint32 *behind_r, gboolean *heading_r);

#endif

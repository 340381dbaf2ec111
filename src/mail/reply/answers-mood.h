/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-mood.h - keeps what says a mood out of the words that others read */
#ifndef MUSTER_MAIL_ANSWERS_MOOD_H
#define MUSTER_MAIL_ANSWERS_MOOD_H

#include "mail/read/value.h"
#include "mail/reply/answers-placing.h"

/* QUESTION is counted from 0. */
gboolean question_is_mood(const struct placing *placing, guint question);
gboolean asks_mood(const struct placing *placing);
enum mood_extent line_mood_extent(const struct placing *placing, guint at);

/* Puts each of the lines FROM..TO-1 that is a mood by itself under the first question that asks for
 * one, and closes the gaps. Returns where the lines end now. */
guint moods_pull(struct placing *placing, guint from, guint to);

/* The same with the last of the lines FROM..TO-1, which are marked sections: where it stands by
 * itself below words, in figures or as a face, a mood is asked for, and no other line tells one. */
guint mood_below_pull(struct placing *placing, guint from, guint to);

/* The same with the lines of what is unplaced. */
void unplaced_moods_pull(struct placing *placing);

#endif

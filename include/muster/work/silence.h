/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/silence.h - what follows when nothing is heard of a person, and when something is
 *
 * After SILENCE_OFFER rounds missed in a row one mail offers another hour, a pause, or leaving; after
 * SILENCE_PAUSE the person is paused, and who reads them is told once. A word of theirs undoes that.
 */
#ifndef MUSTER_WORK_SILENCE_H
#define MUSTER_WORK_SILENCE_H

#include "muster/work/site.h"

enum { SILENCE_OFFER = 5, SILENCE_PAUSE = 10 };

/* PERSON wrote, and it was accepted at RECEIVED: an answer, a command, anything of their own that says something. Their silence is
 * over, so is an absence that their out-of-office reply began, and a pause that came by itself. In
 * the caller's transaction. */
void person_spoke(struct site *site, const struct person *person, gint64 received);

/* PERSON is paused, goes on, leaves, or returns after leaving: the state, their plan, and the news for who reads them. In
 * the caller's transaction. FALSE when that was so already. */
gboolean person_pause(struct site *site, gint64 person);
gboolean person_resume(struct site *site, gint64 person);
gboolean person_leave(struct site *site, gint64 person);
gboolean person_return(struct site *site, gint64 person);
/* As person_leave(), at a manager's word: who was sent away may be brought back by one, who left by their own wish only
 * comes back. */
gboolean person_send_away(struct site *site, gint64 person);
gboolean person_was_sent_away(struct store *store, gint64 person);

/* PERSON has nothing to say in the rounds that are open: how many that were. In the caller's transaction. */
guint person_skips(struct site *site, gint64 person);

#endif

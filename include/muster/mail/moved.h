/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/moved.h - an item of a plan that is moved instead of done, in any of our languages
 *
 *   [>] invoice export                 a box with an arrow
 *   [ ] invoice export: moved          a word for it behind the item, or behind what else is said
 *   [ ] invoice export - no time, moved to Tuesday
 *   invoice export -> next week        an arrow, whatever follows
 *   invoice export (nächste Woche)     next week, and nothing else
 *
 * In doubt it is not moved: "Bob is back next week" says why it is not done. Pure, and linear in
 * the text.
 */
#ifndef MUSTER_MAIL_MOVED_H
#define MUSTER_MAIL_MOVED_H

#include <glib.h>

/* WORDS, what stands behind an item on its line, say that it is moved. */
gboolean words_say_moved(const char *words);

/* WORDS, which begin with a letter, say no more than that it is done: "done", "erledigt". */
gboolean words_say_done(const char *words);

/* WORDS begin by saying so, and say more behind a comma, a full stop or a dash: "Done, it is
 * approved." No "but" may stand in that sentence, nor begin a later one. */
gboolean words_begin_done(const char *words);

/* The octets of the arrow that TEXT begins with: "->", "→". 0: none. */
gsize arrow_span(const char *text);

#endif

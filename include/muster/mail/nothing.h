/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/nothing.h - words that say there is nothing, in any language we know
 *
 * "none", "-", "nobody, thanks": but not "none, since Bob is back". Pure, and linear in the text.
 */
#ifndef MUSTER_MAIL_NOTHING_H
#define MUSTER_MAIL_NOTHING_H

#include <glib.h>

/* WORDS say that there is nothing, and no more than that. "" does not. */
gboolean words_say_nothing(const char *words);

#endif

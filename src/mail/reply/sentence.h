/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sentence.h - where the first sentence of a text ends */
#ifndef MUSTER_MAIL_SENTENCE_H
#define MUSTER_MAIL_SENTENCE_H

#include <glib.h>

/* The octets of the first sentence or line of TEXT; a mark ends one only before a blank or the end
 * ("n.a.", "1.5"). */
gsize sentence_end(const char *text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* attached.h - files that came with a mail: their names, and what is in them
 *
 * A list holds struct mail_attachment (muster/mail/understand.h), in the order of the mail.
 */
#ifndef MUSTER_MAIL_ATTACHED_H
#define MUSTER_MAIL_ATTACHED_H

#include "mail/read/mime.h"

GPtrArray *attached_new(void); /* never fails; free with g_ptr_array_unref() */

/* Adds the part INDEX, with its octets, when it is a file that its writer chose to send: not a
 * signature's picture, a calendar, a visiting card, a key, or a piece of a machine's report. */
void attached_note(GPtrArray *attached, const struct message *message, guint index);

/* Adds one of which there is only a name. */
void attached_name(GPtrArray *attached, const char *name);

#endif

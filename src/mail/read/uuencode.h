/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uuencode.h - files that old clients write into the text itself */
#ifndef MUSTER_MAIL_UUENCODE_H
#define MUSTER_MAIL_UUENCODE_H

#include <glib.h>

/* Takes each "begin 644 NAME" ... "end" out of TEXT, in place, and adds it to ATTACHED
 * (attached.h) by its name. One without its end stays: it may be a person's sentence. */
void uuencoded_take(char *text, GPtrArray *attached);

#endif

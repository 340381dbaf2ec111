/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tnef.h - what Outlook packs into winmail.dat: the text, and the names of the attachments
 *
 * TNEF (MS-OXTNEF) is a row of attributes, one of which holds a row of MAPI properties. One pass,
 * no recursion; no number is believed before as many octets are seen, and what is cut short is read
 * up to there. Attachments are named, not read. Text that is only there as RTF is taken out of it.
 */
#ifndef MUSTER_MAIL_TNEF_H
#define MUSTER_MAIL_TNEF_H

#include "mail/read/slice.h"

struct tnef {
    char *text;       /* UTF-8, LF; NULL when there is none */
    char *html;       /* UTF-8, LF; NULL when there is none */
    gboolean has_rtf; /* there is RTF that cannot be read, and nothing else */
    GPtrArray *names; /* of attachments, in order, of char * */
};

/* FALSE when BYTES are no TNEF; *tnef_r is empty then. Caller clears it in any case. */
gboolean tnef_read(struct slice bytes, struct tnef *tnef_r);
void tnef_clear(struct tnef *tnef);

#endif

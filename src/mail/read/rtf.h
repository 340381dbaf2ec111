/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rtf.h - the text in Outlook's RTF, or the HTML that it was made of
 *
 * Outlook packs the HTML of a mail into RTF, tag by tag (MS-OXRTFEX); taken out again it has the
 * quotes and lists that its RTF has not. Pictures, styles and fields are left out.
 */
#ifndef MUSTER_MAIL_RTF_H
#define MUSTER_MAIL_RTF_H

#include "mail/read/slice.h"

/* What RTF says, at most LIMIT octets: UTF-8, LF. *HTML_R tells that it is HTML. NULL when it is no
 * RTF. Caller frees. */
char *rtf_to_text(struct slice rtf, gsize limit, gboolean *html_r);

#endif

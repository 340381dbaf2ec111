/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lzfu.h - the compression of RTF in Outlook's mail (MS-OXRTFCP) */
#ifndef MUSTER_MAIL_LZFU_H
#define MUSTER_MAIL_LZFU_H

#include "mail/read/slice.h"

/* What PACKED holds, at most LIMIT octets of it; what is cut short is unpacked up to there. NULL
 * when it is none. Caller frees. */
GString *lzfu_unpack(struct slice packed, gsize limit);

#endif

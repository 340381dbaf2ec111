/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charset.h - bytes in any charset that mail uses, as UTF-8
 *
 * Labels lie. So valid UTF-8 wins over every label but those of 7-bit and 16-bit codings, Chinese
 * and Western labels mean the larger set that Windows sends under their name, and an unknown label
 * is read as windows-1252. Only charsets of our own list reach iconv. What cannot be read becomes
 * U+FFFD.
 */
#ifndef MUSTER_MAIL_CHARSET_H
#define MUSTER_MAIL_CHARSET_H

#include "mail/read/slice.h"

/* LABEL may be NULL. NULs are dropped. *damaged_r (may be NULL) tells that something was replaced.
 * Caller frees. */
char *charset_to_utf8(struct slice bytes, const char *label, gboolean *damaged_r);

/* Makes line ends LF and drops controls but LF and tab, in place. */
void text_clean(char *text);

/* Loads every charset of the list, so that none needs a file later: for the cage, before it closes
 * its door. */
void charset_warm(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/fold.h - text as it is compared
 *
 * What GLib does, without its way through UCS-4 where all letters are ASCII, as most are: a
 * twentieth of the time. LENGTH may be -1. Callers free.
 */
#ifndef MUSTER_MAIL_FOLD_H
#define MUSTER_MAIL_FOLD_H

#include <glib.h>

char *fold_lower(const char *text, gssize length); /* g_utf8_strdown() */
char *fold_case(const char *text, gssize length);  /* g_utf8_casefold() */
/* Wide letters narrow, and each with its accents one (NFKC). "" of what is no UTF-8. */
char *fold_width(const char *text, gssize length);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* codepage.h - Windows' numbers for charsets */
#ifndef MUSTER_MAIL_CODEPAGE_H
#define MUSTER_MAIL_CODEPAGE_H

#include <glib.h>

/* The name of CODEPAGE in our list of charsets. Caller frees. */
char *codepage_label(guint32 codepage);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figures.h - "1.200,5" and "1,200.5": figures with marks between them, as languages write them */
#ifndef MUSTER_MAIL_FIGURES_H
#define MUSTER_MAIL_FIGURES_H

#include <glib.h>

/* Where the figures that begin at AT end, with the marks between them. */
const char *figures_end(const char *at);
/* START..END as "1200.5". LANGUAGE is a tag; NULL: not known. Caller frees. */
char *figures_decimal(const char *start, const char *end, const char *language);
/* Whether three figures follow each mark that is not the decimal one: "1.2.3" is no number. */
gboolean figures_are_grouped(const char *start, const char *end, const char *language);

#endif

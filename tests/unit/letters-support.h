/* SPDX-License-Identifier: GPL-3.0-or-later */
/* letters-support.h - reads a letter as whoever gets it does */
#ifndef LETTERS_SUPPORT_H
#define LETTERS_SUPPORT_H

#include "work/letters/letters.h"

/* The HTML part, decoded; LF. Caller frees. */
char *html_of(const struct written *mail);
gboolean html_says(const struct written *mail, const char *words);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/site/stock.h - the check-in that `init' writes, and what else comes with Muster to be asked,
 * in every language that Muster writes
 *
 * So that a team asked in German need not translate what everybody starts with. Known by its words: a question that a site
 * has written itself is the site's to translate (`lang de { ... }').
 */
#ifndef WORK_SITE_STOCK_H
#define WORK_SITE_STOCK_H

#include "work/letters/phrases-table.h"

/* PROMPT in LANGUAGE when it is one of ours; else PROMPT. Borrowed from it, or static. */
const char *stock_prompt(const char *prompt, const char *language);
/* What stands before an answer to PROMPT in LANGUAGE: STOCK_LABELS words, static. NULL when it is none of ours. */
const char *const *stock_labels(const char *prompt, const char *language);
/* The languages that there are, one by one from 0; NULL behind the last. Static. */
const char *stock_language(guint i);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/forms.h - forms that were read once: a thousand rounds ask few of them
 */
#ifndef WORK_FORMS_H
#define WORK_FORMS_H

#include "muster/store/rounds.h"

/* gint64 -> struct form. Free with g_hash_table_unref(). */
GHashTable *forms_new(void);
/* Takes FORM over, under its ID. Borrowed from FORMS. */
const struct form *forms_remember(GHashTable *forms, gint64 id, struct form *form);
/* The form ID, borrowed from FORMS; NULL when the store does not have it. */
const struct form *forms_get(GHashTable *forms, struct store *store, gint64 id);

#endif

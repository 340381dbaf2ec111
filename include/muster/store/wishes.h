/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/wishes.h - lines of a mail that were done as commands, until their writer was told
 */
#ifndef MUSTER_STORE_WISHES_H
#define MUSTER_STORE_WISHES_H

#include "muster/store/store.h"

struct wish_row {
    gint64 mail;     /* received_mail */
    char *caused_by; /* its Message-ID, or NULL */
    char *subject;   /* or NULL */
    char *line;      /* as written */
    char *word;      /* what it was understood as: "pause" */
    char *value;     /* "10:30", or NULL */
    guint8 days;     /* weekdays, 0 when none */
    int32_t first, last;
};
void wish_row_free(struct wish_row *row);

/* Adds a line, behind those that are there. */
void wish_row_add(struct store *store, gint64 person, const struct wish_row *row);
/* What PERSON was not told yet, of the first of their mails that holds any. struct wish_row, in
 * order. */
GPtrArray *wish_rows_waiting(struct store *store, gint64 person);
/* They were told. */
void wish_rows_forget(struct store *store, gint64 person, gint64 mail);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/forget.h - a person who wants to be forgotten: all that is theirs goes, piece by
 * piece
 *
 * Each function is a step that may be cut off and taken again. What they erase is in the file and
 * its journal until store_compact().
 */
#ifndef MUSTER_STORE_FORGET_H
#define MUSTER_STORE_FORGET_H

#include "muster/store/mails.h"

/* The names of the mails that were filed as PERSON's, newest first, at most LIMIT: char *;
 * caller unrefs. */
GPtrArray *received_names_of(struct store *store, gint64 person, guint limit);

/* Mails that came from PERSON, held ones too, and, when there are less than LIMIT of them, those
 * of others that answer what told of them, and so may quote it: struct received_mail. Their
 * files go first, then forget_received(). */
GPtrArray *forget_mails(struct store *store, gint64 person, guint limit);
void forget_received(struct store *store, gint64 mail);

/* Rows of the outbox that hold words of PERSON, or were written to them: bytes that left go;
 * what waits is taken away as if it had never been written, and the readers of summaries among
 * it are owed them again: SUMMARIES_R gets their ids (gint64), and their marks are set back;
 * what others said in the same threads is due again. What its addressee is told last
 * ("transcript:") stays. FALSE while such a mail is on its way out: come back later. */
gboolean forget_outbox(struct store *store, gint64 person, GArray *summaries_r);

/* At most LIMIT rounds, with all that was asked, answered and said in them. TRUE when there are
 * more. */
gboolean forget_rounds(struct store *store, gint64 person, guint limit);
/* The rest: what the person said about others' rounds, was asked, chose and is called. A number
 * stays. */
void forget_person(struct store *store, gint64 person);

/* Rewrites the file without what was erased, and empties the journal. Outside of a transaction. */
gboolean store_compact(struct store *store, struct failure *failure);

#endif

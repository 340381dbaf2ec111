/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/attachments.h - which files came with the answers to a round
 *
 * Rows only: what is in a file lies beside the store, under its hash (work/attachments.h). They go
 * with their round.
 */
#ifndef MUSTER_STORE_ATTACHMENTS_H
#define MUSTER_STORE_ATTACHMENTS_H

#include "muster/store/store.h"

struct filed_attachment {
    char *name;    /* one line, without slashes */
    gint64 octets; /* 0: nobody knows */
    char *hash;    /* SHA-256 in hexadecimal; NULL: it was not kept */
};

/* Adds it behind the others of ROUND. The same file under the same name is there once. */
void attachment_add(struct store *store, gint64 round, const struct filed_attachment *attachment);

/* struct filed_attachment, in order; free with g_ptr_array_unref(). */
GPtrArray *attachments_of(struct store *store, gint64 round);

/* What came with the answers to FROM came with those to TO. */
void attachments_move(struct store *store, gint64 from, gint64 to);

/* TRUE when some round has the file HASH. */
gboolean attachment_is_named(struct store *store, const char *hash);

/* The hashes that begin with PREFIX, at most LIMIT. Caller frees with g_strfreev(). */
char **attachments_called(struct store *store, const char *prefix, guint limit);

/* All hashes. Caller frees with g_strfreev(). */
char **attachments_all(struct store *store);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of the store's file, as steps from each version to the next; and how an older file
 * takes them.
 *
 * An index leads with what grows (a day, an id, an era of either), so that the rows of one hour lie
 * together and a batch touches the same few pages whether there are ten thousand older ones or ten
 * million. Indexes of what is open or waiting hold only that. Ids that stand in tokens have their
 * limit as a CHECK. Words are written as words, "none" is NULL or 0 as the struct in the face has
 * it.
 */
#ifndef MUSTER_STORE_SCHEMA_H
#define MUSTER_STORE_SCHEMA_H

#include "store/sql.h"

/* What is looked up by something random (a person, a handle) is indexed within an era of its
 * sequence or id: a query asks era by era, and a new row lies beside the others of its era, not
 * among all that ever were. */
#define ERA "16384"

/* The eras of the sequence from $2 on, as rows of `era`. */
#define ERAS_SINCE                                                                                 \
    "WITH RECURSIVE era (number) AS (SELECT $2 / " ERA " UNION ALL SELECT number + 1 FROM era"     \
    " WHERE number < (SELECT last / " ERA " FROM counter WHERE name = 'sequence')) "

enum { STORE_APPLICATION_ID = 0x4d737472 }; /* "Mstr", for file(1) */

/* What turns a store of the version before into one of VERSION. */
struct migration {
    int version;
    const char *const *statements; /* NULL-terminated */
};

/* The statements of each version, in a file of its own. A released one never changes. */
extern const char *const schema_1[], *const schema_2[];
extern const struct migration schema_migrations[STORE_SCHEMA_VERSION];

/* Takes the COUNT steps that the store's file does not have yet, all in one transaction under the
 * writer's lock, after a backup to STATE/muster.db.schema-N unless it is new. Nothing to do when
 * another program did it meanwhile. */
gboolean store_migrate(struct store *store, const struct migration *migrations, gsize count,
                       struct failure *failure);

/* A pragma of the file as a number; -1 with FAILURE. */
gint64 store_pragma(struct store *store, const char *pragma, struct failure *failure);

/* Runs statements that give nothing back; FALSE with FAILURE. */
gboolean store_execute(struct store *store, const char *statements, struct failure *failure);

#endif

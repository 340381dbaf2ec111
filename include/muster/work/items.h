/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/items.h - blockers and actions, for the operator
 */
#ifndef MUSTER_WORK_ITEMS_FACE_H
#define MUSTER_WORK_ITEMS_FACE_H

#include "muster/work/site.h"

struct items_query {
    const char *team; /* NULL: of any */
    gint64 person;    /* who wrote it, or shall do something about it; 0: whoever */
    gboolean open;    /* only what is open */
};
/* Struct item, by number. Caller unrefs. */
GPtrArray *items_find(struct site *site, const struct items_query *query);

/* The owner of the site says that ITEM is over. FALSE when it was already. In the caller's transaction. */
gboolean item_settle(struct site *site, gint64 item);

#endif

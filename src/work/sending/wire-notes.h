/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/sending/wire-notes.h - which mails were on the wire when a sender died
 *
 * A small file beside the store. A commit for each mail would cost a turn of the disk; a write(2)
 * costs none, and outlives the process that made it. It does not outlive the power: notes of
 * another boot are not believed.
 */
#ifndef MUSTER_WORK_WIRE_NOTES_H
#define MUSTER_WORK_WIRE_NOTES_H

#include <glib.h>

#include "muster/base/failure.h"

enum wire_mark {
    WIRE_UNTOUCHED, /* no byte of it has left */
    WIRE_LEAVING,   /* its bytes were leaving: it may have arrived */
    WIRE_TAKEN,     /* the other side has it */
};

/* What a sender that died left in STATE/sending: row -> mark; NULL when that cannot be known, and
 * each leased row may have arrived. */
GHashTable *wire_notes_read(const char *state);
enum wire_mark wire_notes_mark(GHashTable *notes, gint64 row);

/* Begins anew, and forgets those. NULL with FAILURE. */
struct wire_notes *wire_notes_open(const char *state, struct failure *failure);
/* FORGET: all is settled, and no note is needed any more. */
void wire_notes_close(struct wire_notes *notes, gboolean forget);

/* Notes MARK for ROW, which has a place in the file until it is UNTOUCHED. FALSE when it cannot be
 * written down. */
gboolean wire_notes_put(struct wire_notes *notes, gint64 row, enum wire_mark mark);

#endif

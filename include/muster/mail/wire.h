/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/wire.h - heads, questions and descriptions as bytes, to go through the wall of the cage
 *
 * A frame is a little-endian guint32 length and that many bytes of one serialized GVariant of a fixed type. What comes
 * out of the cage is hostile: lengths are capped, types are checked, text is made valid UTF-8, numbers are checked.
 */
#ifndef MUSTER_MAIL_WIRE_H
#define MUSTER_MAIL_WIRE_H

#include <glib.h>

#include "muster/mail/understand.h"

enum { WIRE_MAX = 96 << 20 };

GBytes *wire_asked_pack(const struct asked *asked); /* NULL packs as "nothing was asked" */
GBytes *wire_head_pack(const struct mail_head *head);
GBytes *wire_description_pack(const struct description *description);

/* Unpacked questions own their memory: free with asked_box_free(). `asked` is NULL when nothing was asked. */
struct asked_box {
    struct asked *asked;
    GStringChunk *strings;
};
struct asked_box *wire_asked_unpack(GBytes *frame); /* NULL when it is not one */
void asked_box_free(struct asked_box *box);
struct mail_head *wire_head_unpack(GBytes *frame); /* NULL when it is not one; caller frees with mail_head_free() */
struct description *wire_description_unpack(GBytes *frame); /* likewise, description_free() */

#endif

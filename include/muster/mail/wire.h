/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/wire.h - heads, questions and descriptions as bytes, to go through the wall of the
 * cage
 *
 * A frame is a struct wire_frame and that many octets. Those of a mail are the mail's own; all
 * others are fields one behind the other (mail/read/parcel.h). What comes out of the cage is hostile:
 * lengths are capped, UTF-8 is checked, numbers and words are checked against what they may be.
 */
#ifndef MUSTER_MAIL_WIRE_H
#define MUSTER_MAIL_WIRE_H

#include <glib.h>

#include "muster/mail/understand.h"

enum {
    WIRE_MAX = 96 << 20,        /* octets of a request */
    WIRE_ANSWER_MAX = 16 << 20, /* octets of an answer */
};

/* What a frame holds. An answer has the word of its request. */
enum wire_word {
    WIRE_READY = 0, /* said once, unasked, when the cage is closed: empty */
    WIRE_HEAD = 1,  /* a mail; answer: a head */
    /* what was asked, about the mail last given; answer: a description */
    WIRE_UNDERSTAND = 2,
    WIRE_EXPLAIN = 3, /* the same, with the text that was read */
    /* the length of what was asked (guint32), what was asked, and a mail; answer: a description */
    WIRE_READ = 4,
};

/* Both numbers in the byte order of the machine: both ends run on it. */
struct wire_frame {
    guint32 length;
    guint32 word;
};

GBytes *wire_asked_pack(const struct asked *asked); /* NULL packs as "nothing was asked" */
GBytes *wire_head_pack(const struct mail_head *head);
GBytes *wire_description_pack(const struct description *description);

/* Unpacked questions own their memory: free with asked_box_free(). `asked` is NULL when nothing was
 * asked. */
struct asked_box {
    struct asked *asked; /* NULL, or &memory */
    struct asked memory;
    struct asked_question *questions;
};
struct asked_box *wire_asked_unpack(GBytes *frame); /* NULL when it is not one */
void asked_box_free(struct asked_box *box);
struct mail_head *wire_head_unpack(
    GBytes *frame); /* NULL when it is not one; caller frees with mail_head_free() */
struct description *wire_description_unpack(GBytes *frame); /* likewise, description_free() */

#endif

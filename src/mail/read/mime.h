/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mime.h - a mail opened: its head, and its parts in the order in which they stand
 *
 * The splitting into parts is ours: the caps on parts and depth must hold before any library sees a
 * byte, and a scanner that knows where parts begin has done that work already. It makes one pass
 * with a stack of boundaries instead of recursion. Transfer decoding is GMime's.
 */
#ifndef MUSTER_MAIL_MIME_H
#define MUSTER_MAIL_MIME_H

#include "mail/read/fields.h"
#include "mail/read/parameter.h"

struct part {
    struct fields fields;          /* for the first part, those of the mail */
    struct parameters type;        /* word: "text/plain", never empty */
    struct parameters disposition; /* word: "inline", "attachment" or "" */
    struct slice body;             /* as it stands in the mail, LF, still encoded */
    guint depth;                   /* 0 for the whole mail */
    guint parent;                  /* index; its own for the first */
};

struct message {
    char *bytes; /* the mail with LF ends and without what stood before its head */
    gsize length;
    struct part *parts; /* [0] is the whole mail; a container stands before what it holds */
    guint n_parts;
    GPtrArray *warnings; /* of char * */
};

/* Never fails: what is no mail at all is one with an empty head. Copies BYTES. Caller frees with
 * message_free(). */
struct message *message_open(const guint8 *bytes, gsize length);
void message_free(struct message *message);

static inline const struct fields *message_head(const struct message *message)
{
    return &message->parts[0].fields;
}

gboolean part_is(const struct part *part, const char *type);
gboolean part_is_container(const struct part *part);

/* The first part of TYPE, or NULL. */
const struct part *message_find(const struct message *message, const char *type);

/* The name under which a part is kept as an attachment, or NULL. Borrowed. */
const char *part_name(const struct part *part);

/* The body with its transfer encoding undone, at most LIMIT octets of it. Caller frees. */
GString *part_decode(const struct part *part, gsize limit);

/* How many octets that would be without a limit, counted without undoing it. */
gsize part_octets(const struct part *part);

/* The body as UTF-8 text, LF, without controls but tab; at most MAIL_MAX_TEXT octets. *damaged_r
 * (may be NULL) tells that something could not be read or was cut. Caller frees. */
char *part_text(const struct part *part, gboolean *damaged_r);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fields.h - the header fields of a message or a part, as raw slices
 *
 * The first look at a mail is ours, not a library's: it must see a second From, a second Message-ID
 * and where the head ends in bytes that no standard foresees. It accepts what real mail does (RFC
 * 5322 section 4): blanks before the colon, a lost line between fields, no body at all.
 */
#ifndef MUSTER_MAIL_FIELDS_H
#define MUSTER_MAIL_FIELDS_H

#include "mail/read/slice.h"

struct field {
    struct slice name;  /* without blanks */
    struct slice value; /* folded, as it came */
};

struct fields {
    struct field *list;
    guint count;
    gboolean cut; /* more than MAIL_MAX_FIELDS or MAIL_MAX_HEAD: what is beyond was not read */
};

/* Scans the fields at the start of SOURCE, whose lines end in LF; returns the body. */
struct slice fields_scan(struct slice source, struct fields *fields_r);
void fields_clear(struct fields *fields);

/* TRUE when LINE could be the first line of a field. */
gboolean fields_is_field(struct slice line);

/* The first field NAME, or NULL. */
const struct field *fields_find(const struct fields *fields, const char *name);
/* The next field NAME behind FIELD, or NULL. */
const struct field *fields_find_next(const struct fields *fields, const struct field *field,
                                     const char *name);
/* Its value trimmed; an empty slice when there is none. */
struct slice fields_value(const struct fields *fields, const char *name);

/* The value unfolded and with encoded words (RFC 2047) decoded: valid UTF-8, one line, no controls.
 * NULL when there is no such field. Caller frees. */
char *fields_text(const struct fields *fields, const char *name);

/* VALUE unfolded, decoded and tamed likewise. Caller frees. */
char *field_decode(struct slice value);

#endif

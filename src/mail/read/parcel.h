/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parcel.h - numbers and strings, one behind the other, as octets
 *
 * Both ends run on one machine, so a number is as the machine has it. A string is its length plus
 * one, and its octets; NULL is 0. Unpacking trusts nothing: what is not there, not UTF-8 or too
 * much makes the whole parcel false, and from then on every take gives nothing. So a reader takes
 * all its fields, and asks once, at the end, whether they were true.
 */
#ifndef MAIL_PARCEL_H
#define MAIL_PARCEL_H

#include <glib.h>

/* Packing */
void parcel_put_number(GByteArray *parcel, guint32 number);
void parcel_put_octets(GByteArray *parcel, const void *octets, gsize length);
void parcel_put_string(GByteArray *parcel, const char *string); /* may be NULL */
void parcel_put_strings(GByteArray *parcel,
                        const char *const *strings);      /* NULL-terminated; NULL is none */
void parcel_put_bytes(GByteArray *parcel, GBytes *bytes); /* any octets; may be NULL */

/* Unpacking */
struct parcel {
    const guint8 *at, *end;
    gboolean is_false;
};
struct parcel parcel_open(GBytes *frame); /* borrows FRAME */
/* Nothing false was seen, and nothing is left. */
gboolean parcel_is_done(const struct parcel *parcel);

guint32 parcel_take_number(struct parcel *parcel);
/* How many things follow, at most LIMIT, each of at least LEAST octets. */
guint parcel_take_count(struct parcel *parcel, guint limit, gsize least);
void parcel_take_octets(struct parcel *parcel, void *octets_r, gsize length);
/* Valid UTF-8 without a NUL. Caller frees. */
char *parcel_take_string(
    struct parcel *parcel); /* NULL makes the parcel false; "" is returned then */
char *parcel_take_maybe_string(struct parcel *parcel);          /* may be NULL */
char **parcel_take_strings(struct parcel *parcel, guint limit); /* never NULL */
GBytes *parcel_take_bytes(struct parcel *parcel);               /* may be NULL; caller unrefs */

#endif

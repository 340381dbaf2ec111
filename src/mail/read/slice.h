/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slice.h - a run of bytes that belongs to somebody else
 *
 * All scanners of this room work on slices of one copy of the mail whose lines end in LF. Nothing
 * here looks behind the end, stops at a NUL, or reads a byte twice. Case is ASCII's.
 */
#ifndef MUSTER_MAIL_SLICE_H
#define MUSTER_MAIL_SLICE_H

#include <glib.h>
#include <string.h>

struct slice {
    const char *at;
    gsize length;
};

static inline struct slice slice_of(const char *text)
{
    return (struct slice){text, text != NULL ? strlen(text) : 0};
}

static inline struct slice slice_from(struct slice slice, gsize offset)
{
    gsize skipped = MIN(offset, slice.length);
    return (struct slice){slice.at + skipped, slice.length - skipped};
}

static inline struct slice slice_head(struct slice slice, gsize length)
{
    return (struct slice){slice.at, MIN(length, slice.length)};
}

static inline gboolean slice_is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static inline struct slice slice_trim(struct slice slice)
{
    while (slice.length > 0 && slice_is_blank(slice.at[0]))
        slice = slice_from(slice, 1);
    while (slice.length > 0 && slice_is_blank(slice.at[slice.length - 1]))
        slice.length--;
    return slice;
}

static inline gboolean slice_equals(struct slice slice, const char *word)
{
    return slice.length == strlen(word) && g_ascii_strncasecmp(slice.at, word, slice.length) == 0;
}

static inline gboolean slice_starts(struct slice slice, const char *prefix)
{
    gsize length = strlen(prefix);
    return slice.length >= length && g_ascii_strncasecmp(slice.at, prefix, length) == 0;
}

/* The offset of BYTE in SLICE, or its length when it is not there. */
static inline gsize slice_find(struct slice slice, char byte)
{
    const char *found = slice.length > 0 ? memchr(slice.at, byte, slice.length) : NULL;
    return found != NULL ? (gsize)(found - slice.at) : slice.length;
}

/* Takes the next line off REST, without its LF. FALSE at the end. */
static inline gboolean slice_next_line(struct slice *rest, struct slice *line_r)
{
    if (rest->length == 0)
        return FALSE;
    *line_r = slice_head(*rest, slice_find(*rest, '\n'));
    *rest = slice_from(*rest, line_r->length + 1);
    return TRUE;
}

/* Caller frees. */
static inline char *slice_copy(struct slice slice)
{
    return g_strndup(slice.at, slice.length);
}

#endif

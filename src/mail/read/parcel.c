/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Octets there and back. Linear, and no number of a parcel is believed before as many octets are
 * seen. */
#include "mail/read/parcel.h"

#include <string.h>

#include "mail/read/utf8.h"

void parcel_put_octets(GByteArray *parcel, const void *octets, gsize length)
{
    g_byte_array_append(parcel, octets, (guint)length);
}

void parcel_put_number(GByteArray *parcel, guint32 number)
{
    parcel_put_octets(parcel, &number, sizeof number);
}

void parcel_put_string(GByteArray *parcel, const char *string)
{
    gsize length = string != NULL ? strlen(string) : 0;
    parcel_put_number(parcel, string != NULL ? (guint32)length + 1 : 0);
    parcel_put_octets(parcel, string, length);
}

void parcel_put_strings(GByteArray *parcel, const char *const *strings)
{
    guint count = 0;
    while (strings != NULL && strings[count] != NULL)
        count++;
    parcel_put_number(parcel, count);
    for (guint i = 0; i < count; i++)
        parcel_put_string(parcel, strings[i]);
}

void parcel_put_bytes(GByteArray *parcel, GBytes *bytes)
{
    gsize length = 0;
    const void *octets = bytes != NULL ? g_bytes_get_data(bytes, &length) : NULL;
    parcel_put_number(parcel, bytes != NULL ? (guint32)length + 1 : 0);
    if (length > 0)
        parcel_put_octets(parcel, octets, length);
}

struct parcel parcel_open(GBytes *frame)
{
    gsize length;
    const guint8 *octets = g_bytes_get_data(frame, &length);
    octets = length > 0 ? octets : (const guint8 *)""; /* GLib says NULL of nothing */
    return (struct parcel){.at = octets, .end = octets + length};
}

gboolean parcel_is_done(const struct parcel *parcel)
{
    return !parcel->is_false && parcel->at == parcel->end;
}

/* The next LENGTH octets, or NULL when there are not so many. */
static const guint8 *parcel_take(struct parcel *parcel, gsize length)
{
    const guint8 *octets = parcel->at;
    if (parcel->is_false || (gsize)(parcel->end - parcel->at) < length) {
        parcel->is_false = TRUE;
        return NULL;
    }
    parcel->at += length;
    return octets;
}

void parcel_take_octets(struct parcel *parcel, void *octets_r, gsize length)
{
    const guint8 *octets = parcel_take(parcel, length);
    if (octets != NULL)
        memcpy(octets_r, octets, length);
    else
        memset(octets_r, 0, length);
}

guint32 parcel_take_number(struct parcel *parcel)
{
    guint32 number;
    parcel_take_octets(parcel, &number, sizeof number);
    return number;
}

guint parcel_take_count(struct parcel *parcel, guint limit, gsize least)
{
    guint32 count = parcel_take_number(parcel);
    if (count <= limit && count <= (gsize)(parcel->end - parcel->at) / least)
        return count;
    parcel->is_false = TRUE;
    return 0;
}

char *parcel_take_maybe_string(struct parcel *parcel)
{
    guint32 length = parcel_take_number(parcel);
    if (length == 0)
        return NULL;
    const char *string = (const char *)parcel_take(parcel, length - 1);
    if (string == NULL)
        return NULL;
    if (utf8_is_valid(string, length - 1))
        return g_strndup(string, length - 1);
    parcel->is_false = TRUE;
    return NULL;
}

char *parcel_take_string(struct parcel *parcel)
{
    char *string = parcel_take_maybe_string(parcel);
    if (string != NULL)
        return string;
    parcel->is_false = TRUE;
    return g_strdup("");
}

char **parcel_take_strings(struct parcel *parcel, guint limit)
{
    guint count = parcel_take_count(parcel, limit, sizeof(guint32));
    char **strings = g_new0(char *, count + 1);
    for (guint i = 0; i < count; i++)
        strings[i] = parcel_take_string(parcel);
    return strings;
}

GBytes *parcel_take_bytes(struct parcel *parcel)
{
    guint32 length = parcel_take_number(parcel);
    const guint8 *octets = length > 0 ? parcel_take(parcel, length - 1) : NULL;
    return octets != NULL ? g_bytes_new(octets, length - 1) : NULL;
}

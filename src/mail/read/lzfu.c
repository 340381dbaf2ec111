/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lzfu.c - unpacks runs of octets that stood before, from a ring which begins with what RTF often
 * has */
#include "mail/read/lzfu.h"

enum {
    HEADER_OCTETS = 16, /* sizes, kind, checksum */
    KIND_AT = 8,
    RING = 4096,
    RUN_MIN = 2,
};

static const char beginning[] =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    "\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

struct unpacker {
    struct slice rest;
    char ring[RING];
    guint at; /* where the next octet goes */
    GString *out;
    gsize limit;
};

static void put(struct unpacker *unpacker, char octet)
{
    unpacker->ring[unpacker->at] = octet;
    unpacker->at = (unpacker->at + 1) % RING;
    if (unpacker->out->len < unpacker->limit)
        g_string_append_c(unpacker->out, octet);
}

static gboolean take(struct unpacker *unpacker, guint *octet_r)
{
    if (unpacker->rest.length == 0)
        return FALSE;
    *octet_r = (guchar)unpacker->rest.at[0];
    unpacker->rest = slice_from(unpacker->rest, 1);
    return TRUE;
}

/* A place in the ring in twelve bits and a length in four. The place where the next octet goes
 * means the end. */
static gboolean put_run(struct unpacker *unpacker, guint high)
{
    guint low;
    if (!take(unpacker, &low))
        return FALSE;
    guint from = high << 4 | low >> 4, length = (low & 0xf) + RUN_MIN;
    if (from == unpacker->at)
        return FALSE;
    for (guint i = 0; i < length; i++)
        put(unpacker, unpacker->ring[(from + i) % RING]);
    return TRUE;
}

/* One octet that says of eight things, from its lowest bit on, whether each is a run. */
static gboolean put_eight(struct unpacker *unpacker)
{
    guint runs, octet;
    if (!take(unpacker, &runs) || unpacker->out->len >= unpacker->limit)
        return FALSE;
    for (guint i = 0; i < 8; i++, runs >>= 1) {
        if (!take(unpacker, &octet))
            return FALSE;
        if ((runs & 1) == 0)
            put(unpacker, (char)octet);
        else if (!put_run(unpacker, octet))
            return FALSE;
    }
    return TRUE;
}

GString *lzfu_unpack(struct slice packed, gsize limit)
{
    struct slice kind = slice_head(slice_from(packed, KIND_AT), 4);
    struct slice rest = slice_from(packed, HEADER_OCTETS);
    if (slice_equals(kind, "MELA")) /* not compressed at all */
        return g_string_new_len(rest.at, (gssize)MIN(rest.length, limit));
    if (!slice_equals(kind, "LZFu"))
        return NULL;
    struct unpacker unpacker = {.rest = rest, .limit = limit, .at = sizeof beginning - 1};
    memcpy(unpacker.ring, beginning, sizeof beginning - 1);
    unpacker.out = g_string_new(NULL);
    while (put_eight(&unpacker))
        continue;
    return unpacker.out;
}

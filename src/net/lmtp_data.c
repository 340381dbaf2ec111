/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A machine of six states, an octet a step, but text goes through in one piece. Linear; keeps no
 * octet but the two that it may hold back. */
#include "net/lmtp_data.h"

#include <string.h>

/* What follows an octet that is given away. */
static enum lmtp_data_state state_behind(enum lmtp_data_state before, char octet)
{
    if (octet == '\r')
        return DATA_CR;
    return before == DATA_CR && octet == '\n' ? DATA_LINE_START : DATA_TEXT;
}

/* The step at an octet where something is, or may have to be, held back. Returns what of the
 * dialogue turns out to be text, which stands before OCTET. */
static const char *dot_step(struct lmtp_data *data, char octet)
{
    switch (data->state) {
    case DATA_LINE_START:
        data->state = octet == '.' ? DATA_DOT : state_behind(DATA_TEXT, octet);
        return "";
    case DATA_DOT:
        data->state = octet == '\r' ? DATA_DOT_CR : state_behind(DATA_TEXT, octet);
        return "";
    default: /* DATA_DOT_CR */
        data->state = octet == '\n' ? DATA_END : state_behind(DATA_CR, octet);
        return octet == '\n' ? "" : "\r";
    }
}

static bool is_held_back(const struct lmtp_data *data)
{
    return data->state == DATA_DOT || data->state == DATA_DOT_CR || data->state == DATA_END;
}

/* The octets from BYTES on that are text for sure: up to the next CR, or just behind it. */
static size_t text_length(struct lmtp_data *data, const char *bytes, size_t length)
{
    if (data->state == DATA_CR) {
        data->state = state_behind(DATA_CR, bytes[0]);
        return 1;
    }
    const char *cr = memchr(bytes, '\r', length);
    data->state = cr != NULL ? DATA_CR : DATA_TEXT;
    return cr != NULL ? (size_t)(cr - bytes) + 1 : length;
}

size_t lmtp_data_take(struct lmtp_data *data, const char *bytes, size_t length,
                      void (*add)(void *context, const char *bytes, size_t length), void *context)
{
    size_t taken = 0, begin = 0; /* bytes from BEGIN to TAKEN are text not handed over yet */
    while (taken < length && data->state != DATA_END) {
        if (data->state == DATA_TEXT || data->state == DATA_CR) {
            taken += text_length(data, bytes + taken, length - taken);
            continue;
        }
        const char *before = dot_step(data, bytes[taken]);
        if (is_held_back(data) || *before != '\0') {
            if (taken > begin)
                add(context, bytes + begin, taken - begin);
            if (*before != '\0')
                add(context, before, 1);
            begin = is_held_back(data) ? taken + 1 : taken;
        }
        taken++;
    }
    if (taken > begin)
        add(context, bytes + begin, taken - begin);
    return taken;
}

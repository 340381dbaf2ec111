/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Octets as letters that survive every mail system: one case is enough, and none of them means
 * anything in an address. */
#include "work/site/base32.h"

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";

int base32_value(char letter)
{
    if (letter >= 'a' && letter <= 'z')
        return letter - 'a';
    if (letter >= 'A' && letter <= 'Z')
        return letter - 'A';
    if (letter >= '2' && letter <= '7')
        return letter - '2' + 26;
    return -1;
}

void base32_encode(const guint8 *octets, gsize n_octets, char *text_r)
{
    guint held = 0, bits = 0;
    for (gsize i = 0; i < n_octets; i++) {
        held = held << 8 | octets[i];
        for (bits += 8; bits >= 5; bits -= 5)
            *text_r++ = alphabet[held >> (bits - 5) & 31];
        held &= (1U << bits) - 1;
    }
    if (bits > 0)
        *text_r++ = alphabet[held << (5 - bits) & 31];
    *text_r = '\0';
}

gboolean base32_decode(const char *text, guint8 *octets_r, gsize n_octets)
{
    guint held = 0, bits = 0;
    for (gsize filled = 0; filled < n_octets;) {
        int value = base32_value(*text++);
        if (value < 0)
            return FALSE;
        held = held << 5 | (guint)value;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            octets_r[filled++] = (guint8)(held >> bits);
            held &= (1U << bits) - 1;
        }
    }
    return held == 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 40 bits: four of the place, 36 random ones. Of a thousand people two get the same with a chance
 * of one in a hundred thousand. */
#include "work/pulse/ticket.h"

#include <nettle/sha2.h>
#include <string.h>

#include "work/site/keys.h"

enum { RANDOM_OCTETS = 5 };

void ticket_make(gint64 pulse, int place, struct token *token_r)
{
    guint8 octets[RANDOM_OCTETS];
    random_fill(octets, sizeof octets);
    octets[0] = (guint8)((place << 4) | (octets[0] & 15));
    *token_r = (struct token){
        .kind = TOKEN_PULSE,
        .mail = (guint32)pulse,
        .person = (guint32)octets[0] << 16 | (guint32)octets[1] << 8 | octets[2],
        .expires = TOKEN_EPOCH + ((int32_t)octets[3] << 8 | octets[4]),
    };
}

gboolean ticket_read(const struct token *token, struct ticket *ticket_r)
{
    if (token->kind != TOKEN_PULSE)
        return FALSE;
    guint32 expires = (guint32)(token->expires - TOKEN_EPOCH);
    const guint32 words[] = {token->mail, token->person & 0xfffff, expires};
    guint8 digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx sum;
    sha256_init(&sum);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        guint32 wire = GUINT32_TO_BE(words[i]);
        sha256_update(&sum, sizeof wire, (const guint8 *)&wire);
    }
    sha256_digest(&sum, sizeof digest, digest);
    *ticket_r = (struct ticket){.pulse = token->mail, .place = (int)(token->person >> 20)};
    memcpy(ticket_r->key, digest, sizeof ticket_r->key);
    return TRUE;
}

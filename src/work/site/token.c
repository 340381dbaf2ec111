/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens: made, proved, and masked. Handles: made.
 *
 * The ten octets in front are readable to anyone and mean nothing without the sixteen behind.
 * Proving costs one HMAC, and takes as long for a wrong one as for a right one.
 */
#include "muster/work/token.h"

#include <nettle/hmac.h>

#include "work/site/base32.h"
#include "work/site/keys.h"

enum {
    CLAIM_OCTETS = 10, /* what a token says */
    PROOF_OCTETS = 16, /* of the HMAC */
    TOKEN_OCTETS = CLAIM_OCTETS + PROOF_OCTETS,
    HANDLE_OCTETS = 10,
    EXPIRY_EPOCH = 18262 /* 2020-01-01 as a day since 1970 */
};

static void claim_pack(guint key_id, const struct token *token, guint8 claim[CLAIM_OCTETS])
{
    guint16 expires = (guint16)CLAMP(token->expires - EXPIRY_EPOCH, 0, G_MAXUINT16);
    claim[0] = (guint8)(key_id << 4 | token->kind);
    for (int i = 0; i < 4; i++)
        claim[1 + i] = (guint8)(token->mail >> (24 - 8 * i));
    for (int i = 0; i < 3; i++)
        claim[5 + i] = (guint8)(token->person >> (16 - 8 * i));
    claim[8] = (guint8)(expires >> 8);
    claim[9] = (guint8)expires;
}

static void claim_unpack(const guint8 claim[CLAIM_OCTETS], struct token *token_r)
{
    *token_r = (struct token){.kind = claim[0] & 15};
    for (int i = 0; i < 4; i++)
        token_r->mail = token_r->mail << 8 | claim[1 + i];
    for (int i = 0; i < 3; i++)
        token_r->person = token_r->person << 8 | claim[5 + i];
    token_r->expires = EXPIRY_EPOCH + (claim[8] << 8 | claim[9]);
}

static void claim_prove(const struct key *key, const guint8 claim[CLAIM_OCTETS],
                        guint8 proof_r[PROOF_OCTETS])
{
    struct hmac_sha256_ctx hmac;
    hmac_sha256_set_key(&hmac, KEY_OCTETS, key->secret);
    hmac_sha256_update(&hmac, CLAIM_OCTETS, claim);
    hmac_sha256_digest(&hmac, PROOF_OCTETS, proof_r);
}

/* As long for unequal octets as for equal ones. */
static gboolean proof_equal(const guint8 *one, const guint8 *other)
{
    guint8 difference = 0;
    for (int i = 0; i < PROOF_OCTETS; i++)
        difference |= one[i] ^ other[i];
    return difference == 0;
}

static const struct key *keys_find(const struct keys *keys, guint id)
{
    for (guint i = keys->n_live; i-- > 0;)
        if (keys->live[i].id == id)
            return &keys->live[i];
    return NULL;
}

void token_make(const struct keys *keys, const struct token *token,
                char text_r[static TOKEN_LENGTH + 1])
{
    const struct key *key = &keys->live[keys->n_live - 1];
    guint8 octets[TOKEN_OCTETS];
    claim_pack(key->id, token, octets);
    claim_prove(key, octets, octets + CLAIM_OCTETS);
    base32_encode(octets, TOKEN_OCTETS, text_r);
}

/* Cheap tests first: most text that is offered here is no token at all, and needs no HMAC to say
 * so. */
static gboolean token_prove(const struct keys *keys, const char *text, struct token *token_r)
{
    guint8 octets[TOKEN_OCTETS], proof[PROOF_OCTETS];
    if (!base32_decode(text, octets, TOKEN_OCTETS))
        return FALSE;
    const struct key *key = keys_find(keys, octets[0] >> 4);
    claim_unpack(octets, token_r);
    if (key == NULL || token_r->kind < TOKEN_REPLY || token_r->kind > TOKEN_TRIAL)
        return FALSE;
    claim_prove(key, octets, proof);
    return proof_equal(proof, octets + CLAIM_OCTETS);
}

enum token_verdict token_read(const struct keys *keys, const char *text, gsize length,
                              int32_t today, struct token *token_r)
{
    if (length != TOKEN_LENGTH || !token_prove(keys, text, token_r))
        return TOKEN_BAD;
    return today > token_r->expires ? TOKEN_EXPIRED : TOKEN_GOOD;
}

void handle_make(char text_r[static HANDLE_LENGTH + 1])
{
    guint8 octets[HANDLE_OCTETS];
    random_fill(octets, sizeof octets);
    base32_encode(octets, sizeof octets, text_r);
}

/* A run of letters of the alphabet that is long enough may hold a token at its start, or, when
 * something stuck to its front (a local part without a delimiter, the 2B of an URL-encoded plus),
 * at its end. */
static const char *run_find_token(const struct keys *keys, const char *run, gsize length)
{
    struct token token;
    if (length < TOKEN_LENGTH)
        return NULL;
    if (token_prove(keys, run, &token))
        return run;
    const char *last = run + length - TOKEN_LENGTH;
    return last > run && token_prove(keys, last, &token) ? last : NULL;
}

/* The next run from TEXT on that is long enough for a token, and its length; NULL when there is
 * none. Each stretch of a token's length is looked at from its end: behind a foreign letter the
 * next one begins, so most octets are never looked at. */
static const char *run_next(const char *text, const char *end, gsize *length_r)
{
    while (end - text >= TOKEN_LENGTH) {
        const char *back = text + TOKEN_LENGTH;
        while (back > text && base32_value(back[-1]) >= 0)
            back--;
        if (back == text) {
            for (*length_r = TOKEN_LENGTH; base32_value(text[*length_r]) >= 0;)
                (*length_r)++;
            return text;
        }
        text = back;
    }
    return NULL;
}

char *tokens_mask(const struct keys *keys, const char *text)
{
    GString *masked = g_string_new(NULL);
    const char *rest = text, *run = text, *end = text + strlen(text);
    for (gsize length; (run = run_next(run, end, &length)) != NULL;) {
        const char *found = run_find_token(keys, run, length);
        if (found != NULL) {
            g_string_append_len(masked, rest, found - rest);
            g_string_append(masked, "(token)");
            rest = run = found + TOKEN_LENGTH;
        } else {
            run += length;
        }
    }
    g_string_append(masked, rest);
    return g_string_free(masked, FALSE);
}

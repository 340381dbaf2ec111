/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/token.h - the unguessable part of an address, and the handle in a Message-ID
 *
 * A token is 42 characters of lower-case base32 (RFC 4648's alphabet, a-z 2-7): 26 octets, most
 * significant first, the last two of the 210 bits 0: key id (4 bits) and kind (4), mail (32),
 * person (24), expiry day (16, days since 2020-01-01), and the first 128 bits of HMAC-SHA-256 over
 * those ten octets. Compared in constant time. Two keys live at a time: new tokens are made with
 * the newest, both are taken. A handle is 16 random characters of the same alphabet: 80 bits; it
 * proves nothing. In a token of a pulse person and expiry are random bits (work/pulse/ticket.h).
 */
#ifndef MUSTER_WORK_TOKEN_H
#define MUSTER_WORK_TOKEN_H

#include <glib.h>
#include <stdint.h>

#include "muster/base/failure.h"

enum {
    TOKEN_LENGTH = 42,
    HANDLE_LENGTH = 16,
    TOKEN_DAYS = 60,    /* from the mail to the expiry */
    TOKEN_EPOCH = 18262 /* 2020-01-01 as a day since 1970 */
};

enum token_kind {
    TOKEN_REPLY = 1,
    TOKEN_ENVELOPE = 2, /* in the envelope sender: bounces and vacation replies */
    TOKEN_TRIAL = 3,    /* `muster try': `mail' is the trial, `person' where it stood; no rows */
    TOKEN_PULSE = 4     /* answers a pulse: person and expiry are none (work/pulse/ticket.h) */
};

struct token {
    enum token_kind kind;
    guint32 mail;    /* sent_mail.id */
    guint32 person;  /* person.id */
    int32_t expires; /* day, UTC */
};

struct keys;
/* STATE/keys: one key a line, `ID CREATED HEX`, newest last. 0600, the state's owner's. */
gboolean keys_create(const char *state, gint64 now, struct failure *failure); /* never overwrites */
/* Adds a new key, which makes tokens from now on, and turns out all but the one before it. The file
 * appears whole or not at all. FAILURE_USAGE, unless ANYWAY, while tokens of the one that would be
 * turned out are answered: within TOKEN_DAYS of the last time. */
gboolean keys_rotate(const char *state, gint64 now, gboolean anyway, struct failure *failure);
struct keys *keys_read(const char *state, struct failure *failure);
void keys_free(struct keys *keys);

/* A key, as far as anybody may see it. */
struct key_view {
    guint id;
    gint64 created;  /* instant */
    gboolean newest; /* makes tokens; the other one only proves them */
};
GArray *keys_view(const struct keys *keys); /* oldest first; caller unrefs */

void token_make(const struct keys *keys, const struct token *token,
                char text_r[static TOKEN_LENGTH + 1]);

enum token_verdict { TOKEN_BAD, TOKEN_EXPIRED /* true, and names its mail, but old */, TOKEN_GOOD };
enum token_verdict token_read(const struct keys *keys, const char *text, gsize length,
                              int32_t today, struct token *token_r);

void handle_make(char text_r[static HANDLE_LENGTH + 1]);

/* Replaces every token of ours in TEXT by "(token)": before anything is stored, shown or logged.
 * Caller frees. */
char *tokens_mask(const struct keys *keys, const char *text);

#endif

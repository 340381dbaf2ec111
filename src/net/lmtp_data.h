/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a mail, and its dots (RFC 5321 section 4.5.2). Private to the net wing.
 *
 * Only CR LF . CR LF ends it, or . CR LF right at its start: a bare CR or LF is text like any other
 * octet and begins no line, so nobody can hide a second mail in one (SMTP smuggling).
 */
#ifndef MUSTER_NET_LMTP_DATA_H
#define MUSTER_NET_LMTP_DATA_H

#include <stdbool.h>
#include <stddef.h>

enum lmtp_data_state {
    DATA_LINE_START, /* behind a CR LF, or at the very start */
    DATA_TEXT,
    DATA_CR,     /* behind a CR, which is given away already */
    DATA_DOT,    /* behind the first dot of a line, which is held back */
    DATA_DOT_CR, /* behind a dot and a CR, both held back */
    DATA_END,
};

/* Zeroed, it is at the start of a mail. */
struct lmtp_data {
    enum lmtp_data_state state;
};

/* Takes octets up to the end of the mail, at most LENGTH, and hands those of the message to ADD,
 * the dots of the dialogue taken out and all else as it is. Returns how many it took; state is DATA_END
 * when the mail has ended. */
size_t lmtp_data_take(struct lmtp_data *data, const char *bytes, size_t length,
                      void (*add)(void *context, const char *bytes, size_t length), void *context);

#endif

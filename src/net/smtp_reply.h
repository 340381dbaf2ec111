/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies of an SMTP server (RFC 5321 section 4.2). Private to the net wing. */
#ifndef MUSTER_NET_SMTP_REPLY_H
#define MUSTER_NET_SMTP_REPLY_H

#include "muster/base/verdict.h"
#include "net/stream.h"

enum { SMTP_LINE_MAX = 2048, SMTP_LINES_MAX = 128, SMTP_TEXT_MAX = 4096 };

/* What was read of the stream and not used yet. */
struct smtp_input {
    struct stream *stream;
    char bytes[SMTP_LINE_MAX];
    gsize begin, end;
};

struct smtp_reply {
    int code;
    char text[SMTP_TEXT_MAX]; /* a line each, without the code; cut */
};

/* FALSE when the stream ends first, at the deadline, or when what comes is no reply. */
gboolean smtp_reply_read(struct smtp_input *input, gint64 deadline, struct smtp_reply *reply_r);

/* What a reply that was not hoped for means for the mail. */
enum verdict smtp_reply_verdict(const struct smtp_reply *reply);

/* "550 5.1.1 no such user", in one line. */
void smtp_reply_words(const struct smtp_reply *reply, GString *out);

/* True when the reply to EHLO has a line that begins with KEYWORD. */
gboolean smtp_reply_offers(const struct smtp_reply *reply, const char *keyword);

#endif

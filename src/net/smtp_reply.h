/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies of an SMTP server (RFC 5321 section 4.2). Private to the net wing. */
#ifndef MUSTER_NET_SMTP_REPLY_H
#define MUSTER_NET_SMTP_REPLY_H

#include "muster/net/transport.h"
#include "net/stream.h"

enum { SMTP_LINE_MAX = 2048, SMTP_LINES_MAX = 128, SMTP_TEXT_MAX = 4096 };

struct smtp_reply {
    int code;
    char text[SMTP_TEXT_MAX]; /* a line each, without the code; cut */
};

/* What was read of a stream and not used yet, and the reply that it is becoming. All zero at
 * first. */
struct smtp_input {
    char bytes[SMTP_LINE_MAX];
    gsize begin, end;
    struct smtp_reply reply;
    int lines; /* of the reply, so far */
};

/* Reads what has come. FALSE at the end of the stream, and when a line is longer than any. */
gboolean smtp_input_fill(struct smtp_input *input, struct stream *stream);

/* What was read next. A WHOLE reply stands in input->reply until the next call; NONSENSE is none,
 * and nothing that follows can be trusted. */
enum smtp_reading { SMTP_WHOLE, SMTP_PART, SMTP_NONSENSE };
enum smtp_reading smtp_input_next(struct smtp_input *input);

/* What a reply that was not hoped for means for the mail. */
enum verdict smtp_reply_verdict(const struct smtp_reply *reply);

/* Whom it speaks about: a refused MAIL is about our sender, and an enhanced code may say "policy"
 * (RFC 3463), both perhaps for all of our mails. */
enum blame smtp_reply_blame(const struct smtp_reply *reply, gboolean is_to_mail);

/* "550 5.1.1 no such user", in one line. */
void smtp_reply_words(const struct smtp_reply *reply, GString *out);

/* What stands behind KEYWORD in the reply to EHLO, up to the end of its line; NULL when no line
 * begins with it. */
const char *smtp_reply_offer(const struct smtp_reply *reply, const char *keyword);

#endif

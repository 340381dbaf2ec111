/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dsn.h - the fields of a delivery status notification (RFC 3464) */
#ifndef MUSTER_MAIL_DSN_H
#define MUSTER_MAIL_DSN_H

#include "mail/read/mime.h"
#include "mail/read/notice.h"

enum dsn_action {
    DSN_NONE,      /* says nothing about any recipient */
    DSN_DELIVERED, /* delivered, relayed or expanded: nothing is wrong */
    DSN_DELAYED,
    DSN_FAILED,
};

struct dsn {
    enum dsn_action action; /* the worst of all recipients */
    char *status;           /* "5.1.1", of the first recipient with that action; or NULL */
    char *diagnostic;       /* what the other side said of it, lower case; or NULL */
    GPtrArray *recipients;  /* those with that action */
};

/* Reads the status part of MESSAGE, or, when mail systems put the fields into the text, NOTICE. */
void dsn_read(const struct message *message, const struct notice *notice, struct dsn *dsn_r);
void dsn_clear(struct dsn *dsn);

/* The length of the enhanced status code (RFC 3463) that TEXT starts with, or 0. */
gsize status_length(const char *text);

#endif

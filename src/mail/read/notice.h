/* SPDX-License-Identifier: GPL-3.0-or-later */
/* notice.h - what a mail system wrote itself, without the mail that it returns */
#ifndef MUSTER_MAIL_NOTICE_H
#define MUSTER_MAIL_NOTICE_H

#include "mail/read/mime.h"

struct notice {
    char *text;            /* UTF-8, LF: up to where the returned mail starts */
    char *lower;           /* the same in ASCII lower case: offsets agree */
    struct slice returned; /* the mail that came back or its head; empty when it is not there */
    char *
        /* owns what `returned` points to, when that is no part of the mail; may be NULL */
        returned_text;
};

/* Reads the text parts of MESSAGE that are its own words. */
void notice_read(const struct message *message, struct notice *notice_r);
void notice_clear(struct notice *notice);

/* TRUE when TEXT, in lower case, holds one of PHRASES (NULL-terminated). */
gboolean phrase_in(const char *text, const char *const *phrases);
/* The same for its start. */
gboolean phrase_at(const char *text, const char *const *phrases);

#endif

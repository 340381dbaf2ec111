/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digest.h - what makes two mails the same mail: DESIGN, "Duplicates" */
#ifndef MUSTER_MAIL_DIGEST_H
#define MUSTER_MAIL_DIGEST_H

#include "mail/read/mime.h"

/* SHA-256 of the head without the fields that servers add, and the body: LF ends, mbox quoting
 * undone, without empty lines at the end. */
void message_digest(const struct message *message, guint8 hash_r[static 32]);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* author.h - who a mail says that it is from, where it says so beyond doubt
 *
 * Words are filed under a name because of what is read here, so what two readers could read in two
 * ways names nobody: two From fields, a list, a group, an old route, something behind the brackets,
 * another address in front of them, a head too long to be read to its end.
 */
#ifndef MUSTER_MAIL_AUTHOR_H
#define MUSTER_MAIL_AUTHOR_H

#include "mail/read/fields.h"
#include "muster/mail/understand.h"

/* The address and the display name (decoded; NULL when there is none) of a field that is exactly
 * one mailbox (RFC 5322 section 3.4). Caller frees both. */
gboolean author_read(struct slice value, char **address_r, char **name_r);

/* Fills in from, from_name, from_text and sender of HEAD. */
void author_fill(const struct fields *fields, struct mail_head *head);

#endif

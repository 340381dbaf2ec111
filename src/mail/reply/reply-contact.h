/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-contact.h - ways to reach somebody, of which signatures are made */
#ifndef MUSTER_MAIL_REPLY_CONTACT_H
#define MUSTER_MAIL_REPLY_CONTACT_H

#include "mail/reply/sheet.h"

/* Telephone number and mail address: how many of the two the line has. */
guint line_contact_points(const struct sheet *sheet, const struct line *line);

/* "www." or "http". */
gboolean line_has_link(const struct sheet *sheet, const struct line *line);

#endif

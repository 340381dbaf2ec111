/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-signature.h - signatures with a delimiter and without one
 *
 * Each search cuts what it finds at the end of the passage, and returns FALSE when nothing of the
 * passage is left.
 */
#ifndef MUSTER_MAIL_REPLY_SIGNATURE_H
#define MUSTER_MAIL_REPLY_SIGNATURE_H

#include "mail/reply/reply-prose.h"

/* The rule for which line AT begins a signature ("-- ", "--", a dash, "____"), or NULL. */
const struct rule *signature_delimiter(const struct sheet *sheet, gsize at);

/* From a delimiter on. */
gboolean signature_cut_delimiter(struct sheet *sheet, struct passage *passage,
                                 const struct circumstances *of);

/* From the writer's name on: webmail puts no mark above a signature. */
gboolean signature_cut_name(struct sheet *sheet, struct passage *passage,
                            const struct circumstances *of);

/* A name with addresses, numbers and links. */
gboolean signature_cut_contact(struct sheet *sheet, struct passage *passage,
                               const struct circumstances *of);

/* "-Ann Lee" as the last line. */
gboolean signature_cut_dash_name(struct sheet *sheet, struct passage *passage,
                                 const struct circumstances *of);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-value.h - what the answers of a reply come to, by the kinds of their questions */
#ifndef MUSTER_MAIL_ANSWERS_VALUE_H
#define MUSTER_MAIL_ANSWERS_VALUE_H

#include "mail/read/slice.h"
#include "muster/mail/understand.h"

/* Sets `value' and `same' of ANSWERS (struct answer), and takes out those that only say "skip": TRUE
 * when there were any. DATE is the mail's own Date field, which may be empty. */
gboolean answers_settle(GPtrArray *answers, const struct asked *asked, struct slice date);

#endif

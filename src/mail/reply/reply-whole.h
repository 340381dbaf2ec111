/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-whole.h - replies that are a single word of habit: "skip", "nothing new", "thanks", "👍" */
#ifndef MUSTER_MAIL_REPLY_WHOLE_H
#define MUSTER_MAIL_REPLY_WHOLE_H

#include "muster/mail/understand.h"

struct whole {
    enum mail_quick quick;
    gboolean courtesy;
};

/* What TEXT, all that a person newly wrote, says as a whole; nothing, when it has a word beyond
 * such words and what may stand around them: greetings, thanks, emoji, names. WRITER as for
 * reply_read(). */
struct whole reply_whole(const char *text, const char *writer);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply.h - the decoded text of a reply in; what the person newly wrote and what it answers out
 *
 * This is the whole of the reading: everything that the rest of the room needs from it stands here.
 * It knows nothing of MIME, HTML or charsets: whoever calls it has made one text of the mail
 * already.
 */
#ifndef MUSTER_MAIL_REPLY_H
#define MUSTER_MAIL_REPLY_H

#include "muster/mail/understand.h"

/* What a reply says. Everything in it is owned by it and never NULL; take a field with
 * g_steal_pointer(). */
struct reply_reading {
    char *text; /* what the person newly wrote: LF, no trailing blanks or empty lines around */
    GPtrArray *answers; /* struct answer, in question order, only those answered */
    GPtrArray *items;   /* struct item_said, in order */
    GPtrArray *asides;  /* char *: for the next 1-on-1, and in none of the others */
    GPtrArray *goals;   /* char *: "goal:3 60%", as in struct description */
    char *unplaced;     /* new text that belongs to no question; all of it when nothing was asked */
    enum mail_quick quick; /* these as in struct description */
    gboolean courtesy, adds, in_order;
    char **warnings;    /* each a sentence for a person */
    GPtrArray *cuts;    /* struct mail_cut: what was left out, by lines of what was given */
    gboolean forwarded; /* it passes on a mail of others: `text` is what stands above that mail, or
                         * the mail when nothing does */
};

/* Reads TEXT: valid UTF-8, LF line ends, format=flowed undone, quotes as "> " prefixes (those of
 * HTML blockquotes too). ASKED may be NULL: then new text is still told from old, and nothing is
 * placed. WRITER is the name that From gives (NULL when it gives none): a signature without any
 * mark is known by it.
 *
 * Pure, never fails, linear in the size of TEXT and of what was asked. Borrows all; caller frees
 * with reply_reading_free().
 */
struct reply_reading *reply_read(const char *text, const struct asked *asked, const char *writer);
void reply_reading_free(struct reply_reading *reading);

/* Says whether an answer begins by saying that there is nothing: "no", "none", "-", "n/a", "all
 * good", in any language we know. */
gboolean reply_says_nothing(const char *answer);

/* What words about a thing say of it, if they say no more: "solved", "erledigt, danke"; "still there". */
enum item_status { STATUS_UNSAID, STATUS_OVER, STATUS_STILL };
enum item_status reply_says_status(const char *text);

#endif

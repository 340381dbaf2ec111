/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/comments.h - what people said about what somebody wrote in a round
 *
 * A comment is filed with the round and goes with it. Whom it is for is decided when it is filed; each of them is told
 * once, in a mail of their own.
 */
#ifndef MUSTER_STORE_COMMENTS_H
#define MUSTER_STORE_COMMENTS_H

#include "muster/store/store.h"

struct comment {
    gint64 id;
    gint64 round, author;
    gint64 answers;  /* sent_mail that it replied to: the author's own thread */
    gint64 received; /* instant of acceptance */
    gint64 mail;     /* received_mail it came from */
    char *text;
};
void comment_free(struct comment *comment);

/* Adds COMMENT for READERS (ids, the author not among them), and returns its id; ignores id. */
gint64 comment_add(struct store *store, const struct comment *comment, const GArray *readers);
/* Who commented on ROUND, and the mail of ours that the first comment of each replied to. */
struct commenter {
    gint64 person, answers;
};
/* GArray of struct commenter, in the order in which they came; caller frees. */
GArray *commenters_of(struct store *store, gint64 round);
/* struct comment: those that PERSON waits for, by round. */
GPtrArray *comments_waiting(struct store *store, gint64 person);
/* Whether its author said the same of the same round before. */
gboolean comment_was_said(struct store *store, const struct comment *comment);
/* How many mails told PERSON of comments on ROUND since SINCE, an instant. */
guint comments_mailed(struct store *store, gint64 round, gint64 person, gint64 since);
/* All that AUTHOR ever said. Walks through all comments: for who wants what is theirs. */
GPtrArray *comments_by(struct store *store, gint64 author);
/* PERSON was told of COMMENT in our MAIL. */
void comment_tell(struct store *store, gint64 comment, gint64 person, gint64 mail);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/comments.h - what people said about what somebody wrote in a round
 *
 * A comment is filed with the round and goes with it. Whom it is for is decided when it is filed,
 * and told as news (news.h).
 */
#ifndef MUSTER_STORE_COMMENTS_H
#define MUSTER_STORE_COMMENTS_H

#include "muster/store/store.h"

struct comment {
    gint64 id;
    gint64 round, author;
    gint64 answers;    /* sent_mail that it replied to: the author's own thread */
    gint64 received;   /* instant of acceptance */
    gint64 mail;       /* received_mail it came from */
    gboolean reaction; /* `text' is a sign that its author put there, and no words: "👍" */
    char *text;
};
void comment_free(struct comment *comment);

/* Adds COMMENT, and returns its id; ignores id. */
gint64 comment_add(struct store *store, const struct comment *comment);
struct comment *comment_get(struct store *store, gint64 id); /* NULL when there is none */
/* Who commented on ROUND in words, the mail of ours that the first comment of each replied to,
 * and when the last one was accepted. */
struct commenter {
    gint64 person, answers, last;
};
/* GArray of struct commenter, in the order in which they came; caller frees. */
GArray *commenters_of(struct store *store, gint64 round);
/* Whether its author said the same of the same round before. */
gboolean comment_was_said(struct store *store, const struct comment *comment);
/* All that AUTHOR ever said. Walks through all comments: for who wants what is theirs. */
GPtrArray *comments_by(struct store *store, gint64 author);

#endif

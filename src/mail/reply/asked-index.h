/* SPDX-License-Identifier: GPL-3.0-or-later */
/* asked-index.h - what was asked, ready to be found again in a stream of words */
#ifndef MUSTER_MAIL_ASKED_INDEX_H
#define MUSTER_MAIL_ASKED_INDEX_H

#include "mail/reply/tokens.h"
#include "muster/mail/understand.h"

/* Where a question's prompt stands among the words that were asked. */
struct prompt {
    guint first, n; /* words */
};

struct asked_index {
    GArray *words; /* struct token: the text as sent, then prompts that do not occur in it */
    struct prompt *prompts; /* one a question */
    guint n_prompts;
    guint16 *question; /* of each word, the question whose prompt it belongs to, from 1; 0: none */
    gboolean *starts_line; /* of each word, whether it is the first of its line */
    guint hints_end;       /* the first word of what follows all questions and their hints */
    guint first_prompt;    /* the first word of any prompt */
    guint *shingles;       /* hash of three words -> 1 + where they stand */
    guint *same_shingle; /* of each word, 1 + where the same three words stand before; 0: nowhere */
    guint n_slots;
};

struct asked_index *asked_index_new(const struct asked *asked);
void asked_index_free(struct asked_index *index);

/* A run of words of the mail that was asked in just these words. */
struct run {
    guint at; /* where it stands in what was asked */
    guint n;  /* words; 0: none */
};

/* The longest run that starts with WORDS[0], of N words in the mail. EXPECTED is where the last run
 * ended: there a run of any length counts, elsewhere only three words and more. */
struct run asked_index_match(const struct asked_index *index, const struct token *words, gsize n,
                             guint expected);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tokens.h - a text as a row of words, ready to be compared
 *
 * A word is a run of letters and digits; a Chinese or Japanese character and an emoji are a word
 * each. Words compare equal when their hashes do: letter case, accents, full-width forms, the
 * digits' script and invisible marks do not count. The hash is not keyed: who writes a mail may
 * make two words look alike, and fools only the reading of their own mail.
 */
#ifndef MUSTER_MAIL_TOKENS_H
#define MUSTER_MAIL_TOKENS_H

#include <glib.h>

struct token {
    guint64 hash;
    guint32 start, end; /* octets of the text */
    guint32 classes;    /* what words.h says of this word alone */
    guint32 begins;     /* what it says of all phrases that start with it */
    guint16 number;     /* its value when it is digits only; 65535 for all that is greater */
    guint8 digits;      /* how many, when it is digits only; else 0 */
    guint8 longest;     /* words of the longest known phrase that starts here; 0: none */
};

/* Appends the words of the octets FROM..TO of TEXT, valid UTF-8, to TOKENS (of struct token).
 * Classes are left 0. */
void tokens_append(GArray *tokens, const char *text, gsize from, gsize to);

/* The hash of a phrase: that of its first word, joined with each next one. */
static inline guint64 tokens_join(guint64 hash, guint64 next)
{
    return (hash ^ (next + G_GUINT64_CONSTANT(0x9e3779b97f4a7c15))) *
           G_GUINT64_CONSTANT(0x100000001b3);
}

#endif

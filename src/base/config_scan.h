/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A configuration's text as tokens, the way libconfuse's lexer sees it. */
#ifndef MUSTER_SRC_BASE_CONFIG_SCAN_H
#define MUSTER_SRC_BASE_CONFIG_SCAN_H

#include <stdbool.h>

enum token_kind {
    TOKEN_END,
    TOKEN_WORD,   /* a bare word or a string in quotes */
    TOKEN_MARK,   /* one of { } ( ) = , or += */
    TOKEN_STRAY,  /* a character that is nothing outside quotes */
    TOKEN_OPEN,   /* a string or a comment that is never closed */
    TOKEN_ESCAPE, /* a string with \ and a digit, which libconfuse takes only sometimes */
};

struct token {
    enum token_kind kind;
    char *start, *end;
    unsigned line; /* on which it starts */
};

struct scan {
    char *at; /* NUL-terminated, changed in place */
    unsigned line;
};

/* The next token. Blanks the comments before it: libconfuse 3.3 miscounts lines after them. */
struct token scan_next(struct scan *scan);

/* True when TOKEN is the mark C. */
bool token_is(const struct token *token, char c);

/* Overwrites START to END with blanks, but keeps the ends of lines. */
void scan_blank(char *start, char *end);

#endif

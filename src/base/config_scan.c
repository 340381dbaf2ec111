/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of a configuration. Promises: moves on with every token, so that reading ends. Does
 * not take strings apart: libconfuse does, and both agree on where they end. */
#include "config_scan.h"

#include <string.h>

static void scan_move(struct scan *scan, char *to)
{
    for (; scan->at < to; scan->at++)
        if (*scan->at == '\n')
            scan->line++;
}

void scan_blank(char *start, char *end)
{
    for (; start < end; start++)
        if (*start != '\n')
            *start = ' ';
}

bool token_is(const struct token *token, char c)
{
    return token->kind == TOKEN_MARK && *token->start == c;
}

/* The end of the comment at AT; NULL when it is never closed; AT itself when there is none. */
static char *comment_end(char *at)
{
    if (*at == '#' || (at[0] == '/' && at[1] == '/'))
        return at + strcspn(at, "\n");
    if (at[0] != '/' || at[1] != '*')
        return at;
    char *close = strstr(at + 2, "*/");
    return close != NULL ? close + 2 : NULL;
}

/* The end of ${NAME} at AT, or AT: it may hold any character but its closing brace. */
static char *variable_end(char *at)
{
    char *close = at[0] == '$' && at[1] == '{' ? strchr(at, '}') : NULL;
    return close != NULL ? close + 1 : at;
}

/* The place behind the character, escape or variable at AT, inside QUOTEs. */
static char *string_step(char *at, char quote)
{
    if (quote == '"' && variable_end(at) != at)
        return variable_end(at);
    return *at == '\\' && at[1] != '\0' ? at + 2 : at + 1;
}

static struct token scan_string(char *start, unsigned line)
{
    struct token token = {TOKEN_WORD, start, start + 1, line};
    char quote = *start;
    while (*token.end != quote) {
        if (*token.end == '\0') {
            token.kind = TOKEN_OPEN;
            return token;
        }
        if (quote == '"' && *token.end == '\\' && token.end[1] >= '0' && token.end[1] <= '9')
            token.kind = TOKEN_ESCAPE;
        token.end = string_step(token.end, quote);
    }
    token.end++;
    return token;
}

/* Moves to the next token, over blanks and comments. False at a comment that is never closed. */
static bool scan_skip(struct scan *scan)
{
    for (;;) {
        scan_move(scan, scan->at + strspn(scan->at, " \t\r\n\f\v"));
        char *end = comment_end(scan->at);
        if (end == NULL || end == scan->at)
            return end != NULL;
        scan_blank(scan->at, end);
        scan_move(scan, end);
    }
}

/* The token that starts at START, which is neither blank nor comment. */
static struct token scan_token(char *start, unsigned line)
{
    size_t bare = strcspn(start, " #\"'\t\n\r={}()+,*");
    if (*start == '\0')
        return (struct token){TOKEN_END, start, start, line};
    if (*start == '"' || *start == '\'')
        return scan_string(start, line);
    if (variable_end(start) != start)
        return (struct token){TOKEN_WORD, start, variable_end(start), line};
    if (bare > 0)
        return (struct token){TOKEN_WORD, start, start + bare, line};
    if (strncmp(start, "+=", 2) == 0)
        return (struct token){TOKEN_MARK, start, start + 2, line};
    bool known = strchr("{}()=,", *start) != NULL;
    return (struct token){known ? TOKEN_MARK : TOKEN_STRAY, start, start + 1, line};
}

struct token scan_next(struct scan *scan)
{
    struct token token;
    if (scan_skip(scan)) {
        token = scan_token(scan->at, scan->line);
    } else {
        token = (struct token){TOKEN_OPEN, scan->at, scan->at + strlen(scan->at), scan->line};
        scan_blank(token.start, token.end);
    }
    scan_move(scan, token.end);
    return token;
}

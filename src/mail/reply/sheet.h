/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet.h - a reply's text as lines, and what each line is
 *
 * A sheet starts as lines that are all the person's own. Each pass (reply-asked, reply-attribution,
 * reply-header, reply-quote, reply-footer, reply-signature) says of some lines that they are not,
 * by giving them the rule that says so. What no rule claims stays: when unsure, a word is kept.
 */
#ifndef MUSTER_MAIL_SHEET_H
#define MUSTER_MAIL_SHEET_H

#include <string.h>

#include "mail/reply/tokens.h"

/* Why a line is not the person's own. Each pass has its rules as static constants; rules compare by
 * address. */
struct rule {
    const char *why;   /* for a person, after "left out because it is ..." */
    const char *doubt; /* a warning when this is less than sure; NULL when it is sure */
};

struct line {
    guint32 start, end;      /* octets of the sheet's text, without trailing blanks and LF */
    guint32 body;            /* where the words begin, behind quote marks and blanks */
    guint32 own, own_end;    /* the part that is the person's, when the rest of the line is not */
    guint32 token, n_tokens; /* its words: sheet->tokens[token ...] */
    guint16 depth;           /* quote marks */
    guint16 question; /* of what was asked, the question that ends on this line, from 1; 0: none */
    guint16 item; /* ticked, or with words behind it: the question whose plan it is of; 0: none */
    gboolean goes_on; /* of an item: it goes on with the line before, which a client broke */
    gboolean mine;    /* the person's words inside what was asked: a quote's mark does not count */
    gboolean
        ends_in_mark;     /* behind the person's words a client's mark stood, which was taken off */
    gboolean after_asked; /* what was asked ends here: what follows stands below all of it */
    const struct rule *rule; /* NULL: the person's own */
};

struct sheet {
    const char *text; /* borrowed */
    struct line *lines;
    gsize n_lines;
    struct token *tokens;
    gsize n_tokens;
    gsize n_own;                      /* own lines that have words */
    GArray *line_array, *token_array; /* what owns the two above */
};

/* Whether the octets AT..END begin with PREFIX. */
static inline gboolean text_starts(const char *at, const char *end, const char *prefix)
{
    gsize n = strlen(prefix);
    return (gsize)(end - at) >= n && memcmp(at, prefix, n) == 0;
}

/* Splits TEXT, which is borrowed as long as the sheet lives. */
struct sheet *sheet_new(const char *text);
void sheet_free(struct sheet *sheet);

static inline gboolean line_is_blank(const struct line *line)
{
    return line->body >= line->end;
}

static inline gboolean line_is_own(const struct line *line)
{
    return line->rule == NULL;
}

/* Own, and more than blanks. */
static inline gboolean line_has_own(const struct line *line)
{
    return line->rule == NULL && line->own < line->own_end;
}

/* Where WHAT, a few octets, stands in the words of the line; NULL when it does not. Quick when its
 * first octet is rare. */
static inline const char *line_find(const struct sheet *sheet, const struct line *line,
                                    const char *what)
{
    const char *at = sheet->text + line->body, *end = sheet->text + line->end;
    while (at < end && (at = memchr(at, *what, (gsize)(end - at))) != NULL) {
        if (text_starts(at, end, what))
            return at;
        at++;
    }
    return NULL;
}

/* The words of the line. */
static inline const struct token *line_tokens(const struct sheet *sheet, const struct line *line)
{
    return sheet->tokens + line->token;
}

/* The next line after AT, or from AT downwards, that is not blank; sheet->n_lines when there is
 * none. */
gsize sheet_next_filled(const struct sheet *sheet, gsize at);
/* The one before AT; sheet->n_lines when there is none. */
gsize sheet_previous_filled(const struct sheet *sheet, gsize at);

/* Gives RULE to the own lines of FIRST..LAST. */
void sheet_cut(struct sheet *sheet, gsize first, gsize last, const struct rule *rule);

/* The first and last character of the words; 0 when blank. */
gunichar line_first_char(const struct sheet *sheet, const struct line *line);
gunichar line_last_char(const struct sheet *sheet, const struct line *line);

/* Columns of blanks before the words (after quote marks), a tab counting as one. */
guint line_indent(const struct sheet *sheet, const struct line *line);

#endif

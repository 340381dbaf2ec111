/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mail/write/template-tree.h - a template between its text and its expansion: tokens, then a tree
 *
 * Of the template files of this room only; the face is muster/mail/template.h.
 */
#ifndef MAIL_TEMPLATE_TREE_H
#define MAIL_TEMPLATE_TREE_H

#include "muster/mail/template.h"

/* Tokens. A piece of text ends at the end of its line at the latest. */
enum token_kind {
    TOKEN_TEXT,
    TOKEN_VALUE,    /* {{name}} */
    TOKEN_RAW,      /* {{{name}}} or {{&name}} */
    TOKEN_SECTION,  /* {{#name}} */
    TOKEN_INVERTED, /* {{^name}} */
    TOKEN_CLOSE,    /* {{/name}} */
    TOKEN_PARTIAL,  /* {{>name}} */
    TOKEN_PARENT,   /* {{<name}} */
    TOKEN_BLOCK,    /* {{$name}} */
    TOKEN_SILENT,   /* {{!comment}} or {{=delimiters=}} */
};

struct token {
    enum token_kind kind;
    const char *start; /* text, or the name without blanks */
    gsize length;
    guint line; /* on which it starts, from 1 */
};

struct scanner {
    const char *name; /* for errors */
    const char *at;
    guint line;
    char *open, *close; /* delimiters */
};
void scanner_init(struct scanner *scanner, const char *name, const char *text);
void scanner_clear(struct scanner *scanner);
/* FALSE at the end of the text, and on a malformed tag, which is in FAILURE then. */
gboolean scanner_next(struct scanner *scanner, struct token *token_r, struct failure *failure);

/* The tree. */
enum node_kind {
    NODE_LINE, /* a line begins, with this indentation */
    NODE_TEXT,
    NODE_VALUE,
    NODE_RAW,
    NODE_SECTION,
    NODE_INVERTED,
    NODE_PARTIAL,
    NODE_PARENT, /* a partial with arguments: its children are blocks */
    NODE_BLOCK,
};

struct template_slot;

struct node {
    enum node_kind kind;
    const char *text;    /* text, indentation, or name; kept by the template */
    gsize length;        /* text alone is not ended by NUL */
    gboolean lines;      /* text that goes on over lines which begin at the left margin */
    const char *indent;  /* of each line of a partial or block; NULL when it stands inside a line */
    char **path;         /* of values and sections: the name split at its dots; empty for "." */
    GPtrArray *children; /* struct node; NULL for leaves */
    const struct template_slot *slot; /* of partials: the set's; NULL when there is no set */
};

struct template
{
    char *source; /* texts lie in it */
    GStringChunk *strings;
    GPtrArray *nodes;
    gboolean escapes;
};

GPtrArray *nodes_new(void); /* of struct node, which it owns */

/* The blanks that all lines of NODES begin with, down through sections but not into blocks: *length_r octets of what is
 * returned. NULL when no line begins in them. */
const char *nodes_indent(const GPtrArray *nodes, gsize *length_r);
/* Takes LENGTH of them away from each. */
void nodes_outdent(const GPtrArray *nodes, gsize length);

/* Where a set keeps a template. Lives as long as the set, so that nodes may point at it while it is still being
 * compiled: partials may include each other. */
struct template_slot {
    struct template *template; /* NULL while it is compiled, and when that failed */
    gboolean missing;
    struct failure failure;
};
const struct template_slot *templates_slot(struct template_set *set, const char *language,
                                           const char *name);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mail/write/values-tree.h - what values are made of, for who fills them and who expands them */
#ifndef MAIL_VALUES_TREE_H
#define MAIL_VALUES_TREE_H

#include "muster/mail/values.h"

enum values_kind { VALUES_TEXT, VALUES_NUMBER, VALUES_FLAG, VALUES_OBJECT, VALUES_LIST };

struct values {
    enum values_kind kind;
    const char *name;          /* of a member */
    const struct values *next; /* the member set before it, or the element added after it */
    union {
        const char *text;
        gint64 number; /* or flag */
        struct {
            struct values *first, *last;
            struct values_memory *memory; /* of the tree */
        };
    };
};

#endif

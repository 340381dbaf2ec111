/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and structure of a configuration, checked before libconfuse reads its values: libconfuse
 * stops at the first fault, and an owner wants to hear of all of them at once. */
#ifndef MUSTER_SRC_BASE_CONFIG_LINT_H
#define MUSTER_SRC_BASE_CONFIG_LINT_H

#include "config_names.h"
#include "muster/base/config.h"

/* What stands in a section by now, so that a second one is noticed. */
struct seen {
    struct seen_name *names;
    size_t count;
    bool spared; /* a setting says that what else is required need not be there */
};

/* Reads TEXT, the contents of FILE, as ROOT says, and adds what is wrong to FAULTS: unknown names,
 * missing and double ones, marks out of place. What is wrong is blanked out of TEXT, so that
 * libconfuse takes the rest, and so are comments. SEEN holds the names of ROOT; files that make up
 * one ROOT share it. */
void config_lint(char *text, const char *file, const struct section *root, struct seen *seen,
                 struct faults *faults);
void seen_clear(struct seen *seen);

#endif

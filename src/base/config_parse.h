/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libconfuse: the only two files that know it are config_parse.c and config_bind.c. */
#ifndef MUSTER_SRC_BASE_CONFIG_PARSE_H
#define MUSTER_SRC_BASE_CONFIG_PARSE_H

#include <confuse.h>

#include "config_lint.h"
#include "config_names.h"
#include "muster/base/config.h"

/* One file that makes up a configuration. */
struct source {
    const char *file;
    const struct section *root;
    cfg_t *cfg; /* NULL when it could not be read at all */
};

/* Reads source->file into source->cfg; adds to FAULTS what is wrong with its names and structure,
 * or that it cannot be read. SEEN as in config_lint(). Caller frees with source_close(). */
void source_open(struct source *source, struct seen *seen, struct faults *faults);
void source_close(struct source *source);

/* The line on which the value of OPT stands; 0 when it was not set. */
unsigned opt_line(cfg_opt_t *opt);
bool opt_is_set(cfg_opt_t *opt);

#endif

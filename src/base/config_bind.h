/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From libconfuse's tree to the structs of config.h. */
#ifndef MUSTER_SRC_BASE_CONFIG_BIND_H
#define MUSTER_SRC_BASE_CONFIG_BIND_H

#include "arena.h"
#include "config_parse.h"

/* A configuration with what only this room knows of it. */
struct config_house {
    struct config config; /* first, so that one pointer is both */
    struct arena arena;   /* everything that the config points to */
    struct place *places; /* where values stood */
};

/* Fills house->config from SOURCES, of which the first is muster.conf; adds values that are wrong
 * to FAULTS. */
void config_bind(struct config_house *house, const struct source *sources, size_t n_sources,
                 struct faults *faults);

unsigned house_line(const struct config_house *house, const void *field);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is given back all at once: what a configuration is made of. */
#ifndef MUSTER_SRC_BASE_ARENA_H
#define MUSTER_SRC_BASE_ARENA_H

#include <stddef.h>

struct arena {
    struct arena_block *blocks;
};

/* COUNT zeroed things of SIZE octets, alive until arena_clear(). Never NULL: without memory the
 * program ends by abort(). */
void *arena_make(struct arena *arena, size_t count, size_t size);
char *arena_copy(struct arena *arena, const char *text);
char *arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void arena_clear(struct arena *arena);

#endif

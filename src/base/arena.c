/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arena: a list of blocks, one for each thing. Configurations are small, so it does nothing
 * clever. */
#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
    struct arena_block *next;
    max_align_t things[];
};

void *arena_make(struct arena *arena, size_t count, size_t size)
{
    size_t octets;
    if (__builtin_mul_overflow(count, size, &octets) ||
        __builtin_add_overflow(octets, sizeof(struct arena_block), &octets))
        abort();
    struct arena_block *block = calloc(1, octets);
    if (block == NULL)
        abort();
    block->next = arena->blocks;
    arena->blocks = block;
    return block->things;
}

char *arena_copy(struct arena *arena, const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(arena_make(arena, 1, size), text, size);
}

char *arena_print(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        abort();
    size_t size = (size_t)length + 1;
    char *text = arena_make(arena, 1, size);
    vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

void arena_clear(struct arena *arena)
{
    while (arena->blocks != NULL) {
        struct arena_block *block = arena->blocks;
        arena->blocks = block->next;
        free(block);
    }
}

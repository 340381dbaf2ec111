/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values: nodes and words one behind the other in a few blocks of memory. A letter has some forty of them, each looked up
 * a few times: a list that is walked is faster than a table that is built. */
#include "mail/write/values-tree.h"

#include <string.h>

enum { BLOCK_OCTETS = 8000 }; /* a question fits */

struct block {
    struct block *before;
    gsize used, size;
    max_align_t things[];
};

struct values_memory {
    struct block *last;
};

static void block_add(struct values_memory *memory, gsize size)
{
    struct block *block = g_malloc(sizeof *block + size);
    block->before = memory->last;
    block->used = 0;
    block->size = size;
    memory->last = block;
}

static gpointer take(struct values_memory *memory, gsize octets)
{
    gsize size = (octets + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    if (memory->last == NULL || memory->last->size - memory->last->used < size)
        block_add(memory, MAX(size, BLOCK_OCTETS));
    gpointer thing = (char *)memory->last->things + memory->last->used;
    memory->last->used += size;
    return thing;
}

static struct values *value_new(struct values_memory *memory, enum values_kind kind)
{
    struct values *value = take(memory, sizeof *value);
    *value = (struct values){.kind = kind};
    if (kind == VALUES_OBJECT || kind == VALUES_LIST)
        value->memory = memory;
    return value;
}

static const char *words_new(struct values_memory *memory, const char *text)
{
    gsize size = strlen(text) + 1;
    return memcpy(take(memory, size), text, size);
}

struct values *values_new(void)
{
    struct values_memory first = {NULL};
    struct values_memory *memory = take(&first, sizeof *memory);
    *memory = first;
    return value_new(memory, VALUES_OBJECT);
}

void values_free(struct values *root)
{
    struct block *block = root == NULL ? NULL : root->memory->last;
    while (block != NULL) {
        struct block *before = block->before;
        g_free(block);
        block = before;
    }
}

/* The newest comes first, so it is what is found. */
static struct values *member_new(struct values *object, const char *name, enum values_kind kind)
{
    struct values *member = value_new(object->memory, kind);
    member->name = name;
    member->next = object->first;
    object->first = member;
    return member;
}

void values_set_text(struct values *object, const char *name, const char *text)
{
    member_new(object, name, VALUES_TEXT)->text = words_new(object->memory, text);
}

void values_set_number(struct values *object, const char *name, gint64 number)
{
    member_new(object, name, VALUES_NUMBER)->number = number;
}

void values_set_flag(struct values *object, const char *name, gboolean flag)
{
    member_new(object, name, VALUES_FLAG)->number = flag;
}

struct values *values_set_object(struct values *object, const char *name)
{
    return member_new(object, name, VALUES_OBJECT);
}

struct values *values_set_list(struct values *object, const char *name)
{
    return member_new(object, name, VALUES_LIST);
}

void values_set(struct values *object, const char *name, const struct values *value)
{
    struct values *member = member_new(object, name, value->kind);
    const struct values *next = member->next;
    *member = *value;
    member->name = name;
    member->next = next;
}

static struct values *element_new(struct values *list, enum values_kind kind)
{
    struct values *element = value_new(list->memory, kind);
    if (list->last != NULL)
        list->last->next = element;
    else
        list->first = element;
    list->last = element;
    return element;
}

void values_add_text(struct values *list, const char *text)
{
    element_new(list, VALUES_TEXT)->text = words_new(list->memory, text);
}

struct values *values_add_object(struct values *list)
{
    return element_new(list, VALUES_OBJECT);
}

struct values *values_add_list(struct values *list)
{
    return element_new(list, VALUES_LIST);
}

struct values *values_list(struct values *object)
{
    return value_new(object->memory, VALUES_LIST);
}

const struct values *values_get(const struct values *object, const char *name)
{
    const struct values *member = object->kind == VALUES_OBJECT ? object->first : NULL;
    while (member != NULL && (member->name[0] != name[0] || strcmp(member->name, name) != 0))
        member = member->next;
    return member;
}

const char *values_text(const struct values *value)
{
    return value != NULL && value->kind == VALUES_TEXT ? value->text : "";
}

gboolean values_true(const struct values *value)
{
    if (value == NULL)
        return FALSE;
    switch (value->kind) {
    case VALUES_TEXT:
        return value->text[0] != '\0';
    case VALUES_NUMBER:
    case VALUES_FLAG:
        return value->number != 0;
    case VALUES_LIST:
        return value->first != NULL;
    case VALUES_OBJECT:
        break;
    }
    return TRUE;
}

const struct values *values_first(const struct values *list)
{
    return list != NULL && list->kind == VALUES_LIST ? list->first : NULL;
}

const struct values *values_next(const struct values *element)
{
    return element->next;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gumbo builds right trees, but not safely: it frees them by recursion, walks its stack of open
 * elements for most tags, copies all unclosed <b> and <font> into each new paragraph, and compares
 * each attribute with all before it. So a first look counts how deep the tags nest and how many
 * attributes they have, and the tree is built in an arena with a budget: when that is spent we jump
 * out, and when it is done the arena is dropped as a whole.
 */
#include "mail/read/html-tree.h"

#include <setjmp.h>

#include "mail/read/slice.h"

enum {
    DEPTH_MAX = 256,      /* start tags less end tags */
    ATTRIBUTES_MAX = 200, /* of one tag */
    BLOCK_SIZE = 64 << 10,
    ARENA_MAX = 96 << 20, /* a node takes some 200 octets */
    ALIGNMENT = 16,
};

struct html_tree {
    GPtrArray *blocks;
    char *free; /* in the last block */
    gsize left, used;
    GumboOutput *output;
    jmp_buf spent;
};

static void *arena_take(void *data, size_t size)
{
    struct html_tree *tree = data;
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (size > tree->left) {
        gsize block = MAX(size, (gsize)BLOCK_SIZE);
        if (tree->used + block > ARENA_MAX)
            longjmp(tree->spent, 1);
        tree->free = g_malloc(block);
        g_ptr_array_add(tree->blocks, tree->free);
        tree->used += block;
        tree->left = block;
    }
    void *taken = tree->free;
    tree->free += size;
    tree->left -= size;
    return taken;
}

static void arena_leave(void *data, void *pointer)
{
    (void)data;
    (void)pointer;
}

/* Elements that close themselves or have no end: they do not nest. */
static gboolean tag_nests(struct slice name)
{
    static const char *const flat[] = {
        "p",     "br",    "hr",     "img",  "li",    "td",   "th",   "tr",         "tbody",
        "thead", "tfoot", "meta",   "link", "input", "base", "col",  "area",       "wbr",
        "dd",    "dt",    "option", "o:p",  "html",  "head", "body", "v:imagedata"};
    for (guint i = 0; i < G_N_ELEMENTS(flat); i++)
        if (slice_equals(name, flat[i]))
            return FALSE;
    return TRUE;
}

static gboolean ends_name(char byte)
{
    return slice_is_blank(byte) || byte == '/' || byte == '>' || byte == '<';
}

static struct slice tag_name(struct slice rest)
{
    gsize length = 0;
    while (length < rest.length && !ends_name(rest.at[length]))
        length++;
    return slice_head(rest, length);
}

/* Steps over the rest of a tag as HTML5 does, quotes included; counts what may start an attribute.
 */
static struct slice skip_attributes(struct slice rest, guint *count_r)
{
    guint count = 0;
    while (rest.length > 0 && rest.at[0] != '>') {
        char byte = rest.at[0];
        gsize taken = 1;
        count += slice_is_blank(byte) || byte == '/' || byte == '"' || byte == '\'';
        if (byte == '=') {
            while (taken < rest.length && slice_is_blank(rest.at[taken]))
                taken++;
            char quote = taken < rest.length ? rest.at[taken] : '\0';
            if (quote == '"' || quote == '\'')
                taken += slice_find(slice_from(rest, taken + 1), quote) + 2;
        }
        rest = slice_from(rest, taken);
    }
    *count_r = count;
    return slice_from(rest, 1);
}

static gboolean is_tame(struct slice rest)
{
    gssize depth = 0;
    for (;;) {
        rest = slice_from(rest, slice_find(rest, '<') + 1);
        if (rest.length == 0)
            return TRUE;
        gboolean end = rest.at[0] == '/';
        struct slice name = tag_name(slice_from(rest, end ? 1 : 0));
        if (name.length == 0 || !g_ascii_isalpha(name.at[0]))
            continue;
        if (tag_nests(name))
            depth = MAX(0, depth + (end ? -1 : 1));
        guint attributes;
        rest = skip_attributes(slice_from(rest, (end ? 1 : 0) + name.length), &attributes);
        if (depth > DEPTH_MAX || attributes > ATTRIBUTES_MAX)
            return FALSE;
    }
}

struct html_tree *html_tree_parse(const char *html, gsize length)
{
    if (!is_tame((struct slice){html, length}))
        return NULL;
    struct html_tree *tree = g_new0(struct html_tree, 1);
    tree->blocks = g_ptr_array_new_with_free_func(g_free);
    if (setjmp(tree->spent) != 0) {
        html_tree_free(tree);
        return NULL;
    }
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = arena_take;
    options.deallocator = arena_leave;
    options.userdata = tree;
    options.max_errors = 0;
    tree->output = gumbo_parse_with_options(&options, html, length);
    return tree;
}

void html_tree_free(struct html_tree *tree)
{
    g_ptr_array_unref(tree->blocks);
    g_free(tree);
}

const GumboNode *html_tree_root(const struct html_tree *tree)
{
    return tree->output->root;
}

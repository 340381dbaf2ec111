/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a template: its nodes, and the indentation that their lines share. Knows nothing of tags. */
#include "mail/write/template-tree.h"

#include <string.h>

static void node_free(struct node *node)
{
    if (node->children != NULL)
        g_ptr_array_unref(node->children);
    g_strfreev(node->path);
    g_free(node);
}

GPtrArray *nodes_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)node_free);
}

void template_free(struct template *template)
{
    if (template == NULL)
        return;
    g_ptr_array_unref(template->nodes);
    g_string_chunk_free(template->strings);
    g_free(template->source);
    g_free(template);
}

/* Keeps as much of COMMON (NULL: nothing seen yet) as INDENT begins with. */
static void indent_narrow(const char **common, gsize *length, const char *indent)
{
    if (*common == NULL) {
        *common = indent;
        *length = strlen(indent);
    }
    gsize same = 0;
    while (same < *length && indent[same] == (*common)[same])
        same++;
    *length = same;
}

static void collect_indent(const GPtrArray *nodes, const char **common, gsize *length)
{
    for (guint i = 0; i < nodes->len; i++) {
        const struct node *node = nodes->pdata[i];
        if (node->kind == NODE_LINE)
            indent_narrow(common, length, node->text);
        else if (node->lines)
            indent_narrow(common, length, "");
        else if (node->indent != NULL)
            indent_narrow(common, length, node->indent);
        else if (node->kind == NODE_SECTION || node->kind == NODE_INVERTED)
            collect_indent(node->children, common, length);
    }
}

const char *nodes_indent(const GPtrArray *nodes, gsize *length_r)
{
    const char *common = NULL;
    *length_r = 0;
    collect_indent(nodes, &common, length_r);
    return common;
}

void nodes_outdent(const GPtrArray *nodes, gsize length)
{
    for (guint i = 0; i < nodes->len; i++) {
        struct node *node = nodes->pdata[i];
        if (node->kind == NODE_LINE) {
            node->text += length;
            node->length -= length;
        } else if (node->indent != NULL) {
            node->indent += length;
        } else if (node->kind == NODE_SECTION || node->kind == NODE_INVERTED) {
            nodes_outdent(node->children, length);
        }
    }
}

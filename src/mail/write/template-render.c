/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates, last step: a tree and values into text. A value is written as it is, and never looked at again. */
#include "mail/write/append.h"
#include "mail/write/template-tree.h"
#include "mail/write/values-tree.h"

enum { NESTING_MAX = 40 }; /* of partials and blocks: they may include themselves */

/* What names are looked for in. */
struct context {
    const struct values *values;
    const struct context *around;
};

struct rendering {
    GString *out;
    gsize start;                   /* of ours in `out` */
    const struct context *context; /* the innermost */
    GPtrArray *arguments;          /* NODE_PARENT whose blocks count, the outermost first */
    GString *indent;               /* of every line */
    GString *pending;              /* what the line that has just begun starts with */
    gboolean escapes;
    guint nesting;
};

static void render_nodes(struct rendering *rendering, const GPtrArray *nodes);

/* Text and lines */

/* What is included inside a line begins none of ours: its blanks are text. */
static void line_begin(struct rendering *rendering, const struct node *node)
{
    GString *out = rendering->out;
    if (out->len != rendering->start && out->str[out->len - 1] != '\n') {
        append_octets(out, node->text, node->length);
        return;
    }
    g_string_truncate(rendering->pending, 0);
    append_octets(rendering->pending, rendering->indent->str, rendering->indent->len);
    append_octets(rendering->pending, node->text, node->length);
}

static void line_flush(struct rendering *rendering)
{
    if (rendering->pending->len == 0)
        return;
    append_octets(rendering->out, rendering->pending->str, rendering->pending->len);
    g_string_truncate(rendering->pending, 0);
}

/* Lines after the first; empty ones stay empty. */
static void append_indented(struct rendering *rendering, const char *text, const char *end)
{
    GString *out = rendering->out;
    while (text < end) {
        const char *line_end = memchr(text, '\n', (gsize)(end - text));
        const char *next = line_end == NULL ? end : line_end + 1;
        gboolean begins = out->len > rendering->start && out->str[out->len - 1] == '\n';
        if (begins && *text != '\n' && *text != '\r')
            append_octets(out, rendering->indent->str, rendering->indent->len);
        g_string_append_len(out, text, next - text);
        text = next;
    }
}

static void render_text(struct rendering *rendering, const struct node *node)
{
    line_flush(rendering);
    if (node->lines && rendering->indent->len > 0)
        append_indented(rendering, node->text, node->text + node->length);
    else
        append_octets(rendering->out, node->text, node->length);
}

static const char *html_entity(char letter)
{
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

static void append_escaped(GString *out, const char *text)
{
    while (*text != '\0') {
        gsize plain = strcspn(text, "&<>\"'");
        append_octets(out, text, plain);
        text += plain;
        if (*text != '\0')
            g_string_append(out, html_entity(*text++));
    }
}

/* Values */

/* The innermost context that has the first part decides; the others are looked for in there only. */
static const struct values *lookup(const struct rendering *rendering, char *const *path)
{
    const struct context *context = rendering->context;
    if (path[0] == NULL)
        return context->values;
    const struct values *found = NULL;
    for (; found == NULL && context != NULL; context = context->around)
        found = values_get(context->values, path[0]);
    for (char *const *part = path + 1; found != NULL && *part != NULL; part++)
        found = values_get(found, *part);
    return found;
}

static void append_value(struct rendering *rendering, const struct node *node,
                         const struct values *value)
{
    GString *out = rendering->out;
    if (value->kind == VALUES_NUMBER)
        g_string_append_printf(out, "%" G_GINT64_FORMAT, value->number);
    else if (value->kind == VALUES_FLAG)
        g_string_append(out, value->number != 0 ? "true" : "false");
    else if (rendering->escapes && node->kind == NODE_VALUE)
        append_escaped(out, value->text);
    else
        g_string_append(out, value->text);
}

static void render_value(struct rendering *rendering, const struct node *node)
{
    const struct values *value = lookup(rendering, node->path);
    if (value == NULL || value->kind == VALUES_OBJECT || value->kind == VALUES_LIST)
        return;
    line_flush(rendering);
    append_value(rendering, node, value);
}

static void render_within(struct rendering *rendering, const struct values *values,
                          const GPtrArray *nodes)
{
    struct context context = {values, rendering->context};
    rendering->context = &context;
    render_nodes(rendering, nodes);
    rendering->context = context.around;
}

static void render_section(struct rendering *rendering, const struct node *node)
{
    const struct values *value = lookup(rendering, node->path);
    if (!values_true(value))
        return;
    if (value->kind != VALUES_LIST) {
        render_within(rendering, value, node->children);
        return;
    }
    for (const struct values *one = value->first; one != NULL; one = one->next)
        render_within(rendering, one, node->children);
}

/* Partials, parents, blocks */

static void render_nested(struct rendering *rendering, const GPtrArray *nodes)
{
    if (rendering->nesting == NESTING_MAX)
        return;
    rendering->nesting++;
    render_nodes(rendering, nodes);
    rendering->nesting--;
}

/* On a line of its own a partial takes over the indentation; inside a line it brings its lines as they are. */
static void render_partial(struct rendering *rendering, const struct node *node)
{
    if (node->slot == NULL || node->slot->template == NULL)
        return;
    GString *around = rendering->indent;
    rendering->indent = g_string_new(NULL);
    if (node->indent != NULL) {
        append_octets(rendering->indent, around->str, around->len);
        g_string_append(rendering->indent, node->indent);
    } else {
        line_flush(rendering);
    }
    render_nested(rendering, node->slot->template->nodes);
    g_string_free(rendering->indent, TRUE);
    rendering->indent = around;
}

static void render_parent(struct rendering *rendering, const struct node *node)
{
    g_ptr_array_add(rendering->arguments, (gpointer)node);
    render_partial(rendering, node);
    g_ptr_array_set_size(rendering->arguments, (int)rendering->arguments->len - 1);
}

/* Whoever includes decides over what is included: the outermost argument of that name wins. */
static const struct node *block_content(const struct rendering *rendering, const struct node *block)
{
    for (guint i = 0; i < rendering->arguments->len; i++) {
        const struct node *parent = rendering->arguments->pdata[i];
        for (guint j = 0; j < parent->children->len; j++) {
            const struct node *argument = parent->children->pdata[j];
            if (strcmp(argument->text, block->text) == 0)
                return argument;
        }
    }
    return block;
}

static void render_block(struct rendering *rendering, const struct node *block)
{
    gsize around = rendering->indent->len;
    if (block->indent != NULL)
        g_string_append(rendering->indent, block->indent);
    render_nested(rendering, block_content(rendering, block)->children);
    g_string_truncate(rendering->indent, around);
}

static void render_node(struct rendering *rendering, const struct node *node)
{
    switch (node->kind) {
    case NODE_LINE:
        line_begin(rendering, node);
        break;
    case NODE_TEXT:
        render_text(rendering, node);
        break;
    case NODE_VALUE:
    case NODE_RAW:
        render_value(rendering, node);
        break;
    case NODE_SECTION:
        render_section(rendering, node);
        break;
    case NODE_INVERTED:
        if (!values_true(lookup(rendering, node->path)))
            render_nodes(rendering, node->children);
        break;
    case NODE_PARTIAL:
        render_partial(rendering, node);
        break;
    case NODE_PARENT:
        render_parent(rendering, node);
        break;
    case NODE_BLOCK:
        render_block(rendering, node);
        break;
    }
}

static void render_nodes(struct rendering *rendering, const GPtrArray *nodes)
{
    for (guint i = 0; i < nodes->len; i++)
        render_node(rendering, nodes->pdata[i]);
}

void template_render(const struct template *template, const struct values *values, GString *out)
{
    struct context context = {values, NULL};
    struct rendering rendering = {.out = out,
                                  .start = out->len,
                                  .context = &context,
                                  .arguments = g_ptr_array_new(),
                                  .indent = g_string_new(NULL),
                                  .pending = g_string_new(NULL),
                                  .escapes = template->escapes};
    render_nodes(&rendering, template->nodes);
    g_ptr_array_unref(rendering.arguments);
    g_string_free(rendering.indent, TRUE);
    g_string_free(rendering.pending, TRUE);
}

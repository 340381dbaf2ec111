/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates, second step: tokens into a tree, and the lines that vanish.
 *
 * A line that holds one tag and blanks, and no value, stands alone: it leaves no line behind, and the blanks before a
 * partial become the indentation of all its lines. So the blanks that begin a line are held back until it is known what
 * else is on it; then they become a NODE_LINE, or nothing.
 *
 * What stands between {{<parent}} and its end is no text of this template but arguments. So a line is judged within its
 * frame: outside the parent, or inside one argument. Indentation of a block is taken off its lines where it is written
 * and put back where it is expanded, so that an argument takes on the indentation of what it replaces.
 */
#include "mail/write/template-tree.h"

#include <string.h>

enum { NESTING_MAX = 50 };

/* What is known so far of the current line, within its frame. */
struct segment {
    gboolean begun;       /* the blanks at its start were read */
    gboolean settled;     /* it does not stand alone, and its NODE_LINE is in place */
    guint tags;           /* that may stand alone */
    const char *blanks;   /* those that begin it */
    GPtrArray *list;      /* where NODE_LINE goes when it does not stand alone: */
    guint index;          /* before this node */
    struct node *partial; /* its first tag, when that takes indentation */
};

static const struct segment NEW_LINE = {.blanks = ""};

/* A tag that waits for its end. */
struct opening {
    struct node *node;
    GPtrArray *list; /* around the node */
    guint line;
    const char *blanks;    /* before it, when it is the first on its line; else NULL */
    struct segment around; /* of an argument or parent: the line outside, to be gone on with */
};

struct builder {
    struct template *template;
    struct template_set *set;
    const char *language, *name;
    GPtrArray *list; /* where nodes go */
    GArray *open;    /* struct opening */
    struct segment segment;
};

static struct node *node_new(struct builder *builder, enum node_kind kind, const char *text,
                             gsize length)
{
    struct node *node = g_new0(struct node, 1);
    node->kind = kind;
    node->text = g_string_chunk_insert_len(builder->template->strings, text, (gssize)length);
    node->length = length;
    return node;
}

static struct node *node_add(struct builder *builder, enum node_kind kind, const char *text,
                             gsize length)
{
    struct node *node = node_new(builder, kind, text, length);
    g_ptr_array_add(builder->list, node);
    return node;
}

static struct opening *innermost(const struct builder *builder)
{
    return builder->open->len == 0
               ? NULL
               : &g_array_index(builder->open, struct opening, builder->open->len - 1);
}

static gboolean between_arguments(const struct builder *builder)
{
    const struct opening *opening = innermost(builder);
    return opening != NULL && opening->node->kind == NODE_PARENT;
}

/* Text lies in the source, so that a piece can grow by the line that follows it. */
static void text_add(struct builder *builder, const char *text, gsize length)
{
    struct node *node = g_new(struct node, 1);
    *node = (struct node){.kind = NODE_TEXT, .text = text, .length = length};
    g_ptr_array_add(builder->list, node);
}

/* An unindented line after another needs no node of its own. */
static gboolean text_grow(struct builder *builder, const char *text, gsize length)
{
    GPtrArray *list = builder->list;
    struct node *last = list->len == 0 ? NULL : list->pdata[list->len - 1];
    gboolean follows = last != NULL && last->kind == NODE_TEXT &&
                       last->text + last->length == text && text[-1] == '\n';
    if (!follows)
        return FALSE;
    last->length += length;
    last->lines = TRUE;
    return TRUE;
}

/* Lines */

/* The line does not stand alone: what was held back goes where it belongs. */
static void segment_settle(struct builder *builder)
{
    struct segment *segment = &builder->segment;
    if (segment->settled)
        return;
    segment->settled = TRUE;
    struct node *line = node_new(builder, NODE_LINE, segment->blanks, strlen(segment->blanks));
    if (segment->tags == 0)
        g_ptr_array_add(builder->list, line);
    else
        g_ptr_array_insert(segment->list, (int)segment->index, line);
}

/* A tag that may stand alone is about to be added to the list. TRUE when it is the first thing on its line. */
static gboolean segment_count(struct builder *builder)
{
    struct segment *segment = &builder->segment;
    gboolean first = segment->tags == 0 && !segment->settled;
    if (first) {
        segment->list = builder->list;
        segment->index = builder->list->len;
    } else {
        segment_settle(builder);
    }
    segment->begun = TRUE;
    segment->tags++;
    return first;
}

static gboolean segment_stands_alone(const struct segment *segment)
{
    return segment->tags == 1 && !segment->settled;
}

static void segment_vanish(struct segment *segment)
{
    if (segment->partial != NULL)
        segment->partial->indent = segment->blanks;
}

static gsize blanks_length(const char *text, gsize length)
{
    gsize blanks = 0;
    while (blanks < length && (text[blanks] == ' ' || text[blanks] == '\t'))
        blanks++;
    return blanks;
}

static gboolean is_line_end(const char *text, gsize length)
{
    return (length == 1 && text[0] == '\n') || (length == 2 && memcmp(text, "\r\n", 2) == 0);
}

/* Text that shows, from the first thing on its line that is no blank. An empty line gets no indentation of a partial. */
static void build_words(struct builder *builder, const char *text, gsize length)
{
    struct segment *segment = &builder->segment;
    gboolean at_margin = segment->tags == 0 && !segment->settled && *segment->blanks == '\0';
    if (at_margin && text_grow(builder, text, length)) {
        segment->settled = TRUE;
        return;
    }
    if (!at_margin || !is_line_end(text, length))
        segment_settle(builder);
    text_add(builder, text, length);
}

static void build_text(struct builder *builder, const struct token *token)
{
    struct segment *segment = &builder->segment;
    const char *text = token->start;
    gsize length = token->length;
    if (between_arguments(builder))
        return;
    if (!segment->begun) {
        gsize blanks = blanks_length(text, length);
        segment->blanks =
            g_string_chunk_insert_len(builder->template->strings, text, (gssize)blanks);
        segment->begun = TRUE;
        text += blanks;
        length -= blanks;
        if (length == 0)
            return;
    }
    gsize blanks = blanks_length(text, length);
    gboolean ends = text[length - 1] == '\n';
    gboolean nothing_else =
        is_line_end(text + blanks, length - blanks) || (blanks == length && text[length] == '\0');
    if (nothing_else && segment_stands_alone(segment))
        segment_vanish(segment);
    else
        build_words(builder, text, length);
    if (ends)
        *segment = NEW_LINE;
}

/* BLANKS stood before the block's tag: they count when no line of it begins inside. */
static void block_outdent(struct builder *builder, struct node *block, const char *blanks)
{
    gsize length;
    const char *indent = nodes_indent(block->children, &length);
    if (indent == NULL) {
        block->indent = blanks;
        return;
    }
    block->indent = g_string_chunk_insert_len(builder->template->strings, indent, (gssize)length);
    nodes_outdent(block->children, length);
}

/* Tags */

static gboolean complain(const struct builder *builder, guint line, struct failure *failure,
                         const char *complaint, const char *name)
{
    return failure_set(failure, FAILURE_CONFIG, "%s:%u: `%s' %s", builder->name, line, name,
                       complaint);
}

static gboolean build_opening(struct builder *builder, const struct token *token,
                              enum node_kind kind, struct failure *failure)
{
    gboolean argument = kind == NODE_BLOCK && between_arguments(builder);
    gboolean first = !argument && segment_count(builder);
    struct opening opening = {.list = builder->list, .line = token->line};
    opening.node = node_add(builder, kind, token->start, token->length);
    opening.node->children = nodes_new();
    if (builder->open->len == NESTING_MAX)
        return complain(builder, token->line, failure, "is nested too deep", opening.node->text);

    struct segment *segment = &builder->segment;
    if (first)
        opening.blanks = segment->blanks;
    if (first && kind == NODE_PARENT)
        segment->partial = opening.node;
    opening.around = *segment;
    if (argument)
        *segment = (struct segment){
            .begun = TRUE, .tags = 1, .blanks = "", .list = opening.node->children};
    builder->list = opening.node->children;
    g_array_append_val(builder->open, opening);
    return TRUE;
}

/* Of what stood between {{<parent}} and its end only the arguments count. */
static void parent_keep_arguments(struct node *parent)
{
    for (guint i = parent->children->len; i-- > 0;)
        if (((struct node *)parent->children->pdata[i])->kind != NODE_BLOCK)
            g_ptr_array_remove_index(parent->children, i);
}

/* After the end of a parent its line goes on; on a line of its own it is as any end tag. */
static void parent_close(struct builder *builder, struct opening *opening, guint line)
{
    parent_keep_arguments(opening->node);
    builder->segment = opening->around;
    if (line == opening->line)
        return;
    if (segment_stands_alone(&opening->around))
        segment_vanish(&opening->around);
    else
        segment_settle(builder);
    builder->segment = (struct segment){.begun = TRUE, .blanks = ""};
    segment_count(builder);
}

static gboolean build_close(struct builder *builder, const struct token *token,
                            struct failure *failure)
{
    g_autofree char *name = g_strndup(token->start, token->length);
    if (builder->open->len == 0)
        return complain(builder, token->line, failure, "is closed, but was never opened", name);
    struct opening opening = *innermost(builder);
    if (strcmp(opening.node->text, name) != 0)
        return complain(builder, token->line, failure, "is open, and another is closed",
                        opening.node->text);
    if (opening.node->kind == NODE_SECTION || opening.node->kind == NODE_INVERTED)
        segment_count(builder);
    g_array_set_size(builder->open, builder->open->len - 1);
    builder->list = opening.list;

    if (opening.node->kind == NODE_BLOCK) {
        block_outdent(builder, opening.node, opening.blanks);
        if (between_arguments(builder))
            builder->segment = opening.around;
        else
            segment_count(builder);
    } else if (opening.node->kind == NODE_PARENT) {
        parent_close(builder, &opening, token->line);
    }
    return TRUE;
}

/* "footer" in question.html is footer.html. */
static const struct template_slot *builder_slot(const struct builder *builder, const char *name)
{
    if (builder->set == NULL)
        return NULL;
    const char *extension = strrchr(builder->name, '.');
    g_autofree char *file = g_strconcat(name, extension == NULL ? "" : extension, NULL);
    return templates_slot(builder->set, builder->language, file);
}

/* A partial that is missing is empty, as the specification says; one that is malformed is not forgiven. */
static gboolean node_link(const struct builder *builder, struct node *node, struct failure *failure)
{
    node->slot = builder_slot(builder, node->text);
    if (node->slot == NULL || node->slot->missing || !failure_is_set(&node->slot->failure))
        return TRUE;
    return failure_set(failure, node->slot->failure.kind, "%s", node->slot->failure.text);
}

static void node_set_path(struct node *node)
{
    node->path = strcmp(node->text, ".") == 0 ? g_new0(char *, 1) : g_strsplit(node->text, ".", -1);
}

static gboolean build_tag(struct builder *builder, const struct token *token,
                          struct failure *failure)
{
    static const enum node_kind KINDS[] = {
        [TOKEN_VALUE] = NODE_VALUE,     [TOKEN_RAW] = NODE_RAW,
        [TOKEN_SECTION] = NODE_SECTION, [TOKEN_INVERTED] = NODE_INVERTED,
        [TOKEN_PARTIAL] = NODE_PARTIAL, [TOKEN_PARENT] = NODE_PARENT,
        [TOKEN_BLOCK] = NODE_BLOCK,
    };
    switch (token->kind) {
    case TOKEN_SILENT:
        segment_count(builder);
        return TRUE;
    case TOKEN_CLOSE:
        return build_close(builder, token, failure);
    case TOKEN_VALUE:
    case TOKEN_RAW:
        segment_settle(builder);
        builder->segment.begun = TRUE;
        node_set_path(node_add(builder, KINDS[token->kind], token->start, token->length));
        return TRUE;
    case TOKEN_PARTIAL: {
        gboolean first = segment_count(builder);
        struct node *node = node_add(builder, NODE_PARTIAL, token->start, token->length);
        if (first)
            builder->segment.partial = node;
        return node_link(builder, node, failure);
    }
    default:
        if (!build_opening(builder, token, KINDS[token->kind], failure))
            return FALSE;
        struct node *node = innermost(builder)->node;
        if (node->kind == NODE_PARENT)
            return node_link(builder, node, failure);
        node_set_path(node);
        return TRUE;
    }
}

/* The last line may lack its line end. */
static gboolean build_end(struct builder *builder, struct failure *failure)
{
    const struct opening *opening = innermost(builder);
    if (opening != NULL)
        return complain(builder, opening->line, failure, "is never closed", opening->node->text);
    struct segment *segment = &builder->segment;
    if (segment_stands_alone(segment))
        segment_vanish(segment);
    else if (segment->tags == 0 && !segment->settled)
        text_add(builder, segment->blanks, strlen(segment->blanks));
    return TRUE;
}

static gboolean build(struct builder *builder, struct failure *failure)
{
    struct scanner scanner;
    struct token token;
    struct failure scan_failure = {0};
    gboolean built = TRUE;
    scanner_init(&scanner, builder->name, builder->template->source);
    while (built && scanner_next(&scanner, &token, &scan_failure))
        if (token.kind == TOKEN_TEXT)
            build_text(builder, &token);
        else
            built = build_tag(builder, &token, failure);
    scanner_clear(&scanner);
    if (failure_is_set(&scan_failure))
        return failure_set(failure, scan_failure.kind, "%s", scan_failure.text);
    return built && build_end(builder, failure);
}

struct template *template_compile(struct template_set *set, const char *language, const char *name,
                                  const char *text, struct failure *failure)
{
    struct template *template = g_new0(struct template, 1);
    template->source = g_strdup(text);
    template->strings = g_string_chunk_new(1024);
    template->nodes = nodes_new();
    template->escapes = g_str_has_suffix(name, ".html");
    struct builder builder = {.template = template,
                              .set = set,
                              .language = language,
                              .name = name,
                              .list = template->nodes,
                              .segment = NEW_LINE,
                              .open = g_array_new(FALSE, TRUE, sizeof(struct opening))};
    gboolean built = build(&builder, failure);
    g_array_unref(builder.open);
    if (built)
        return template;
    template_free(template);
    return NULL;
}

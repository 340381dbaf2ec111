/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the tree without recursion, by parent and index, and writes lines. */
#include "mail/read/html.h"

#include "mail/read/charset.h"
#include "mail/read/html-tree.h"
#include "mail/read/page.h"
#include "mail/read/slice.h"

enum { STYLE_MAX = 4000 }; /* no client writes longer ones for a single element */

/* What an element does to the lines around and within it. */
enum effect {
    EFFECT_NONE,      /* b, span, a: flows on */
    EFFECT_LINE,      /* div: stands on lines of its own */
    EFFECT_PARAGRAPH, /* p: with an empty line around it */
    EFFECT_SKIP,      /* script: nobody reads it */
    EFFECT_BREAK,
    EFFECT_RULE,
    EFFECT_QUOTE,
    EFFECT_LIST,
    EFFECT_ITEM,
    EFFECT_CELL,
    EFFECT_PRE,
};

static enum effect effect_of_tag(GumboTag tag)
{
    static const guint8 effects[GUMBO_TAG_LAST] = {
        [GUMBO_TAG_DIV] = EFFECT_LINE,      [GUMBO_TAG_ADDRESS] = EFFECT_LINE,
        [GUMBO_TAG_ARTICLE] = EFFECT_LINE,  [GUMBO_TAG_SECTION] = EFFECT_LINE,
        [GUMBO_TAG_HEADER] = EFFECT_LINE,   [GUMBO_TAG_FOOTER] = EFFECT_LINE,
        [GUMBO_TAG_MAIN] = EFFECT_LINE,     [GUMBO_TAG_CENTER] = EFFECT_LINE,
        [GUMBO_TAG_FORM] = EFFECT_LINE,     [GUMBO_TAG_FIELDSET] = EFFECT_LINE,
        [GUMBO_TAG_TABLE] = EFFECT_LINE,    [GUMBO_TAG_TR] = EFFECT_LINE,
        [GUMBO_TAG_CAPTION] = EFFECT_LINE,  [GUMBO_TAG_DT] = EFFECT_LINE,
        [GUMBO_TAG_DD] = EFFECT_LINE,       [GUMBO_TAG_BODY] = EFFECT_LINE,
        [GUMBO_TAG_P] = EFFECT_PARAGRAPH,   [GUMBO_TAG_H1] = EFFECT_PARAGRAPH,
        [GUMBO_TAG_H2] = EFFECT_PARAGRAPH,  [GUMBO_TAG_H3] = EFFECT_PARAGRAPH,
        [GUMBO_TAG_H4] = EFFECT_PARAGRAPH,  [GUMBO_TAG_H5] = EFFECT_PARAGRAPH,
        [GUMBO_TAG_H6] = EFFECT_PARAGRAPH,  [GUMBO_TAG_DL] = EFFECT_PARAGRAPH,
        [GUMBO_TAG_HEAD] = EFFECT_SKIP,     [GUMBO_TAG_STYLE] = EFFECT_SKIP,
        [GUMBO_TAG_SCRIPT] = EFFECT_SKIP,   [GUMBO_TAG_TITLE] = EFFECT_SKIP,
        [GUMBO_TAG_TEMPLATE] = EFFECT_SKIP, [GUMBO_TAG_NOSCRIPT] = EFFECT_SKIP,
        [GUMBO_TAG_TEXTAREA] = EFFECT_SKIP, [GUMBO_TAG_SELECT] = EFFECT_SKIP,
        [GUMBO_TAG_SVG] = EFFECT_SKIP,      [GUMBO_TAG_BR] = EFFECT_BREAK,
        [GUMBO_TAG_HR] = EFFECT_RULE,       [GUMBO_TAG_BLOCKQUOTE] = EFFECT_QUOTE,
        [GUMBO_TAG_UL] = EFFECT_LIST,       [GUMBO_TAG_OL] = EFFECT_LIST,
        [GUMBO_TAG_MENU] = EFFECT_LIST,     [GUMBO_TAG_LI] = EFFECT_ITEM,
        [GUMBO_TAG_TD] = EFFECT_CELL,       [GUMBO_TAG_TH] = EFFECT_CELL,
        [GUMBO_TAG_PRE] = EFFECT_PRE,
    };
    return tag < GUMBO_TAG_LAST ? (enum effect)effects[tag] : EFFECT_NONE;
}

static const char *attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found != NULL ? found->value : "";
}

/* STYLE without blanks and in lower case holds WORD: "display:none". */
static gboolean style_says(const GumboNode *node, const char *word)
{
    const char *style = attribute(node, "style");
    if (strlen(style) > STYLE_MAX)
        return FALSE;
    for (; *style != '\0'; style++) {
        const char *at = style, *want = word;
        while (*want != '\0' && *at != '\0') {
            if (slice_is_blank(*at))
                at++;
            else if (g_ascii_tolower(*at) == *want)
                at++, want++;
            else
                break;
        }
        if (*want == '\0')
            return TRUE;
    }
    return FALSE;
}

static gboolean is_hidden(const GumboNode *node)
{
    return gumbo_get_attribute(&node->v.element.attributes, "hidden") != NULL ||
           style_says(node, "display:none") || style_says(node, "mso-hide:all");
}

/* Gmail's own button for quoting makes the same element as a reply does, but a reply puts it into
 * a <div class=gmail_quote>. */
static gboolean is_gmail_reply(const GumboNode *node)
{
    for (node = node->parent; node->type == GUMBO_NODE_ELEMENT; node = node->parent)
        if (strstr(attribute(node, "class"), "gmail_quote") != NULL)
            return TRUE;
    return FALSE;
}

/* A quote is marked as one (type=cite, cite, a client's class or id) or has a bar; a blockquote
 * with neither is a person's own indented text, as Gmail and Outlook make it. */
static gboolean is_indent(const GumboNode *node)
{
    static const char *const marks[] = {"type", "cite", "class", "id"};
    if (strcmp(attribute(node, "class"), "gmail_quote") == 0)
        return !is_gmail_reply(node);
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (*attribute(node, marks[i]) != '\0')
            return FALSE;
    return !style_says(node, "border-left:") || style_says(node, "border-left:none");
}

/* Outlook's paragraphs are lines: its empty lines are paragraphs of their own. */
static gboolean is_line_paragraph(const GumboNode *node)
{
    return g_str_has_prefix(attribute(node, "class"), "Mso") || style_says(node, "margin:0") ||
           style_says(node, "margin-bottom:0") || style_says(node, "margin-top:0");
}

static enum effect effect_of(const GumboNode *node)
{
    enum effect effect = effect_of_tag(node->v.element.tag);
    if (effect == EFFECT_QUOTE && is_indent(node))
        return EFFECT_LINE;
    if (node->v.element.attributes.length == 0)
        return effect;
    if (is_hidden(node))
        return EFFECT_SKIP;
    if (effect == EFFECT_PARAGRAPH && is_line_paragraph(node))
        return EFFECT_LINE;
    return effect;
}

/* TRUE when the element's children are to be read. */
static gboolean element_enter(struct page *page, const GumboNode *node, enum effect effect)
{
    switch (effect) {
    case EFFECT_SKIP:
        return FALSE;
    case EFFECT_BREAK:
        page_break(page);
        return FALSE;
    case EFFECT_RULE:
        page_rule(page);
        return FALSE;
    case EFFECT_LINE:
        page_line(page);
        return TRUE;
    case EFFECT_PARAGRAPH:
        page_paragraph(page);
        return TRUE;
    case EFFECT_QUOTE:
        page_quote(page, 1);
        return TRUE;
    case EFFECT_LIST:
        page_list_open(page, node->v.element.tag == GUMBO_TAG_OL);
        return TRUE;
    case EFFECT_ITEM:
        page_item(page);
        return TRUE;
    case EFFECT_CELL:
        page_cell(page);
        return TRUE;
    case EFFECT_PRE:
        page_pre(page, TRUE);
        return TRUE;
    case EFFECT_NONE:
        return TRUE;
    }
    return TRUE;
}

static void element_leave(struct page *page, enum effect effect)
{
    switch (effect) {
    case EFFECT_LINE:
    case EFFECT_ITEM:
        page_line(page);
        break;
    case EFFECT_PARAGRAPH:
        page_paragraph(page);
        break;
    case EFFECT_QUOTE:
        page_quote(page, -1);
        break;
    case EFFECT_LIST:
        page_list_close(page);
        break;
    case EFFECT_PRE:
        page_pre(page, FALSE);
        break;
    case EFFECT_NONE:
    case EFFECT_SKIP:
    case EFFECT_BREAK:
    case EFFECT_RULE:
    case EFFECT_CELL:
        break;
    }
}

/* Takes NODE in; returns its first child when that is to be read next. */
static const GumboNode *node_enter(struct page *page, const GumboNode *node)
{
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
        page_text(page, node->v.text.text);
        return NULL;
    }
    if (node->type != GUMBO_NODE_ELEMENT)
        return NULL;
    enum effect effect = effect_of(node);
    gboolean within = element_enter(page, node, effect);
    const GumboVector *children = &node->v.element.children;
    if (within && children->length > 0)
        return children->data[0];
    if (within)
        element_leave(page, effect);
    return NULL;
}

/* The node after NODE in the order of reading, leaving the elements that end there. */
static const GumboNode *node_next(struct page *page, const GumboNode *root, const GumboNode *node)
{
    while (node != root) {
        const GumboNode *parent = node->parent;
        const GumboVector *siblings = &parent->v.element.children;
        if (node->index_within_parent + 1 < siblings->length)
            return siblings->data[node->index_within_parent + 1];
        element_leave(page, effect_of(parent));
        node = parent;
    }
    return NULL;
}

static void walk(struct page *page, const GumboNode *root)
{
    for (const GumboNode *node = root; node != NULL;) {
        const GumboNode *child = node_enter(page, node);
        node = child != NULL ? child : node_next(page, root, node);
    }
}

/* Takes tags out and ends lines at those of blocks: what is left when a tree would cost too much.
 */
static void strip(struct page *page, const char *html)
{
    struct slice rest = slice_of(html);
    while (rest.length > 0) {
        g_autofree char *text = slice_copy(slice_head(rest, slice_find(rest, '<')));
        page_text(page, text);
        rest = slice_from(rest, slice_find(rest, '<'));
        if (slice_starts(rest, "<br") || slice_starts(rest, "<p") || slice_starts(rest, "<div") ||
            slice_starts(rest, "<tr") || slice_starts(rest, "<li"))
            page_break(page);
        rest = slice_from(rest, slice_find(rest, '>') + 1);
    }
}

char *html_to_text(const char *html, gboolean *stripped_r)
{
    struct page page;
    page_init(&page, strlen(html));
    struct html_tree *tree = html_tree_parse(html, strlen(html));
    if (tree != NULL) {
        walk(&page, html_tree_root(tree));
        html_tree_free(tree);
    } else {
        strip(&page, html);
    }
    if (stripped_r != NULL)
        *stripped_r = tree == NULL;
    /* gumbo makes letters of references to numbers that are none (&#xAAAAAAAA;), and controls of
     * others. */
    g_autofree char *text = page_finish(&page);
    char *valid = g_utf8_make_valid(text, -1);
    text_clean(valid);
    return valid;
}

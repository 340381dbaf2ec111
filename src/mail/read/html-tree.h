/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html-tree.h - an HTML5 tree by gumbo, within bounds */
#ifndef MUSTER_MAIL_HTML_TREE_H
#define MUSTER_MAIL_HTML_TREE_H

#include <glib.h>
#include <gumbo.h>

struct html_tree;

/* NULL when HTML would cost more than its size is worth. Borrows HTML as long as the tree lives. */
struct html_tree *html_tree_parse(const char *html, gsize length);
void html_tree_free(struct html_tree *tree);
const GumboNode *html_tree_root(const struct html_tree *tree);

#endif

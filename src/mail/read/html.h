/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html.h - HTML as a person would have typed it
 *
 * Paragraphs, lists as "- " and "1. ", table rows as lines, quotes as "> ", rules as a line of
 * underscores; what is hidden is left out. Scripts, styles, images and links' targets are dropped.
 */
#ifndef MUSTER_MAIL_HTML_H
#define MUSTER_MAIL_HTML_H

#include <glib.h>

/* HTML is valid UTF-8. Linear in its size: what is built to make an HTML5 parser slow (endless
 * nesting, endless attributes) is read by taking the tags out, and *stripped_r (may be NULL) says
 * so. Caller frees. */
char *html_to_text(const char *html, gboolean *stripped_r);

#endif

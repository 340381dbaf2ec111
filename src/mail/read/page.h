/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page.h - writes the lines of a text from the elements of a page, as a browser would lay them out
 *
 * Blanks collapse, empty lines do not add up, marks of quotes and lists go in front of lines. Each
 * call is constant in time but for what it writes.
 */
#ifndef MUSTER_MAIL_PAGE_H
#define MUSTER_MAIL_PAGE_H

#include <glib.h>

enum { PAGE_LISTS_MAX = 20 };

struct page {
    GString *out;
    gboolean at_start;    /* nothing stands on this line yet */
    gboolean blank;       /* blanks wait to be written before the next word */
    gboolean solid;       /* a no-break space stands on this line: alone, it makes an empty line */
    guint empty;          /* empty lines that end the text so far */
    gboolean wants_empty; /* an empty line is due before the next word */
    guint quote, pre;
    guint lists;                   /* open lists */
    guint numbers[PAGE_LISTS_MAX]; /* next number of each; 0 for bullets */
    gboolean marked;               /* a list mark was just written */
};

void page_init(struct page *page, gsize size);
char *page_finish(struct page *page); /* caller frees */

void page_text(struct page *page, const char *text);
void page_break(struct page *page);     /* <br> */
void page_line(struct page *page);      /* ends the line, if anything stands on it */
void page_paragraph(struct page *page); /* and leaves one empty */
void page_rule(struct page *page);
void page_quote(struct page *page, int deeper);
void page_list_open(struct page *page, gboolean numbered);
void page_list_close(struct page *page);
void page_item(struct page *page);
void page_cell(struct page *page);
void page_pre(struct page *page, gboolean open);

#endif

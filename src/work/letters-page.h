/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/letters-page.h - what all letters share: values for the templates, and from the templates to the bytes
 *
 * A page is a JSON object that a kind of letter fills; page_write() adds what every template gets, expands NAME.txt, whose
 * first line is the subject, and NAME.html, and composes the mail.
 */
#ifndef WORK_LETTERS_PAGE_H
#define WORK_LETTERS_PAGE_H

#include "work/letters.h"
#include "work/phrases.h"

struct page {
    const struct post *post;
    const struct phrases *phrases;
    int32_t today; /* the addressee's */
    JsonObject *values;
};
struct page page_open(const struct post *post);
void page_close(struct page *page);

/* One line, tamed. */
void value_put(JsonObject *values, const char *name, const char *text);
/* As value_put(), and frees TEXT. */
void value_take(JsonObject *values, const char *name, char *text);
/* A new object at the end of LIST; borrowed. */
JsonObject *value_add(JsonArray *list);

/* The list of names in words, tamed; "" when there are none. Caller frees. */
char *names_in_words(const struct page *page, const char *const *names, guint max);

/* TEXT as one tamed line without blanks at its ends. Caller frees. */
char *line_of(const char *text);

gboolean page_write(struct page *page, const char *name, gboolean robotic,
                    struct template_set *templates, struct written *written_r,
                    struct failure *failure);

#endif

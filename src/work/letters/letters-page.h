/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/letters/letters-page.h - what all letters share: values for the templates, and from the templates to the bytes
 *
 * A page is a tree of values that a kind of letter fills; page_write() adds what every template gets, expands NAME.txt, whose
 * first line is the subject, and NAME.html, and composes the mail. Values that only the HTML part can use are `subject' and
 * `reply', the begin of a link that answers this mail, since they contain the subject.
 */
#ifndef WORK_LETTERS_PAGE_H
#define WORK_LETTERS_PAGE_H

#include "work/letters/letters.h"
#include "work/letters/phrases.h"

struct page {
    const struct post *post;
    const struct phrases *phrases;
    int32_t today; /* the addressee's */
    struct values *values;
};
struct page page_open(const struct post *post);
void page_close(struct page *page);

/* One line, tamed. */
void value_put(struct values *values, const char *name, const char *text);
/* As value_put(), and frees TEXT. */
void value_take(struct values *values, const char *name, char *text);
/* Words of ours, made of tamed ones: as they are. Takes WORDS. */
void value_say(struct values *values, const char *name, char *words);

/* The list of names in words; "" when there are none. Caller frees. */
char *names_in_words(const struct page *page, const char *const *names, guint max);

/* TEXT as one tamed line without blanks at its ends. Caller frees. */
char *line_of(const char *text);
/* TEXT with a capital at its start, where there is such. Caller frees. */
char *capitalised(const char *text);
/* A person's name to stand among other words: as line_of(), and kept apart from them when it runs from right to left.
 * Caller frees. */
char *name_of(const char *name);

/* "plan.pdf (120 KB) and film.mov (300 MB, not kept)", at most MAX by name (0: all). Caller
 * frees. */
char *files_in_words(const struct page *page, const struct attached_view *files, guint n,
                     guint max);

/* Puts the list "kudos", and a flag "has_kudos". */
void kudos_put(struct page *page, const struct kudos_view *kudos, guint n_kudos);

/* WORDS for the end of a link that answers this mail: the template writes {{reply}} and them, and the reader's program
 * opens a reply that says WORDS. Caller frees. */
char *reply_words(const char *words);

/* The template FILE, expanded with VALUES, which are tamed. NULL with FAILURE. Caller frees. */
char *page_say(const struct page *page, const char *file, const struct values *values,
               struct template_set *templates, struct failure *failure);

/* A goal as lines: adds to VALUES its `head', "goal:3 Halve the queue (Ann Lee, by Q1 2027)", and a
 * list `lines', each with a `line', "open tickets: 96 (120 → 60, 40%)". */
void put_goal(struct values *values, const struct phrases *phrases, int32_t today,
              const struct goal_view *goal);
/* The same of several: "goals" and "has_goals". */
void goals_put(struct page *page, const struct goal_view *goals, guint n);
/* One such line by itself. Caller frees. */
char *goal_result_line(const struct phrases *phrases, const struct goal_result_view *result);

gboolean page_write(struct page *page, const char *name, gboolean robotic,
                    struct template_set *templates, struct written *written_r,
                    struct failure *failure);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/questions/wishes.h - what a manager wants a team to be asked in a workflow
 *
 *  wishes.c        questions as wishes, as the store keeps them, and as the configuration of a workflow
 *  form-reading.c  a form, as a mail showed it and somebody edited it, to wishes: pure
 *  wordings.c      what a changed question says in the other languages
 *  form-checks.c   what is wrong with wishes, line by line
 *  team-form.c     the workflows of a site with what was wished (muster/work/team-form.h)
 *
 * A question that nobody touched is only named: it goes on being what the file says, in every
 * language. One whose words were changed is asked of everybody in the same ones, but answered with
 * the labels of every language; days, plans and the like stay those of the file's question of that
 * key.
 */
#ifndef WORK_WISHES_H
#define WORK_WISHES_H

#include "muster/work/site.h"

enum { WISHES_MAX = 9 /* "#10" is an item, no question */ };

struct wish {
    gboolean
        same; /* as the file has it; then only the key is there, unless it was made to be shown */
    char *key;
    char *kind, *prompt;
    /* Of the file's wording that its words were, or are a change of; "" the question's own. */
    char *language;
    char **labels, **choices; /* NULL-terminated */
};
void wish_free(struct wish *wish);

/* Lists of struct wish, which own them; never NULL. Caller unrefs. */
GPtrArray *wishes_new(void);
/* The questions of CONFIG, all the same. */
GPtrArray *wishes_of(const struct workflow_config *config);
/* What wishes_keep() made. A question that the file has no more is left out. */
GPtrArray *wishes_kept(const char *text, const struct workflow_config *config);
/* WISHES as a text of one line each. Caller frees. */
char *wishes_keep(const GPtrArray *wishes);
/* WISHES with all their words, those of LANGUAGE where there are several. */
GPtrArray *wishes_shown(const GPtrArray *wishes, const struct workflow_config *config,
                        const char *language);

/* QUESTION with all its words, those of LANGUAGE where there are several. Caller frees. */
struct wish *question_shown(const struct question_config *question, const char *language);
gboolean lists_equal(char *const *one, char *const *other);
gboolean wish_shares_label(const struct wish *wish, const struct wish *other);

/* How far a change of the file's question reaches. */
enum wish_reach {
    REACH_LANGUAGE, /* labels of the language in which it was edited; no other says anything new */
    REACH_ALL,     /* words: everybody is asked the same, and may write the labels that they know */
    REACH_MEANING, /* words and all labels: it means something else, and has no other labels */
};
enum wish_reach wish_reach(const struct wish *wish, const struct question_config *base);
/* There are languages that a change could reach. */
gboolean question_is_translated(const struct question_config *question);
/* What WISH, which changes BASE (NULL: nothing), says in each language: struct wording, which
 * borrow from both, and from lists that are added to LISTS. Caller unrefs. */
GArray *wish_wordings(const struct wish *wish, const struct question_config *base,
                      GPtrArray *lists);

/* The file's question KEY of CONFIG, or NULL. */
const struct question_config *question_of_key(const struct workflow_config *config,
                                              const char *key);

/* CONFIG with the questions of WISHES. Borrows both; caller frees with wishes_config_free(). */
struct workflow_config *wishes_config(const GPtrArray *wishes,
                                      const struct workflow_config *config);
void wishes_config_free(struct workflow_config *config);

/* What is wrong with a line of a form. */
enum form_fault {
    FORM_KIND,         /* no such kind of question; detail: the nearest, or "" */
    FORM_NOT_ALLOWED,  /* a kind that managers may not ask here; detail: the kind */
    FORM_CHOICES,      /* fewer than two */
    FORM_CHOICE_TWICE, /* detail: the choice */
    FORM_TWIN,         /* detail: the label that another question has too */
    FORM_KEPT,         /* a question that stays as it is on this site */
    FORM_MANY,         /* more than WISHES_MAX */
    FORM_NONE,         /* no question is left */
    FORM_OTHER,        /* detail: what `muster check' would say */
    FORM_FAULTS
};
struct form_complaint {
    enum form_fault fault;
    char *line, *detail;
};
GPtrArray *complaints_new(void);
void complain(GPtrArray *complaints, enum form_fault fault, const char *line, const char *detail);

/* The first form that stands in SOURCE, all of a mail, quoted or not: its lines without quote marks. NULL when there is
 * none. Caller frees. */
char *form_find(const char *source);
/* What FORM, from form_find(), asks, where SHOWN (wishes_shown() of NOW) was shown. Adds to COMPLAINTS what cannot be
 * understood. */
GPtrArray *form_read(const char *form, const GPtrArray *now, const GPtrArray *shown,
                     GPtrArray *complaints);

/* Adds what the site does not allow, and all that `muster check' would say of such a workflow. */
void wishes_check(const struct site *site, const struct workflow *workflow, const GPtrArray *wishes,
                  GPtrArray *complaints);

#endif

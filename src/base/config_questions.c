/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions as a whole: prompts or a pool of them, choices where they are due, the same number of
 * both in each language, and a plan that can be recalled. */
#include "config_questions.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The questions of one workflow, and where faults in them go. */
struct review {
    const struct config_house *house;
    const char *file;
    struct question_config *questions;
    size_t n_questions;
    struct faults *faults;
};

static size_t length(const char *const *list)
{
    size_t n = 0;
    while (list[n] != NULL)
        n++;
    return n;
}

static unsigned line_of(const struct review *review, const void *field)
{
    return house_line(review->house, field);
}

static bool is_kind(const struct question_config *question, const char *kind)
{
    return strcmp(question->kind, kind) == 0;
}

static const struct question_config *question_find(const struct review *review, const char *key)
{
    for (size_t i = 0; i < review->n_questions; i++)
        if (strcmp(review->questions[i].key, key) == 0)
            return &review->questions[i];
    return NULL;
}

static void review_pool(const struct review *review, const struct wording *wording,
                        const struct wording *own)
{
    size_t n = length(wording->pool), wanted = length(own->pool);
    unsigned line = line_of(review, &wording->pool), prompt = line_of(review, &wording->prompt);
    if (n > 0 && prompt > 0)
        faults_add(review->faults, review->file, prompt,
                   "`prompt' and `pool' ask the same question; leave one of them out");
    else if (n != wanted && wanted == 0)
        faults_add(review->faults, review->file, line,
                   "`lang' has a `pool', but its question a `prompt'");
    else if (n != wanted)
        faults_add(review->faults, review->file, line > 0 ? line : prompt,
                   "the question has a `pool' of %zu: `lang' needs as many, in the same order",
                   wanted);
}

static void review_twins(const struct review *review, const struct wording *wording)
{
    for (size_t i = 0; wording->choices[i] != NULL; i++)
        for (size_t k = 0; k < i; k++)
            if (strcasecmp(wording->choices[i], wording->choices[k]) == 0)
                faults_add(review->faults, review->file, line_of(review, &wording->choices),
                           "the choice `%s' stands here twice", wording->choices[i]);
}

static void review_choices(const struct review *review, const struct question_config *question,
                           const struct wording *wording)
{
    size_t n = length(wording->choices), wanted = length(question->wordings[0].choices);
    unsigned line = line_of(review, &wording->choices);
    if (line > 0 && !is_kind(question, "choice"))
        faults_add(review->faults, review->file, line,
                   "`choices' belong to a question of kind \"choice\"; this one is \"%s\"",
                   question->kind);
    else if (line > 0 && n != wanted)
        faults_add(review->faults, review->file, line,
                   "%zu choices; the question has %zu: `lang' needs as many, in the same order", n,
                   wanted);
    else
        review_twins(review, wording);
}

static void review_wordings(const struct review *review, const struct question_config *question)
{
    const struct wording *own = &question->wordings[0];
    if (is_kind(question, "choice") && length(own->choices) < 2)
        faults_add(review->faults, review->file, line_of(review, &question->kind),
                   "a question of kind \"choice\" needs two or more: choices = {\"one\", \"two\"}");
    for (size_t i = 0; i < question->n_wordings; i++) {
        review_pool(review, &question->wordings[i], own);
        review_choices(review, question, &question->wordings[i]);
    }
}

/* The keys of all lists, for "did you mean". Caller frees the list. */
static const char **list_keys(const struct review *review)
{
    const char **keys = calloc(review->n_questions + 1, sizeof *keys);
    size_t n = 0;
    if (keys == NULL)
        abort();
    for (size_t i = 0; i < review->n_questions; i++)
        if (is_kind(&review->questions[i], "list"))
            keys[n++] = review->questions[i].key;
    return keys;
}

static void fault_recall(const struct review *review, const struct question_config *question)
{
    const char **keys = list_keys(review);
    const char *near = nearest_word(question->recall, keys);
    unsigned line = line_of(review, &question->recall);
    if (near != NULL)
        faults_add(review->faults, review->file, line,
                   "no list of this workflow is called `%s'; did you mean `%s'?", question->recall,
                   near);
    else
        faults_add(review->faults, review->file, line, "no list of this workflow is called `%s'",
                   question->recall);
    free(keys);
}

/* A list called `done` recalls the list called `next`, unless its owner said something else. */
static void review_recall(const struct review *review, struct question_config *question)
{
    const struct question_config *next = question_find(review, "next");
    unsigned line = line_of(review, &question->recall);
    if (line == 0 && strcmp(question->key, "done") == 0 && is_kind(question, "list") &&
        next != NULL && is_kind(next, "list"))
        question->recall = next->key;
    if (line == 0 || *question->recall == '\0')
        return;
    const struct question_config *plan = question_find(review, question->recall);
    if (!is_kind(question, "list"))
        faults_add(review->faults, review->file, line,
                   "only a list can show a plan to be ticked; this question is of kind \"%s\"",
                   question->kind);
    else if (plan == NULL || !is_kind(plan, "list"))
        fault_recall(review, question);
}

void config_questions(const struct config_house *house, const char *file,
                      struct question_config *questions, size_t n_questions, struct faults *faults)
{
    struct review review = {house, file, questions, n_questions, faults};
    for (size_t i = 0; i < n_questions; i++) {
        review_wordings(&review, &questions[i]);
        review_recall(&review, &questions[i]);
    }
}

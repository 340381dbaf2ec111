/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions as a whole: prompts or a pool of them, choices where they are due, the same number of
 * both in each language. Names that a question gives to others are written in full; whether there
 * is anything of that name is looked at when all workflows are known (config_links.c). */
#include "config_questions.h"

#include <string.h>
#include <strings.h>

/* The questions of one workflow, and where faults in them go. */
struct review {
    struct config_house *house;
    const char *file, *workflow;
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

/* As others call it: what stands without a workflow is of its own. */
static const char *full_name(struct review *review, const char *name)
{
    bool whole = *name == '\0' || strchr(name, '.') != NULL;
    return whole ? name : arena_print(&review->house->arena, "%s.%s", review->workflow, name);
}

static const struct question_config *list_find(const struct review *review, const char *key)
{
    for (size_t i = 0; i < review->n_questions; i++)
        if (strcmp(review->questions[i].key, key) == 0 && is_kind(&review->questions[i], "list"))
            return &review->questions[i];
    return NULL;
}

/* A list called `done` recalls the list called `next`, unless its owner said something else. */
static void name_links(struct review *review, struct question_config *question)
{
    bool said = line_of(review, &question->recall) > 0;
    bool is_done = strcmp(question->key, "done") == 0 && is_kind(question, "list");
    if (!said && is_done && list_find(review, "next") != NULL)
        question->recall = "next";
    question->name = full_name(review, question->key);
    question->recall = full_name(review, question->recall);
    question->replaces = full_name(review, question->replaces);
}

void config_questions(struct config_house *house, const struct workflow_config *workflow,
                      struct question_config *questions, struct faults *faults)
{
    struct review review = {house,     workflow->file,        workflow->name,
                            questions, workflow->n_questions, faults};
    for (size_t i = 0; i < review.n_questions; i++) {
        review_wordings(&review, &questions[i]);
        name_links(&review, &questions[i]);
    }
}

/* The house is there to say on which line something stands: what came otherwise stands on none. */
void config_question_check(const struct config *config, const struct workflow_config *workflow,
                           struct question_config *question, struct faults *faults)
{
    const struct review review = {
        (struct config_house *)config, workflow->file, workflow->name, question, 1, faults};
    review_wordings(&review, question);
}

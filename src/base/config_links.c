/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that questions give to others: `recall`, `carry`, `replaces`. */
#include "config_links.h"

#include <stdlib.h>
#include <string.h>

/* One question that names another, and where faults go. */
struct link {
    const struct config_house *house;
    const struct workflow_config *workflow;
    const struct question_config *question;
    struct faults *faults;
};

/* Whether a question may be meant. */
typedef bool (*link_fits)(const struct link *link, const struct question_config *other);

static bool is_list(const struct question_config *question)
{
    return strcmp(question->kind, "list") == 0;
}

static bool is_of(const struct workflow_config *workflow, const char *name)
{
    size_t length = strlen(workflow->name);
    return strncmp(name, workflow->name, length) == 0 && name[length] == '.';
}

static bool fits_recall(const struct link *link, const struct question_config *other)
{
    (void)link;
    return is_list(other);
}

static bool fits_replaces(const struct link *link, const struct question_config *other)
{
    return !is_of(link->workflow, other->name);
}

/* How the owner of LINK's workflow writes NAME. */
static const char *as_written(const struct link *link, const char *name)
{
    return is_of(link->workflow, name) ? strchr(name, '.') + 1 : name;
}

/* All that FITS, as the owner of LINK's workflow writes them, NULL-terminated. Caller frees the list. */
static const char **names_that_fit(const struct link *link, link_fits fits)
{
    const struct config *config = &link->house->config;
    size_t count = 0, n = 0;
    for (size_t i = 0; i < config->n_workflows; i++)
        count += config->workflows[i].n_questions;
    const char **names = calloc(count + 1, sizeof *names);
    if (names == NULL)
        abort();
    for (size_t i = 0; i < config->n_workflows; i++)
        for (size_t k = 0; k < config->workflows[i].n_questions; k++)
            if (fits(link, &config->workflows[i].questions[k]))
                names[n++] = as_written(link, config->workflows[i].questions[k].name);
    return names;
}

/* Says that NAME, written on LINE, is no WHAT; nothing when it is. */
static void name_check(const struct link *link, const char *name, unsigned line, const char *what,
                       link_fits fits)
{
    const char *written = as_written(link, name);
    const char **names = names_that_fit(link, fits), **at = names;
    while (*at != NULL && strcmp(*at, written) != 0)
        at++;
    const char *near = *at == NULL ? nearest_word(written, names) : NULL;
    if (near != NULL)
        faults_add(link->faults, link->workflow->file, line,
                   "no %s is called `%s'; did you mean `%s'?", what, written, near);
    else if (*at == NULL)
        faults_add(link->faults, link->workflow->file, line, "no %s is called `%s'", what, written);
    free(names);
}

static void recall_check(const struct link *link)
{
    const struct question_config *question = link->question;
    unsigned line = house_line(link->house, &question->recall);
    if (line == 0 || *question->recall == '\0')
        return;
    if (!is_list(question))
        faults_add(link->faults, link->workflow->file, line,
                   "only a list can show a plan to be ticked; this question is of kind \"%s\"",
                   question->kind);
    else
        name_check(link, question->recall, line,
                   is_of(link->workflow, question->recall) ? "list of this workflow" : "list",
                   fits_recall);
}

static void carry_check(const struct link *link)
{
    if (link->question->carry && !is_list(link->question))
        faults_add(link->faults, link->workflow->file,
                   house_line(link->house, &link->question->carry),
                   "only a list can carry over what is left of it; this question is of kind "
                   "\"%s\"",
                   link->question->kind);
}

static void replaces_check(const struct link *link)
{
    const char *replaces = link->question->replaces;
    if (*replaces != '\0')
        name_check(link, replaces, house_line(link->house, &link->question->replaces),
                   "question of another workflow", fits_replaces);
}

void config_links(const struct config_house *house, struct faults *faults)
{
    const struct config *config = &house->config;
    for (size_t i = 0; i < config->n_workflows; i++) {
        const struct workflow_config *workflow = &config->workflows[i];
        for (size_t k = 0; k < workflow->n_questions; k++) {
            const struct link link = {house, workflow, &workflow->questions[k], faults};
            recall_check(&link);
            carry_check(&link);
            replaces_check(&link);
        }
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workflow of each kind must have, and what it may not: a setting that its kind does not
 * look at would be a promise that nobody keeps. Its title, where nobody gave it one. */
#include "config_kinds.h"

#include <string.h>

#define FIELD(field) offsetof(struct workflow_config, field)

/* A new kind of workflow gets its name in config_names.c, its own settings here, and a row in
 * work/site/kinds.c. */
static const struct {
    const char *setting;
    size_t offset;
    const char *kind; /* one that has it */
} own[] = {
    {"audience", FIELD(audience), "check-in"},
    {"ask", FIELD(ask), "check-in"},
    {"remind", FIELD(remind), "check-in"},
    {"on-time", FIELD(on_time), "check-in"},
    {"if-off", FIELD(if_off), "check-in"},
    {"pairs", FIELD(pairs), "1-on-1"},
    {"at", FIELD(at), "1-on-1"},
    {"length", FIELD(length), "1-on-1"},
    {"room", FIELD(room), "1-on-1"},
    {"audience", FIELD(audience), "pulse"},
    {"ask", FIELD(ask), "pulse"},
    {"open", FIELD(open), "pulse"},
    {"audience", FIELD(audience), "goals"},
    {"ask", FIELD(ask), "goals"},
    {"remind", FIELD(remind), "goals"},
    {"on-time", FIELD(on_time), "goals"},
    {"if-off", FIELD(if_off), "goals"},
};

/* One that asks has its questions: the lint has said so. */
static void check_one_on_one(const struct config_house *house, struct workflow_config *workflow,
                             struct faults *faults)
{
    unsigned line = house_line(house, &workflow->kind);
    if (house_line(house, &workflow->title) == 0)
        workflow->title = "1-on-1";
    if (workflow->n_questions > 0)
        faults_add(faults, workflow->file, line,
                   "a 1-on-1 asks for points, and nothing else: leave `question' out");
    if (workflow->pairs[0] == NULL)
        faults_add(faults, workflow->file, line,
                   "a 1-on-1 needs `pairs': write pairs = \"manager\"");
}

/* What it asks is known to the store. */
static void check_goals(const struct config_house *house, struct workflow_config *workflow,
                        struct faults *faults)
{
    static const char *const nobody[] = {NULL}; /* is reminded */
    if (house_line(house, &workflow->title) == 0)
        workflow->title = "Your goals";
    if (house_line(house, &workflow->days) == 0)
        workflow->days = "first mon";
    if (house_line(house, &workflow->remind) == 0)
        workflow->remind = nobody;
    if (workflow->n_questions > 0)
        faults_add(
            faults, workflow->file, house_line(house, &workflow->kind),
            "a workflow of kind \"goals\" asks for goals, and nothing else: leave `question' out");
}

/* A kind that nobody knows was said to be wrong; nothing more follows from it. */
static bool kind_is_known(const char *kind)
{
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i].kind, kind) == 0)
            return true;
    return false;
}

/* The rows of a setting stand for all kinds that have it. */
static bool kind_has(const char *kind, const char *setting)
{
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i].setting, setting) == 0 && strcmp(own[i].kind, kind) == 0)
            return true;
    return false;
}

/* The row is the first of its setting: what is wrong with it is said once. */
static bool is_first(size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (strcmp(own[i].setting, own[row].setting) == 0)
            return false;
    return true;
}

void config_kind(const struct config_house *house, struct workflow_config *workflow,
                 struct faults *faults)
{
    if (strcmp(workflow->kind, "1-on-1") == 0)
        check_one_on_one(house, workflow, faults);
    if (strcmp(workflow->kind, "goals") == 0)
        check_goals(house, workflow, faults);
    if (!kind_is_known(workflow->kind))
        return;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        unsigned at = house_line(house, (const char *)workflow + own[i].offset);
        if (at > 0 && is_first(i) && !kind_has(workflow->kind, own[i].setting))
            faults_add(faults, workflow->file, at,
                       "`%s' belongs to a workflow of kind \"%s\"; this one is \"%s\"",
                       own[i].setting, own[i].kind, workflow->kind);
    }
}

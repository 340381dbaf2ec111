/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workflow of each kind must have, and what it may not: a setting that its kind does not
 * look at would be a promise that nobody keeps. Its title, where nobody gave it one. */
#include "config_kinds.h"

#include <string.h>

#define FIELD(field) offsetof(struct workflow_config, field)

/* A new kind of workflow gets its name in config_names.c, its own settings here, and a row in
 * work/site/kinds.c. */
static const struct own_setting {
    const char *setting;
    size_t offset;
    const char *kind; /* whose it is */
    const char *also; /* another that has it; or NULL */
} own[] = {
    {"audience", FIELD(audience), "check-in", "goals"},
    {"ask", FIELD(ask), "check-in", "goals"},
    {"remind", FIELD(remind), "check-in", "goals"},
    {"on-time", FIELD(on_time), "check-in", "goals"},
    {"if-off", FIELD(if_off), "check-in", "goals"},
    {"pairs", FIELD(pairs), "1-on-1", NULL},
    {"at", FIELD(at), "1-on-1", NULL},
    {"length", FIELD(length), "1-on-1", NULL},
    {"room", FIELD(room), "1-on-1", NULL},
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

static bool has(const struct own_setting *setting, const char *kind)
{
    return strcmp(setting->kind, kind) == 0 ||
           (setting->also != NULL && strcmp(setting->also, kind) == 0);
}

/* A kind that nobody knows was said to be wrong; nothing more follows from it. */
static bool kind_is_known(const char *kind)
{
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (has(&own[i], kind))
            return true;
    return false;
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
        if (at > 0 && !has(&own[i], workflow->kind))
            faults_add(faults, workflow->file, at,
                       "`%s' belongs to a workflow of kind \"%s\"; this one is \"%s\"",
                       own[i].setting, own[i].kind, workflow->kind);
    }
}

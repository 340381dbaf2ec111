/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kind of workflow that asks questions: each person of its audience for themselves. */
#include <string.h>

#include "muster/work/identity.h"
#include "work/site/kinds.h"
#include "work/site/word-checks.h"
#include "work/site/workflow.h"

static gboolean reminders_understand(const struct workflow_config *config,
                                     struct schedule *schedule, struct failure *failure)
{
    for (guint i = 0; config->remind[i] != NULL; i++) {
        if (i == SCHEDULE_REMINDERS_MAX)
            return failure_set(failure, FAILURE_CONFIG, "more than %d reminders",
                               SCHEDULE_REMINDERS_MAX);
        if (!hour_rule_parse(config->remind[i], &schedule->remind[i], failure))
            return FALSE;
        schedule->n_reminders = i + 1;
    }
    return TRUE;
}

/* A weekly workflow comes on the days on which it has a question. */
static gboolean questions_understand(const struct workflow_config *config,
                                     struct schedule *schedule, struct failure *failure)
{
    guint8 asked = 0;
    for (gsize i = 0; i < config->n_questions; i++) {
        guint8 days = ALL_WEEKDAYS;
        if (config->questions[i].days[0] != '\0' &&
            !weekdays_parse(config->questions[i].days, &days, failure))
            return FALSE;
        asked |= days;
    }
    if (schedule->days.kind == DAYS_OF_WEEK)
        schedule->days.weekdays &= asked;
    return TRUE;
}

static gboolean days_understand(const struct workflow_config *config, struct schedule *schedule,
                                struct failure *failure)
{
    if (!days_rule_parse(config->days, &schedule->days, failure) ||
        !schedule_limits_parse(config->start, config->end, schedule, failure))
        return FALSE;
    schedule->if_off = days_rule_if_off(&schedule->days);
    return *config->if_off == '\0' || if_off_parse(config->if_off, &schedule->if_off, failure);
}

gboolean asking_understand(const struct workflow_config *config, struct schedule *schedule_r,
                           struct failure *failure)
{
    return days_understand(config, schedule_r, failure) &&
           hour_rule_parse(config->ask, &schedule_r->ask, failure) &&
           hour_rule_parse(config->on_time, &schedule_r->on_time, failure) &&
           reminders_understand(config, schedule_r, failure);
}

static gboolean check_in_understand(const struct workflow_config *config, struct schedule *schedule,
                                    struct failure *failure)
{
    return asking_understand(config, schedule, failure) &&
           questions_understand(config, schedule, failure);
}

gboolean audience_asks(const struct workflow *workflow, const struct person *person)
{
    if (person->teams[0] == NULL)
        return FALSE;
    for (const char *const *who = workflow->config->audience; *who != NULL; who++)
        if (strcmp(*who, "everyone") == 0 || strcmp(*who, person->address) == 0 ||
            g_strv_contains((const char *const *)person->teams, *who))
            return TRUE;
    return FALSE;
}

/* A label that names two questions would name the first. */
static void labels_check(const struct config *config, const struct workflow_config *workflow,
                         struct faults *faults)
{
    g_autoptr(GHashTable) owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < workflow->n_questions; i++) {
        const struct question_config *question = &workflow->questions[i];
        for (size_t k = 0; k < question->n_wordings; k++) {
            const struct wording *wording = &question->wordings[k];
            for (const char *const *label = wording->labels; *label != NULL; label++) {
                g_autofree char *folded = g_utf8_casefold(*label, -1);
                const struct question_config *owner = g_hash_table_lookup(owners, folded);
                if (owner != NULL && owner != question)
                    faults_add(faults, workflow->file, config_line(config, &wording->labels),
                               "label `%s' names question %s already", *label, owner->key);
                else
                    g_hash_table_insert(owners, g_steal_pointer(&folded), (gpointer)question);
            }
        }
    }
}

/* A question of days on which its workflow does not come would never be asked. */
static void question_days_check(const struct config *config, const struct workflow_config *workflow,
                                struct faults *faults)
{
    struct days_rule rule;
    gboolean weekly = days_rule_parse(workflow->days, &rule, NULL) && rule.kind == DAYS_OF_WEEK;
    for (size_t i = 0; i < workflow->n_questions; i++) {
        const struct question_config *question = &workflow->questions[i];
        struct failure failure = {0};
        guint8 days = 0;
        unsigned line = config_line(config, &question->days);
        if (*question->days == '\0')
            continue;
        if (!weekdays_parse(question->days, &days, &failure))
            fault_take(faults, workflow->file, line, &failure);
        else if (weekly && (days & rule.weekdays) == 0)
            faults_add(faults, workflow->file, line,
                       "question %s would never be asked: `days' of its workflow are `%s'",
                       question->key, workflow->days);
    }
}

/* Without a server whose word counts, no answer would ever be filed. */
static void identity_check(const struct config *config, const struct workflow_config *workflow,
                           struct faults *faults)
{
    if (identity_of_word(workflow->identity) == IDENTITY_DMARC &&
        *config->site.trust_authserv == '\0')
        faults_add(faults, workflow->file, config_line(config, &workflow->identity),
                   "identity is %s, but site { trust-authserv } names no server that would confirm "
                   "it: every answer would be held",
                   workflow->identity);
}

void asking_check(const struct config *config, const struct workflow_config *workflow,
                  struct faults *faults)
{
    const char *file = workflow->file;
    workflow_days_check(config, workflow, faults);
    hour_check(faults, file, config_line(config, &workflow->ask), workflow->ask);
    hour_check(faults, file, config_line(config, &workflow->on_time), workflow->on_time);
    unsigned line = config_line(config, &workflow->remind);
    guint count = 0;
    for (; workflow->remind[count] != NULL; count++)
        hour_check(faults, file, line, workflow->remind[count]);
    if (count > SCHEDULE_REMINDERS_MAX)
        faults_add(faults, file, line, "more than %d reminders", SCHEDULE_REMINDERS_MAX);
    if (workflow->audience[0] == NULL)
        faults_add(faults, file, config_line(config, &workflow->audience),
                   "the audience is empty: write \"everyone\", a team or an address");
    identity_check(config, workflow, faults);
}

static void check_in_check(const struct config *config, const struct workflow_config *workflow,
                           struct faults *faults)
{
    asking_check(config, workflow, faults);
    labels_check(config, workflow, faults);
    question_days_check(config, workflow, faults);
}

/* A team nobody is in asks nobody, and is most likely a slip of the pen. */
void audience_check(const struct site *site, const struct workflow_config *workflow,
                    struct faults *faults)
{
    g_auto(GStrv) teams = teams_all(site->store);
    for (gsize i = 0; workflow->audience[i] != NULL; i++) {
        const char *who = workflow->audience[i];
        if (strcmp(who, "everyone") == 0 || g_strv_contains((const char *const *)teams, who))
            continue;
        struct person *person =
            strchr(who, '@') != NULL ? person_by_address(site->store, who) : NULL;
        if (person == NULL && teams[0] != NULL) {
            const char *near = nearest_word(who, (const char *const *)teams);
            faults_add(faults, workflow->file, config_line(site->config, &workflow->audience),
                       near != NULL
                           ? "nobody is called `%s'; did you mean `%s'?"
                           : "nobody is called `%s': write \"everyone\", a team or an address%s",
                       who, near != NULL ? near : "");
        }
        person_free(person);
    }
}

const struct workflow_kind kind_check_in = {
    .name = "check-in",
    .understand = check_in_understand,
    .asks = audience_asks,
    .check = check_in_check,
    .check_people = audience_check,
};

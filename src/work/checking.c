/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a mistake can be in.
 *
 * base/ has checked names and shapes; here is what words mean: zones, hours, days, people, templates, and whether the state
 * directory is as it must be. Each look goes on where the one before found fault, so that one run tells all.
 */
#include "muster/work/checking.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "muster/net/transport.h"
#include "muster/work/site.h"
#include "muster/work/token.h"
#include "work/letters.h"

/* Adds what FAILURE says, if it says anything. */
static void fault_take(struct faults *faults, const char *file, unsigned line,
                       const struct failure *failure)
{
    if (failure_is_set(failure))
        faults_add(faults, file, line, "%s", failure->text);
}

static void zone_check(struct faults *faults, const char *file, unsigned line, const char *name)
{
    if (zone_find(name) != NULL)
        return;
    const char *near = zone_nearest(name);
    if (near != NULL)
        faults_add(faults, file, line, "unknown time zone `%s'; did you mean `%s'?", name, near);
    else
        faults_add(faults, file, line, "unknown time zone `%s'; write one like Europe/Berlin",
                   name);
}

static void workdays_check(struct faults *faults, const char *file, unsigned line, const char *text)
{
    struct failure failure = {0};
    guint8 set;
    weekdays_parse(text, &set, &failure);
    fault_take(faults, file, line, &failure);
}

static void hours_check(struct faults *faults, const char *file, unsigned line, const char *text)
{
    struct failure failure = {0};
    struct hours hours;
    hours_parse(text, &hours, &failure);
    fault_take(faults, file, line, &failure);
}

static void hour_check(struct faults *faults, const char *file, unsigned line, const char *text)
{
    struct failure failure = {0};
    struct hour_rule rule;
    hour_rule_parse(text, &rule, &failure);
    fault_take(faults, file, line, &failure);
}

static void site_words_check(const struct config *config, struct faults *faults)
{
    const struct site_config *site = &config->site;
    zone_check(faults, config->file, config_line(config, &site->zone), site->zone);
    workdays_check(faults, config->file, config_line(config, &site->workdays), site->workdays);
    hours_check(faults, config->file, config_line(config, &site->hours), site->hours);
    hour_check(faults, config->file, config_line(config, &config->summary.at), config->summary.at);
}

static void send_check(const struct config *config, struct faults *faults)
{
    struct failure failure = {0};
    struct transport_options options = {
        .url = config->send.url,
        .user = config->send.user,
        .password_command = config->send.password_command,
    };
    transport_check(&options, &failure);
    fault_take(faults, config->file, config_line(config, &config->send.url), &failure);
}

static void workflow_check(const struct config *config, const struct workflow_config *workflow,
                           struct faults *faults)
{
    const char *file = workflow->file;
    workdays_check(faults, file, config_line(config, &workflow->days), workflow->days);
    hour_check(faults, file, config_line(config, &workflow->ask), workflow->ask);
    hour_check(faults, file, config_line(config, &workflow->on_time), workflow->on_time);
    unsigned line = config_line(config, &workflow->remind);
    guint count = 0;
    for (; workflow->remind[count] != NULL; count++)
        hour_check(faults, file, line, workflow->remind[count]);
    if (count > SCHEDULE_REMINDERS_MAX)
        faults_add(faults, file, line, "more than %d reminders", SCHEDULE_REMINDERS_MAX);
}

/* Private, and nobody else's. */
static void private_check(struct faults *faults, const char *path, mode_t wanted)
{
    struct stat status;
    if (stat(path, &status) != 0)
        faults_add(faults, path, 0, "%s", g_strerror(errno));
    else if ((status.st_mode & 0777 & ~wanted) != 0)
        faults_add(faults, path, 0, "others may use it: chmod %o %s", (unsigned)wanted, path);
}

static void state_check(const struct config *config, struct faults *faults)
{
    const char *state = config->site.state;
    g_autofree char *spool = g_build_filename(state, "spool", "new", NULL);
    g_autofree char *keys = g_build_filename(state, "keys", NULL);
    private_check(faults, state, 0700);
    private_check(faults, spool, 0700);
    private_check(faults, keys, 0600);
}

/* A team nobody is in asks nobody, and is most likely a slip of the pen. */
static void audience_check(const struct site *site, const struct workflow_config *workflow,
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

static void person_check(const char *store, const struct person *person, struct faults *faults)
{
    struct faults own = {0};
    if (*person->zone != '\0')
        zone_check(&own, store, 0, person->zone);
    if (*person->workdays != '\0')
        workdays_check(&own, store, 0, person->workdays);
    if (*person->hours != '\0')
        hours_check(&own, store, 0, person->hours);
    for (size_t i = 0; i < own.count; i++)
        faults_add(faults, store, 0, "%s: %s", person->address, own.list[i].text);
    faults_clear(&own);
}

static void people_check(const struct site *site, const char *file, struct faults *faults)
{
    g_autoptr(GPtrArray) people = people_all(site->store);
    for (guint i = 0; people != NULL && i < people->len; i++)
        person_check(file, g_ptr_array_index(people, i), faults);
}

/* What can only be looked at with the site open. */
static void site_inside_check(const char *conf, struct faults *faults)
{
    struct failure failure = {0};
    struct site *site = site_open(conf, STORE_READ, 0, &failure);
    if (site == NULL) {
        faults_add(faults, conf, 0, "%s", failure.text);
        return;
    }
    g_autofree char *file = g_build_filename(site->config->site.state, "muster.db", NULL);
    letters_check(site->templates, site->config->site.language, site->config->site.templates,
                  faults);
    for (guint i = 0; i < site->n_workflows; i++)
        audience_check(site, site->workflows[i].config, faults);
    people_check(site, file, faults);
    if (!store_check(site->store, &failure) || !store_ok(site->store, &failure))
        faults_add(faults, file, 0, "%s", failure.text);
    site_close(site);
}

enum failure_kind site_check(const char *conf, struct faults *faults)
{
    struct failure failure = {0}, foreign = {0};
    struct config *config = config_read(conf, CONFIG_ALL, faults, &failure);
    if (config == NULL) {
        if (faults->count == 0)
            faults_add(faults, conf, 0, "%s", failure.text);
        return FAILURE_CONFIG;
    }
    site_words_check(config, faults);
    for (size_t i = 0; i < config->n_workflows; i++)
        workflow_check(config, &config->workflows[i], faults);
    send_check(config, faults);
    gboolean words_ok = faults->count == 0;
    if (!guard_enter(config->site.state, &foreign))
        faults_add(faults, config->site.state, 0, "%s", foreign.text);
    else {
        state_check(config, faults);
        if (words_ok) /* else a site cannot be opened, and would only repeat what is said */
            site_inside_check(conf, faults);
    }
    faults_sort(faults);
    config_free(config);
    if (foreign.kind == FAILURE_USER)
        return FAILURE_USER;
    return faults->count > 0 ? FAILURE_CONFIG : FAILURE_NONE;
}

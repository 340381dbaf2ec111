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
#include <unistd.h>

#include "muster/net/fetch.h"
#include "muster/net/lmtp.h"
#include "muster/net/transport.h"
#include "muster/work/site.h"
#include "muster/work/token.h"
#include "work/letters/letters.h"
#include "work/site/kinds.h"
#include "work/site/word-checks.h"

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

static void site_words_check(const struct config *config, struct faults *faults)
{
    const struct site_config *site = &config->site;
    zone_check(faults, config->file, config_line(config, &site->zone), site->zone);
    workdays_check(faults, config->file, config_line(config, &site->workdays), site->workdays);
    hours_check(faults, config->file, config_line(config, &site->hours), site->hours);
    hour_check(faults, config->file, config_line(config, &config->summary.at), config->summary.at);
}

/* What is called by a wrong name would not be kept. */
static void keep_check(const struct config *config, struct faults *faults)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < config->n_workflows; i++)
        for (size_t k = 0; k < config->workflows[i].n_questions; k++)
            g_ptr_array_add(names, (gpointer)config->workflows[i].questions[k].name);
    g_ptr_array_add(names, NULL);
    const char *const *known = (const char *const *)names->pdata;
    for (const char *const *keep = config->managers.keep; *keep != NULL; keep++) {
        const char *near = nearest_word(*keep, known);
        if (!g_strv_contains(known, *keep))
            faults_add(faults, config->file, config_line(config, &config->managers.keep),
                       "no question is called `%s'%s%s", *keep,
                       near != NULL ? "; did you mean " : "", near != NULL ? near : "");
    }
}

/* Who writes a size of one file wants such files to be kept; the preset means as far as it goes. */
static void attachments_sizes_check(const struct config *config, struct faults *faults)
{
    const struct site_config *site = &config->site;
    unsigned line = config_line(config, &site->attachment_octets);
    if (line > 0 && site->attachment_octets > site->attachments_octets)
        faults_add(faults, config->file, line,
                   "a file of `each' octets would be more than `mail' allows for all files of an "
                   "answer");
}

static gboolean line_has_fault(const struct faults *faults, const char *file, unsigned line)
{
    for (size_t i = 0; i < faults->count; i++)
        if (faults->list[i].line == line && strcmp(faults->list[i].file, file) == 0)
            return TRUE;
    return FALSE;
}

static void send_check(const struct config *config, struct faults *faults)
{
    unsigned line = config_line(config, &config->send.url);
    if (line > 0 &&
        line_has_fault(faults, config->file, line)) /* no transport has better words for it */
        return;
    struct failure failure = {0};
    struct transport_options options = {
        .url = config->send.url,
        .user = config->send.user,
        .password_command = config->send.password_command,
    };
    transport_check(&options, &failure);
    fault_take(faults, config->file, line, &failure);
}

static void fetches_check(const struct config *config, struct faults *faults)
{
    for (size_t i = 0; i < config->n_fetches; i++)
        if (!line_has_fault(faults, config->file, config_line(config, &config->fetches[i].url)))
            fetch_check(config, &config->fetches[i], faults);
}

/* What editors and packages leave behind. */
static gboolean is_backup(const char *name)
{
    return name[0] == '.' || g_str_has_suffix(name, "~") || strstr(name, ".dpkg-") != NULL;
}

/* A workflow that is not read asks nobody, and nobody would know why. */
static void strays_check(const struct config *config, struct faults *faults)
{
    g_autofree char *folder = g_build_filename(config->folder, "workflows.d", NULL);
    g_autoptr(GDir) workflows = g_dir_open(folder, 0, NULL);
    for (const char *name; workflows != NULL && (name = g_dir_read_name(workflows)) != NULL;) {
        g_autofree char *file = g_build_filename(folder, name, NULL);
        if (!g_str_has_suffix(name, ".conf") && !is_backup(name))
            faults_add(faults, file, 0, "not read: its name does not end in .conf");
    }
}

/* What must lie in the state directory, and who may do what there. */
static const struct {
    const char *name;
    mode_t mode;
    gboolean later; /* not there from the beginning */
} state_parts[] = {
    {"", 0700, FALSE},          {"keys", 0600, FALSE},      {"muster.db", 0600, FALSE},
    {"spool/tmp", 0700, FALSE}, {"spool/new", 0700, FALSE}, {"lock", 0700, TRUE},
    {"raw", 0700, TRUE},        {"fetch", 0700, TRUE},
};

/* Private, and OWNER's as the state directory is. FALSE: it is not there. */
static gboolean private_check(struct faults *faults, const char *path, mode_t mode, uid_t owner)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return faults_add(faults, path, 0, "%s", g_strerror(errno)), FALSE;
    if ((status.st_mode & 0777 & ~mode) != 0)
        faults_add(faults, path, 0, "others may use it: chmod %o %s", (unsigned)mode, path);
    if (status.st_uid != owner)
        faults_add(faults, path, 0,
                   "it belongs to another user than the state directory: chown -R both to the "
                   "user who runs Muster");
    return TRUE;
}

/* FALSE: something is missing, and the site cannot be opened. */
static gboolean state_check(const struct config *config, struct faults *faults)
{
    gboolean whole = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(state_parts); i++) {
        g_autofree char *path =
            state_parts[i].name[0] == '\0'
                ? g_strdup(config->site.state)
                : g_build_filename(config->site.state, state_parts[i].name, NULL);
        if (state_parts[i].later && !g_file_test(path, G_FILE_TEST_EXISTS))
            continue;
        whole &= private_check(faults, path, state_parts[i].mode, geteuid());
    }
    return whole;
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

/* The site's language, and those that have a folder of templates here. */
static GPtrArray *languages_all(const struct site *site)
{
    GPtrArray *languages = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(languages, g_strdup(site->config->site.language));
    g_autoptr(GDir) own = g_dir_open(site->config->site.templates, 0, NULL);
    for (const char *name; own != NULL && (name = g_dir_read_name(own)) != NULL;)
        g_ptr_array_add(languages, g_strdup(name));
    return languages;
}

/* Who reads another language would get their mails in English, and nobody would know why. */
static void language_check(const struct site *site, const char *file, unsigned line,
                           const char *who, const char *language, struct faults *faults)
{
    g_autofree char *written = templates_language(site->templates, language, "question.txt");
    gsize stem = strcspn(language, "-_");
    if (strlen(written) >= stem && g_ascii_strncasecmp(written, language, stem) == 0)
        return;
    faults_add(faults, file, line,
               "%sno mails are written in `%s': write de, en, es, fr or ja, or make %s/%s", who,
               language, site->config->site.templates, language);
}

static void templates_check(const struct site *site, struct faults *faults)
{
    const struct config *config = site->config;
    language_check(site, config->file, config_line(config, &config->site.language), "",
                   config->site.language, faults);
    g_autoptr(GPtrArray) languages = languages_all(site);
    for (guint i = 0; i < languages->len; i++)
        letters_check(site->templates, g_ptr_array_index(languages, i),
                      site->config->site.templates, faults);
}

static void attachments_check(const struct site *site, struct faults *faults)
{
    g_auto(GStrv) hashes = attachments_all(site->store);
    for (char **hash = hashes; *hash != NULL; hash++) {
        g_autofree char *file =
            g_build_filename(site->config->site.state, "attachments", *hash, NULL);
        if (access(file, R_OK) != 0)
            faults_add(faults, file, 0, "this attachment is gone: %s", g_strerror(errno));
    }
}

enum { COMMON_DAY = 20000 }; /* one like all others, in 2024 */

/* FALSE: on a common day it would not be sent. */
static gboolean reminder_is_sent(const struct site *site, const struct workflow *workflow, guint i)
{
    struct schedule alone = workflow->schedule;
    struct occasion occasion;
    alone.remind[0] = workflow->schedule.remind[i];
    alone.n_reminders = 1;
    alone.start = alone.end = 0;
    return !schedule_next(&alone, &site->rhythm, COMMON_DAY, &occasion) || occasion.n_reminders > 0;
}

static void reminders_check(const struct site *site, const struct workflow *workflow,
                            struct faults *faults)
{
    const struct workflow_config *config = workflow->config;
    for (guint i = 0; i < workflow->schedule.n_reminders; i++)
        if (!reminder_is_sent(site, workflow, i))
            faults_add(faults, config->file, config_line(site->config, &config->remind),
                       "nobody would be reminded at `%s': `ask' is %s and `on-time' %s, and a "
                       "reminder leaves a quarter of an hour to answer",
                       config->remind[i], config->ask, config->on_time);
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
    templates_check(site, faults);
    for (guint i = 0; i < site->n_workflows; i++) {
        workflow_kind(site->workflows[i].config)
            ->check_people(site, site->workflows[i].config, faults);
        reminders_check(site, &site->workflows[i], faults);
    }
    people_check(site, file, faults);
    attachments_check(site, faults);
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
        workflow_kind(&config->workflows[i])->check(config, &config->workflows[i], faults);
    if (config->n_workflows == 0 && faults->count == 0)
        faults_add(faults, config->file, 0,
                   "there is no workflow, so nobody is asked: workflows.d/*.conf beside it");
    send_check(config, faults);
    fetches_check(config, faults);
    keep_check(config, faults);
    attachments_sizes_check(config, faults);
    gboolean words_ok = faults->count == 0;
    strays_check(config, faults);
    if (!guard_enter(config->site.state, &foreign))
        faults_add(faults, config->file, config_line(config, &config->site.state), "%s",
                   foreign.text);
    else {
        lmtp_check(config, faults);
        /* without them a site cannot be opened, and would only repeat what is said */
        if (state_check(config, faults) && words_ok)
            site_inside_check(conf, faults);
    }
    faults_sort(faults);
    config_free(config);
    if (foreign.kind == FAILURE_USER)
        return FAILURE_USER;
    return faults->count > 0 ? FAILURE_CONFIG : FAILURE_NONE;
}

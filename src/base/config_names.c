/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of names, and how to look them up. Reads nothing. */
#include "config_names.h"

#include <string.h>

#include "config_values.h"
#include "muster/base/config.h"

enum { NAMES_MAX = 32 }; /* of one section, those of `also` included */

static const char *const workflow_kinds[] = {"check-in", "1-on-1", "goals", "pulse", NULL};
static const char *const question_kinds[] = {"text",   "list", "yes-no", "choice",  "scale",
                                             "number", "date", "mood",   "blocker", NULL};
static const char *const manager_words[] = {"all",  "none",    "invite",    "remove",
                                            "team", "ask-now", "questions", NULL};
static const char *const manager_kinds[] = {"all",    "text", "list", "yes-no",  "choice", "scale",
                                            "number", "date", "mood", "blocker", NULL};
static const char *const if_off_choices[] = {"skip", "next", "previous", NULL};
static const char *const identity_levels[] = {"token", "token+from", "token+from+dmarc", NULL};

#define SITE(field) offsetof(struct site_config, field)
#define SEND(field) offsetof(struct send_config, field)
#define FETCH(field) offsetof(struct fetch_config, field)
#define LMTP(field) offsetof(struct lmtp_config, field)
#define SUMMARY(field) offsetof(struct summary_config, field)
#define MANAGERS(field) offsetof(struct managers_config, field)
#define WORKFLOW(field) offsetof(struct workflow_config, field)
#define QUESTION(field) offsetof(struct question_config, field)
#define WORDING(field) offsetof(struct wording, field)

static const struct setting retention_settings[] = {
    {"raw", SETTING_NUMBER, SITE(keep_raw_days), .preset = "30", .min = 1, .max = 3650},
    {"entries", SETTING_NUMBER, SITE(keep_entry_months), .preset = "24", .min = 1, .max = 1200},
    {"mood", SETTING_NUMBER, SITE(keep_mood_months), .preset = "6", .min = 1, .max = 6},
    {"leavers", SETTING_NUMBER, SITE(keep_leaver_months), .preset = "6", .min = 0, .max = 1200},
    {.name = NULL},
};
static const struct section retention_section = {"retention", retention_settings, NULL};

static const struct setting attachments_settings[] = {
    {"each", SETTING_SIZE, SITE(attachment_octets), .preset = "5M"},
    {"mail", SETTING_SIZE, SITE(attachments_octets), .preset = "10M"},
    {"count", SETTING_NUMBER, SITE(attachments_count), .preset = "20", .min = 0, .max = 100},
    {.name = NULL},
};
static const struct section attachments_section = {"attachments", attachments_settings, NULL};

static const struct setting site_settings[] = {
    {"name", SETTING_TEXT, SITE(name), .preset = "Check-in", .wrong = wrong_if_empty},
    {"address", SETTING_ADDRESS, SITE(address), .required = true, .wrong = wrong_site_address},
    {"owner", SETTING_ADDRESS, SITE(owner), .preset = ""},
    {"delimiter", SETTING_TEXT, SITE(delimiter), .preset = "+", .wrong = wrong_delimiter},
    {"state", SETTING_PATH, SITE(state), .preset = "state", .wrong = wrong_if_empty},
    {"zone", SETTING_TEXT, SITE(zone), .preset = "UTC", .wrong = wrong_if_empty},
    {"workdays", SETTING_TEXT, SITE(workdays), .preset = "mon-fri", .wrong = wrong_if_empty},
    {"hours", SETTING_TEXT, SITE(hours), .preset = "08:30-17:30", .wrong = wrong_if_empty},
    {"language", SETTING_TEXT, SITE(language), .preset = "en", .wrong = wrong_key},
    {"domains", SETTING_LIST, SITE(domains), .preset = NULL},
    {"max-message", SETTING_SIZE, SITE(max_message), .preset = "25M"},
    {"trust-authserv", SETTING_TEXT, SITE(trust_authserv), .preset = ""},
    {"trust-received", SETTING_TEXT, SITE(trust_received), .preset = ""},
    {"templates", SETTING_PATH, SITE(templates), .preset = "templates", .wrong = wrong_if_empty},
    {"kudos", SETTING_YES, SITE(kudos), .preset = "no"},
    {"retention", SETTING_SECTION, .section = &retention_section},
    {"attachments", SETTING_SECTION, .section = &attachments_section},
    {.name = NULL},
};
const struct section site_section = {"site", site_settings, NULL};

static const struct setting send_settings[] = {
    {"url", SETTING_URL, SEND(url), .preset = "maildir:outbound", .wrong = wrong_send_url},
    {"user", SETTING_TEXT, SEND(user), .preset = ""},
    {"password-command", SETTING_TEXT, SEND(password_command), .preset = ""},
    {"connections", SETTING_NUMBER, SEND(connections), .preset = "4", .min = 1, .max = 64},
    {"rate", SETTING_NUMBER, SEND(rate), .preset = "0", .min = 0, .max = 1000000},
    {"only", SETTING_ADDRESS, SEND(only), .preset = ""},
    {.name = NULL},
};
const struct section send_section = {"send", send_settings, NULL};

static const struct setting fetch_settings[] = {
    {"url", SETTING_URL, FETCH(url), .required = true, .wrong = wrong_fetch_url},
    {"user", SETTING_TEXT, FETCH(user), .preset = ""},
    {"password-command", SETTING_TEXT, FETCH(password_command), .preset = ""},
    {"token-command", SETTING_TEXT, FETCH(token_command), .preset = ""},
    {"credential", SETTING_TEXT, FETCH(credential), .preset = "", .wrong = wrong_file_name},
    {"after", SETTING_TEXT, FETCH(after), .preset = "keep", .wrong = wrong_after},
    {"every", SETTING_NUMBER, FETCH(every), .preset = "180", .min = 10, .max = 3600},
    {"timeout", SETTING_NUMBER, FETCH(timeout), .preset = "60", .min = 1, .max = 600},
    {.name = NULL},
};
const struct section fetch_section = {"fetch", fetch_settings, NULL};

static const struct setting lmtp_settings[] = {
    {"listen", SETTING_PLACES, LMTP(listen), .preset = NULL, .wrong = wrong_place},
    {"sessions", SETTING_NUMBER, LMTP(sessions), .preset = "100", .min = 1, .max = 1000},
    {"idle", SETTING_NUMBER, LMTP(idle), .preset = "300", .min = 1, .max = 3600},
    {.name = NULL},
};
const struct section lmtp_section = {"lmtp", lmtp_settings, NULL};

static const struct setting summary_settings[] = {
    {"at", SETTING_TEXT, SUMMARY(at), .preset = "08:30", .wrong = wrong_if_empty},
    {.name = NULL},
};
const struct section summary_section = {"summary", summary_settings, NULL};

static const struct setting managers_settings[] = {
    {"may", SETTING_LIST, MANAGERS(may), .preset = "all", .choices = manager_words},
    {"kinds", SETTING_LIST, MANAGERS(kinds), .preset = "all", .choices = manager_kinds},
    {"keep", SETTING_LIST, MANAGERS(keep), .preset = NULL},
    {.name = NULL},
};
const struct section managers_section = {"managers", managers_settings, NULL};

static const struct setting main_settings[] = {
    {"site", SETTING_SECTION, .section = &site_section, .required = true},
    {"send", SETTING_SECTION, .section = &send_section},
    {"fetch", SETTING_TITLED, .section = &fetch_section, .wrong = wrong_key},
    {"lmtp", SETTING_SECTION, .section = &lmtp_section},
    {"summary", SETTING_SECTION, .section = &summary_section},
    {"managers", SETTING_SECTION, .section = &managers_section},
    {.name = NULL},
};
const struct section config_main = {"muster.conf", main_settings, NULL};

static const struct setting wording_settings[] = {
    {"prompt", SETTING_TEXT, WORDING(prompt), .required = true, .instead = "pool",
     .wrong = wrong_if_empty},
    {"pool", SETTING_LIST, WORDING(pool), .preset = NULL, .wrong = wrong_if_empty},
    {"labels", SETTING_LIST, WORDING(labels), .preset = NULL},
    {"choices", SETTING_LIST, WORDING(choices), .preset = NULL, .wrong = wrong_if_empty},
    {.name = NULL},
};
const struct section wording_section = {"lang", wording_settings, NULL};

static const struct setting question_settings[] = {
    {"kind", SETTING_TEXT, QUESTION(kind), .preset = "text", .choices = question_kinds},
    {"required", SETTING_YES, QUESTION(required), .preset = "no"},
    {"days", SETTING_TEXT, QUESTION(days), .preset = ""},
    {"recall", SETTING_TEXT, QUESTION(recall), .preset = ""},
    {"carry", SETTING_YES, QUESTION(carry), .preset = "no"},
    {"replaces", SETTING_TEXT, QUESTION(replaces), .preset = ""},
    {"lang", SETTING_TITLED, .section = &wording_section, .wrong = wrong_key},
    {.name = NULL},
};
const struct section question_section = {"question", question_settings, &wording_section};

static const struct setting workflow_settings[] = {
    {"kind", SETTING_TEXT, WORKFLOW(kind), .preset = "check-in", .choices = workflow_kinds,
     .spares = "goals"},
    {"title", SETTING_TEXT, WORKFLOW(title), .preset = "Your check-in", .wrong = wrong_if_empty},
    {"audience", SETTING_LIST, WORKFLOW(audience), .preset = "everyone"},
    {"days", SETTING_TEXT, WORKFLOW(days), .preset = "mon-fri", .wrong = wrong_if_empty},
    {"start", SETTING_TEXT, WORKFLOW(start), .preset = ""},
    {"end", SETTING_TEXT, WORKFLOW(end), .preset = ""},
    {"ask", SETTING_TEXT, WORKFLOW(ask), .preset = "09:00", .wrong = wrong_if_empty},
    {"remind", SETTING_LIST, WORKFLOW(remind), .preset = "15:00"},
    {"on-time", SETTING_TEXT, WORKFLOW(on_time), .preset = "17:30", .wrong = wrong_if_empty},
    {"if-off", SETTING_TEXT, WORKFLOW(if_off), .preset = "", .choices = if_off_choices},
    {"identity", SETTING_TEXT, WORKFLOW(identity), .preset = "token+from",
     .choices = identity_levels},
    {"question", SETTING_TITLED, .section = &question_section, .required = true, .instead = "pairs",
     .wrong = wrong_key},
    {"pairs", SETTING_LIST, WORKFLOW(pairs), .preset = NULL, .wrong = wrong_if_empty},
    {"at", SETTING_TEXT, WORKFLOW(at), .preset = "10:00", .wrong = wrong_if_empty},
    {"length", SETTING_NUMBER, WORKFLOW(length), .preset = "30", .min = 5, .max = 480},
    {"room", SETTING_TEXT, WORKFLOW(room), .preset = ""},
    {"open", SETTING_NUMBER, WORKFLOW(open), .preset = "5", .min = 2, .max = 30},
    {.name = NULL},
};
const struct section workflow_section = {"workflow", workflow_settings, NULL};

static const struct setting workflows_settings[] = {
    {"workflow", SETTING_TITLED, .section = &workflow_section, .wrong = wrong_key},
    {.name = NULL},
};
const struct section config_workflows = {"workflows.d/*.conf", workflows_settings, NULL};

const char *const *config_question_kinds(void)
{
    return question_kinds;
}

bool setting_is_list(const struct setting *setting)
{
    return setting->shape == SETTING_LIST || setting->shape == SETTING_PLACES;
}

const struct setting *section_setting(const struct section *section, const char *name)
{
    for (; section != NULL; section = section->also)
        for (const struct setting *setting = section->settings; setting->name != NULL; setting++)
            if (strcmp(setting->name, name) == 0)
                return setting;
    return NULL;
}

const struct section *section_of_name(const char *name)
{
    static const struct section *const all[] = {
        &config_main,         &site_section,     &retention_section, &send_section,
        &fetch_section,       &lmtp_section,     &summary_section,   &managers_section,
        &config_workflows,    &workflow_section, &question_section,  &wording_section,
        &attachments_section,
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (section_setting(all[i], name) != NULL)
            return all[i];
    return NULL;
}

const char *section_nearest(const struct section *section, const char *name)
{
    const char *names[NAMES_MAX + 1];
    size_t count = 0;
    for (; section != NULL; section = section->also)
        for (const struct setting *setting = section->settings; setting->name != NULL; setting++)
            if (count < NAMES_MAX)
                names[count++] = setting->name;
    names[count] = NULL;
    return nearest_word(name, names);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-site.h"
#include "scratch.h"

static const char *const no_domains[] = {NULL};

static struct config *small_config(void)
{
    struct config *config = g_new0(struct config, 1);
    config->site.state = g_dir_make_tmp("muster-site-XXXXXX", NULL);
    config->site.address = "checkin@acme.example";
    config->site.local = "checkin";
    config->site.domain = "acme.example";
    config->site.delimiter = "+";
    config->site.domains = no_domains;
    config->site.name = "Acme check-in";
    config->site.trust_authserv = "";
    config->site.trust_received = "";
    return config;
}

struct site *small_site_new(void)
{
    struct failure failure = {0};
    struct site *site = g_new0(struct site, 1);
    site->config = small_config();
    site->now = SITE_NOW;
    site->rhythm.zone = zone_find("UTC");
    if (!weekdays_parse("mon-fri", &site->rhythm.workdays, &failure) ||
        !hours_parse("08:30-17:30", &site->rhythm.hours, &failure) ||
        !hour_rule_parse("08:30", &site->summary_at, &failure))
        g_error("%s", failure.text);
    const char *state = site->config->site.state;
    if (!spool_make(state, &failure) || !keys_create(state, SITE_NOW, &failure))
        g_error("%s", failure.text);
    site->store = store_open(state, STORE_CREATE, &failure);
    site->keys = keys_read(state, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    return site;
}

void small_site_free(struct site *site)
{
    store_close(site->store);
    keys_free(site->keys);
    folder_remove(site->config->site.state);
    g_free((char *)site->config->site.state);
    g_free(site->config);
    g_free(site);
}

gint64 small_site_person(struct site *site, const char *address, const char *name)
{
    static const char *const core[] = {"core", NULL};
    gint64 id = person_add(site->store, address, name);
    person_set_teams(site->store, id, core);
    person_set_state(site->store, id, PERSON_ACTIVE, SITE_NOW);
    person_set_first_day(site->store, id, SITE_TODAY);
    return id;
}

static gint64 small_form(struct site *site)
{
    char *labels[][3] = {{"done", "y", NULL}, {"next", "t", NULL}, {"blockers", "b", NULL}};
    struct form_question questions[] = {
        {.key = "done",
         .kind = "list",
         .prompt = "What did you get done since your last check-in?",
         .labels = labels[0]},
        {.key = "next", .kind = "list", .prompt = "What will you do next?", .labels = labels[1]},
        {.key = "blocked",
         .kind = "blocker",
         .prompt = "Is anything in your way?",
         .labels = labels[2]},
    };
    return form_put(site->store, &(struct form){questions, G_N_ELEMENTS(questions)});
}

gint64 small_site_round(struct site *site, gint64 person, const char *workflow)
{
    char *teams[] = {"core", NULL};
    struct round round = {
        .person = person,
        .workflow = (char *)workflow,
        .day = SITE_TODAY,
        .state = ROUND_OPEN,
        .opened = SITE_NOW,
        .on_time = SITE_NOW + 510 * INSTANT_MINUTE,
        .form = small_form(site),
        .teams = teams,
    };
    return round_open(site->store, &round);
}

struct small_mail small_site_mail(struct site *site, gint64 person, const gint64 *rounds)
{
    struct small_mail mail = {0};
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (; *rounds != 0; rounds++)
        g_array_append_val(ids, *rounds);
    handle_make(mail.handle);
    mail.message_id = g_strdup_printf("%s@acme.example", mail.handle);
    struct sent_mail sent = {
        .handle = mail.handle,
        .message_id = mail.message_id,
        .person = person,
        .kind = ids->len > 0 ? "question" : "summary",
        .created = SITE_NOW,
        .text = "1. What did you get done since your last check-in?\n",
        .rounds = ids,
    };
    mail.id = sent_mail_add(site->store, &sent);
    token_make(
        site->keys,
        &(struct token){TOKEN_REPLY, (guint32)mail.id, (guint32)person, SITE_TODAY + TOKEN_DAYS},
        mail.token);
    return mail;
}

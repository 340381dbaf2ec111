/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The configuration: what is read, what holds when nothing is said, and every fault with its
 * line. */
#include <glib/gstdio.h>
#include <string.h>

#include "muster/base/config.h"

#define SITE "site { address = \"checkin@example.com\" }\n"

/* A folder with muster.conf, and with workflows.d/a.conf and b.conf unless they are NULL. */
static char *folder_new(const char *conf, const char *a, const char *b)
{
    const char *const names[] = {"muster.conf", "workflows.d/a.conf", "workflows.d/b.conf"};
    const char *const texts[] = {conf, a, b};
    char *folder = g_dir_make_tmp("muster-config-XXXXXX", NULL);
    g_autofree char *workflows = g_build_filename(folder, "workflows.d", NULL);
    g_mkdir(workflows, 0700);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        if (texts[i] != NULL)
            g_assert_true(
                g_file_set_contents_full(path, texts[i], -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
    return folder;
}

static void folder_remove(const char *folder)
{
    const char *const names[] = {"muster.conf", "workflows.d/a.conf", "workflows.d/b.conf",
                                 "workflows.d", ""};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        g_remove(path);
    }
}

/* Faults as "FILE:LINE: TEXT" lines, without the folder. */
static char *faults_text(const struct faults *faults, const char *folder)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *prefix = g_strconcat(folder, "/", NULL);
    for (size_t i = 0; i < faults->count; i++)
        g_string_append_printf(text, "%s:%u: %s\n", faults->list[i].file, faults->list[i].line,
                               faults->list[i].text);
    g_string_replace(text, prefix, "", 0);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static struct config *read_in(const char *folder, enum config_part part, char **faults_r,
                              struct failure *failure)
{
    g_autofree char *path = g_build_filename(folder, "muster.conf", NULL);
    struct faults faults = {.list = NULL};
    struct config *config = config_read(path, part, &faults, failure);
    *faults_r = faults_text(&faults, folder);
    faults_clear(&faults);
    return config;
}

/* CONF, and its workflows, must have exactly FAULTS. With faults there may be a config to look at
 * further. */
static void assert_faults(const char *conf, const char *a, const char *b, const char *wanted)
{
    g_autofree char *folder = folder_new(conf, a, b), *found = NULL;
    struct failure failure = {.kind = FAILURE_NONE};
    struct config *config = read_in(folder, CONFIG_ALL, &found, &failure);
    g_assert_cmpstr(found, ==, wanted);
    g_assert_true(config != NULL || *wanted != '\0');
    g_assert_cmpint(failure.kind, ==, *wanted != '\0' ? FAILURE_CONFIG : FAILURE_NONE);
    config_free(config);
    folder_remove(folder);
}

static const struct {
    const char *conf, *faults;
} faulty[] = {
    {SITE, ""},
    {"", "muster.conf:0: `muster.conf' has no `site'\n"},
    {"\n\nsite {\n}\n", "muster.conf:3: `site' has no `address'\n"},
    {"# one\n# two\n// three\n/* four\nfive */ site { address = a@b.example\n zoone = UTC }\n",
     "muster.conf:6: unknown name `zoone'; did you mean `zone'?\n"},
    {"site { address = a@b.example /* here */ } # and # there\nfrobnicate = 1\n",
     "muster.conf:2: unknown name `frobnicate' in `muster.conf'\n"},
    {SITE "later work { url = \"x\" }\nnever {\n word = \"x\"\n}\nsend { rates = 1 }\n",
     "muster.conf:2: unknown name `later' in `muster.conf'\n"
     "muster.conf:3: unknown name `never' in `muster.conf'\n"
     "muster.conf:6: unknown name `rates'; did you mean `rate'?\n"},
    {SITE "lmtp {\n listen = {\"x\", \"unix:\", \":24\", \"host:\", \"host:x\"}\n idle = 0\n}\n",
     "muster.conf:3: `listen' is `x'; it should be unix:PATH or HOST:PORT\n"
     "muster.conf:3: `listen' is `unix:'; it should be unix:PATH or HOST:PORT\n"
     "muster.conf:3: `listen' is `:24'; it should be unix:PATH or HOST:PORT\n"
     "muster.conf:3: `listen' is `host:'; it should be unix:PATH or HOST:PORT\n"
     "muster.conf:3: `listen' is `host:x'; it should be unix:PATH or HOST:PORT\n"
     "muster.conf:4: `idle' is `0'; it should be a whole number from 1 to 3600\n"},
    {SITE "fetch {\n url = \"imaps://x\"\n}\nfetch In { after = keep }\n",
     "muster.conf:2: after `fetch' its name is missing: fetch NAME {\n"
     "muster.conf:5: the name `In' of a fetch should be made of a-z, 0-9 and -\n"
     "muster.conf:5: `fetch' has no `url'\n"},
    {SITE
     "fetch a {\n url = \"pop3://x\"\n after = \"move:\"\n credential = \"../x\"\n every = 5\n}\n"
     "fetch b {\n url = \"imaps://x\"\n after = \"a\nb\"\n pass = x\n}\n",
     "muster.conf:3: `url' is `pop3://x'; it should be imaps://HOST/MAILBOX, imap://HOST/MAILBOX or "
     "maildir:PATH\n"
     "muster.conf:4: `after' is `move:'; it should be keep, seen, delete or move:FOLDER\n"
     "muster.conf:5: `credential' is `../x'; it should be the name of a file, without its folder\n"
     "muster.conf:6: `every' is `5'; it should be a whole number from 10 to 3600\n"
     "muster.conf:11: `after' is `a?b'; it should be one line of UTF-8\n"
     "muster.conf:12: unknown name `pass'; did you mean `password-command'?\n"},
    {"site {\n address = a@b.example\n connections = 3\n}\n",
     "muster.conf:3: `connections' does not stand here, but in `send'\n"},
    {"site {\n address = a@b.example\n zone \"UTC\"\n hours = \"8-17\"\n}\n",
     "muster.conf:3: after `zone' an = is missing\n"},
    {"site {\n address = a@b.example\n zone = UTC\n zone = Europe/Paris\n}\n",
     "muster.conf:4: `zone' is set twice, first in line 3\n"},
    {"site {\n address = a@b.example\n domains = \"a.example\", \"b.example\"\n zonee = 1\n}\n",
     "muster.conf:3: several values of `domains' stand in braces: { \"one\", \"two\" }\n"
     "muster.conf:4: unknown name `zonee'; did you mean `zone'?\n"},
    {"site {\n address = a@b.example\n domains = {\"a.example\" \"b.example\"}\n zonee = 1\n}\n",
     "muster.conf:3: a comma is missing before \"b.example\"\n"
     "muster.conf:4: unknown name `zonee'; did you mean `zone'?\n"},
    {"site {\n address = a@b.example\n zone = {UTC}\n}\n",
     "muster.conf:3: `zone' takes one value\n"},
    {"site {\n address = checkin+x@b.example\n}\n",
     "muster.conf:2: unexpected `+'; does a value need quotes?\n"},
    {SITE "}\n", "muster.conf:2: a } that closes nothing\n"},
    {"\nsite {\n address = a@b.example\n",
     "muster.conf:2: `site' is never closed: a } is missing\n"},
    {"site { address = a@b.example }\nsend {\n user = \"x\n}\n",
     "muster.conf:2: `send' is never closed: a } is missing\n"
     "muster.conf:3: a string is never closed\n"},
    {SITE "/* for ever\n", "muster.conf:2: a comment is never closed\n"},
    {SITE "send { user = \"\\9\" }\n",
     "muster.conf:2: a string has \\ and a digit; write the character itself, or \\\\ for a \\\n"},
    {"site = { address = a@b.example }\n", "muster.conf:1: after `site' a { is missing\n"},
    {SITE "site { }\n", "muster.conf:2: site stands here twice: also in muster.conf:1\n"
                        "muster.conf:2: `site' has no `address'\n"},
    {"site {\n address = nobody\n owner = me\n delimiter = \"++\"\n name = \"\"\n}\n"
     "send {\n url = \"ftp://x\"\n connections = 0\n only = x\n}\n",
     "muster.conf:2: `address' is `nobody'; it should be an address, LOCAL@DOMAIN\n"
     "muster.conf:3: `owner' is `me'; it should be an address, LOCAL@DOMAIN\n"
     "muster.conf:4: `delimiter' is `++'; it should be one of + - _ = . ~ % # ! or nothing\n"
     "muster.conf:5: `name' is `'; it should be some text\n"
     "muster.conf:8: `url' is `ftp://x'; it should be smtp://HOST, smtps://HOST, sendmail:PATH or "
     "maildir:PATH\n"
     "muster.conf:9: `connections' is `0'; it should be a whole number from 1 to 64\n"
     "muster.conf:10: `only' is `x'; it should be an address, LOCAL@DOMAIN\n"},
    {"site {\n address = \"abcdefghijklmnopqrstuv@b.example\"\n max-message = 25X\n name = \"a\\tb\"\n}\n",
     "muster.conf:2: `address' is `abcdefghijklmnopqrstuv@b.example'; it should be an address with at "
     "most 21 characters before the @\n"
     "muster.conf:3: `max-message' is `25X'; it should be octets, as in 500K or 25M\n"
     "muster.conf:4: `name' is `a?b'; it should be one line of UTF-8\n"},
    {"site {\n address = a@b.example\n retention {\n  raw = 0\n  entrys = 3\n }\n}\n",
     "muster.conf:4: `raw' is `0'; it should be a whole number from 1 to 3650\n"
     "muster.conf:5: unknown name `entrys'; did you mean `entries'?\n"},
    {"\xef\xbb\xbfsite { address = a@b.example }\r\nzone = UTC\r\n",
     "muster.conf:2: `zone' does not stand here, but in `site'\n"},
};

static void test_faults(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(faulty); i++) {
        g_test_message("%s", faulty[i].conf);
        assert_faults(faulty[i].conf, NULL, NULL, faulty[i].faults);
    }
}

static const struct {
    const char *a, *b, *faults;
} faulty_workflows[] = {
    {"workflow daily { question q { prompt = \"What?\" } }\n",
     "workflow weekly { question q { prompt = \"What?\" } }\n", ""},
    {"workflow daily {\n}\n", NULL, "workflows.d/a.conf:1: `workflow' has no `question'\n"},
    {"workflow ones {\n kind = 1-on-1\n pairs = manager\n remind = \"10:00\"\n}\n", NULL,
     "workflows.d/a.conf:4: `remind' belongs to a workflow of kind \"check-in\"; this one is \"1-on-1\"\n"},
    {"workflow ones {\n kind = 1-on-1\n question q { prompt = p }\n}\n", NULL,
     "workflows.d/a.conf:2: a 1-on-1 asks for points, and nothing else: leave `question' out\n"
     "workflows.d/a.conf:2: a 1-on-1 needs `pairs': write pairs = \"manager\"\n"},
    {"workflow daily {\n room = \"R1\"\n question q { prompt = p }\n}\n", NULL,
     "workflows.d/a.conf:2: `room' belongs to a workflow of kind \"1-on-1\"; this one is \"check-in\"\n"},
    {"workflow ones { kind = 1-on-1 pairs = manager }\n", NULL, ""},
    {"workflow { question q { prompt = p } }\n", NULL,
     "workflows.d/a.conf:1: after `workflow' its name is missing: workflow NAME {\n"},
    {"workflow Daily { question q { prompt = p } }\n", NULL,
     "workflows.d/a.conf:1: the name `Daily' of a workflow should be made of a-z, 0-9 and -\n"},
    {"workflow daily { question q { prompt = p } }\n",
     "\nworkflow daily { question q { prompt = p } }\n",
     "workflows.d/b.conf:2: workflow daily stands here twice: also in workflows.d/a.conf:1\n"},
    {"workflow daily {\n question q { prompt = p }\n question q { prompt = p }\n}\n", NULL,
     "workflows.d/a.conf:3: question q stands here twice: also in workflows.d/a.conf:2\n"},
    {"workflow daily {\n kind = chekin\n if-off = nxet\n question q {\n  kind = nubmer\n prompt = \"\"\n"
     "  lang de { labels = x }\n }\n}\n",
     NULL,
     "workflows.d/a.conf:2: unknown kind `chekin'; did you mean `check-in'?\n"
     "workflows.d/a.conf:3: unknown if-off `nxet'; did you mean `next'?\n"
     "workflows.d/a.conf:5: unknown kind `nubmer'; did you mean `number'?\n"
     "workflows.d/a.conf:6: `prompt' is `'; it should be some text\n"
     "workflows.d/a.conf:7: `lang' has no `prompt'\n"},
    {"workflow daily { reminds = \"15:00\" question q { promt = p } }\n", "site { }\n",
     "workflows.d/a.conf:1: unknown name `reminds'; did you mean `remind'?\n"
     "workflows.d/a.conf:1: unknown name `promt'; did you mean `prompt'?\n"
     "workflows.d/a.conf:1: `question' has no `prompt'\n"
     "workflows.d/b.conf:1: `site' does not stand here, but in `muster.conf'\n"},
};

/* What the settings of questions must be to each other. */
static const struct {
    const char *questions, *faults;
} faulty_questions[] = {
    {"question q { kind = choice choices = {a, b} prompt = p\n"
     " lang de { prompt = p choices = {c, d} }\n lang fr { prompt = p } }",
     ""},
    {"question q {\n kind = choice\n prompt = p\n}",
     "3: a question of kind \"choice\" needs two or more: choices = {\"one\", \"two\"}\n"},
    {"question q {\n kind = scale prompt = p\n choices = {a, b}\n}",
     "4: `choices' belong to a question of kind \"choice\"; this one is \"scale\"\n"},
    {"question q { kind = choice choices = {a, b, A} prompt = p\n"
     " lang de { prompt = p\n choices = {c, d}\n } }",
     "2: the choice `A' stands here twice\n"
     "4: 2 choices; the question has 3: `lang' needs as many, in the same order\n"},
    {"question q { pool = {a, b}\n lang de { pool = {c, d} } }", ""},
    {"question q { pool = {a, b}\n lang de { pool = {c} }\n lang fr { prompt = e }\n }",
     "3: the question has a `pool' of 2: `lang' needs as many, in the same order\n"
     "4: the question has a `pool' of 2: `lang' needs as many, in the same order\n"},
    {"question q { prompt = p\n lang de { pool = {c} }\n }",
     "3: `lang' has a `pool', but its question a `prompt'\n"},
    {"question q {\n pool = {a, b}\n prompt = c\n}\nquestion r {\n pool = {}\n}",
     "4: `prompt' and `pool' ask the same question; leave one of them out\n"
     "7: `pool' is empty; it should be some text\n"},
    {"question q {\n pool = {a, \"\"}\n}", "3: `pool' is `'; it should be some text\n"},
    {"question q { prompt = p required = maybe }\nquestion r { prompt = p\n requred = yes }",
     "2: `required' is `maybe'; it should be yes or no\n"
     "4: unknown name `requred'; did you mean `required'?\n"},
    {"question q { kind = list prompt = p\n recall = plam }\nquestion plan { kind = list prompt = p }\n"
     "question r { prompt = p\n recall = plan }\nquestion s { kind = list prompt = p\n recall = r }",
     "3: no list of this workflow is called `plam'; did you mean `plan'?\n"
     "6: only a list can show a plan to be ticked; this question is of kind \"text\"\n"
     "8: no list of this workflow is called `r'\n"},
    {"question q { prompt = p\n carry = yes }\nquestion r { kind = list prompt = p carry = yes }",
     "3: only a list can carry over what is left of it; this question is of kind \"text\"\n"},
    {"question q { kind = list prompt = p\n recall = weekly.plam\n replaces = weekly.dome }\n"
     "question r { prompt = p\n replaces = weekly.done\n}\n"
     "question s { prompt = p\n replaces = r\n}\n}\n"
     "workflow weekly {\nquestion plan { kind = list prompt = p }\nquestion done { prompt = p }",
     "3: no list is called `weekly.plam'; did you mean `weekly.plan'?\n"
     "4: no question of another workflow is called `weekly.dome'; did you mean `weekly.done'?\n"
     "9: no question of another workflow is called `r'\n"},
};

static void test_question_faults(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(faulty_questions); i++) {
        g_autofree char *file =
            g_strconcat("workflow daily {\n", faulty_questions[i].questions, "\n}\n", NULL);
        g_auto(GStrv) lines = g_strsplit(faulty_questions[i].faults, "\n", -1);
        g_autoptr(GString) wanted = g_string_new(NULL);
        for (char **line = lines; *line != NULL && **line != '\0'; line++)
            g_string_append_printf(wanted, "workflows.d/a.conf:%s\n", *line);
        g_test_message("%s", file);
        assert_faults(SITE, file, NULL, wanted->str);
    }
}

static void test_workflow_faults(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(faulty_workflows); i++) {
        g_test_message("%s", faulty_workflows[i].a);
        assert_faults(SITE, faulty_workflows[i].a, faulty_workflows[i].b,
                      faulty_workflows[i].faults);
    }
}

/* All that holds when only the address is said. */
static void test_presets(void)
{
    g_autofree char *folder =
        folder_new(SITE, "workflow daily { question q { prompt = p } }", NULL);
    g_autofree char *faults = NULL, *state = g_build_filename(folder, "state", NULL);
    g_autofree char *templates = g_build_filename(folder, "templates", NULL);
    g_autofree char *url = g_strconcat("maildir:", folder, "/outbound", NULL);
    struct config *config = read_in(folder, CONFIG_ALL, &faults, NULL);
    const struct site_config *site = &config->site;
    g_assert_cmpstr(site->name, ==, "Check-in");
    g_assert_cmpstr(site->address, ==, "checkin@example.com");
    g_assert_cmpstr(site->local, ==, "checkin");
    g_assert_cmpstr(site->domain, ==, "example.com");
    g_assert_cmpstr(site->delimiter, ==, "+");
    g_assert_cmpstr(site->owner, ==, "");
    g_assert_cmpstr(site->state, ==, state);
    g_assert_cmpstr(site->zone, ==, "UTC");
    g_assert_cmpstr(site->workdays, ==, "mon-fri");
    g_assert_cmpstr(site->hours, ==, "08:30-17:30");
    g_assert_cmpstr(site->language, ==, "en");
    g_assert_null(site->domains[0]);
    g_assert_cmpint(site->max_message, ==, 25 << 20);
    g_assert_cmpstr(site->trust_authserv, ==, "");
    g_assert_cmpstr(site->templates, ==, templates);
    g_assert_cmpint(site->keep_raw_days, ==, 30);
    g_assert_cmpint(site->keep_entry_months, ==, 24);
    g_assert_cmpint(site->keep_leaver_months, ==, 6);
    g_assert_cmpstr(config->send.url, ==, url);
    g_assert_cmpstr(config->send.user, ==, "");
    g_assert_cmpint(config->send.connections, ==, 4);
    g_assert_cmpint(config->send.rate, ==, 0);
    g_assert_null(config->lmtp.listen[0]);
    g_assert_cmpint(config->lmtp.sessions, ==, 100);
    g_assert_cmpint(config->lmtp.idle, ==, 300);
    g_assert_cmpstr(config->summary.at, ==, "08:30");
    const struct workflow_config *daily = &config->workflows[0];
    g_assert_cmpstr(daily->kind, ==, "check-in");
    g_assert_cmpstr(daily->title, ==, "Your check-in");
    g_assert_cmpstr(daily->audience[0], ==, "everyone");
    g_assert_null(daily->audience[1]);
    g_assert_cmpstr(daily->days, ==, "mon-fri");
    g_assert_cmpstr(daily->ask, ==, "09:00");
    g_assert_cmpstr(daily->remind[0], ==, "15:00");
    g_assert_cmpstr(daily->on_time, ==, "17:30");
    g_assert_cmpstr(daily->start, ==, "");
    g_assert_cmpstr(daily->end, ==, "");
    g_assert_cmpstr(daily->if_off, ==, "");
    g_assert_cmpstr(daily->questions[0].kind, ==, "text");
    g_assert_cmpint(config_line(config, &site->zone), ==, 0);
    config_free(config);
    folder_remove(folder);
}

static const char full_conf[] =
    "site {\n"
    "  name = \"Acme # check-in\" # the mark in quotes is none\n"
    "  address = \"CheckIn@Acme.Example\"\n"
    "  owner = Mia@Acme.example\n"
    "  delimiter = \"\"\n"
    "  state = /var/lib/muster\n"
    "  domains = {acme.example,\n"
    "             acme.test}\n"
    "  max-message = 64K\n"
    "  retention { raw = 7 entries = 12 leavers = 0 }\n"
    "}\n"
    "send { url = \"sendmail:bin/sendmail\" password-command = \"pass show 'muster'\" rate = 30 }\n"
    "summary { at = \"07:45\" }\n"
    "fetch here { url = \"maildir:in\" after = \"move:done\" }\n"
    "fetch there { url = \"imaps://mail.acme.example/In%20box\" user = ann token-command = t every = 60 }\n"
    "lmtp { listen = {\"unix:run/lmtp\", \"/run/lmtp\", \"inet:[::1]:2424\"} idle = 30 }\n";

static const char full_workflows[] =
    "workflow weekly { days = fri audience = {core, \"mia@acme.example\"} remind = {}\n"
    "  question plan { prompt = plan } }\n"
    "\n"
    "workflow daily {\n"
    "  remind = \"15:00\"\n"
    "  question done { kind = \"list\" prompt = \"Done?\" labels = {\"done\", \"y\"}\n"
    "    lang de { prompt = \"Erledigt?\" labels = \"gestern\" } lang fr { prompt = \"Fini ?\" } }\n"
    "  question next { prompt = \"Next?\" }\n"
    "}\n";

static void test_values(void)
{
    g_autofree char *folder = folder_new(full_conf, full_workflows, NULL), *faults = NULL;
    g_autofree char *url = g_strconcat("sendmail:", folder, "/bin/sendmail", NULL);
    g_autofree char *maildir = g_strconcat("maildir:", folder, "/in", NULL);
    g_autofree char *socket = g_strconcat("unix:", folder, "/run/lmtp", NULL);
    struct config *config = read_in(folder, CONFIG_ALL, &faults, NULL);
    g_assert_cmpstr(faults, ==, "");
    g_assert_cmpstr(config->site.name, ==, "Acme # check-in");
    g_assert_cmpstr(config->site.address, ==, "checkin@acme.example");
    g_assert_cmpstr(config->site.owner, ==, "mia@acme.example");
    g_assert_cmpstr(config->site.delimiter, ==, "");
    g_assert_cmpstr(config->site.state, ==, "/var/lib/muster");
    g_assert_cmpstr(config->site.domains[1], ==, "acme.test");
    g_assert_null(config->site.domains[2]);
    g_assert_cmpint(config->site.max_message, ==, 64 << 10);
    g_assert_cmpint(config->site.keep_raw_days, ==, 7);
    g_assert_cmpint(config->site.keep_leaver_months, ==, 0);
    g_assert_cmpstr(config->send.url, ==, url);
    g_assert_cmpstr(config->send.password_command, ==, "pass show 'muster'");
    g_assert_cmpint(config->send.rate, ==, 30);
    g_assert_cmpstr(config->summary.at, ==, "07:45");
    g_assert_cmpint(config->n_fetches, ==, 2);
    g_assert_cmpstr(config->fetches[0].name, ==, "here");
    g_assert_cmpstr(config->fetches[0].url, ==, maildir);
    g_assert_cmpstr(config->fetches[0].after, ==, "move:done");
    g_assert_cmpint(config->fetches[0].every, ==, 180);
    g_assert_cmpstr(config->fetches[1].url, ==, "imaps://mail.acme.example/In%20box");
    g_assert_cmpstr(config->fetches[1].token_command, ==, "t");
    g_assert_cmpstr(config->fetches[1].after, ==, "keep");
    g_assert_cmpint(config->fetches[1].every, ==, 60);
    g_assert_cmpint(config_line(config, &config->fetches[1].user), ==, 15);
    g_assert_cmpstr(config->lmtp.listen[0], ==, socket);
    g_assert_cmpstr(config->lmtp.listen[1], ==, "/run/lmtp");
    g_assert_cmpstr(config->lmtp.listen[2], ==, "inet:[::1]:2424");
    g_assert_null(config->lmtp.listen[3]);
    g_assert_cmpint(config->lmtp.idle, ==, 30);
    g_assert_cmpint(config_line(config, &config->site.address), ==, 3);
    g_assert_cmpint(config_line(config, &config->site.max_message), ==, 9);
    g_assert_cmpint(config_line(config, &config->summary.at), ==, 13);
    config_free(config);
    folder_remove(folder);
}

static void test_workflows(void)
{
    g_autofree char *folder = folder_new(full_conf, full_workflows, NULL), *faults = NULL;
    struct config *config = read_in(folder, CONFIG_ALL, &faults, NULL);
    g_assert_cmpint(config->n_workflows, ==, 2);
    const struct workflow_config *daily = &config->workflows[0], *weekly = &config->workflows[1];
    g_assert_cmpstr(daily->name, ==, "daily");
    g_assert_true(g_str_has_suffix(daily->file, "/workflows.d/a.conf"));
    g_assert_cmpstr(daily->remind[0], ==, "15:00");
    g_assert_cmpint(config_line(config, &daily->remind), ==, 5);
    g_assert_cmpint(daily->n_questions, ==, 2);
    const struct question_config *done = &daily->questions[0];
    g_assert_cmpstr(done->key, ==, "done");
    g_assert_cmpstr(done->kind, ==, "list");
    g_assert_cmpint(done->n_wordings, ==, 3);
    g_assert_cmpstr(done->wordings[0].language, ==, "");
    g_assert_cmpstr(done->wordings[0].labels[1], ==, "y");
    g_assert_cmpstr(done->wordings[1].language, ==, "de");
    g_assert_cmpstr(done->wordings[1].prompt, ==, "Erledigt?");
    g_assert_cmpstr(done->wordings[1].labels[0], ==, "gestern");
    g_assert_cmpstr(done->wordings[2].prompt, ==, "Fini ?");
    g_assert_null(done->wordings[2].labels[0]);
    g_assert_cmpint(config_line(config, &done->wordings[1].prompt), ==, 7);
    g_assert_cmpstr(weekly->audience[1], ==, "mia@acme.example");
    g_assert_null(weekly->remind[0]);
    config_free(config);
    folder_remove(folder);
}

/* Which plan the list DONE of a workflow with QUESTIONS recalls. */
static void assert_recall(const char *questions, const char *wanted)
{
    g_autofree char *file = g_strdup_printf("workflow daily {\n%s\n}\n", questions);
    g_autofree char *folder = folder_new(SITE, file, NULL), *faults = NULL;
    struct config *config = read_in(folder, CONFIG_ALL, &faults, NULL);
    g_assert_cmpstr(config->workflows[0].questions[0].recall, ==, wanted);
    config_free(config);
    folder_remove(folder);
}

static void test_recall(void)
{
    static const char next[] = "question next { kind = list prompt = p }";
    g_autofree char *preset = g_strconcat("question done { kind = list prompt = p }", next, NULL);
    g_autofree char *refused =
        g_strconcat("question done { kind = list prompt = p recall = \"\" }", next, NULL);
    g_autofree char *no_list = g_strconcat("question done { prompt = p }", next, NULL);
    g_autofree char *named =
        g_strconcat("question did { kind = list prompt = p recall = next }", next, NULL);
    assert_recall(preset, "daily.next");
    assert_recall(refused, "");
    assert_recall(no_list, "");
    assert_recall(named, "daily.next");
    assert_recall("question done { kind = list prompt = p } question next { prompt = p }", "");
    assert_recall("question done { kind = list prompt = p }", "");
}

static void test_questions(void)
{
    g_autofree char *folder = folder_new(
        SITE,
        "workflow daily { question where { kind = choice prompt = p choices = {office, home}\n"
        "  required = yes days = \"mon, wed\" lang de { prompt = p choices = {\"Büro\", Zuhause} } }\n"
        " question joke { pool = {one, two} } }",
        NULL);
    g_autofree char *faults = NULL;
    struct config *config = read_in(folder, CONFIG_ALL, &faults, NULL);
    const struct question_config *where = &config->workflows[0].questions[0], *joke = where + 1;
    g_assert_cmpstr(faults, ==, "");
    g_assert_true(where->required);
    g_assert_cmpstr(where->days, ==, "mon, wed");
    g_assert_cmpstr(where->wordings[0].choices[1], ==, "home");
    g_assert_cmpstr(where->wordings[1].choices[0], ==, "Büro");
    g_assert_null(where->wordings[1].choices[2]);
    g_assert_false(joke->required);
    g_assert_cmpstr(joke->days, ==, "");
    g_assert_cmpstr(joke->wordings[0].prompt, ==, "");
    g_assert_cmpstr(joke->wordings[0].pool[1], ==, "two");
    config_free(config);
    folder_remove(folder);
}

/* Accepting mail goes on while the owner mistypes a workflow, and waits while muster.conf is
 * wrong. */
static void test_site_only(void)
{
    g_autofree char *folder = folder_new(SITE, "workflow { ", NULL);
    g_autofree char *wrong = folder_new("sennd { x }\n" SITE, NULL, NULL);
    g_autofree char *faults = NULL, *more = NULL;
    struct config *config = read_in(folder, CONFIG_SITE, &faults, NULL);
    g_assert_cmpstr(faults, ==, "");
    g_assert_cmpstr(config->site.local, ==, "checkin");
    g_assert_cmpint(config->n_workflows, ==, 0);
    config_free(config);
    config_free(read_in(wrong, CONFIG_SITE, &more, NULL));
    g_assert_cmpstr(more, ==, "muster.conf:1: unknown name `sennd'; did you mean `send'?\n");
    folder_remove(folder);
    folder_remove(wrong);
}

static void test_unreadable(void)
{
    g_autofree char *folder = folder_new("site", NULL, NULL), *faults = NULL;
    g_autofree char *path = g_build_filename(folder, "muster.conf", NULL);
    struct failure failure = {.kind = FAILURE_NONE};
    g_assert_true(g_file_set_contents(path, "site \0", 6, NULL));
    g_assert_null(read_in(folder, CONFIG_ALL, &faults, &failure));
    g_assert_cmpstr(faults, ==, "muster.conf:0: cannot be read: it holds a NUL octet\n");
    g_remove(path);
    g_clear_pointer(&faults, g_free);
    g_assert_null(read_in(folder, CONFIG_SITE, &faults, NULL));
    g_assert_cmpstr(
        faults, ==,
        "muster.conf:0: cannot be read: there is no such file (`muster init' makes one)\n");
    folder_remove(folder);
}

/* The failure has the first fault, and says how many there are. */
static void test_failure(void)
{
    g_autofree char *folder = folder_new("site {\n zoone = 1\n address = x\n}\n", NULL, NULL);
    g_autofree char *faults = NULL, *wanted = NULL;
    struct failure failure = {.kind = FAILURE_NONE};
    g_autofree char *path = g_build_filename(folder, "muster.conf", NULL);
    g_assert_null(config_read(path, CONFIG_ALL, NULL, &failure));
    config_free(read_in(folder, CONFIG_ALL, &faults, NULL));
    wanted = g_strdup_printf("%s/muster.conf:2: unknown name `zoone'; did you mean `zone'? "
                             "(and 1 more; `muster check' lists them)",
                             folder);
    g_assert_cmpstr(failure.text, ==, wanted);
    folder_remove(folder);
}

static void test_path(void)
{
    g_unsetenv("MUSTER_CONF");
    g_assert_cmpstr(config_path(NULL), ==, SYSCONFDIR "/muster/muster.conf");
    g_setenv("MUSTER_CONF", "/srv/site/muster.conf", TRUE);
    g_assert_cmpstr(config_path(NULL), ==, "/srv/site/muster.conf");
    g_assert_cmpstr(config_path("other.conf"), ==, "other.conf");
    g_unsetenv("MUSTER_CONF");
}

/* A cut-off file, wherever it is cut, has faults or none, but never breaks the reader. */
static void test_cut(void)
{
    for (gsize length = 0; length < strlen(full_workflows); length++) {
        g_autofree char *cut = g_strndup(full_workflows, length), *faults = NULL;
        g_autofree char *folder = folder_new(SITE, cut, cut);
        config_free(read_in(folder, CONFIG_ALL, &faults, NULL));
        folder_remove(folder);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/config/faults", test_faults);
    g_test_add_func("/base/config/workflow-faults", test_workflow_faults);
    g_test_add_func("/base/config/question-faults", test_question_faults);
    g_test_add_func("/base/config/questions", test_questions);
    g_test_add_func("/base/config/recall", test_recall);
    g_test_add_func("/base/config/presets", test_presets);
    g_test_add_func("/base/config/values", test_values);
    g_test_add_func("/base/config/workflows", test_workflows);
    g_test_add_func("/base/config/site-only", test_site_only);
    g_test_add_func("/base/config/unreadable", test_unreadable);
    g_test_add_func("/base/config/failure", test_failure);
    g_test_add_func("/base/config/path", test_path);
    g_test_add_func("/base/config/cut", test_cut);
    return g_test_run();
}

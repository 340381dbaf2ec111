/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A site for tests of the clock side. */
#include "clock-site.h"

#include <string.h>

#include "muster/work/token.h"
#include "scratch.h"

const char muster_conf[] = "site {\n"
                           "  name = \"Acme check-in\"\n"
                           "  address = \"checkin@acme.example\"\n"
                           "  owner = \"sam@acme.example\"\n"
                           "  state = \"state\"\n"
                           "  zone = \"Europe/Berlin\"\n"
                           "  workdays = \"mon-fri\"\n"
                           "  hours = \"08:30-17:30\"\n"
                           "  language = \"en\"\n"
                           "}\n"
                           "send { url = \"maildir:mail\" }\n"
                           "summary { at = \"08:30\" }\n";

const char daily[] = "workflow daily {\n"
                     "  kind = \"check-in\" title = \"Your check-in\"\n"
                     "  audience = \"everyone\" days = \"mon-fri\"\n"
                     "  ask = \"09:00\" remind = {\"15:00\"} on-time = \"17:30\"\n"
                     "  question done { kind = \"list\" prompt = \"Done?\" }\n"
                     "}\n";

const char weekly[] = "workflow plan {\n"
                      "  kind = \"check-in\" title = \"Your week\"\n"
                      "  audience = \"everyone\" days = \"mon\"\n"
                      "  ask = \"09:45\" remind = {\"15:30\"} on-time = \"16:00\"\n"
                      "  question plan { kind = \"list\" prompt = \"Plan?\" }\n"
                      "}\n";

void story_write(const struct story *story, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(story->folder, name, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

gint64 instant(const char *text)
{
    int64_t at;
    struct failure failure = {0};
    g_assert_true(instant_parse(text, &at, &failure));
    return at;
}

void site_begin(struct story *story, const char *now)
{
    struct failure failure = {0};
    g_clear_pointer(&story->site, site_close);
    story->site = site_open(story->conf, STORE_WRITE, instant(now), &failure);
    g_assert_cmpstr(failure.text, ==, "");
}

void story_begin(struct story *story, gconstpointer unused)
{
    (void)unused;
    struct failure failure = {0};
    story->folder = g_dir_make_tmp("muster-planning-XXXXXX", NULL);
    story->conf = g_build_filename(story->folder, "muster.conf", NULL);
    g_autofree char *state = g_build_filename(story->folder, "state", NULL);
    g_autofree char *workflows = g_build_filename(story->folder, "workflows.d", NULL);
    g_assert_cmpint(g_mkdir(state, 0700), ==, 0);
    g_assert_cmpint(g_mkdir(workflows, 0700), ==, 0);
    story_write(story, "muster.conf", muster_conf);
    story_write(story, "workflows.d/daily.conf", daily);
    g_assert_true(spool_make(state, &failure));
    store_close(store_open(state, STORE_CREATE, &failure));
    g_assert_true(keys_create(state, instant("2026-11-01T00:00:00Z"), &failure));
    g_assert_cmpstr(failure.text, ==, "");
    site_begin(story, "2026-11-20T08:00:00Z");
}

void story_end(struct story *story, gconstpointer unused)
{
    (void)unused;
    site_close(story->site);
    folder_remove(story->folder);
    g_free(story->folder);
    g_free(story->conf);
}

void changes_begin(struct story *story)
{
    struct failure failure = {0};
    g_assert_true(store_begin(story->site->store, &failure));
}

void changes_commit(struct story *story)
{
    struct failure failure = {0};
    g_assert_true(store_commit(story->site->store, &failure));
    g_assert_cmpstr(failure.text, ==, "");
}

gint64 someone(struct story *story, const char *address, const char *zone, const char *team)
{
    changes_begin(story);
    gint64 id = person_add(story->site->store, address, "");
    person_set(story->site->store, id, "zone", zone);
    if (team != NULL)
        person_set_teams(story->site->store, id, (const char *const[]){team, NULL});
    planning_refresh_person(story->site, id);
    changes_commit(story);
    return id;
}

/* Somebody who was welcomed last week. */
gint64 colleague(struct story *story, const char *address, const char *zone)
{
    gint64 id = someone(story, address, zone, "core");
    changes_begin(story);
    person_set_first_day(story->site->store, id, (int32_t)(story->site->now / INSTANT_DAY) - 7);
    person_set_state(story->site->store, id, PERSON_ACTIVE, story->site->now);
    planning_refresh_person(story->site, id);
    changes_commit(story);
    return id;
}

const struct planning_report *tick(struct story *story, const char *now)
{
    static const volatile int stop = 0;
    struct failure failure = {0};
    story->site->now = instant(now);
    gboolean fine = planning_run(story->site, 0, &stop, &story->report, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    g_assert_true(fine);
    return &story->report;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster report: what a time brought, by team and person. */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "muster/work/report.h"

enum { DAYS = 7 }; /* that are told when nobody says since when */

static char *team, *person_address, *workflow_name, *since, *until;
static gboolean html;

/* An option that is left out leaves the day as it is. */
static gboolean day_option(const char *text, int32_t *day, struct failure *failure)
{
    return text == NULL || day_parse(text, day) ||
           failure_set(failure, FAILURE_USAGE, "`%s' is no date; write it as 2026-11-23", text);
}

static gboolean query_read(const struct site *site, struct report_query *query,
                           struct failure *failure)
{
    int minute;
    zone_local(site->rhythm.zone, site->now, &query->until, &minute);
    if (!day_option(until, &query->until, failure))
        return FALSE;
    query->since = query->until - DAYS + 1;
    if (!day_option(since, &query->since, failure))
        return FALSE;
    return query->since <= query->until ||
           failure_set(failure, FAILURE_USAGE, "--since lies behind --until");
}

/* A slip in a name shall not look like a quiet week. */
static gboolean names_known(struct site *site, struct failure *failure)
{
    struct person *person =
        person_address != NULL ? person_by_address(site->store, person_address) : NULL;
    gboolean known = person_address == NULL || person != NULL;
    person_free(person);
    if (!known)
        return failure_set(failure, FAILURE_USAGE, "nobody has the address `%s'", person_address);
    g_auto(GStrv) teams = teams_all(site->store);
    if (team != NULL && !g_strv_contains((const char *const *)teams, team)) {
        const char *nearest = nearest_word(team, (const char *const *)teams);
        return failure_set(failure, FAILURE_USAGE, "there is no team `%s'%s%s", team,
                           nearest != NULL ? "; did you mean " : "",
                           nearest != NULL ? nearest : "");
    }
    return TRUE;
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct report_query query = {
        .team = team, .person = person_address, .workflow = workflow_name};
    if (!query_read(site, &query, failure) || !names_known(site, failure))
        return FALSE;
    struct report *report = report_gather(site, &query);
    g_autoptr(GString) out = g_string_new(NULL);
    enum report_form form = command->json ? REPORT_JSON : html ? REPORT_HTML : REPORT_TEXT;
    gboolean fine = report_print(site, report, form, out, failure);
    report_free(report);
    return fine && (fputs(out->str, stdout) >= 0 ||
                    failure_set(failure, FAILURE_BUSY, "stdout: %s", g_strerror(errno)));
}

int main(int argc, char **argv)
{
    static const GOptionEntry options[] = {
        {"team", 0, 0, G_OPTION_ARG_STRING, &team, "only this team", "NAME"},
        {"person", 0, 0, G_OPTION_ARG_STRING, &person_address, "only this person", "ADDRESS"},
        {"workflow", 0, 0, G_OPTION_ARG_STRING, &workflow_name, "only this workflow", "NAME"},
        {"since", 0, 0, G_OPTION_ARG_STRING, &since, "from this day on; else the last seven days",
         "DATE"},
        {"until", 0, 0, G_OPTION_ARG_STRING, &until, "up to this day; else today", "DATE"},
        {"html", 0, 0, G_OPTION_ARG_NONE, &html, "as a page of HTML", NULL},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "report",
        .summary = "what a time brought: answers and what was in the way, by team and person",
        .example = "  muster report --team=core --since=2026-11-16 --until=2026-11-22\n"
                   "  muster report --person=ann@example.com --html >ann.html\n",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .act = act,
        .mode = STORE_READ,
    };
    return command_main(&command, argc, argv);
}

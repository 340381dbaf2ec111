/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster report: what a time brought, by team and person. */
#include <errno.h>
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/selection.h"
#include "muster/work/report.h"

enum { DAYS = 7 }; /* that are told when nobody says since when */

static gboolean html;

static const GOptionEntry form_options[] = {
    {"html", 0, 0, G_OPTION_ARG_NONE, &html, "as a page of HTML", NULL},
    G_OPTION_ENTRY_NULL,
};

/* The last seven days, unless others are named. */
static gboolean period_read(const struct site *site, struct entries_query *query,
                            struct failure *failure)
{
    int minute;
    query->since = DAY_NONE;
    zone_local(site->rhythm.zone, site->now, &query->until, &minute);
    if (!selection_days(query, failure))
        return FALSE;
    if (query->since == DAY_NONE)
        query->since = query->until - DAYS + 1;
    return query->since <= query->until ||
           failure_set(failure, FAILURE_USAGE, "--since is later than --until");
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct entries_query query = {0};
    g_autoptr(GString) out = g_string_new(NULL);
    if (!period_read(site, &query, failure) || !store_begin_read(site->store, failure))
        return FALSE;
    gboolean fine = selection_names(site, &query, failure);
    struct report *report = fine ? report_gather(site, &query) : NULL;
    fine = store_ok(site->store, failure) && fine;
    store_end_read(site->store);
    enum report_form form = command->json ? REPORT_JSON : html ? REPORT_HTML : REPORT_TEXT;
    fine = fine && report_print(site, report, form, out, failure);
    report_free(report);
    return fine && (fputs(out->str, stdout) >= 0 ||
                    failure_set(failure, FAILURE_BUSY, "stdout: %s", g_strerror(errno)));
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "report",
        .summary = "Shows what a time brought: answers and blockers, by team and person.",
        .example = "  muster report --team core --since 2026-11-16 --until 2026-11-22\n"
                   "  muster report --person ann@acme.example --html >ann.html",
        .has_data = TRUE,
        .options = selection_options,
        .more_options = form_options,
        .act = act,
        .mode = STORE_READ,
    };
    return command_main(&command, argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "report": what the last week or month brought, for a reader who chose it, or who asked for one now.
 *
 * Promises: once a week or month, on its first working day at the hour of the summary; nothing when nothing came in. One
 * that was asked for comes at once, and changes nothing of the others. Its step counts the days up to its day, and its workflow is
 * the name of the team, or "".
 */
#include "work/planning/answering.h"
#include "work/planning/draft.h"
#include "work/summary/report-forms.h"

#include <string.h>

#define REPORT_LIFE (7 * INSTANT_DAY)

/* A week, or a month: the one of a day, and the one before it. */
struct period {
    int32_t since, until;
};

static struct period week_of(int32_t day)
{
    int32_t monday = day - day_weekday(day);
    return (struct period){monday, monday + 6};
}

static struct period month_of(int32_t day)
{
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    int32_t next = month == 12 ? day_of(year + 1, 1, 1) : day_of(year, month + 1, 1);
    return (struct period){day_of(year, month, 1), next - 1};
}

/* FALSE when the reader chose none. */
static gboolean period_of(struct store *store, gint64 reader, int32_t day, struct period *period_r)
{
    g_autofree char *choice = person_setting_get(store, reader, "report");
    gboolean weekly = g_str_equal(choice, "weekly"), monthly = g_str_equal(choice, "monthly");
    *period_r = weekly ? week_of(day) : month_of(day);
    return weekly || monthly;
}

void report_plan(struct planner *planner, const struct person *reader)
{
    const struct rhythm *rhythm = planner_rhythm(planner, reader);
    int32_t today = planner_today(planner, rhythm), day;
    struct period period;
    int64_t at;
    if (!period_of(planner->site->store, reader->id, today, &period))
        return;
    gint64 end = zone_instant(rhythm->zone, period.until + 1, 0);
    struct due key = due_key("report", "", reader->id, 0, 0);
    if (rhythm_next_hour(rhythm, &planner->site->summary_at, end - 1, &at, &day))
        planner_due_set(planner, &key, period.until + 1, at);
}

static gboolean report_mail(struct planner *planner, const struct person *reader,
                            const struct report *report, const char *key, struct failure *failure)
{
    struct report_page page = report_show(report);
    struct draft draft;
    draft_begin(&draft, planner, reader, "report");
    gboolean written =
        letters_report(&page.view, &draft.post, planner->site->templates, &draft.written, failure);
    if (written && draft_queue(&draft, key, 0, planner->site->now + REPORT_LIFE)) {
        goal_views_note_shown(report->goals, planner->site->store, draft.mail);
        planner->report->summarised++;
    }
    draft_clear(&draft);
    report_page_clear(&page);
    return written;
}

static gboolean report_of(struct planner *planner, const struct person *reader,
                          const struct entries_query *query, const char *key,
                          struct failure *failure)
{
    struct report *report = report_gather_for(planner, query, reader);
    gboolean fine = report_is_empty(report) || report_mail(planner, reader, report, key, failure);
    report_free(report);
    return fine;
}

static gboolean report_tell(struct planner *planner, const struct person *reader,
                            const struct due *due, struct failure *failure)
{
    struct period period;
    if (!period_of(planner->site->store, reader->id, due->day - 1, &period))
        return TRUE;
    const struct entries_query query = {.since = period.since, .until = period.until};
    char day[DAY_TEXT_MAX];
    day_format(period.since, day);
    g_autofree char *key = g_strdup_printf("report:%" G_GINT64_FORMAT ":%s", reader->id, day);
    return report_of(planner, reader, &query, key, failure);
}

/* Who asks for the same twice gets it twice. */
static gboolean report_answer(struct planner *planner, const struct person *reader,
                              const struct due *due, struct failure *failure)
{
    const struct entries_query query = {.team = *due->workflow != '\0' ? due->workflow : NULL,
                                        .since = due->day - due->step + 1,
                                        .until = due->day};
    g_autofree char *key = g_strdup_printf("report:%" G_GINT64_FORMAT ":%s:%d:%" G_GINT64_FORMAT,
                                           reader->id, due->workflow, due->step, due->at);
    return !answering_admits(planner, reader->id) ||
           report_of(planner, reader, &query, key, failure);
}

gboolean report_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *reader = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    int64_t open;
    if (reader != NULL && due->step > 0)
        fine = report_answer(planner, reader, due, failure);
    else if (reader != NULL && reader->state != PERSON_LEFT && reader->suspended == 0 &&
             rhythm_next_open(planner_rhythm(planner, reader), planner->site->now, &open)) {
        if (open > planner->site->now) {
            planner_due_set(planner, due, due->day, open);
        } else {
            fine = report_tell(planner, reader, due, failure);
            report_plan(planner, reader);
        }
    }
    person_free(reader);
    return fine;
}

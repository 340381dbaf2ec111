/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What will be sent: takes the turns of one person's plans one after the other, as tick will, each
 * at the instant for which it is planned. Why not: forecast-why.c.
 */
#include "muster/work/forecast.h"

#include "work/meetings/meetings.h"
#include "work/planning/forecast-why.h"
#include "work/planning/own-time.h"
#include "work/pulse/pulse.h"
#include "work/site/workflow.h"

/* A turn that will ask. */
struct coming_turn {
    const struct workflow *workflow;
    struct occasion occasion;
    gint64 at;
};

struct foreseeing {
    struct planner *planner;
    const struct own_time *own;
    GPtrArray *days; /* struct forecast_day */
    int32_t first, last;
    gint64 now; /* from when on */
};

static void mail_free(gpointer data)
{
    struct forecast_mail *mail = data;
    g_ptr_array_unref(mail->workflows);
    g_array_unref(mail->reminders);
    g_free(mail->with);
    g_free(mail);
}

void forecast_day_free(struct forecast_day *day)
{
    g_ptr_array_unref(day->mails);
    g_free(day->why);
    g_free(day);
}

static struct forecast_day *day_new(int32_t day)
{
    struct forecast_day *new = g_new0(struct forecast_day, 1);
    new->day = day;
    new->mails = g_ptr_array_new_with_free_func(mail_free);
    return new;
}

/* A mail of the kind WHAT; it goes into the day on which the person gets it. NULL when that is
 * beyond. Borrowed. */
static struct forecast_mail *mail_add(const struct foreseeing *seeing, const char *what, gint64 at)
{
    int32_t day;
    int minute;
    zone_local(seeing->own->rhythm->zone, at, &day, &minute);
    if (day < seeing->first || day > seeing->last)
        return NULL;
    struct forecast_mail *mail = g_new0(struct forecast_mail, 1);
    mail->at = at;
    mail->what = what;
    mail->workflows = g_ptr_array_new();
    mail->reminders = g_array_new(FALSE, FALSE, sizeof(gint64));
    const struct forecast_day *of = seeing->days->pdata[day - seeing->first];
    g_ptr_array_add(of->mails, mail);
    return mail;
}

static int compare_instants(gconstpointer a, gconstpointer b)
{
    const gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;
    return (one > other) - (one < other);
}

/* Reminders within the hour of each other are one mail, and a day has only so many. */
static void reminders_add(const struct foreseeing *seeing, struct forecast_mail *mail,
                          const struct occasion *occasion)
{
    for (guint i = 0; i < occasion->n_reminders; i++) {
        gboolean is_there = !own_time_reminds(seeing->own, occasion->remind[i]);
        for (guint j = 0; j < mail->reminders->len; j++)
            is_there |=
                turn_together(g_array_index(mail->reminders, gint64, j), occasion->remind[i]);
        if (!is_there)
            g_array_append_val(mail->reminders, occasion->remind[i]);
    }
    g_array_sort(mail->reminders, compare_instants);
}

static void question_add(const struct foreseeing *seeing, struct forecast_mail *mail,
                         const struct coming_turn *turn)
{
    g_ptr_array_add(mail->workflows, (gpointer)turn->workflow);
    reminders_add(seeing, mail, &turn->occasion);
    if (mail->on_time == 0 || turn->occasion.on_time < mail->on_time)
        mail->on_time = turn->occasion.on_time;
}

/* All turns of WORKFLOW that will ask, each at the instant for which it is planned. */
static void turns_foresee(const struct foreseeing *seeing, const struct workflow *workflow,
                          struct planned plan, GArray *turns)
{
    const struct own_time *own = seeing->own;
    struct coming_turn coming = {.workflow = workflow, .at = seeing->now};
    for (;;) {
        coming.at = MAX(coming.at, plan.at);
        enum turn turn = schedule_turn(own_time_schedule(own, workflow), own->rhythm, &plan,
                                       coming.at, &coming.occasion);
        if (turn == TURN_NEVER || coming.occasion.day > seeing->last)
            return;
        if (turn == TURN_NOW)
            g_array_append_val(turns, coming);
    }
}

static int compare_turns(gconstpointer a, gconstpointer b)
{
    const struct coming_turn *one = a, *other = b;
    return (one->at > other->at) - (one->at < other->at);
}

/* Whether TURN goes out in the mail of LEAD. */
static gboolean turn_joins(const struct foreseeing *seeing, const struct coming_turn *lead,
                           const struct coming_turn *turn)
{
    struct occasion occasion;
    return turn->workflow != lead->workflow &&
           own_time_joins(seeing->own, turn->workflow, &lead->occasion, &occasion) &&
           occasion.day == turn->occasion.day;
}

static void turns_mail(const struct foreseeing *seeing, GArray *turns)
{
    g_array_sort(turns, compare_turns);
    while (turns->len > 0) {
        const struct coming_turn lead = g_array_index(turns, struct coming_turn, 0);
        struct forecast_mail *mail = mail_add(seeing, "question", lead.at);
        g_array_remove_index(turns, 0);
        if (mail == NULL)
            continue;
        question_add(seeing, mail, &lead);
        for (guint i = 0; i < turns->len;) {
            const struct coming_turn *turn = &g_array_index(turns, struct coming_turn, i);
            if (!turn_joins(seeing, &lead, turn)) {
                i++;
                continue;
            }
            question_add(seeing, mail, turn);
            g_array_remove_index(turns, i);
        }
    }
}

/* From the plan in the store; who is not welcomed yet has none, and begins on their first day. */
static gboolean plan_of(const struct foreseeing *seeing, const struct workflow *workflow,
                        struct planned *plan_r)
{
    const struct person *person = seeing->own->person;
    struct due key = due_key("ask", workflow->config->name, person->id, 0, 0);
    struct due *row = due_find(seeing->planner->site->store, &key);
    if (row != NULL)
        *plan_r = (struct planned){MAX(row->day, person->first_day), row->at};
    else
        *plan_r = (struct planned){person->first_day, INT64_MIN};
    gboolean found = row != NULL || person->state == PERSON_WELCOME;
    due_free(row);
    return found;
}

/* As far as it is known now. */
static gboolean has_something(const struct foreseeing *seeing, const struct workflow *workflow)
{
    if (!workflow_asks_each(workflow))
        return TRUE;
    struct form *form =
        workflow_form_each(seeing->planner->site, workflow, seeing->own->person, seeing->last);
    form_free(form);
    return form != NULL;
}

static void foresee_questions(const struct foreseeing *seeing)
{
    const struct site *site = seeing->planner->site;
    g_autoptr(GArray) turns = g_array_new(FALSE, FALSE, sizeof(struct coming_turn));
    for (guint i = 0; i < site->n_workflows; i++) {
        const struct workflow *workflow = &site->workflows[i];
        struct planned plan;
        if (workflow_asks(workflow, seeing->own->person) && !workflow->paused &&
            has_something(seeing, workflow) && plan_of(seeing, workflow, &plan))
            turns_foresee(seeing, workflow, plan, turns);
    }
    turns_mail(seeing, turns);
}

/* The welcome, from the day after which the person is asked. FALSE when it is not planned. */
static gboolean foresee_welcome(struct foreseeing *seeing, struct person *person)
{
    const struct rhythm *rhythm = seeing->own->rhythm;
    struct due key = due_key("welcome", "", person->id, 0, 0);
    struct due *row = due_find(seeing->planner->site->store, &key);
    int64_t open;
    int32_t day;
    int minute;
    gboolean comes = row != NULL && rhythm_next_open(rhythm, MAX(seeing->now, row->at), &open);
    due_free(row);
    if (!comes)
        return FALSE;
    mail_add(seeing, "welcome", open);
    seeing->now = open;
    zone_local(rhythm->zone, open, &day, &minute);
    return rhythm_next_workday(rhythm, day + 1, &person->first_day);
}

static void foresee_summaries(const struct foreseeing *seeing)
{
    const struct site *site = seeing->planner->site;
    struct due key = due_key("summary", "", seeing->own->person->id, 0, 0);
    struct due *row = due_find(site->store, &key);
    int64_t at = row != NULL ? MAX(row->at, site->now) : 0;
    int32_t day = seeing->first;
    while (row != NULL && day <= seeing->last) {
        mail_add(seeing, "summary", at);
        if (!rhythm_next_hour(seeing->own->rhythm, &site->summary_at, at, &at, &day))
            break;
    }
    due_free(row);
}

static void foresee_meeting(gint64 at, const char *stage, const struct person *partner,
                            gpointer data)
{
    struct forecast_mail *mail = mail_add(data, stage, at);
    if (mail != NULL)
        mail->with = g_strdup(partner->address);
}

static void foresee_meetings(struct foreseeing *seeing)
{
    gint64 end = zone_instant(seeing->own->rhythm->zone, seeing->last + 1, 0);
    meetings_foresee(seeing->planner, seeing->own->person, end, foresee_meeting, seeing);
}

static void foresee_pulse(gint64 at, const struct workflow *workflow, enum pulse_stage stage,
                          gpointer data)
{
    static const char *const words[PULSE_STAGES] = {"pulse", "pulse-reminder", "pulse-result"};
    struct forecast_mail *mail = mail_add(data, words[stage], at);
    if (mail != NULL)
        g_ptr_array_add(mail->workflows, (gpointer)workflow);
}

static void foresee_pulses(struct foreseeing *seeing)
{
    gint64 end = zone_instant(seeing->own->rhythm->zone, seeing->last + 1, 0);
    pulses_foresee(seeing->planner, seeing->own->person, end, foresee_pulse, seeing);
}

static int compare_mails(gconstpointer a, gconstpointer b)
{
    const struct forecast_mail *one = *(const struct forecast_mail *const *)a;
    const struct forecast_mail *other = *(const struct forecast_mail *const *)b;
    return (one->at > other->at) - (one->at < other->at);
}

static gboolean day_asks(const struct forecast_day *day)
{
    static const char *const asking[] = {"question", "pulse", NULL};
    for (guint i = 0; i < day->mails->len; i++)
        if (g_strv_contains(asking, ((const struct forecast_mail *)day->mails->pdata[i])->what))
            return TRUE;
    return FALSE;
}

static void days_finish(const struct foreseeing *seeing)
{
    for (guint i = 0; i < seeing->days->len; i++) {
        struct forecast_day *day = seeing->days->pdata[i];
        g_ptr_array_sort(day->mails, compare_mails);
        if (!day_asks(day))
            day->why = forecast_why(seeing->own, day->day);
    }
}

static void foresee(struct foreseeing *seeing, struct person *person)
{
    gboolean asked = person->state == PERSON_ACTIVE && person->suspended == 0;
    if (person->state == PERSON_WELCOME)
        asked = foresee_welcome(seeing, person);
    if (asked)
        foresee_questions(seeing);
    if (person->state != PERSON_LEFT && person->suspended == 0 && person->reads[0] != NULL)
        foresee_summaries(seeing);
    foresee_meetings(seeing);
    foresee_pulses(seeing);
    days_finish(seeing);
}

GPtrArray *forecast_of(struct site *site, const struct person *of, guint days)
{
    struct planning_report report = {0};
    struct planner planner;
    planner_init(&planner, site, &report);
    struct person person = *of; /* with another first day, where it is to come */
    struct own_time own = own_time_of(&planner, &person);
    struct foreseeing seeing = {.planner = &planner, .own = &own, .now = site->now};
    seeing.first = planner_today(&planner, own.rhythm);
    seeing.last = seeing.first + (int32_t)days - 1;
    seeing.days = g_ptr_array_new_with_free_func((GDestroyNotify)forecast_day_free);
    for (int32_t day = seeing.first; day <= seeing.last; day++)
        g_ptr_array_add(seeing.days, day_new(day));
    foresee(&seeing, &person);
    planner_clear(&planner);
    return seeing.days;
}

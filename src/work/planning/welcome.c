/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "welcome": the first mail that a person ever gets.
 *
 * Promises: it comes in the person's hours of a working day, asks nothing, and the first round comes on their next
 * working day. Who is asked in no workflow gets none.
 */
#include "muster/work/team-form.h"
#include "work/planning/draft.h"
#include "work/site/workflow.h"

/* The workflows that PERSON will be asked, as the letter tells them. */
struct programme {
    GArray *coming;    /* struct coming */
    int32_t first_day; /* of the first of them */
    gint64 first_end;  /* instant at which the first round of all ends */
};

static void programme_add(struct programme *programme, const struct workflow *workflow,
                          const struct rhythm *rhythm, int32_t first_day)
{
    struct occasion occasion;
    if (!schedule_next(&workflow->schedule, rhythm, first_day, &occasion))
        return;
    struct coming coming = {.title = workflow->config->title,
                            .n_questions = (guint)workflow->config->n_questions,
                            .days = schedule_weekdays(&workflow->schedule, rhythm),
                            .n_reminders = occasion.n_reminders};
    int32_t day;
    zone_local(rhythm->zone, occasion.ask, &day, &coming.minute);
    g_array_append_val(programme->coming, coming);
    if (programme->coming->len == 1 || occasion.day < programme->first_day)
        programme->first_day = occasion.day;
    if (programme->coming->len == 1 || occasion.on_time < programme->first_end)
        programme->first_end = occasion.on_time;
}

static struct programme programme_of(struct planner *planner, const struct person *person,
                                     int32_t first_day)
{
    struct programme programme = {.coming = g_array_new(FALSE, FALSE, sizeof(struct coming))};
    const struct rhythm *rhythm = planner_rhythm(planner, person);
    for (guint i = 0; i < planner->site->n_workflows; i++)
        if (workflow_asks(&planner->site->workflows[i], person) &&
            !workflow_asks_each(&planner->site->workflows[i]))
            programme_add(&programme,
                          workflow_for(planner->site, &planner->site->workflows[i], person), rhythm,
                          first_day);
    return programme;
}

static gboolean welcome_write(struct planner *planner, struct draft *draft,
                              const struct person *person, const struct programme *programme,
                              struct failure *failure)
{
    const struct site_config *config = &planner->site->config->site;
    const struct audience *audience = planner_audience(planner, person->teams);
    g_autoptr(GPtrArray) readers = g_ptr_array_new();
    for (guint i = 0; i < audience->names->len; i++)
        g_ptr_array_add(readers, g_ptr_array_index(audience->names, i));
    g_ptr_array_add(readers, NULL);
    struct welcome_view view = {.coming = (const struct coming *)(void *)programme->coming->data,
                                .n_coming = programme->coming->len,
                                .first_day = programme->first_day,
                                .teams = (const char *const *)person->teams,
                                .readers = (const char *const *)readers->pdata,
                                .keep_raw_days = config->keep_raw_days,
                                .keep_entry_months = config->keep_entry_months};
    return letters_welcome(&view, &draft->post, planner->site->templates, &draft->written, failure);
}

/* Of its row in the outbox. Caller frees. */
static char *welcome_key(gint64 person)
{
    return g_strdup_printf("welcome:%" G_GINT64_FORMAT, person);
}

gboolean person_was_welcomed(struct store *store, gint64 person)
{
    g_autofree char *key = welcome_key(person);
    return outbox_went(store, key);
}

/* A relay that is down for a night does not eat the welcome: it is worth sending until the first round ends. */
static gboolean welcome_mail(struct planner *planner, const struct person *person,
                             const struct programme *programme, struct failure *failure)
{
    g_autofree char *key = welcome_key(person->id);
    struct draft draft;
    draft_begin(&draft, planner, person, "welcome");
    gboolean written = welcome_write(planner, &draft, person, programme, failure);
    if (written && draft_queue(&draft, key, 0, programme->first_end))
        planner->report->welcomed++;
    draft_clear(&draft);
    return written;
}

static gboolean welcome_person(struct planner *planner, const struct person *person,
                               const struct due *due, struct failure *failure)
{
    struct store *store = planner->site->store;
    const struct rhythm *rhythm = planner_rhythm(planner, person);
    int64_t open;
    int32_t first_day;
    if (!rhythm_next_open(rhythm, planner->site->now, &open) ||
        !rhythm_next_workday(rhythm, planner_today(planner, rhythm) + 1, &first_day))
        return TRUE; /* someone who never works */
    if (open > planner->site->now) {
        planner_due_set(planner, due, due->day, open);
        return TRUE;
    }
    struct programme programme = programme_of(planner, person, first_day);
    gboolean fine =
        programme.coming->len == 0 || welcome_mail(planner, person, &programme, failure);
    g_array_unref(programme.coming);
    person_set_first_day(store, person->id, first_day);
    person_set_state(store, person->id, PERSON_ACTIVE, planner->site->now);
    refresh_person(planner, person->id);
    return fine;
}

gboolean welcome_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *person = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    if (person != NULL && person->state == PERSON_WELCOME && planner_asks(planner, person))
        fine = welcome_person(planner, person, due, failure);
    person_free(person);
    return fine;
}
